package io.insightstream.clients.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of an answer say about the requests that may follow.
 *
 * @param remaining how many may be sent before the count starts anew, 0 or more
 * @param resetsIn how long until then
 */
record RateHeaders(long remaining, Duration resetsIn) {

    private static final long EPOCH_MILLIS = 100_000_000_000L;
    private static final long EPOCH_SECONDS = 1_000_000_000L;
    private static final int LONGEST_NUMBER = 15;

    /**
     * Reads {@code x-ratelimit-remaining-requests} with {@code x-ratelimit-reset-requests} (a duration of Go), or {@code
     * X-RateLimit-Remaining} with {@code X-RateLimit-Reset} (milliseconds from now, or since 1970, or seconds since
     * 1970, which are told apart by their size).
     *
     * @return what they say; null if they say nothing or not both
     */
    static @Nullable RateHeaders read(Headers headers, Clock clock) {
        Long remaining = number(headers.get("x-ratelimit-remaining-requests"));
        Duration reset = RetryHints.duration(headers.get("x-ratelimit-reset-requests"));
        if (remaining == null || reset == null) {
            remaining = number(headers.get("X-RateLimit-Remaining"));
            reset = untilReset(number(headers.get("X-RateLimit-Reset")), clock);
        }
        return remaining == null || reset == null || reset.isNegative() ? null : new RateHeaders(remaining, reset);
    }

    private static @Nullable Duration untilReset(@Nullable Long reset, Clock clock) {
        if (reset == null) {
            return null;
        }
        if (reset < EPOCH_SECONDS) {
            return Duration.ofMillis(reset);
        }
        Instant at = reset < EPOCH_MILLIS ? Instant.ofEpochSecond(reset) : Instant.ofEpochMilli(reset);
        return Duration.between(clock.instant(), at);
    }

    private static @Nullable Long number(@Nullable String text) {
        boolean digits = text != null
                && !text.isEmpty()
                && text.length() <= LONGEST_NUMBER
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Long.valueOf(text) : null;
    }
}
