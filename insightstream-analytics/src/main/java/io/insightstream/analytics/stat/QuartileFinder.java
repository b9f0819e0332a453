package io.insightstream.analytics.stat;

import java.util.Objects;

/**
 * Finds the exact quartiles of one sample after another and keeps its scratch in between: for many samples, or for parts
 * of a large array, where {@link QuantileRule#quartiles} would allocate each time.
 *
 * <p>A sample of {@code n} values takes {@code O(n)} time. Up to some thousand values the scratch is twice the sample;
 * beyond, it is for the few values that lie as near to a quartile as a bucket is wide. In the worst case (values made to
 * mislead) it is {@code O(n log n)} time and a copy of the sample.
 *
 * <p>Not thread-safe: one finder per thread.
 */
public final class QuartileFinder {

    private static final double[] PROBABILITIES = {0.25, 0.5, 0.75};

    private final QuantileRule rule;
    private final RankSelection selection = new RankSelection();
    private final double[] positions = new double[PROBABILITIES.length];
    private final int[] ranks = new int[2 * PROBABILITIES.length];
    private final double[] selected = new double[2 * PROBABILITIES.length];
    private int rankedSize;

    /**
     * Creates a finder.
     *
     * @param rule the rule that reads the quartiles off a sample
     */
    public QuartileFinder(QuantileRule rule) {
        this.rule = Objects.requireNonNull(rule, "rule");
    }

    /**
     * The three quartiles of a part of an array.
     *
     * @param values holds one or more finite values from {@code from} to {@code to}, in any order; not changed
     * @param from index of the first value of the sample
     * @param to index after the last value of the sample
     * @return the quantiles at 1/4, 1/2 and 3/4; of a single value, that value three times
     * @throws IllegalArgumentException if the part is empty or outside the array, or holds NaN or an infinity
     */
    public Quartiles find(double[] values, int from, int to) {
        if (from < 0 || to > values.length || from >= to) {
            throw new IllegalArgumentException("a quantile needs at least one value of an array, got " + from + " to "
                    + to + " of " + values.length);
        }
        for (int i = from; i < to; i++) {
            if (!(Math.abs(values[i]) <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("values must be finite, got " + values[i] + " at index " + i);
            }
        }
        rankFor(to - from);
        selection.select(values, from, to, ranks, selected);
        return new Quartiles(quartile(0), quartile(1), quartile(2));
    }

    /** Finds the ranks, unless the last sample was of the same size: many groups are. */
    private void rankFor(int n) {
        if (n == rankedSize) {
            return;
        }
        for (int q = 0; q < PROBABILITIES.length; q++) {
            positions[q] = rule.position(PROBABILITIES[q], n);
            ranks[2 * q] = rule.lowerRank(positions[q], n);
            ranks[2 * q + 1] = rule.upperRank(positions[q], n);
        }
        rankedSize = n;
    }

    private double quartile(int q) {
        return rule.between(positions[q], selected[2 * q], selected[2 * q + 1]);
    }
}
