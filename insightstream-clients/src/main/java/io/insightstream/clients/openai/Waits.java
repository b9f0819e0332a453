package io.insightstream.clients.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.insightstream.clients.http.RetryHints;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * How long a server asks to wait. Asked in this order, the first that knows counts: the headers {@code retry-after-ms} and
 * {@code Retry-After}; OpenRouter's {@code error.metadata}; the words "try again in 9m38.016s"; the headers {@code
 * x-ratelimit-reset-*} of what has none remaining, as durations or, at Azure, seconds; {@code X-RateLimit-Reset}, in
 * milliseconds since 1970.
 */
final class Waits {

    private static final Pattern IN_WORDS =
            Pattern.compile("(?i)\\b(?:try again|retry)\\s+(?:in|after)\\s+(?:(\\d+(?:\\.\\d+)?)\\s+(milli)?seconds?\\b"
                    + "|((?:\\d+(?:\\.\\d+)?(?:h|ms|m|s))+))");
    private static final long EPOCH_MILLIS = 100_000_000_000L;
    private static final long EPOCH_SECONDS = 1_000_000_000L;
    private static final String[] COUNTED = {"requests", "tokens"};

    private Waits() {}

    static @Nullable Duration of(Headers headers, ErrorBody error, Clock clock) {
        Duration wait = RetryHints.fromHeaders(headers, clock);
        if (wait == null) {
            wait = inMetadata(error.metadata(), clock);
        }
        if (wait == null) {
            wait = inWords(error.message());
        }
        if (wait == null) {
            wait = resetOfSpent(headers);
        }
        return wait == null ? until(headers.get("X-RateLimit-Reset"), clock) : wait;
    }

    private static @Nullable Duration inMetadata(JsonNode metadata, Clock clock) {
        JsonNode seconds = metadata.path("retry_after_seconds");
        Duration wait = RetryHints.duration(seconds.isMissingNode() ? null : seconds.asText("") + "s");
        if (wait != null) {
            return wait;
        }
        Headers.Builder headers = new Headers.Builder();
        for (Map.Entry<String, JsonNode> header : metadata.path("headers").properties()) {
            String name = header.getKey();
            if (name.equalsIgnoreCase("Retry-After") || name.equalsIgnoreCase("X-RateLimit-Reset")) {
                headers.addUnsafeNonAscii(name, header.getValue().asText(""));
            }
        }
        Headers told = headers.build();
        wait = RetryHints.fromHeaders(told, clock);
        return wait == null ? until(told.get("X-RateLimit-Reset"), clock) : wait;
    }

    private static @Nullable Duration inWords(String message) {
        Matcher words = IN_WORDS.matcher(message);
        if (!words.find()) {
            return null;
        }
        String number = words.group(1);
        return RetryHints.duration(number == null ? words.group(3) : number + (words.group(2) == null ? "s" : "ms"));
    }

    /** The longest reset of what has none remaining: both must be there again. */
    private static @Nullable Duration resetOfSpent(Headers headers) {
        Duration longest = null;
        for (String counted : COUNTED) {
            if ("0".equals(headers.get("x-ratelimit-remaining-" + counted))) {
                Duration reset = reset(headers.get("x-ratelimit-reset-" + counted));
                if (reset != null && (longest == null || reset.compareTo(longest) > 0)) {
                    longest = reset;
                }
            }
        }
        return longest;
    }

    private static @Nullable Duration reset(@Nullable String text) {
        Duration duration = RetryHints.duration(text);
        return duration == null && text != null ? RetryHints.duration(text + "s") : duration;
    }

    private static @Nullable Duration until(@Nullable String epoch, Clock clock) {
        if (epoch == null || !epoch.matches("\\d{10,15}")) {
            return null;
        }
        long reset = Long.parseLong(epoch);
        if (reset < EPOCH_SECONDS) {
            return null;
        }
        Instant at = reset < EPOCH_MILLIS ? Instant.ofEpochSecond(reset) : Instant.ofEpochMilli(reset);
        Duration wait = Duration.between(clock.instant(), at);
        return wait.isNegative() ? null : wait;
    }
}
