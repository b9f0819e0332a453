package io.insightstream.analytics.video;

import org.apache.commons.math3.distribution.FDistribution;
import org.jspecify.annotations.Nullable;

/** How many videos fall on each of some times and what their performance sums to; times are numbered from 0. */
final class TimeTotals {

    private final double[] counts;
    private final double[] sums;

    private TimeTotals(double[] counts, double[] sums) {
        this.counts = counts;
        this.sums = sums;
    }

    static TimeTotals of(int times, int[] time, double[] performance) {
        double[] counts = new double[times];
        double[] sums = new double[times];
        for (int i = 0; i < time.length; i++) {
            counts[time[i]]++;
            sums[time[i]] += performance[i];
        }
        return new TimeTotals(counts, sums);
    }

    int count(int time) {
        return (int) counts[time];
    }

    double mean(int time) {
        return counts[time] == 0 ? 0 : sums[time] / counts[time];
    }

    /** Each time with half of its two neighbours; the last is a neighbour of the first. */
    TimeTotals smoothed() {
        int times = counts.length;
        double[] wideCounts = new double[times];
        double[] wideSums = new double[times];
        for (int i = 0; i < times; i++) {
            int before = (i + times - 1) % times;
            int after = (i + 1) % times;
            wideCounts[i] = counts[i] + (counts[before] + counts[after]) / 2;
            wideSums[i] = sums[i] + (sums[before] + sums[after]) / 2;
        }
        return new TimeTotals(wideCounts, wideSums);
    }

    double[] shrunk(double prior) {
        double[] effects = new double[counts.length];
        for (int i = 0; i < effects.length; i++) {
            effects[i] = sums[i] / (counts[i] + prior);
        }
        return effects;
    }

    /** The p-value of a one-way analysis of variance of the videos that were counted here. */
    @Nullable
    Double pValue(double[] performance) {
        int n = performance.length;
        double total = 0;
        double squares = 0;
        for (double value : performance) {
            total += value;
            squares += value * value;
        }
        int groups = 0;
        double between = n == 0 ? 0 : -total * total / n;
        double within = squares;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                groups++;
                between += sums[i] * sums[i] / counts[i];
                within -= sums[i] * sums[i] / counts[i];
            }
        }
        if (groups < 2 || n <= groups) {
            return null;
        }
        if (!(within > 1e-12 * squares)) {
            return between > 1e-12 * squares ? 0.0 : 1.0;
        }
        double f = between / (groups - 1) / (within / (n - groups));
        return 1 - new FDistribution(null, groups - 1, n - groups).cumulativeProbability(Math.max(0, f));
    }
}
