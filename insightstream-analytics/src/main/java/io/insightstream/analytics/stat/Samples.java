package io.insightstream.analytics.stat;

import java.util.Arrays;
import java.util.Objects;

/** What the estimators of this package ask of a sample before they use it, and its middle. */
final class Samples {

    private Samples() {}

    static void requireFinite(double[] values, String name) {
        Objects.requireNonNull(values, name);
        if (values.length == 0) {
            throw new IllegalArgumentException(name + " must hold at least one value");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(name + " must be finite, got " + values[i] + " at index " + i);
            }
        }
    }

    static double median(double[] values) {
        requireFinite(values, "values");
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : sorted[n / 2 - 1] / 2 + sorted[n / 2] / 2;
    }
}
