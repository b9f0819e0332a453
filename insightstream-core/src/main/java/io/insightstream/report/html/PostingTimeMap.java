package io.insightstream.report.html;

import io.insightstream.analytics.AnalysisStatus;
import io.insightstream.analytics.video.PostingTimes;
import io.insightstream.analytics.video.TimeEffect;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How many videos came out at which hour of which weekday, and how they did. */
final class PostingTimeMap implements Chart {

    /** How many hours and weekdays are recommended at most. */
    private static final int BEST = 3;

    /** Up to this p-value the times differ by more than chance makes likely. */
    private static final double CHANCE = 0.05;

    /** From these effects on, in standard deviations, a time has a light or a strong colour. */
    private static final double LIGHT = 0.05;

    private static final double STRONG = 0.15;

    private final PostingTimes times;
    private final List<Integer> bestHours;
    private final List<DayOfWeek> bestDays;

    PostingTimeMap(PostingTimes times) {
        this.times = times;
        bestHours = times.bestHours(BEST).stream().map(TimeEffect::time).toList();
        bestDays = times.bestWeekdays(BEST).stream().map(TimeEffect::time).toList();
    }

    boolean isEmpty() {
        return times.slots().isEmpty();
    }

    boolean judged() {
        return times.status() == AnalysisStatus.OK;
    }

    /** What to make of the times, in whole sentences. */
    String advice() {
        if (!judged()) {
            return "Not enough data: " + Figures.count(times.posts(), "video") + " could be compared, and "
                    + times.options().minimumPosts() + " are needed before any time is recommended.";
        }
        List<String> hours = bestHours.stream().map(PostingTimeMap::hour).toList();
        List<String> days =
                bestDays.stream().map(day -> name(day, TextStyle.FULL)).toList();
        return advice("hour", hours, times.hourPValue()) + advice("weekday", days, times.weekdayPValue())
                + "This shows what went together, not what caused it.";
    }

    /** The times ahead, and whether they are ahead of more than chance. */
    private String advice(String unit, List<String> ahead, @Nullable Double p) {
        if (ahead.isEmpty()) {
            return "No " + unit + " stands out. ";
        }
        boolean clear = p != null && p <= CHANCE;
        String lead = clear
                ? "Best " + unit + "s: "
                : "No " + unit + " is clearly better than others; ahead, perhaps by luck: ";
        String luck = p == null
                ? ""
                : "Differences between " + unit + "s this large come up by luck alone in "
                        + (p < 0.01 ? "fewer than 1" : "about " + Figures.count(100 * p)) + " of 100 channels. ";
        return lead + String.join(", ", ahead) + " (" + times.options().zone().getId() + "). " + luck;
    }

    @Override
    public String title() {
        return "Posting times";
    }

    @Override
    public String finding() {
        return Figures.count(times.posts(), "video") + " by weekday and hour of "
                + times.options().zone().getId() + ". " + advice();
    }

    @Override
    public double height(Screen screen) {
        return screen.either(76 + 7 * 34, 44 + 24 * 20);
    }

    @Override
    public void draw(Markup svg, Screen screen) {
        double left = screen.either(62, 64);
        double top = 42;
        boolean wide = screen == Screen.WIDE;
        double width = wide ? (screen.width() - left - 4) / 24 : (screen.width() - left - 4) / 7;
        double height = wide ? 34 : 20;
        svg.open("g", "class", "axis");
        for (DayOfWeek day : DayOfWeek.values()) {
            double place = day.getValue() - 0.5;
            String name = name(day, TextStyle.SHORT);
            if (wide) {
                label(svg, bestDays.contains(day), name, left - 8, top + place * height + 5, "end");
            } else {
                stacked(svg, bestDays.contains(day), name, left + place * width, top - 8);
            }
        }
        for (int hour = 0; hour < 24; hour++) {
            boolean best = bestHours.contains(hour);
            if (wide) {
                stacked(svg, best, String.valueOf(hour), left + (hour + 0.5) * width, top - 8);
            } else {
                label(svg, best, hour(hour), left - 8, top + (hour + 0.5) * height + 4.5, "end");
            }
        }
        svg.close();
        StringBuilder empty = new StringBuilder();
        for (int i = 0; i < 168; i++) {
            double x = left + (wide ? i % 24 : i / 24) * width;
            double y = top + (wide ? i / 24 : i % 24) * height;
            empty.append("M")
                    .append(n(x + 1))
                    .append(" ")
                    .append(n(y + 1))
                    .append("h")
                    .append(n(width - 2));
            empty.append("v")
                    .append(n(height - 2))
                    .append("h")
                    .append(n(2 - width))
                    .append("z");
        }
        svg.empty("path", "class", "day0", "d", empty);
        svg.open("g", "class", "cells");
        for (TimeEffect<PostingTimes.Slot> slot : times.slots()) {
            int day = slot.time().weekday().getValue() - 1;
            int hour = slot.time().hour();
            cell(svg, slot, left + (wide ? hour : day) * width, top + (wide ? day : hour) * height, width, height);
        }
        svg.close();
        if (wide) {
            svg.element(
                    "text",
                    "Hour of the day; the number of videos in each field" + (judged() ? "; ★ ahead" : ""),
                    "class",
                    "mid soft",
                    "x",
                    screen.width() / 2,
                    "y",
                    height(screen) - 8);
        }
    }

    private static void label(Markup svg, boolean best, String text, double x, double y, String cssClass) {
        svg.element("text", (best ? "★ " : "") + text, "x", x, "y", y, "class", cssClass + (best ? " strong" : ""));
    }

    /** A label over a narrow column: the star stands on top. */
    private static void stacked(Markup svg, boolean best, String text, double x, double y) {
        if (best) {
            svg.element("text", "★", "x", x, "y", y - 16, "class", "mid strong");
        }
        svg.element("text", text, "x", x, "y", y, "class", best ? "mid strong" : "mid");
    }

    private void cell(Markup svg, TimeEffect<PostingTimes.Slot> slot, double x, double y, double width, double height) {
        svg.open("g", "class", judged() ? effect(slot.effect()) : "plain");
        svg.open("rect", "x", x + 1, "y", y + 1, "width", width - 2, "height", height - 2);
        if (height > 30) {
            svg.element(
                    "title",
                    name(slot.time().weekday(), TextStyle.FULL) + " "
                            + hour(slot.time().hour()) + ": "
                            + Figures.count(slot.posts(), "video")
                            + (judged() ? ", effect " + signed(slot.effect()) : ""));
        }
        svg.close();
        svg.element(
                "text", Figures.compact(slot.posts()), "x", x + width / 2, "y", y + height / 2 + 4.5, "class", "mid");
        svg.close();
    }

    private static String effect(double effect) {
        double size = Math.abs(effect);
        return size < LIGHT ? "e0" : (effect > 0 ? "up" : "down") + (size < STRONG ? "1" : "2");
    }

    private static String signed(double effect) {
        return (effect > 0 ? "+" : "") + Figures.decimal(effect, 2);
    }

    private static String hour(int hour) {
        return String.format(Locale.ENGLISH, "%02d:00", hour);
    }

    private static String name(DayOfWeek day, TextStyle style) {
        return day.getDisplayName(style, Locale.ENGLISH);
    }

    private static String n(double value) {
        return Markup.number(value);
    }
}
