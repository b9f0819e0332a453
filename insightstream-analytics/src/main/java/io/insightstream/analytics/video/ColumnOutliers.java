package io.insightstream.analytics.video;

import io.insightstream.analytics.AnalysisStatus;
import io.insightstream.analytics.stat.Fences;
import io.insightstream.analytics.stat.QuartileFinder;
import io.insightstream.analytics.stat.Quartiles;
import io.insightstream.analytics.video.ScoreRows.Maxima;

/**
 * {@link Outliers} for videos that lie in columns: the same numbers to the last bit, made for samples of many rows.
 *
 * <p>The analysis of {@code n} rows takes {@code O(n)} time. Beside its result, 9 bytes a row, it takes scratch for the
 * buckets of {@link QuartileFinder}, usually below 1 % of that. Safe for use by several threads.
 */
public final class ColumnOutliers {

    /** Up to so many rows are kept in buffers, larger samples are read twice. */
    private static final int ONE_READING = 2048;

    private ColumnOutliers() {}

    /**
     * The classic rule in the calling thread alone.
     *
     * @param columns the sample, in any order; not changed
     * @param options how to judge
     * @return what {@link Outliers#classic} finds, row by row; {@link AnalysisStatus#INSUFFICIENT_DATA} for fewer than
     *     {@value Outliers#MINIMUM_VIDEOS} rows, which are scored all the same
     * @throws IllegalArgumentException if a value is out of range; the message names the row
     */
    public static ColumnAnalysis classic(VideoColumns columns, ClassicOutlierOptions options) {
        return classic(columns, options, 1);
    }

    /**
     * The classic rule in several threads.
     *
     * @param columns the sample, in any order; not changed
     * @param options how to judge
     * @param parallelism how many threads may work at the same time, 1 or more; 1 is the calling thread alone. The
     *     threads end with the call, a small sample uses fewer, and the result does not depend on them
     * @return as {@link #classic(VideoColumns, ClassicOutlierOptions)}
     * @throws IllegalArgumentException if a value is out of range (the message names the row), or {@code parallelism}
     *     is below 1
     */
    public static ColumnAnalysis classic(VideoColumns columns, ClassicOutlierOptions options, int parallelism) {
        int n = columns.size();
        Slices slices = Slices.ofRows(n, parallelism);
        double[] scores = scores(columns, options.weights(), slices);
        byte[] flags = new byte[n];
        if (n < Outliers.MINIMUM_VIDEOS) {
            return new ColumnAnalysis(AnalysisStatus.INSUFFICIENT_DATA, options.quantiles(), null, null, scores, flags);
        }
        Quartiles quartiles = new QuartileFinder(options.quantiles()).find(scores, 0, n);
        Fences fences = Fences.tukey(quartiles, options.k());
        slices.forEach((slice, from, to) -> Flags.set(scores, from, to, fences.lower(), fences.upper(), flags));
        return new ColumnAnalysis(AnalysisStatus.OK, options.quantiles(), quartiles, fences, scores, flags);
    }

    private static double[] scores(VideoColumns columns, SmartScore.Weights weights, Slices slices) {
        double[] scores = new double[columns.size()];
        if (scores.length <= ONE_READING) {
            ScoreRows rows = new ScoreRows(scores.length);
            rows.load(columns, 0, scores.length);
            Maxima maxima = new Maxima();
            maxima.include(rows, 0, scores.length);
            rows.score(scores.length, maxima, weights);
            System.arraycopy(rows.views, 0, scores, 0, scores.length);
            return scores;
        }
        Maxima[] maxima = new Maxima[slices.count()];
        slices.forEach((slice, from, to) -> maxima[slice] = new ScoreRows().maxima(columns, from, to, scores));
        Maxima ofAll = new Maxima();
        for (Maxima ofSlice : maxima) {
            ofAll.include(ofSlice);
        }
        slices.forEach((slice, from, to) -> new ScoreRows().score(columns, from, to, ofAll, weights, scores));
        return scores;
    }
}
