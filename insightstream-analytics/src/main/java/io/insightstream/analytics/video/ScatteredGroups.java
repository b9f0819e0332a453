package io.insightstream.analytics.video;

import io.insightstream.analytics.stat.QuartileFinder;

/**
 * Judges groups whose rows lie in any order.
 *
 * <p>The rows stay where they are: only their scores are brought together. So the columns are read in their order, and
 * what is reached at random is a few numbers per channel, which fit a cache where the columns do not.
 */
final class ScatteredGroups {

    /** The three maxima of a channel lie side by side, and a power of two apart. */
    private static final int STRIDE = 4;

    private final VideoColumns columns;
    private final int[] channels;
    private final Slices slices;
    private final GroupedAnalysis analysis;
    private final int channelCount;

    ScatteredGroups(VideoColumns columns, int[] channels, Slices slices, GroupedAnalysis analysis) {
        this.columns = columns;
        this.channels = channels;
        this.slices = slices;
        this.analysis = analysis;
        channelCount = analysis.groups();
    }

    void judge() {
        double[][] maxima = new double[slices.count()][];
        int[][] counts = new int[slices.count()][];
        slices.forEach((slice, from, to) -> {
            maxima[slice] = new double[STRIDE * channelCount];
            counts[slice] = new int[channelCount];
            measure(from, to, maxima[slice], counts[slice]);
        });
        double[] maximaOfAll = merge(maxima);
        int[] offsets = turnIntoPlaces(counts);
        double[] grouped = new double[columns.size()];
        slices.forEach((slice, from, to) -> score(from, to, maximaOfAll, counts[slice], grouped));
        slices.forEachGroup(offsets, (slice, from, to) -> {
            QuartileFinder finder = new QuartileFinder(analysis.quantiles());
            for (int channel = from; channel < to; channel++) {
                analysis.judge(channel, finder, grouped, offsets[channel], offsets[channel + 1]);
            }
        });
        slices.forEach((slice, from, to) -> analysis.flag(channels, from, to));
    }

    private void measure(int from, int to, double[] maxima, int[] counts) {
        ScoreRows rows = new ScoreRows();
        for (int start = from; start < to; start += ScoreRows.MOST) {
            int end = Math.min(to, start + ScoreRows.MOST);
            rows.load(columns, start, end);
            for (int i = 0; i < end - start; i++) {
                int channel = channels[start + i];
                if (channel < 0 || channel >= channelCount) {
                    throw new IllegalArgumentException(
                            "row " + (start + i) + " is out of range: channel " + channel + " of " + channelCount);
                }
                counts[channel]++;
                int at = STRIDE * channel;
                if (rows.views[i] > maxima[at]) {
                    maxima[at] = rows.views[i];
                }
                if (rows.viewsPerDay[i] > maxima[at + 1]) {
                    maxima[at + 1] = rows.viewsPerDay[i];
                }
                if (rows.engagement[i] > maxima[at + 2]) {
                    maxima[at + 2] = rows.engagement[i];
                }
            }
        }
    }

    private static double[] merge(double[][] maxima) {
        double[] ofAll = maxima[0];
        for (int slice = 1; slice < maxima.length; slice++) {
            for (int i = 0; i < ofAll.length; i++) {
                ofAll[i] = Math.max(ofAll[i], maxima[slice][i]);
            }
        }
        for (int i = 0; i < ofAll.length; i++) {
            // Where the maximum is 0 every value is: 0 divided by 1 is the 0 that the score counts then.
            ofAll[i] = ofAll[i] == 0 ? 1 : ofAll[i];
        }
        return ofAll;
    }

    /** Makes each slice's count of a channel the place of its first score there; returns where each channel begins. */
    private int[] turnIntoPlaces(int[][] counts) {
        int[] offsets = new int[channelCount + 1];
        int place = 0;
        for (int channel = 0; channel < channelCount; channel++) {
            offsets[channel] = place;
            for (int[] ofSlice : counts) {
                int count = ofSlice[channel];
                ofSlice[channel] = place;
                place += count;
            }
        }
        offsets[channelCount] = place;
        return offsets;
    }

    private void score(int from, int to, double[] maxima, int[] places, double[] grouped) {
        ScoreRows rows = new ScoreRows();
        double[] scores = analysis.scores();
        SmartScore.Weights weights = analysis.options().weights();
        double[] maxViews = new double[ScoreRows.MOST];
        double[] maxViewsPerDay = new double[ScoreRows.MOST];
        double[] maxEngagement = new double[ScoreRows.MOST];
        for (int start = from; start < to; start += ScoreRows.MOST) {
            int end = Math.min(to, start + ScoreRows.MOST);
            rows.load(columns, start, end);
            for (int i = 0; i < end - start; i++) {
                int at = STRIDE * channels[start + i];
                maxViews[i] = maxima[at];
                maxViewsPerDay[i] = maxima[at + 1];
                maxEngagement[i] = maxima[at + 2];
            }
            for (int i = 0; i < end - start; i++) {
                scores[start + i] = weights.views() * (rows.views[i] / maxViews[i])
                        + weights.viewsPerDay() * (rows.viewsPerDay[i] / maxViewsPerDay[i])
                        + weights.engagement() * (rows.engagement[i] / maxEngagement[i]);
            }
            for (int row = start; row < end; row++) {
                grouped[places[channels[row]]++] = scores[row];
            }
        }
    }
}
