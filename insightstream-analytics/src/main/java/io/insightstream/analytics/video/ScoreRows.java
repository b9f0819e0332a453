package io.insightstream.analytics.video;

/**
 * Scores rows of columns as {@link SmartScore#of(long[], double[], double[], SmartScore.Weights)} does, to the last bit,
 * a few rows at a time: plain loops over buffers that stay in the first cache, which the compiler turns into vector
 * instructions; in one loop over all columns it does not.
 *
 * <p>Not thread-safe: one per thread.
 */
final class ScoreRows {

    /** Three buffers of this many doubles fit a first-level cache of 32 KiB. */
    static final int MOST = 1024;

    final double[] views = new double[MOST];
    final double[] viewsPerDay = new double[MOST];
    final double[] engagement = new double[MOST];

    /** Reads rows {@code from} to {@code to}, at most {@link #MOST}, to the start of the buffers. */
    void load(VideoColumns columns, int from, int to) {
        columns.read(from, to, views, viewsPerDay, engagement);
        int n = to - from;
        for (int i = 0; i < n; i++) {
            viewsPerDay[i] = views[i] / viewsPerDay[i];
        }
        for (int i = 0; i < n; i++) {
            // Without views the rate is 0, whatever the interactions are; otherwise the factor is 1.
            engagement[i] = engagement[i] * Math.min(views[i], 1) / Math.max(views[i], 1);
        }
    }

    /** The maxima of a part of the columns, of any size. */
    Maxima maxima(VideoColumns columns, int from, int to) {
        Maxima maxima = new Maxima();
        for (int start = from; start < to; start += MOST) {
            int end = Math.min(to, start + MOST);
            load(columns, start, end);
            maxima.include(this, 0, end - start);
        }
        return maxima;
    }

    /** Scores a part of the columns, of any size, to the same rows of {@code scores}. */
    void score(VideoColumns columns, int from, int to, Maxima maxima, SmartScore.Weights weights, double[] scores) {
        for (int start = from; start < to; start += MOST) {
            int end = Math.min(to, start + MOST);
            load(columns, start, end);
            score(0, end - start, maxima, weights, scores, start);
        }
    }

    /** Scores the rows {@code from} to {@code to} of the buffers beside the sample that has these maxima. */
    void score(int from, int to, Maxima maxima, SmartScore.Weights weights, double[] scores, int at) {
        double ofViews = weights.views();
        double ofViewsPerDay = weights.viewsPerDay();
        double ofEngagement = weights.engagement();
        // Where the maximum is 0 every value is: 0 divided by 1 is the 0 that the score counts then.
        double maxViews = maxima.views == 0 ? 1 : maxima.views;
        double maxViewsPerDay = maxima.viewsPerDay == 0 ? 1 : maxima.viewsPerDay;
        double maxEngagement = maxima.engagement == 0 ? 1 : maxima.engagement;
        for (int i = from; i < to; i++) {
            scores[at - from + i] = ofViews * (views[i] / maxViews)
                    + ofViewsPerDay * (viewsPerDay[i] / maxViewsPerDay)
                    + ofEngagement * (engagement[i] / maxEngagement);
        }
    }

    /** The largest value of each measure so far; 0 of no rows. */
    static final class Maxima {
        double views;
        double viewsPerDay;
        double engagement;

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
