package io.insightstream.analytics.stat;

/**
 * The modified z-score: a distance from the median in robust standard deviations, which extreme values hardly move.
 *
 * <p>The scale is {@code MAD / 0.6745}, where MAD is the median of {@code |x - median|} and 0.6745 is its value for the
 * standard normal law. If more than half of the values are equal the MAD is 0 and the scale is 1.253314 times the mean
 * of {@code |x - median|}. If that is 0 as well all values are equal and every score is 0.
 *
 * <p>Source: B. Iglewicz and D. C. Hoaglin, How to Detect and Handle Outliers, ASQC Quality Press 1993.
 *
 * @param median the median of the sample
 * @param scale the robust standard deviation, in the unit of the values; 0 if all values are equal
 * @param fromMeanDeviation whether the scale comes from the mean deviation because the MAD is 0
 */
public record ModifiedZ(double median, double scale, boolean fromMeanDeviation) {

    /** The usual limit: values with a larger absolute score are called outliers. */
    public static final double THRESHOLD = 3.5;

    private static final double MAD_OF_NORMAL = 0.6745;
    private static final double MEAN_DEVIATION_FACTOR = 1.253314;

    /**
     * Creates a scorer.
     *
     * @throws IllegalArgumentException if the median is not finite or the scale is not finite and 0 or more
     */
    public ModifiedZ {
        if (!Double.isFinite(median) || !(scale >= 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException(
                    "median must be finite and scale finite and 0 or more, got " + median + " and " + scale);
        }
    }

    /**
     * Measures a sample.
     *
     * @param values one or more finite values in any order; not changed
     * @return the scorer of the sample
     * @throws IllegalArgumentException if {@code values} is empty or holds NaN or an infinity
     */
    public static ModifiedZ of(double[] values) {
        double median = Samples.median(values);
        double[] distances = new double[values.length];
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            distances[i] = Math.abs(values[i] - median);
            mean += distances[i] / values.length;
        }
        double mad = Samples.median(distances);
        return mad > 0
                ? new ModifiedZ(median, mad / MAD_OF_NORMAL, false)
                : new ModifiedZ(median, mean * MEAN_DEVIATION_FACTOR, true);
    }

    /**
     * The score of a value.
     *
     * @param value a value, of the sample or another; NaN gives NaN
     * @return {@code (value - median) / scale}; 0 for the median, and with a scale of 0 an infinity for any other value
     */
    public double score(double value) {
        return value == median ? 0 : (value - median) / scale;
    }

    /**
     * The values whose score is exactly {@code -threshold} and {@code threshold}.
     *
     * @param threshold the limit of the absolute score, 0 or more, usually {@value #THRESHOLD}
     * @return {@code median -/+ threshold * scale}
     * @throws IllegalArgumentException if the threshold is negative or not finite, or the fences would overflow
     */
    public Fences fences(double threshold) {
        if (!(threshold >= 0) || Double.isInfinite(threshold)) {
            throw new IllegalArgumentException("threshold must be finite and 0 or more, got " + threshold);
        }
        return new Fences(median - threshold * scale, median + threshold * scale);
    }
}
