package io.insightstream.clients.catalog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Points in time as files write them, as far as they can mean only one:
 *
 * <ul>
 *   <li>{@code 2020-08-12T00:00:00Z} with {@code T} or a blank, with or without seconds, with 1 to 9 digits of
 *       fraction, with {@code Z}, {@code UTC}, {@code +09:00}, {@code +0900}, {@code +09} or no zone;
 *   <li>{@code 2020-08-12} and {@code 20200812}: midnight in UTC;
 *   <li>9 or 10 digits: seconds since 1970; 12 or 13 digits: milliseconds since 1970.
 * </ul>
 *
 * <p>A time without a zone is in UTC: that is how the platform gives it and how tools store it when they cut the zone
 * off.
 */
final class InstantText {

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})"
            + "(?:[Tt ](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?"
            + " ?([Zz]|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?)?");
    private static final Pattern BASIC_DATE = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern SECONDS = Pattern.compile("\\d{9,10}");
    private static final Pattern MILLIS = Pattern.compile("\\d{12,13}");

    private InstantText() {}

    /** Reads a point in time; empty if the text is none, is not in the calendar or could mean several. */
    static Optional<Instant> parse(String text) {
        Matcher date = ISO.matcher(text);
        if (date.matches()) {
            return ofCalendar(date, date.group(4) != null);
        }
        Matcher basic = BASIC_DATE.matcher(text);
        if (basic.matches()) {
            return ofCalendar(basic, false);
        }
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
        }
        if (MILLIS.matcher(text).matches()) {
            return Optional.of(Instant.ofEpochMilli(Long.parseLong(text)));
        }
        return Optional.empty();
    }

    private static Optional<Instant> ofCalendar(Matcher date, boolean timed) {
        try {
            LocalDate day = LocalDate.of(number(date, 1), number(date, 2), number(date, 3));
            if (!timed) {
                return Optional.of(day.atStartOfDay(ZoneOffset.UTC).toInstant());
            }
            LocalTime time = LocalTime.of(number(date, 4), number(date, 5), number(date, 6), nanos(date.group(7)));
            return Optional.of(LocalDateTime.of(day, time).toInstant(zone(date.group(8))));
        } catch (DateTimeException notInTheCalendar) {
            return Optional.empty();
        }
    }

    private static int number(Matcher date, int group) {
        String digits = date.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }

    private static ZoneOffset zone(@Nullable String zone) {
        if (zone == null) {
            return ZoneOffset.UTC;
        }
        String upper = zone.toUpperCase(Locale.ROOT);
        return upper.equals("UTC") || upper.equals("GMT") ? ZoneOffset.UTC : ZoneOffset.of(upper);
    }
}
