package io.insightstream.analytics.stat;

/**
 * The two limits outside which a value is called an outlier, in the unit of the values. The comparison is strict: a
 * value on a fence is inside.
 *
 * @param lower values below it are low outliers; finite
 * @param upper values above it are high outliers; finite, at least {@code lower}
 */
public record Fences(double lower, double upper) {

    /** The usual Tukey multiplier; 3.0 marks values that are "far out". */
    public static final double TUKEY_K = 1.5;

    /**
     * Creates fences.
     *
     * @throws IllegalArgumentException if a limit is not finite or {@code lower > upper}
     */
    public Fences {
        if (!Double.isFinite(lower) || !Double.isFinite(upper) || lower > upper) {
            throw new IllegalArgumentException(
                    "fences must be finite with lower <= upper, got " + lower + " and " + upper);
        }
    }

    /**
     * Tukey's fences, {@code Q1 - k * IQR} and {@code Q3 + k * IQR}.
     *
     * <p>With all values equal the IQR is 0 and both fences are that value, so nothing is an outlier. For normally
     * distributed data about 0.35 % of the values lie beyond each fence at {@code k = 1.5}; for view counts, which are
     * heavily skewed, 7 to 11 % of ordinary values lie above the upper one.
     *
     * @param quartiles the quartiles of the sample
     * @param k the multiplier of the interquartile range, 0 or more, usually {@value #TUKEY_K}
     * @return the fences
     * @throws IllegalArgumentException if {@code k} is negative or not finite, or the fences would overflow
     * @see <a href="https://archive.org/details/exploratorydataa00tuke_0">J. W. Tukey, Exploratory Data Analysis, 1977,
     *     chapter 2</a>
     */
    public static Fences tukey(Quartiles quartiles, double k) {
        if (!(k >= 0) || Double.isInfinite(k)) {
            throw new IllegalArgumentException("k must be finite and 0 or more, got " + k);
        }
        double reach = k * quartiles.iqr();
        return new Fences(quartiles.q1() - reach, quartiles.q3() + reach);
    }

    /**
     * The fences of the adjusted boxplot, which reach further on the side of the longer tail. With the medcouple
     * {@code c} and {@code c >= 0} they are {@code Q1 - k * exp(-4c) * IQR} and {@code Q3 + k * exp(3c) * IQR}; with
     * {@code c < 0} the exponents are {@code -3c} and {@code 4c}.
     *
     * <p>With {@code c = 0} they are {@linkplain #tukey Tukey's}. The exponents were fitted to samples with
     * {@code |c| <= 0.6}. For log-normal view counts without a true outlier about 2 to 3 % of the values lie above the
     * upper fence.
     *
     * @param quartiles the quartiles of the sample
     * @param medcouple the {@link Medcouple} of the sample, -1 to 1
     * @param k the multiplier of the interquartile range, 0 or more, usually {@value #TUKEY_K}
     * @return the fences
     * @throws IllegalArgumentException if {@code k} is negative or not finite, the medcouple is outside -1 to 1, or the
     *     fences would overflow
     * @see <a href="https://doi.org/10.1016/j.csda.2007.11.008">M. Hubert and E. Vandervieren, An Adjusted Boxplot for
     *     Skewed Distributions, Computational Statistics and Data Analysis 52 (2008) 5186-5201</a>
     */
    public static Fences adjusted(Quartiles quartiles, double medcouple, double k) {
        if (!(k >= 0) || Double.isInfinite(k)) {
            throw new IllegalArgumentException("k must be finite and 0 or more, got " + k);
        }
        if (!(Math.abs(medcouple) <= 1)) {
            throw new IllegalArgumentException("medcouple must be from -1 to 1, got " + medcouple);
        }
        double reach = k * quartiles.iqr();
        double left = Math.exp(medcouple >= 0 ? -4 * medcouple : -3 * medcouple);
        double right = Math.exp(medcouple >= 0 ? 3 * medcouple : 4 * medcouple);
        return new Fences(quartiles.q1() - left * reach, quartiles.q3() + right * reach);
    }

    /**
     * Whether a value is a high outlier.
     *
     * @param value any value; NaN is never outside
     * @return {@code value > upper}
     */
    public boolean isAbove(double value) {
        return value > upper;
    }

    /**
     * Whether a value is a low outlier.
     *
     * @param value any value; NaN is never outside
     * @return {@code value < lower}
     */
    public boolean isBelow(double value) {
        return value < lower;
    }
}
