package io.insightstream.report.html;

import io.insightstream.channel.ChannelOverview;
import io.insightstream.video.Video;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The uploads of each day of the last twelve months, a column for each week. */
final class UploadCalendar implements Chart {

    /** From this number of uploads on, a day has the strongest colour. */
    static final int STRONGEST = 3;

    private static final int WEEKS = 53;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH_OF_YEAR = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private final LocalDate today;
    private final LocalDate firstDay;
    private final LocalDate firstMonday;
    private final Map<LocalDate, Integer> uploads;

    UploadCalendar(ChannelOverview overview) {
        ZoneId zone = overview.streak().streaks().zone();
        today = LocalDate.ofInstant(overview.analyzedAt(), zone);
        firstDay = today.minusYears(1).plusDays(1);
        firstMonday =
                today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(WEEKS - 1L);
        uploads = overview.uploads().stream()
                .map(Video::publishedAt)
                .filter(time -> !time.isAfter(overview.analyzedAt()))
                .map(time -> LocalDate.ofInstant(time, zone))
                .filter(day -> !day.isBefore(firstDay))
                .collect(Collectors.toMap(day -> day, day -> 1, Integer::sum, TreeMap::new));
    }

    @Override
    public String title() {
        return "Upload calendar of the last twelve months";
    }

    @Override
    public String finding() {
        if (uploads.isEmpty()) {
            return "No upload from " + Figures.date(firstDay) + " to " + Figures.date(today) + ".";
        }
        int all = uploads.values().stream().mapToInt(Integer::intValue).sum();
        Map<YearMonth, Integer> months = uploads.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> YearMonth.from(entry.getKey()), Map.Entry::getValue, Integer::sum, TreeMap::new));
        String busiest = months.entrySet().stream()
                .max(Comparator.comparing(Map.Entry<YearMonth, Integer>::getValue))
                .map(month -> MONTH_OF_YEAR.format(month.getKey()) + " with " + month.getValue())
                .orElseThrow();
        return Figures.count(all, "upload") + " on " + Figures.count(uploads.size(), "day") + " from "
                + Figures.date(firstDay) + " to " + Figures.date(today) + "; the busiest month was " + busiest + ".";
    }

    private static double cell(Screen screen) {
        return screen.either(15.4, 10.6);
    }

    /** A phone shows the year as two halves, one below the other. */
    private static int columns(Screen screen) {
        return screen == Screen.WIDE ? WEEKS : (WEEKS + 1) / 2;
    }

    private static double block(Screen screen) {
        return 22 + 7 * cell(screen) + 16;
    }

    private static double top(int week, Screen screen) {
        int row = week / columns(screen);
        return row * block(screen);
    }

    @Override
    public double height(Screen screen) {
        int blocks = (WEEKS + columns(screen) - 1) / columns(screen);
        return blocks * block(screen) - 8;
    }

    @Override
    public void draw(Markup svg, Screen screen) {
        double left = screen.either(44, 38);
        double size = cell(screen);
        StringBuilder empty = new StringBuilder();
        String square = "h" + n(size - 2.4) + "v" + n(size - 2.4) + "h" + n(2.4 - size) + "z";
        svg.open("g", "class", "axis");
        int lastLabel = -9;
        for (int week = 0; week < WEEKS; week++) {
            double x = left + week % columns(screen) * size;
            double top = top(week, screen);
            LocalDate monday = firstMonday.plusWeeks(week);
            if (week % columns(screen) == 0) {
                weekdays(svg, left, top, size);
            }
            boolean begins = monday.plusDays(6).getDayOfMonth() <= 7 || week % columns(screen) == 0;
            boolean room = week / columns(screen) != lastLabel / columns(screen) || week - lastLabel >= 3;
            boolean fits = week % columns(screen) < columns(screen) - 1;
            if (begins && fits && (room || lastLabel < 0)) {
                svg.element("text", MONTH.format(monday.plusDays(6)), "x", x, "y", top + 13);
                lastLabel = week;
            }
            for (int day = 0; day < 7; day++) {
                LocalDate date = monday.plusDays(day);
                if (!uploads.containsKey(date) && !date.isAfter(today) && !date.isBefore(firstDay)) {
                    empty.append("M")
                            .append(n(x))
                            .append(" ")
                            .append(n(top + 22 + day * size))
                            .append(square);
                }
            }
        }
        svg.close();
        svg.empty("path", "class", "day0", "d", empty);
        uploads.forEach((date, count) -> {
            int week = (int) ChronoUnit.WEEKS.between(firstMonday, date);
            double x = left + week % columns(screen) * size;
            double y = top(week, screen) + 22 + (date.getDayOfWeek().getValue() - 1) * size;
            svg.open("path", "class", "day" + Math.min(STRONGEST, count), "d", "M" + n(x) + " " + n(y) + square);
            if (screen == Screen.WIDE) {
                svg.element("title", Figures.date(date) + ": " + Figures.count(count, "upload"));
            }
            svg.close();
        });
    }

    private static void weekdays(Markup svg, double left, double top, double size) {
        for (DayOfWeek day :
                new DayOfWeek[] {DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY, DayOfWeek.SUNDAY}) {
            svg.element(
                    "text",
                    day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH),
                    "x",
                    left - 7,
                    "y",
                    top + 22 + (day.getValue() - 0.5) * size + 3.2,
                    "class",
                    "end");
        }
    }

    private static String n(double value) {
        return Markup.number(value);
    }
}
