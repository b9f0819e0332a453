package io.insightstream.clients.catalog;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lengths of videos as files write them: {@code PT9M}, {@code P1DT2H3M4.5S}, {@code 3261} or {@code 45.0} seconds,
 * {@code 54:21}, {@code 1:02:03}, {@code 0 days 00:54:21}.
 */
final class DurationText {

    private static final Pattern ISO = Pattern.compile(
            "P(?:(\\d{1,6})W)?(?:(\\d{1,6})D)?"
                    + "(?:T(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9})(?:\\.(\\d{1,9}))?S)?)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CLOCK =
            Pattern.compile("(?:(\\d{1,6}) days?,? )?(?:(\\d{1,4}):)?(\\d{1,4}):([0-5]\\d)(?:\\.(\\d{1,9}))?");
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,10})(?:\\.(\\d{1,9}))?");

    private DurationText() {}

    /** Reads a duration; empty if the text is none. */
    static Optional<Duration> parse(String text) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return ofIso(iso, text);
        }
        Matcher seconds = SECONDS.matcher(text);
        if (seconds.matches()) {
            return Optional.of(seconds(seconds.group(1), seconds.group(2)));
        }
        Matcher clock = CLOCK.matcher(text);
        return clock.matches() ? ofClock(clock) : Optional.empty();
    }

    private static Optional<Duration> ofIso(Matcher iso, String text) {
        // The pattern lets a P or T with nothing behind it pass.
        if ("PpTt".indexOf(text.charAt(text.length() - 1)) >= 0) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofDays(7 * number(iso.group(1)))
                .plusDays(number(iso.group(2)))
                .plusHours(number(iso.group(3)))
                .plusMinutes(number(iso.group(4)))
                .plus(seconds(iso.group(5), iso.group(6))));
    }

    private static Optional<Duration> ofClock(Matcher clock) {
        boolean hours = clock.group(2) != null;
        long minutes = number(clock.group(3));
        if (hours && minutes > 59) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofDays(number(clock.group(1)))
                .plusHours(number(clock.group(2)))
                .plusMinutes(minutes)
                .plus(seconds(clock.group(4), clock.group(5))));
    }

    private static Duration seconds(@Nullable String whole, @Nullable String fraction) {
        long nanos = fraction == null ? 0 : Long.parseLong((fraction + "00000000").substring(0, 9));
        return Duration.ofSeconds(number(whole), nanos);
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
