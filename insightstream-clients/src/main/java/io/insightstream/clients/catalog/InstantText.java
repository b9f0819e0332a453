package io.insightstream.clients.catalog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
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
 *   <li>{@code 2020-08-12} and {@code 20200812}: midnight;
 *   <li>9 or 10 digits, also with a fraction: seconds since 1970; 12 or 13 digits: milliseconds since 1970;
 *   <li>{@code 17.14.11}, {@code 03/04/2021} and {@code 03/04/2021 15:30} where the order of the numbers is known.
 * </ul>
 */
final class InstantText {

    private static final String TIME = "(\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?";
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})-(\\d{2})-(\\d{2})(?:[Tt ]" + TIME + " ?([Zz]|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?)?");
    private static final Pattern BASIC_DATE = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern ORDERED = Pattern.compile("(\\S+)(?:[T ]" + TIME + ")?");
    private static final Pattern SECONDS = Pattern.compile("(\\d{9,10})(?:\\.(\\d{1,9}))?");
    private static final Pattern MILLIS = Pattern.compile("\\d{12,13}");
    private static final Pattern YEARLESS = Pattern.compile("(\\d{2})\\.(\\d{2})");

    private final ZoneId zone;

    /**
     * What a text says.
     *
     * @param instant the point in time
     * @param zoned whether the text says in which zone it is
     * @param ordered whether the text says which number is the day
     */
    record Reading(Instant instant, boolean zoned, boolean ordered) {}

    /**
     * Reads times.
     *
     * @param zone the zone of those that name none
     */
    InstantText(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * Reads a point in time; empty if the text is none, is not in the calendar or could mean several.
     *
     * @param order the order of day, month and year where the text does not tell; null if it is not known
     */
    Optional<Reading> parse(String text, @Nullable DayOrder order) {
        try {
            Matcher seconds = SECONDS.matcher(text);
            if (seconds.matches()) {
                long second = Long.parseLong(seconds.group(1));
                return Optional.of(new Reading(Instant.ofEpochSecond(second, nanos(seconds.group(2))), true, true));
            }
            if (MILLIS.matcher(text).matches()) {
                return Optional.of(new Reading(Instant.ofEpochMilli(Long.parseLong(text)), true, true));
            }
            Matcher basic = BASIC_DATE.matcher(text);
            if (basic.matches()) {
                return Optional.of(local(date(basic), LocalTime.MIDNIGHT, true));
            }
            Matcher iso = ISO.matcher(text);
            if (iso.matches()) {
                LocalTime time = time(iso, 4);
                return Optional.of(
                        iso.group(8) == null
                                ? local(date(iso), time, true)
                                : new Reading(date(iso).atTime(time).toInstant(offset(iso.group(8))), true, true));
            }
            Matcher ordered = ORDERED.matcher(text);
            if (order != null && ordered.matches()) {
                LocalTime time = time(ordered, 2);
                return order.parse(ordered.group(1)).map(date -> local(date, time, false));
            }
            return Optional.empty();
        } catch (DateTimeException notInTheCalendar) {
            return Optional.empty();
        }
    }

    /** Midnight of a day. */
    Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** Reads a day and a month such as {@code 13.09}; empty if the text is another. */
    static Optional<MonthDay> yearless(String text) {
        Matcher day = YEARLESS.matcher(text);
        try {
            return day.matches() ? Optional.of(MonthDay.of(number(day, 2), number(day, 1))) : Optional.empty();
        } catch (DateTimeException notInTheCalendar) {
            return Optional.empty();
        }
    }

    private Reading local(LocalDate day, LocalTime time, boolean ordered) {
        return new Reading(LocalDateTime.of(day, time).atZone(zone).toInstant(), false, ordered);
    }

    private static LocalDate date(Matcher date) {
        return LocalDate.of(number(date, 1), number(date, 2), number(date, 3));
    }

    /** The time in the four groups from the given one on; midnight if there is none. */
    private static LocalTime time(Matcher text, int group) {
        return LocalTime.of(
                number(text, group), number(text, group + 1), number(text, group + 2), nanos(text.group(group + 3)));
    }

    private static int number(Matcher date, int group) {
        String digits = date.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }

    private static ZoneOffset offset(String zone) {
        String upper = zone.toUpperCase(Locale.ROOT);
        return upper.equals("UTC") || upper.equals("GMT") ? ZoneOffset.UTC : ZoneOffset.of(upper);
    }
}
