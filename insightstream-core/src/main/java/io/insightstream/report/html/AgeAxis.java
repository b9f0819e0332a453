package io.insightstream.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where ages lie on an axis: by their square root, which gives the first weeks room without crowding the years.
 *
 * @param oldest the age in days at the end, above 0
 * @param from the coordinate of age 0
 * @param to the coordinate of the oldest
 */
record AgeAxis(double oldest, double from, double to) {

    /** An age worth a label. */
    record Tick(String label, double days) {}

    /** The most telling first: the others only where there is room. */
    private static final List<Tick> TICKS = List.of(
            new Tick("1 year", Figures.DAYS_OF_YEAR),
            new Tick("1 month", Figures.DAYS_OF_MONTH),
            new Tick("3 years", 3 * Figures.DAYS_OF_YEAR),
            new Tick("10 years", 10 * Figures.DAYS_OF_YEAR),
            new Tick("5 years", 5 * Figures.DAYS_OF_YEAR),
            new Tick("3 months", 3 * Figures.DAYS_OF_MONTH),
            new Tick("6 months", 6 * Figures.DAYS_OF_MONTH),
            new Tick("2 years", 2 * Figures.DAYS_OF_YEAR),
            new Tick("1 week", 7),
            new Tick("15 years", 15 * Figures.DAYS_OF_YEAR),
            new Tick("20 years", 20 * Figures.DAYS_OF_YEAR),
            new Tick("4 years", 4 * Figures.DAYS_OF_YEAR),
            new Tick("7 years", 7 * Figures.DAYS_OF_YEAR),
            new Tick("2 weeks", 14),
            new Tick("1 day", 1),
            new Tick("3 days", 3),
            new Tick("new", 0));

    double at(double days) {
        return from + Math.sqrt(Math.max(0, days) / oldest) * (to - from);
    }

    /** Ages at least a distance apart, the youngest first. */
    List<Tick> ticks(double distance) {
        List<Tick> ticks = new ArrayList<>();
        for (Tick tick : TICKS) {
            if (tick.days() <= oldest
                    && ticks.stream().allMatch(other -> Math.abs(at(other.days()) - at(tick.days())) >= distance)) {
                ticks.add(tick);
            }
        }
        ticks.sort(Comparator.comparingDouble(Tick::days));
        return ticks;
    }
}
