package io.insightstream.analytics.stat;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** The simulation behind {@link ResidualTable}: normal noise around a line, fitted as any sample is. */
final class ResidualTableSimulation {

    private static final long SEED = 20_240_607;

    private ResidualTableSimulation() {}

    /** The upper quantiles of |z| at the table's tails, from at least so many residuals of samples of one size. */
    static double[] quantiles(int n, boolean line, int residuals, long seed) {
        int samples = (residuals + n - 1) / n;
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i;
        }
        double[] sizes = new double[samples * n];
        SplittableRandom random = new SplittableRandom(seed + n);
        for (int k = 0; k < samples; k++) {
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                y[i] = random.nextGaussian();
            }
            RobustTrend trend = line ? RobustTrend.line(x, y) : RobustTrend.constant(y);
            for (int i = 0; i < n; i++) {
                sizes[k * n + i] = Math.abs(trend.residual(i, 0).z());
            }
        }
        Arrays.sort(sizes);
        return Arrays.stream(ResidualTable.TAILS)
                .map(tail -> sizes[(int) Math.floor((1 - tail) * sizes.length)])
                .toArray();
    }

    /** Robust standard deviation of a large normal sample with the weights of the fit: sqrt(E[w r^2] / E[w]). */
    static double limitScale() {
        double weight = 0;
        double square = 0;
        int steps = 1_000_000;
        for (int i = 0; i < steps; i++) {
            double r = 4.685 * (i + 0.5) / steps;
            double w = Math.pow(1 - Math.pow((i + 0.5) / steps, 2), 2) * Math.exp(-r * r / 2);
            weight += w;
            square += w * r * r;
        }
        return Math.sqrt(square / weight);
    }

    /** One row of the table, as it is written there. */
    static String row(int n, boolean line) {
        return Arrays.stream(quantiles(n, line, 10_000_000, SEED))
                .mapToObj(quantile -> String.format(Locale.ROOT, "%.4f", quantile))
                .collect(Collectors.joining(", ", "{", "},"));
    }
}
