package io.insightstream.analytics.stat;

import java.util.Arrays;

/**
 * A straight line through points of which, in a large sample, a fifth may be far off, with a residual for every point that
 * the point itself had no part in.
 *
 * <p>The line is an MM-estimate: the Theil-Sen line (median slope, median intercept) gives the residuals whose biweight
 * M-scale {@code s} (breakdown 50 %) is kept fixed; from there iteratively reweighted least squares with Tukey's
 * biweight {@code w = (1 - (r / 4.685 s)^2)^2} runs to convergence, which has 95 % of the efficiency of least squares on
 * normal noise. Up to {@value #ALL_PAIRS} points all pairs give the median slope, beyond that the pairs half a sample
 * apart (in the order of x).
 *
 * <p><b>Studentised deleted residuals.</b> With the final weights {@code w}, the point {@code i} is taken out of the
 * weighted least squares, which then predicts it:
 *
 * <pre>{@code
 * g = 1 / W + (x - xw)^2 / Sxx       leverage; W = sum of w, xw and Sxx weighted mean and sum of squares
 * h = w g
 * d = r / (1 - h)                    y minus the prediction without the point
 * s^2 = (R - w r^2 / (1 - h)) / max(W - w - p, 1)      R = sum of w r^2, p = 2 (line) or 1 (constant)
 * z = d / (s sqrt(1 + g / (1 - h)))
 * }</pre>
 *
 * <p>The last root makes points at the ends of the line, where the prediction is uncertain, comparable with those in the
 * middle. {@link ResidualLaw} says how large z gets by chance.
 *
 * <p><b>Edge cases.</b> If x has no spread, or none among the points with weight, a constant is fitted. If more than
 * half of the residuals of the first line are 0, the scale is 1.253314 times their mean absolute value. No scale is
 * below 1e-12 of the largest {@code |y|}, the reach of rounding, so that points on one line have a z of about 0. A point
 * with {@code h = 1}, which fixes the line alone, has {@code d = 0} and {@code z = 0}.
 *
 * @see <a href="https://doi.org/10.1214/aos/1176350366">V. J. Yohai, High Breakdown-Point and High Efficiency Robust
 *     Estimates for Regression, The Annals of Statistics 15 (1987) 642-656</a>
 * @see <a href="https://doi.org/10.1080/01621459.1968.10480934">P. K. Sen, Estimates of the Regression Coefficient Based
 *     on Kendall's Tau, JASA 63 (1968) 1379-1389</a>
 */
public final class RobustTrend {

    /** Up to so many points the median slope is taken over all pairs. */
    static final int ALL_PAIRS = 200;

    private static final double BIWEIGHT = 4.685;
    private static final double SCALE_BIWEIGHT = 1.547645; // consistent for normal data at breakdown 50 %
    private static final double MEAN_DEVIATION_FACTOR = 1.253314;
    private static final int ITERATIONS = 100;

    private final double[] x;
    private final double[] y;
    private final double[] residuals;
    private final double[] weights;
    private boolean sloped;
    private double slope;
    private double intercept;
    private double scale;
    private double weight;
    private double centre;
    private double sxx;
    private double squares;
    private double resolution;

    private RobustTrend(double[] x, double[] y, boolean sloped) {
        this.x = x;
        this.y = y;
        this.sloped = sloped;
        residuals = new double[x.length];
        weights = new double[x.length];
    }

    /**
     * Fits a line.
     *
     * @param x the abscissas, one or more finite values in any order; not changed
     * @param y the ordinates, finite, as many; not changed
     * @return the line; a constant if x has no spread
     * @throws IllegalArgumentException if the arrays are empty, differ in length or hold NaN or an infinity
     */
    public static RobustTrend line(double[] x, double[] y) {
        Samples.requireFinite(x, "x");
        Samples.requireFinite(y, "y");
        if (x.length != y.length) {
            throw new IllegalArgumentException("x and y must have equal lengths, got " + x.length + " and " + y.length);
        }
        RobustTrend trend =
                new RobustTrend(x.clone(), y.clone(), Arrays.stream(x).anyMatch(value -> value != x[0]));
        trend.fit();
        return trend;
    }

    /**
     * Fits a constant: a robust mean. Its residuals compare with those of a line.
     *
     * @param y one or more finite values in any order; not changed
     * @return the constant, as a line without slope
     * @throws IllegalArgumentException if the array is empty or holds NaN or an infinity
     */
    public static RobustTrend constant(double[] y) {
        Samples.requireFinite(y, "y");
        RobustTrend trend = new RobustTrend(new double[y.length], y.clone(), false);
        trend.fit();
        return trend;
    }

    private void fit() {
        slope = sloped ? MedianSlope.of(x, y) : 0;
        setResiduals();
        intercept = Samples.median(residuals);
        setResiduals();
        resolution = resolution();
        scale = initialScale();
        for (int i = 0; i < ITERATIONS; i++) {
            double previousSlope = slope;
            double previousIntercept = intercept;
            reweight();
            setResiduals();
            double change = 0;
            for (double value : x) {
                change = Math.max(change, Math.abs(intercept - previousIntercept + (slope - previousSlope) * value));
            }
            if (change <= 1e-10 * scale) {
                break;
            }
        }
        squares = 0;
        for (int i = 0; i < x.length; i++) {
            squares += weights[i] * residuals[i] * residuals[i];
        }
    }

    private void setResiduals() {
        for (int i = 0; i < x.length; i++) {
            residuals[i] = y[i] - intercept - slope * x[i];
        }
    }

    private double initialScale() {
        double[] distances = new double[x.length];
        double mean = 0;
        for (int i = 0; i < x.length; i++) {
            distances[i] = Math.abs(residuals[i]);
            mean += distances[i] / x.length;
        }
        // Residuals of p fitted numbers are too small: only n - p of them are free to be wrong.
        double share = 0.5 * (x.length - parameters()) / x.length;
        double estimate = share > 0 ? mScale(distances, Samples.median(distances) / 0.6745, share) : 0;
        return Math.max(estimate > 0 ? estimate : mean * MEAN_DEVIATION_FACTOR, resolution);
    }

    private double resolution() {
        double largest = 0;
        for (double value : y) {
            largest = Math.max(largest, Math.abs(value));
        }
        return 1e-12 * largest;
    }

    /** The scale at which the mean biweight loss of the residuals is the given share of its maximum. */
    private static double mScale(double[] distances, double start, double share) {
        double estimate = start;
        for (int i = 0; i < ITERATIONS && estimate > 0; i++) {
            double loss = 0;
            for (double distance : distances) {
                double u = distance / (SCALE_BIWEIGHT * estimate);
                double rest = 1 - u * u;
                loss += u >= 1 ? 1 : 1 - rest * rest * rest;
            }
            double next = estimate * Math.sqrt(loss / distances.length / share);
            if (Math.abs(next - estimate) <= 1e-10 * estimate) {
                return next;
            }
            estimate = next;
        }
        return estimate;
    }

    private void reweight() {
        double total = 0;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < x.length; i++) {
            double u = residuals[i] == 0 ? 0 : residuals[i] / (BIWEIGHT * scale);
            double rest = 1 - u * u;
            weights[i] = rest <= 0 ? 0 : rest * rest;
            total += weights[i];
            meanX += weights[i] * x[i];
            meanY += weights[i] * y[i];
        }
        meanX /= total;
        meanY /= total;
        double sumXx = 0;
        double sumXy = 0;
        for (int i = 0; i < x.length; i++) {
            sumXx += weights[i] * (x[i] - meanX) * (x[i] - meanX);
            sumXy += weights[i] * (x[i] - meanX) * (y[i] - meanY);
        }
        sloped &= sumXx > 1e-12 * total * (1 + meanX * meanX);
        slope = sloped ? sumXy / sumXx : 0;
        intercept = meanY - slope * meanX;
        weight = total;
        centre = meanX;
        sxx = sumXx;
    }

    /**
     * How many numbers were fitted.
     *
     * @return 2 for a line, 1 for a constant
     */
    public int parameters() {
        return sloped ? 2 : 1;
    }

    /**
     * How much y changes when x grows by 1.
     *
     * @return the slope; 0 for a constant
     */
    public double slope() {
        return slope;
    }

    /**
     * The value of the line at {@code x = 0}.
     *
     * @return the intercept
     */
    public double intercept() {
        return intercept;
    }

    /**
     * The robust standard deviation of the residuals of the first line, which decided the weights.
     *
     * @return the scale in the unit of y; 0 if every y is 0
     */
    public double scale() {
        return scale;
    }

    /**
     * The residual of a point from the line fitted without it.
     *
     * @param i the index of the point
     * @param minimumScale the smallest standard deviation to reckon with, 0 or more: the resolution of y
     * @return the residual
     * @throws IllegalArgumentException if there is no such point or the minimum is negative or NaN
     */
    public Residual residual(int i, double minimumScale) {
        if (i < 0 || i >= x.length) {
            throw new IllegalArgumentException("no point " + i + " among " + x.length);
        }
        if (!(minimumScale >= 0)) {
            throw new IllegalArgumentException("minimumScale must be 0 or more, got " + minimumScale);
        }
        double leverage = 1 / weight + (sloped ? (x[i] - centre) * (x[i] - centre) / sxx : 0);
        double rest = 1 - weights[i] * leverage;
        if (rest < 1e-9) {
            return new Residual(y[i], 0, minimumScale, 0);
        }
        double deleted = residuals[i] / rest;
        double left = Math.max(0, squares - weights[i] * residuals[i] * residuals[i] / rest);
        double spread = Math.sqrt(left / Math.max(1, weight - weights[i] - parameters()));
        double error = Math.max(spread, Math.max(minimumScale, resolution)) * Math.sqrt(1 + leverage / rest);
        return new Residual(y[i] - deleted, deleted, error, deleted == 0 ? 0 : deleted / error);
    }

    /**
     * How far a point is from where the others would have it.
     *
     * @param expected the prediction from the other points
     * @param value the point's y minus the prediction
     * @param standardError the standard deviation to expect of such a difference; 0 if every y is 0
     * @param z the value in standard errors; 0 if the value is 0
     */
    public record Residual(double expected, double value, double standardError, double z) {}
}
