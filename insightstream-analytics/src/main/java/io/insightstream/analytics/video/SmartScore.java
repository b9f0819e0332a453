package io.insightstream.analytics.video;

import java.time.Instant;
import java.util.List;

/**
 * SmartScore: one number from 0 to 1 that says how well a video did beside the others of its sample.
 *
 * <p>{@code score = 0.5 * views/maxViews + 0.3 * viewsPerDay/maxViewsPerDay + 0.2 * engagementRate/maxEngagementRate},
 * each maximum taken over the sample; a measure whose maximum is 0 contributes 0. The score compares videos inside one
 * sample only. It knows neither format nor age beyond whole days, so a brand-new video scores high on views per day.
 */
public final class SmartScore {

    private SmartScore() {}

    /**
     * How much each measure counts.
     *
     * @param views weight of the views, 0 to 1
     * @param viewsPerDay weight of the views per day, 0 to 1
     * @param engagement weight of the engagement rate, 0 to 1
     */
    public record Weights(double views, double viewsPerDay, double engagement) {

        /** The usual weights: 0.5, 0.3 and 0.2. */
        public static final Weights DEFAULT = new Weights(0.5, 0.3, 0.2);

        /**
         * Creates weights.
         *
         * @throws IllegalArgumentException if a weight is negative or NaN, or they do not sum to 1 (within 1e-9)
         */
        public Weights {
            double sum = views + viewsPerDay + engagement;
            if (!(views >= 0 && viewsPerDay >= 0 && engagement >= 0 && Math.abs(sum - 1) <= 1e-9)) {
                throw new IllegalArgumentException("weights must be 0 or more and sum to 1, got " + views + ", "
                        + viewsPerDay + " and " + engagement);
            }
        }
    }

    /**
     * Scores a sample given as columns of equal length; row {@code i} is one video.
     *
     * @param views the views of each video, 0 or more
     * @param ageDays the age of each video in days, above 0
     * @param interactions likes plus comments of each video, 0 or more
     * @param weights how much each measure counts
     * @return the score of each row, 0 to 1, in the order of the input; empty for an empty sample
     * @throws IllegalArgumentException if the lengths differ or a value is outside its range; the message names the row
     */
    public static double[] of(long[] views, double[] ageDays, double[] interactions, Weights weights) {
        int n = views.length;
        if (ageDays.length != n || interactions.length != n) {
            throw new IllegalArgumentException("columns must have equal lengths, got " + n + " views, " + ageDays.length
                    + " ageDays and " + interactions.length + " interactions");
        }
        double maxViews = 0;
        double maxViewsPerDay = 0;
        double maxEngagement = 0;
        for (int i = 0; i < n; i++) {
            if (views[i] < 0 || !(ageDays[i] > 0) || !(interactions[i] >= 0) || Double.isInfinite(interactions[i])) {
                throw new IllegalArgumentException("row " + i + " is out of range: views " + views[i] + ", ageDays "
                        + ageDays[i] + ", interactions " + interactions[i]);
            }
            maxViews = Math.max(maxViews, (double) views[i]);
            maxViewsPerDay = Math.max(maxViewsPerDay, views[i] / ageDays[i]);
            maxEngagement = Math.max(maxEngagement, engagement(views[i], interactions[i]));
        }
        double[] scores = new double[n];
        for (int i = 0; i < n; i++) {
            scores[i] = weights.views() * share((double) views[i], maxViews)
                    + weights.viewsPerDay() * share(views[i] / ageDays[i], maxViewsPerDay)
                    + weights.engagement() * share(engagement(views[i], interactions[i]), maxEngagement);
        }
        return scores;
    }

    /**
     * Scores a sample of videos, ages in {@linkplain VideoSample#ageDays whole days, at least 1}. A missing like or
     * comment count adds nothing to the engagement rate.
     *
     * @param videos the sample
     * @param now the moment of the analysis
     * @param weights how much each measure counts
     * @return the score of each video, 0 to 1, in the order of the input; empty for an empty sample
     */
    public static double[] of(List<VideoSample> videos, Instant now, Weights weights) {
        return of(
                videos.stream().mapToLong(VideoSample::views).toArray(),
                videos.stream().mapToDouble(video -> video.ageDays(now)).toArray(),
                videos.stream().mapToDouble(VideoSample::interactions).toArray(),
                weights);
    }

    private static double engagement(long views, double interactions) {
        return views == 0 ? 0 : interactions / views;
    }

    private static double share(double value, double max) {
        return max == 0 ? 0 : value / max;
    }
}
