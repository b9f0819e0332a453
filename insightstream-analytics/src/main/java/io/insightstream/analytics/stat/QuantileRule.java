package io.insightstream.analytics.stat;

import java.util.Locale;
import java.util.Objects;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.apache.commons.math3.stat.ranking.NaNStrategy;

/**
 * How a quantile is read off a sample: the nine rules of Hyndman and Fan, under their usual numbers.
 *
 * <p>With the sorted values {@code x[1] <= ... <= x[n]}, a rule turns a probability {@code p} into a position {@code h}
 * and takes {@code x[floor(h)] + (h - floor(h)) * (x[floor(h)+1] - x[floor(h)])}; the rules R1 to R3 take one value or
 * the mean of two. Positions before the first or after the last value take that value. The rules agree on large samples
 * and differ on small ones, so a result always names its rule.
 *
 * @see <a href="https://doi.org/10.2307/2684934">R. J. Hyndman and Y. Fan, Sample Quantiles in Statistical Packages, The
 *     American Statistician 50 (1996) 361-365</a>
 */
public enum QuantileRule {
    /** Inverse of the empirical distribution function: a value of the sample, without averaging. */
    R1(EstimationType.R_1),
    /** As {@link #R1}, with the mean of two values at a step. */
    R2(EstimationType.R_2),
    /** The value nearest to {@code np}; a tie goes to the even position. */
    R3(EstimationType.R_3),
    /** Linear interpolation of the empirical distribution function: {@code h = np}. */
    R4(EstimationType.R_4),
    /** Hazen: {@code h = np + 1/2}. */
    R5(EstimationType.R_5),
    /** Weibull: {@code h = (n + 1)p}. The "exclusive" rule of Excel and of Python's {@code statistics.quantiles}. */
    R6(EstimationType.R_6),
    /** Gumbel: {@code h = (n - 1)p + 1}. The "inclusive" rule and the default of R, NumPy and Excel. */
    R7(EstimationType.R_7),
    /** {@code h = (n + 1/3)p + 1/3}: median-unbiased, the one its authors recommend. */
    R8(EstimationType.R_8),
    /** Blom: {@code h = (n + 1/4)p + 3/8}: unbiased for normal data. */
    R9(EstimationType.R_9);

    private final EstimationType type;

    QuantileRule(EstimationType type) {
        this.type = type;
    }

    /**
     * Finds a rule by its label.
     *
     * @param label {@code r1} to {@code r9}; case, blanks and hyphens do not matter ({@code R-6})
     * @return the rule
     * @throws IllegalArgumentException if there is no such rule
     */
    public static QuantileRule parse(String label) {
        String name = label.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        for (QuantileRule rule : values()) {
            if (rule.name().equals(name)) {
                return rule;
            }
        }
        throw new IllegalArgumentException("'" + label + "' is not a quantile rule: expected r1 to r9");
    }

    /**
     * The rule's label, as {@link #parse} reads it.
     *
     * @return {@code r1} to {@code r9}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * One quantile of a sample.
     *
     * @param values one or more finite values in any order; not changed
     * @param p the probability, 0 to 1; 0 gives the smallest value and 1 the largest
     * @return the quantile, between the smallest and the largest value; of a single value, that value
     * @throws IllegalArgumentException if {@code values} is empty or holds NaN or an infinity, or {@code p} is outside
     *     0 to 1
     */
    public double quantile(double[] values, double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p must be from 0 to 1, got " + p);
        }
        return evaluate(percentile(values), values, p);
    }

    /**
     * The three quartiles of a sample.
     *
     * @param values one or more finite values in any order; not changed
     * @return the quantiles at 1/4, 1/2 and 3/4; of a single value, that value three times
     * @throws IllegalArgumentException if {@code values} is empty or holds NaN or an infinity
     */
    public Quartiles quartiles(double[] values) {
        return new QuartileFinder(this).find(values, 0, values.length);
    }

    /**
     * Where the rule looks among {@code n} sorted values counted from 1, in the arithmetic of the library, so that the
     * results are the same to the last bit.
     */
    double position(double p, int n) {
        return switch (this) {
            case R1 -> Math.ceil(n * p);
            case R2 -> n * p + 0.5;
            case R3 -> Math.rint(n * p);
            case R4 -> n * p;
            case R5 -> n * p + 0.5;
            case R6 -> (n + 1.0) * p;
            case R7 -> 1 + (n - 1) * p;
            case R8 -> (n + 1.0 / 3) * p + 1.0 / 3;
            case R9 -> (n + 0.25) * p + 3.0 / 8;
        };
    }

    /** The rank, counted from 0, of the lower of the two values that the rule takes. */
    int lowerRank(double position, int n) {
        double lower = this == R2 ? Math.ceil(position - 0.5) : Math.floor(position);
        return (int) Math.min(Math.max(lower, 1), n) - 1;
    }

    /** The rank, counted from 0, of the upper of the two values; the lower one again where one value is the answer. */
    int upperRank(double position, int n) {
        return switch (this) {
            case R1, R3 -> lowerRank(position, n);
            case R2 -> (int) Math.min(Math.max(Math.floor(position + 0.5), 1), n) - 1;
            default -> position < 1 ? 0 : Math.min((int) position, n - 1);
        };
    }

    /** What the rule makes of its two values; never a negative zero, so that the order of equal values does not show. */
    double between(double position, double lower, double upper) {
        return this == R2 ? (lower + upper) / 2 + 0.0 : lower + (position - Math.floor(position)) * (upper - lower);
    }

    private Percentile percentile(double[] values) {
        Objects.requireNonNull(values, "values");
        if (values.length == 0) {
            throw new IllegalArgumentException("a quantile needs at least one value");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("values must be finite, got " + values[i] + " at index " + i);
            }
        }
        // The type is always named: the library's default is none of the nine rules.
        Percentile percentile = new Percentile().withEstimationType(type).withNaNStrategy(NaNStrategy.FAILED);
        percentile.setData(values);
        return percentile;
    }

    private static double evaluate(Percentile percentile, double[] values, double p) {
        // The library takes only percentages above 0; at 0 every rule gives the smallest value.
        return p == 0 ? smallest(values) : percentile.evaluate(p * 100);
    }

    private static double smallest(double[] values) {
        double smallest = values[0];
        for (double value : values) {
            smallest = Math.min(smallest, value);
        }
        return smallest;
    }
}
