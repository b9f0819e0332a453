package io.insightstream.analytics.video;

/**
 * Scores rows of columns as {@link SmartScore#of(long[], double[], double[], SmartScore.Weights)} does, to the last bit,
 * a few rows at a time: plain loops over buffers that stay in the first cache, all at the same index, which the compiler
 * turns into vector instructions. In one loop over all columns, or with a shifted index, it does not.
 *
 * <p>Not thread-safe: one per thread.
 */
final class ScoreRows {

    /** Six buffers of this many doubles fit a first-level cache of 32 KiB. */
    static final int MOST = 512;

    final double[] views;
    final double[] viewsPerDay;
    final double[] engagement;

    /** Buffers for {@link #MOST} rows. */
    ScoreRows() {
        this(MOST);
    }

    /** Buffers for so many rows. */
    ScoreRows(int most) {
        views = new double[most];
        viewsPerDay = new double[most];
        engagement = new double[most];
    }

    /** Reads the measures of rows {@code from} to {@code to}, as many as fit, to the start of the buffers. */
    void load(VideoColumns columns, int from, int to) {
        loadCounts(columns, from, to);
        columns.readAges(from, to, viewsPerDay);
        int n = to - from;
        for (int i = 0; i < n; i++) {
            viewsPerDay[i] = views[i] / viewsPerDay[i];
        }
    }

    /** As {@link #load}, with the views per day from where they were stored. */
    void reload(VideoColumns columns, int from, int to, double[] storedViewsPerDay) {
        loadCounts(columns, from, to);
        System.arraycopy(storedViewsPerDay, from, viewsPerDay, 0, to - from);
    }

    private void loadCounts(VideoColumns columns, int from, int to) {
        boolean allHaveViews = columns.readCounts(from, to, views, engagement);
        int n = to - from;
        if (allHaveViews) {
            for (int i = 0; i < n; i++) {
                engagement[i] = engagement[i] / views[i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                engagement[i] = views[i] == 0 ? 0 : engagement[i] / views[i];
            }
        }
    }

    /** Stores the views per day that were loaded, beginning at row {@code from}. */
    void store(int from, int to, double[] viewsPerDayToStore) {
        System.arraycopy(viewsPerDay, 0, viewsPerDayToStore, from, to - from);
    }

    /**
     * The maxima of a part of the columns, of any size.
     *
     * @param scores receives the views per day of these rows, for {@link #score(VideoColumns, int, int, Maxima,
     *     SmartScore.Weights, double[])}
     */
    Maxima maxima(VideoColumns columns, int from, int to, double[] scores) {
        Maxima maxima = new Maxima();
        for (int start = from; start < to; start += views.length) {
            int end = Math.min(to, start + views.length);
            load(columns, start, end);
            store(start, end, scores);
            maxima.include(this, 0, end - start);
        }
        return maxima;
    }

    /**
     * Scores a part of the columns, of any size.
     *
     * @param scores holds the views per day of these rows, and receives their scores in place of them
     */
    void score(VideoColumns columns, int from, int to, Maxima maxima, SmartScore.Weights weights, double[] scores) {
        for (int start = from; start < to; start += views.length) {
            int end = Math.min(to, start + views.length);
            reload(columns, start, end, scores);
            score(end - start, maxima, weights);
            System.arraycopy(views, 0, scores, start, end - start);
        }
    }

    /** Turns the views of the first rows in the buffers into scores beside the sample that has these maxima. */
    void score(int rows, Maxima maxima, SmartScore.Weights weights) {
        double ofViews = weights.views();
        double ofViewsPerDay = weights.viewsPerDay();
        double ofEngagement = weights.engagement();
        double maxViews = Maxima.divisor(maxima.views);
        double maxViewsPerDay = Maxima.divisor(maxima.viewsPerDay);
        double maxEngagement = Maxima.divisor(maxima.engagement);
        for (int i = 0; i < rows; i++) {
            views[i] = ofViews * (views[i] / maxViews)
                    + ofViewsPerDay * (viewsPerDay[i] / maxViewsPerDay)
                    + ofEngagement * (engagement[i] / maxEngagement);
        }
    }

    /** Turns the views of the first rows in the buffers into scores, each beside a sample of its own. */
    void score(int rows, Divisors divisors, SmartScore.Weights weights) {
        double ofViews = weights.views();
        double ofViewsPerDay = weights.viewsPerDay();
        double ofEngagement = weights.engagement();
        double[] maxViews = divisors.views;
        double[] maxViewsPerDay = divisors.viewsPerDay;
        double[] maxEngagement = divisors.engagement;
        for (int i = 0; i < rows; i++) {
            views[i] = ofViews * (views[i] / maxViews[i])
                    + ofViewsPerDay * (viewsPerDay[i] / maxViewsPerDay[i])
                    + ofEngagement * (engagement[i] / maxEngagement[i]);
        }
    }

    /** What the measures of each row are divided by. */
    static final class Divisors {
        final double[] views = new double[MOST];
        final double[] viewsPerDay = new double[MOST];
        final double[] engagement = new double[MOST];
    }

    /** The largest value of each measure so far; 0 of no rows. */
    static final class Maxima {
        double views;
        double viewsPerDay;
        double engagement;

        /** Where the maximum is 0 every value is: 0 divided by 1 is the 0 that the score counts then. */
        static double divisor(double maximum) {
            return maximum == 0 ? 1 : maximum;
        }

        void include(ScoreRows rows, int from, int to) {
            double maxViews = views;
            double maxViewsPerDay = viewsPerDay;
            double maxEngagement = engagement;
            for (int i = from; i < to; i++) {
                maxViews = rows.views[i] > maxViews ? rows.views[i] : maxViews;
                maxViewsPerDay = rows.viewsPerDay[i] > maxViewsPerDay ? rows.viewsPerDay[i] : maxViewsPerDay;
                maxEngagement = rows.engagement[i] > maxEngagement ? rows.engagement[i] : maxEngagement;
            }
            views = maxViews;
            viewsPerDay = maxViewsPerDay;
            engagement = maxEngagement;
        }

        void include(Maxima other) {
            views = Math.max(views, other.views);
            viewsPerDay = Math.max(viewsPerDay, other.viewsPerDay);
            engagement = Math.max(engagement, other.engagement);
        }
    }
}
