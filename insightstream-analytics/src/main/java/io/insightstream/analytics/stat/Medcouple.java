package io.insightstream.analytics.stat;

import java.util.Arrays;

/**
 * Medcouple: how far a sample leans to one side, read off its middle half only, so that a few extreme values do not
 * decide it.
 *
 * <p>With the median {@code m}, it is the median of
 *
 * <pre>{@code h(a, b) = ((b - m) - (m - a)) / (b - a)}</pre>
 *
 * over all pairs {@code a <= m <= b}. Where both values of a pair equal the median, of which there are {@code t}, the
 * quotient is undefined; the {@code t * t} pairs then count {@code t(t-1)/2} times as -1, {@code t} times as 0 and
 * {@code t(t-1)/2} times as +1. An even number of pairs gives the mean of the two middle ones.
 *
 * @see <a href="https://doi.org/10.1198/106186004X12632">G. Brys, M. Hubert and A. Struyf, A Robust Measure of Skewness,
 *     Journal of Computational and Graphical Statistics 13 (2004) 996-1017</a>
 */
public final class Medcouple {

    private final double[] below;
    private final double[] above;
    private final long ties;

    private Medcouple(double[] below, double[] above, long ties) {
        this.below = below;
        this.above = above;
        this.ties = ties;
    }

    /**
     * The medcouple of a sample. It does not change when the values are shifted or multiplied by a positive number, and
     * changes its sign when they are multiplied by a negative one.
     *
     * <p>Takes {@code O(n log n)} time for the sort and 64 linear passes, and memory for two copies of the values.
     *
     * @param values one or more finite values in any order; not changed
     * @return the medcouple, -1 (long tail on the left) to 1 (long tail on the right); 0 for a symmetric sample, equal
     *     values, one value or two
     * @throws IllegalArgumentException if {@code values} is empty or holds NaN or an infinity
     */
    public static double of(double[] values) {
        double median = Samples.median(values);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        int firstNotBelow = 0;
        while (sorted[firstNotBelow] < median) {
            firstNotBelow++;
        }
        int firstAbove = firstNotBelow;
        while (firstAbove < n && sorted[firstAbove] == median) {
            firstAbove++;
        }
        // Half the distances: exact, and their sums cannot overflow.
        double[] below = new double[firstNotBelow];
        for (int i = 0; i < below.length; i++) {
            below[i] = sorted[i] / 2 - median / 2;
        }
        double[] above = new double[n - firstAbove];
        for (int j = 0; j < above.length; j++) {
            above[j] = sorted[firstAbove + j] / 2 - median / 2;
        }
        return new Medcouple(below, above, firstAbove - firstNotBelow).median();
    }

    private double median() {
        long pairs = (below.length + ties) * (above.length + ties);
        double upper = atRank(pairs / 2 + 1);
        return pairs % 2 == 1 ? upper : (atRank(pairs / 2) + upper) / 2;
    }

    /** The pair value with the given rank, counted from 1: the smallest that has so many pairs at or below it. */
    private double atRank(long rank) {
        // The order of doubles is the order of these numbers, so that halving ends at the exact value.
        long low = toOrdered(-1);
        long high = toOrdered(1);
        while (low < high) {
            long middle = (low & high) + ((low ^ high) >> 1);
            if (pairsUpTo(fromOrdered(middle)) >= rank) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return fromOrdered(low);
    }

    private long pairsUpTo(double limit) {
        long ones = ties * (ties - 1) / 2;
        long count = limit >= 1 ? 2 * ones + ties + ties * above.length : limit >= 0 ? ones + ties : ones;
        count += ties * below.length; // a value below with one at the median is -1
        int i = below.length;
        for (double b : above) {
            while (i > 0 && (b + below[i - 1]) / (b - below[i - 1]) > limit) {
                i--;
            }
            count += i;
        }
        return count;
    }

    private static long toOrdered(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits < 0 ? Long.MIN_VALUE - bits : bits;
    }

    private static double fromOrdered(long ordered) {
        return Double.longBitsToDouble(ordered < 0 ? Long.MIN_VALUE - ordered : ordered);
    }
}
