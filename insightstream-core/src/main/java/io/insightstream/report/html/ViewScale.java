package io.insightstream.report.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where view counts lie on an axis: logarithmic, by {@code log1p}, so that no views at all have a place too.
 *
 * @param low {@code log1p} of the views at the begin
 * @param high {@code log1p} of the views at the end, above {@code low}
 * @param from the coordinate of the begin
 * @param to the coordinate of the end
 */
record ViewScale(double low, double high, double from, double to) {

    /** From each pair of neighbours on, the labels get denser: an axis takes as many as it has room for. */
    private static final double[] STEPS = {1, 3, 2, 5, 1.5, 7};

    /** A scale that holds the given counts with some air around them. */
    static ViewScale of(double[] views, double from, double to) {
        double low = Math.log1p(Math.max(0, Arrays.stream(views).min().orElse(0)));
        double high = Math.log1p(Math.max(0, Arrays.stream(views).max().orElse(0)));
        double missing = Math.max(0, Math.log(6) - (high - low)) / 2; // identical counts need an axis all the same
        double air = 0.07 * (high - low + 2 * missing);
        double begin = Math.max(low - missing - air, -air);
        return new ViewScale(begin, high + missing + air, from, to);
    }

    double at(double views) {
        return ofLog(Math.log1p(Math.max(0, views)));
    }

    double ofLog(double log) {
        return from + (log - low) / (high - low) * (to - from);
    }

    /** Round counts at least a distance apart. */
    List<Double> ticks(double distance) {
        List<Double> ticks = new ArrayList<>();
        add(ticks, 0, distance);
        for (double step : STEPS) {
            if (step > 1 && ticks.size() >= 5) {
                break; // powers of ten suffice
            }
            for (double power = 1; power < 1e16; power *= 10) {
                add(ticks, step * power, distance);
            }
        }
        return ticks.stream().sorted().toList();
    }

    private void add(List<Double> ticks, double tick, double distance) {
        double log = Math.log1p(tick);
        boolean whole = tick == Math.rint(tick);
        if (whole
                && log >= low
                && log <= high
                && ticks.stream().allMatch(other -> Math.abs(at(other) - at(tick)) >= distance)) {
            ticks.add(tick);
        }
    }
}
