package io.insightstream.analytics.stat;

/**
 * First quartile, median and third quartile of a sample, in the unit of its values.
 *
 * @param q1 the first quartile
 * @param median the second quartile, at least {@code q1}
 * @param q3 the third quartile, at least {@code median}
 */
public record Quartiles(double q1, double median, double q3) {

    /**
     * Creates quartiles.
     *
     * @throws IllegalArgumentException if one is NaN or they are not in ascending order
     */
    public Quartiles {
        if (!(q1 <= median && median <= q3)) {
            throw new IllegalArgumentException("quartiles must ascend, got " + q1 + ", " + median + " and " + q3);
        }
    }

    /**
     * The interquartile range.
     *
     * @return {@code q3 - q1}, 0 or more
     */
    public double iqr() {
        return q3 - q1;
    }
}
