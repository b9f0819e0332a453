package io.insightstream.analytics.stat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.IntStream;

/** The procedure of Benjamini and Hochberg for many tests at once. */
public final class FalseDiscoveryRate {

    private FalseDiscoveryRate() {}

    /**
     * The q-values of a family of tests: {@code q(k) = min over j >= k of m p(j) / j} for the m ordered p-values. If
     * the tests with {@code q <= a} are called discoveries, on average at most the share {@code a} of them is false,
     * given that the tests are independent or positively dependent.
     *
     * @param pValues the p-values, 0 to 1, in any order; not changed
     * @return the q-values, each at least its p-value and at most 1, in the order of the input; equal p-values have
     *     equal q-values. Empty for an empty family
     * @throws IllegalArgumentException if a value is outside 0 to 1 or NaN
     * @see <a href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">Y. Benjamini and Y. Hochberg, Controlling the
     *     False Discovery Rate, Journal of the Royal Statistical Society B 57 (1995) 289-300</a>
     */
    public static double[] qValues(double[] pValues) {
        Objects.requireNonNull(pValues, "pValues");
        for (int i = 0; i < pValues.length; i++) {
            if (!(pValues[i] >= 0 && pValues[i] <= 1)) {
                throw new IllegalArgumentException(
                        "p-values must be from 0 to 1, got " + pValues[i] + " at index " + i);
            }
        }
        int m = pValues.length;
        int[] order = IntStream.range(0, m)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] q = new double[m];
        double smallest = 1;
        for (int rank = m; rank >= 1; rank--) {
            int i = order[rank - 1];
            smallest = Math.min(smallest, pValues[i] * m / rank);
            q[i] = Math.max(smallest, pValues[i]); // p * m / m may round below p
        }
        return q;
    }

    /**
     * How many tests are discoveries.
     *
     * @param qValues q-values, as {@link #qValues} gives them
     * @param level the share of false ones to accept, 0 to 1
     * @return the number of q-values up to the level
     */
    public static int discoveries(double[] qValues, double level) {
        return (int) Arrays.stream(qValues).filter(q -> q <= level).count();
    }
}
