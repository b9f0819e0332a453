package io.insightstream.report.html;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, dates and times as people write them in English. */
final class Figures {

    static final double DAYS_OF_YEAR = 365.25;
    static final double DAYS_OF_MONTH = DAYS_OF_YEAR / 12;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final String[] UNITS = {"", "\u00A0k", "\u00A0M", "\u00A0B", "\u00A0T"};

    private Figures() {}

    /** Such as {@code 1,234,567}. */
    static String count(double n) {
        return count(Math.round(n));
    }

    /** Such as {@code 1,234,567}. */
    static String count(long n) {
        return String.format(Locale.ENGLISH, "%,d", n);
    }

    /** Such as {@code 1 video} or {@code 2 videos}. */
    static String count(long n, String noun) {
        return count(n) + " " + noun + (n == 1 ? "" : "s");
    }

    /** Such as {@code 950}, {@code 1.5 k} or {@code 12 M}. */
    static String compact(double n) {
        double scaled = n;
        int unit = 0;
        while (Math.round(scaled) >= 1000 && unit < UNITS.length - 1) {
            scaled /= 1000;
            unit++;
        }
        boolean whole = unit == 0 || scaled >= 9.95 || Math.abs(scaled - Math.rint(scaled)) < 0.05;
        return (whole ? count(scaled) : decimal(scaled, 1)) + UNITS[unit];
    }

    static String decimal(double n, int places) {
        double zero = Math.abs(n) < 0.5 * Math.pow(10, -places) ? 0 : n; // no "-0.0"
        return String.format(Locale.ENGLISH, "%,." + places + "f", zero);
    }

    /** A number without decimals it does not need, such as {@code 1} or {@code 0.5}. */
    static String plain(double n) {
        return Math.abs(n - Math.rint(n)) < 1e-9 ? count(n) : decimal(n, n < 1 ? 2 : 1);
    }

    /** Such as {@code 3.4x}. */
    static String multiple(double n) {
        if (n < 0.01) {
            return "<0.01x";
        }
        return (n >= 10 ? count(n) : decimal(n, n < 0.1 ? 2 : 1)) + "x";
    }

    /** A rate or probability to three decimals. */
    static String probability(double p) {
        return p < 0.001 ? "<0.001" : decimal(p, 3);
    }

    static String date(Instant instant, ZoneId zone) {
        return DATE.format(instant.atZone(zone));
    }

    static String date(LocalDate date) {
        return DATE.format(date);
    }

    static String moment(Instant instant, ZoneId zone) {
        return MOMENT.format(instant.atZone(zone)) + " " + zone.getId();
    }

    /** Such as {@code 4:05} or {@code 1:02:03}. */
    static String length(Duration duration) {
        long hours = duration.toHours();
        return hours == 0
                ? String.format(Locale.ENGLISH, "%d:%02d", duration.toMinutes(), duration.toSecondsPart())
                : String.format(
                        Locale.ENGLISH, "%d:%02d:%02d", hours, duration.toMinutesPart(), duration.toSecondsPart());
    }

    /** An age in the unit people would use, such as {@code 3 days} or {@code 2.5 years}. */
    static String age(double days) {
        if (days < 13.5) {
            return count(Math.round(days), "day");
        }
        if (days < 60) {
            return count(Math.round(days / 7), "week");
        }
        if (days < 2 * DAYS_OF_YEAR) {
            return count(Math.round(days / DAYS_OF_MONTH), "month");
        }
        return decimal(days / DAYS_OF_YEAR, 1) + " years";
    }
}
