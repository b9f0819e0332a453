package io.insightstream.clients.http;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Reads how long a provider asks to wait. What is not understood is no hint: these methods never fail on what a server
 * sends.
 */
public final class RetryHints {

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000);
    private static final int LONGEST_NUMBER = 18;

    private RetryHints() {}

    /**
     * Reads the headers {@code retry-after-ms} (milliseconds) and {@code Retry-After} (seconds or a date of HTTP); the
     * first of them that is understood counts.
     *
     * @param headers the headers of an answer
     * @param clock tells the time, for a date
     * @return how long to wait, zero for a date that has passed; null if the headers do not say
     */
    public static @Nullable Duration fromHeaders(Headers headers, Clock clock) {
        Duration millis = number(headers.get("retry-after-ms"), 1_000_000);
        if (millis != null) {
            return millis;
        }
        String after = headers.get("Retry-After");
        Duration seconds = number(after, 1_000_000_000);
        if (seconds != null || after == null) {
            return seconds;
        }
        Instant date = headers.getInstant("Retry-After");
        if (date == null) {
            return duration(after);
        }
        Duration until = Duration.between(clock.instant(), date);
        return until.isNegative() ? Duration.ZERO : shortened(until);
    }

    /**
     * Reads a duration as Go prints it and as Google's {@code RetryInfo} and the rate limit headers of text providers
     * write it: numbers with units one after another, such as {@code 7m12s}, {@code 26ms}, {@code 1.22s} and {@code 34s}.
     *
     * @param text the text; units are h, m, s, ms, us, µs and ns
     * @return the duration, at most 366 days; null if the text is null or of another form
     */
    public static @Nullable Duration duration(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        Duration sum = Duration.ZERO;
        int at = 0;
        while (at < text.length()) {
            int unit = at;
            while (unit < text.length() && isOfNumber(text.charAt(unit))) {
                unit++;
            }
            int end = unit;
            while (end < text.length() && !isOfNumber(text.charAt(end))) {
                end++;
            }
            Duration part = number(text.substring(at, unit), nanosOf(text.substring(unit, end)));
            if (part == null) {
                return null;
            }
            sum = shortened(sum.plus(part));
            at = end;
        }
        return sum;
    }

    private static boolean isOfNumber(char c) {
        return c == '.' || (c >= '0' && c <= '9');
    }

    private static long nanosOf(String unit) {
        return switch (unit) {
            case "h" -> 3_600_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "s" -> 1_000_000_000L;
            case "ms" -> 1_000_000L;
            case "us", "\u00b5s", "\u03bcs" -> 1_000L;
            case "ns" -> 1L;
            default -> 0;
        };
    }

    private static @Nullable Duration number(@Nullable String text, long nanosPerUnit) {
        if (text == null || nanosPerUnit == 0 || text.isEmpty() || text.length() > LONGEST_NUMBER) {
            return null;
        }
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!isOfNumber(text.charAt(i))) {
                return null;
            }
            points += text.charAt(i) == '.' ? 1 : 0;
        }
        if (points > 1 || points == text.length()) {
            return null;
        }
        BigDecimal nanos = new BigDecimal(text).multiply(BigDecimal.valueOf(nanosPerUnit));
        if (nanos.divide(NANOS_PER_SECOND).compareTo(BigDecimal.valueOf(LONGEST.toSeconds())) > 0) {
            return LONGEST;
        }
        return Duration.ofNanos(nanos.longValue());
    }

    private static Duration shortened(Duration duration) {
        return duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
    }
}
