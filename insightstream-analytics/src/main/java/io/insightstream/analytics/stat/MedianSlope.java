package io.insightstream.analytics.stat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The slope of Theil and Sen: the median of the slopes between points. */
final class MedianSlope {

    private MedianSlope() {}

    /**
     * The median slope; x must have spread. Many points are paired only with those half a sample away, of which then at
     * least one pair differs in x.
     */
    static double of(double[] x, double[] y) {
        int n = x.length;
        // Sorted by x and y, so that the order of the input does not decide which points are paired.
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> x[i]).thenComparingDouble(i -> y[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        boolean allPairs = n <= RobustTrend.ALL_PAIRS;
        int distance = allPairs ? 1 : n / 2;
        double[] slopes = new double[allPairs ? n * (n - 1) / 2 : n - distance];
        int count = 0;
        for (int i = 0; i + distance < n; i++) {
            int last = allPairs ? n - 1 : i + distance;
            for (int j = i + distance; j <= last; j++) {
                double step = x[order[j]] - x[order[i]];
                if (step > 0) {
                    slopes[count++] = (y[order[j]] - y[order[i]]) / step;
                }
            }
        }
        return Samples.median(Arrays.copyOf(slopes, count));
    }
}
