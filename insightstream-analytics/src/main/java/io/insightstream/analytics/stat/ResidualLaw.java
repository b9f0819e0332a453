package io.insightstream.analytics.stat;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Erf;

/**
 * How large the studentised residual z of a {@link RobustTrend} gets by chance, if the noise is normal and no point is
 * an outlier.
 *
 * <p>The normal law does not answer that: scale and weights come from the same few points, so that with 10 of them 2 %
 * of the {@code |z|} are above 3.2 instead of 2.3. The quantiles therefore come from a seeded simulation of
 * the whole fit, 10 million residuals for each sample size from {@value #MINIMUM_SIZE} to 1000. Sizes in between are
 * interpolated linearly in {@code 1/n} towards the limit law, {@code |N(0, 1)| / 0.910}. Between two tabulated
 * probabilities, z is linear in the normal quantile. Beyond the last one, 1e-5, the tail is continued as a power of z,
 * which falls more slowly than the true tail, so that small p-values are rather too large.
 *
 * <p>The simulated points are equally spaced in x. Over all points of another design the probability to be outside a
 * limit of 1 or 2 % differs by less than a tenth of it; at the sparse end of weekly uploads over log age it is up to 15 %
 * smaller.
 */
public final class ResidualLaw {

    /** The law is known from so many points on. */
    public static final int MINIMUM_SIZE = 5;

    private static final double[] NORMAL = normalQuantiles(ResidualTable.TAILS);

    private final double[] quantiles;
    private final double tailPower;

    private ResidualLaw(double[] quantiles) {
        this.quantiles = quantiles;
        int last = quantiles.length - 1;
        tailPower = Math.log(ResidualTable.TAILS[last - 1] / ResidualTable.TAILS[last])
                / Math.log(quantiles[last] / quantiles[last - 1]);
    }

    /**
     * The law for a fit.
     *
     * @param n the number of points fitted, {@value #MINIMUM_SIZE} or more
     * @param parameters the number of fitted parameters, as {@link RobustTrend#parameters} tells: 1 or 2
     * @return the law
     * @throws IllegalArgumentException if {@code n} is too small or {@code parameters} is not 1 or 2
     */
    public static ResidualLaw of(int n, int parameters) {
        if (n < MINIMUM_SIZE) {
            throw new IllegalArgumentException("n must be at least " + MINIMUM_SIZE + ", got " + n);
        }
        if (parameters != 1 && parameters != 2) {
            throw new IllegalArgumentException("parameters must be 1 or 2, got " + parameters);
        }
        double[][] rows = parameters == 1 ? ResidualTable.CONSTANT : ResidualTable.LINE;
        int row = 0;
        while (row + 1 < rows.length && ResidualTable.SIZES[row + 1] <= n) {
            row++;
        }
        double[] quantiles = rows[row].clone();
        double from = 1.0 / ResidualTable.SIZES[row];
        double to = row + 1 < rows.length ? 1.0 / ResidualTable.SIZES[row + 1] : 0;
        double share = (from - 1.0 / n) / (from - to);
        for (int i = 0; i < quantiles.length; i++) {
            double next = row + 1 < rows.length ? rows[row + 1][i] : NORMAL[i] / ResidualTable.LIMIT_SCALE;
            quantiles[i] += share * (next - quantiles[i]);
        }
        return new ResidualLaw(quantiles);
    }

    private static double[] normalQuantiles(double[] tails) {
        double[] quantiles = new double[tails.length];
        for (int i = 0; i < tails.length; i++) {
            quantiles[i] = normalQuantile(tails[i]);
        }
        return quantiles;
    }

    private static double normalQuantile(double tail) {
        return -new NormalDistribution(null, 0, 1).inverseCumulativeProbability(tail / 2);
    }

    /**
     * The probability of a residual at least as far from 0, on either side.
     *
     * @param z a studentised residual; an infinity gives 0
     * @return the two-sided p-value, 0 to 1; 1 for {@code z = 0}, smaller the larger {@code |z|} is
     * @throws IllegalArgumentException if {@code z} is NaN
     */
    public double pValue(double z) {
        if (Double.isNaN(z)) {
            throw new IllegalArgumentException("z must not be NaN");
        }
        double distance = Math.abs(z);
        int last = quantiles.length - 1;
        if (distance >= quantiles[last]) {
            return ResidualTable.TAILS[last] * Math.pow(distance / quantiles[last], -tailPower);
        }
        int i = 0;
        while (distance > quantiles[i]) {
            i++;
        }
        double below = i == 0 ? 0 : quantiles[i - 1];
        double normalBelow = i == 0 ? 0 : NORMAL[i - 1];
        double normal = normalBelow + (distance - below) / (quantiles[i] - below) * (NORMAL[i] - normalBelow);
        return Erf.erfc(normal / Math.sqrt(2));
    }

    /**
     * The limit that a residual exceeds, on either side together, with a given probability.
     *
     * @param p the two-sided probability, above 0 and at most 1
     * @return the limit c of {@code |z| > c}, 0 or more; the inverse of {@link #pValue}
     * @throws IllegalArgumentException if {@code p} is outside that range
     */
    public double criticalValue(double p) {
        if (!(p > 0 && p <= 1)) {
            throw new IllegalArgumentException("p must be above 0 and at most 1, got " + p);
        }
        int last = quantiles.length - 1;
        if (p <= ResidualTable.TAILS[last]) {
            return quantiles[last] * Math.pow(p / ResidualTable.TAILS[last], -1 / tailPower);
        }
        int i = 0;
        while (p < ResidualTable.TAILS[i]) {
            i++;
        }
        double below = i == 0 ? 0 : quantiles[i - 1];
        double normalBelow = i == 0 ? 0 : NORMAL[i - 1];
        double share = (normalQuantile(p) - normalBelow) / (NORMAL[i] - normalBelow);
        return below + share * (quantiles[i] - below);
    }
}
