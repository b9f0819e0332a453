package io.insightstream.clients.catalog;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * In which order dates such as {@code 17.14.11} and {@code 03/04/2021} name year, month and day. One such date may not
 * tell; a column of them mostly does, because no month is above 12.
 */
enum DayOrder {
    /** As in the column trending_date of the data sets on Kaggle: 17.14.11 is 14 November 2017. */
    YEAR_DAY_MONTH(0, 2, 1),
    /** As in 17-11-14. */
    YEAR_MONTH_DAY(0, 1, 2),
    /** As in 14.11.2017. */
    DAY_MONTH_YEAR(2, 1, 0),
    /** As in 11/14/2017. */
    MONTH_DAY_YEAR(2, 0, 1);

    /** Years of two digits are of this century: no platform for videos is older. */
    private static final int CENTURY = 2000;

    private static final Pattern DATE =
            Pattern.compile("(\\d{2})([./-])(\\d{2})\\2(\\d{2})|(\\d{1,2})([./-])(\\d{1,2})\\6(\\d{4})");

    private final int year;
    private final int month;
    private final int day;

    DayOrder(int year, int month, int day) {
        this.year = year;
        this.month = month;
        this.day = day;
    }

    /** Reads a date; empty if it is of another form or not in the calendar when read in this order. */
    Optional<LocalDate> parse(String text) {
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            return Optional.empty();
        }
        boolean longYear = date.group(8) != null;
        if (longYear && year == 0) {
            return Optional.empty();
        }
        int[] parts = longYear
                ? new int[] {number(date, 5), number(date, 7), number(date, 8)}
                : new int[] {number(date, 1), number(date, 3), number(date, 4)};
        try {
            return Optional.of(LocalDate.of(parts[year] + (longYear ? 0 : CENTURY), parts[month], parts[day]));
        } catch (DateTimeException notInTheCalendar) {
            return Optional.empty();
        }
    }

    private static int number(Matcher date, int group) {
        return Integer.parseInt(date.group(group));
    }

    /** Counts which orders the dates of a column allow. */
    static final class Votes {

        private final Map<DayOrder, Integer> counts = new EnumMap<>(DayOrder.class);

        /** Counts a text; one that is no such date does not matter. */
        void add(String text) {
            String date = text.split("[ T]", 2)[0];
            for (DayOrder order : values()) {
                if (order.parse(date).isPresent()) {
                    counts.merge(order, 1, Integer::sum);
                }
            }
        }

        /**
         * The order that fits more of the dates than any other.
         *
         * @param usual wins a tie; null if no order is usual here
         * @return the order; null if the dates do not tell
         */
        @Nullable
        DayOrder winner(@Nullable DayOrder usual) {
            int most = counts.values().stream().mapToInt(count -> count).max().orElse(0);
            if (usual != null && most > 0 && counts.getOrDefault(usual, 0) == most) {
                return usual;
            }
            Map<DayOrder, Integer> best = new EnumMap<>(counts);
            best.values().removeIf(count -> count < most);
            return best.size() == 1 ? best.keySet().iterator().next() : null;
        }
    }
}
