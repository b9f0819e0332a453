package io.insightstream.clients.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.insightstream.clients.http.RetryHints;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An error in the words of Google's newer interfaces: {@code {"error":{"code","message","status","details":[...]}}}, of
 * which every part can be missing. It is found within an array, within the message of another error, and a page of HTML
 * is an error without anything but words. What is meant for Google's own people ({@code DebugInfo}) is left out: it
 * repeats keys.
 *
 * @param isJson whether there was an error object at all
 * @param code its number, 0 if there is none
 * @param status its name, such as {@code RESOURCE_EXHAUSTED}; empty if there is none
 * @param message what it says, on one line
 * @param reasons the reasons of its {@code ErrorInfo}
 * @param quotas the ids of the quotas that were exceeded
 * @param withoutQuota whether one of them is 0 from the start
 * @param retryDelay how long to wait; null if it does not say
 */
record GoogleError(
        boolean isJson,
        int code,
        String status,
        String message,
        Set<String> reasons,
        List<String> quotas,
        boolean withoutQuota,
        @Nullable Duration retryDelay) {

    private static final int DEEPEST = 3;
    private static final int LONGEST = 600;
    private static final Pattern RETRY_IN = Pattern.compile("(?i)retry in ((?:\\d+(?:\\.\\d+)?(?:ms|h|m|s))+)");
    private static final Pattern NO_QUOTA = Pattern.compile("(?i)\\blimit: 0(?![.\\d])");
    private static final Pattern INVISIBLE = Pattern.compile("(?is)<(script|style)\\b.*?</\\1\\s*>|<!--.*?-->");
    private static final Pattern TAG = Pattern.compile("<[^<>]*>");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** What names of statuses stand for where no number does. */
    private static final Map<String, Integer> CODES = Map.ofEntries(
            Map.entry("INVALID_ARGUMENT", 400),
            Map.entry("FAILED_PRECONDITION", 400),
            Map.entry("OUT_OF_RANGE", 400),
            Map.entry("UNAUTHENTICATED", 401),
            Map.entry("PERMISSION_DENIED", 403),
            Map.entry("NOT_FOUND", 404),
            Map.entry("RESOURCE_EXHAUSTED", 429),
            Map.entry("CANCELLED", 499),
            Map.entry("INTERNAL", 500),
            Map.entry("UNKNOWN", 500),
            Map.entry("UNAVAILABLE", 503),
            Map.entry("DEADLINE_EXCEEDED", 504));

    /** The error that a text is, or is a page of words about. */
    static GoogleError of(String text) {
        GoogleError found = find(GeminiJson.any(text), 0);
        return found != null
                ? found
                : new GoogleError(false, 0, "", words(text), Set.of(), List.of(), false, retryIn(text));
    }

    /** The error that a text holds; null if it is something else. */
    static @Nullable GoogleError in(JsonNode root) {
        return find(root, 0);
    }

    private static @Nullable GoogleError find(@Nullable JsonNode root, int depth) {
        if (root == null || depth > DEEPEST) {
            return null;
        }
        if (root.isArray()) {
            return find(root.get(0), depth + 1);
        }
        JsonNode error = root.path("error");
        if (error.isObject()) {
            String message = error.path("message").asText("");
            GoogleError inner = message.stripLeading().startsWith("{")
                            || message.stripLeading().startsWith("[")
                    ? find(GeminiJson.any(message), depth + 1)
                    : null;
            return inner == null ? read(error, message) : inner;
        }
        return error.isTextual()
                ? new GoogleError(
                        true,
                        root.path("code").asInt(0),
                        root.path("status").asText(""),
                        words(error.textValue()),
                        Set.of(),
                        List.of(),
                        false,
                        null)
                : null;
    }

    private static GoogleError read(JsonNode error, String message) {
        Set<String> reasons = new HashSet<>();
        List<String> quotas = new ArrayList<>();
        boolean withoutQuota = NO_QUOTA.matcher(message).find();
        Duration delay = retryIn(message);
        for (JsonNode detail : error.path("details")) {
            reasons.add(detail.path("reason").asText(""));
            JsonNode metadata = detail.path("metadata");
            quotas.add(metadata.path("quota_limit").asText(""));
            withoutQuota |= metadata.path("quota_limit_value").asText("").equals("0");
            for (JsonNode violation : detail.path("violations")) {
                quotas.add(violation.path("quotaId").asText(""));
                withoutQuota |= violation.path("quotaValue").asText("").equals("0");
            }
            delay = longer(delay, RetryHints.duration(detail.path("retryDelay").textValue()));
        }
        reasons.remove("");
        quotas.removeIf(String::isEmpty);
        String status = error.path("status").asText("");
        int code = error.path("code").asInt(0);
        return new GoogleError(
                true,
                code == 0 ? CODES.getOrDefault(status, 0) : code,
                status,
                words(message),
                Set.copyOf(reasons),
                List.copyOf(quotas),
                withoutQuota,
                delay);
    }

    private static @Nullable Duration retryIn(String message) {
        Matcher told = RETRY_IN.matcher(message);
        return told.find() ? RetryHints.duration(told.group(1)) : null;
    }

    /** The longer of two waits: the detail cuts off the fraction that the message tells. */
    static @Nullable Duration longer(@Nullable Duration a, @Nullable Duration b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.compareTo(b) >= 0 ? a : b;
    }

    boolean has(String... anyOf) {
        for (String reason : anyOf) {
            if (reasons.contains(reason) || status.equals(reason)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the message holds one of these, whatever their case. */
    boolean says(String... anyOf) {
        String said = message.toLowerCase(java.util.Locale.ROOT);
        for (String words : anyOf) {
            if (said.contains(words)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the quota of a day is among those exceeded. */
    boolean isOfTheDay() {
        return quotas.stream().anyMatch(quota -> quota.contains("PerDay")) || says("per day");
    }

    private static String words(String text) {
        String visible = text.stripLeading().startsWith("<")
                ? TAG.matcher(INVISIBLE.matcher(text).replaceAll(" ")).replaceAll(" ")
                : text;
        String words = BLANKS.matcher(visible).replaceAll(" ").strip();
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "...";
    }

    /** For a message: what it says, and why. */
    @Override
    public String toString() {
        List<String> why = new ArrayList<>();
        if (!status.isEmpty()) {
            why.add(status);
        }
        why.addAll(reasons.stream().sorted().toList());
        why.addAll(quotas);
        return (message.isEmpty() ? "no message" : "'" + message + "'") + (why.isEmpty() ? "" : " " + why);
    }
}
