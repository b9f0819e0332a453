package io.insightstream.analytics.video;

import io.insightstream.analytics.stat.QuartileFinder;
import io.insightstream.analytics.video.ScoreRows.Divisors;
import io.insightstream.analytics.video.ScoreRows.Maxima;

/**
 * Judges groups whose rows lie in any order.
 *
 * <p>The rows stay where they are: only their scores are brought together. So the columns are read in their order, and
 * what is reached at random is a few numbers per channel, which fit a cache where the columns do not.
 */
final class ScatteredGroups {

    /** What is known of a channel lies side by side, so that it is fetched at once. */
    private static final int STRIDE = 4;

    /** After the three maxima the number of its rows, later the place of its next score. */
    private static final int PLACE = 3;

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
        double[][] measured = new double[slices.count()][];
        slices.forEach((slice, from, to) -> {
            measured[slice] = new double[STRIDE * channelCount];
            measure(from, to, measured[slice]);
        });
        int[] offsets = prepareScoring(measured);
        double[] grouped = new double[columns.size()];
        slices.forEach((slice, from, to) -> score(from, to, measured[slice], grouped));
        slices.forEachGroup(offsets, (slice, from, to) -> {
            QuartileFinder finder = new QuartileFinder(analysis.quantiles());
            for (int channel = from; channel < to; channel++) {
                analysis.judge(channel, finder, grouped, offsets[channel], offsets[channel + 1]);
            }
        });
        slices.forEach((slice, from, to) -> analysis.flag(channels, from, to));
    }

    private void measure(int from, int to, double[] measured) {
        ScoreRows rows = new ScoreRows();
        double[] views = rows.views;
        double[] viewsPerDay = rows.viewsPerDay;
        double[] engagement = rows.engagement;
        for (int start = from; start < to; start += ScoreRows.MOST) {
            int end = Math.min(to, start + ScoreRows.MOST);
            rows.load(columns, start, end);
            rows.store(start, end, analysis.scores());
            for (int i = 0; i < end - start; i++) {
                int channel = channels[start + i];
                if (channel < 0 || channel >= channelCount) {
                    throw new IllegalArgumentException(
                            "row " + (start + i) + " is out of range: channel " + channel + " of " + channelCount);
                }
                int at = STRIDE * channel;
                // Without a branch: it would be guessed wrong, and wait for memory to find out.
                measured[at] = Math.max(measured[at], views[i]);
                measured[at + 1] = Math.max(measured[at + 1], viewsPerDay[i]);
                measured[at + 2] = Math.max(measured[at + 2], engagement[i]);
                measured[at + PLACE]++;
            }
        }
    }

    /**
     * Gives each slice the divisors of all slices in place of its own maxima, and the place of its first score of each
     * channel in place of the number of its rows.
     *
     * @return where the scores of each channel begin
     */
    private int[] prepareScoring(double[][] measured) {
        int[] offsets = new int[channelCount + 1];
        int place = 0;
        for (int channel = 0; channel < channelCount; channel++) {
            offsets[channel] = place;
            int at = STRIDE * channel;
            for (int measure = at; measure < at + PLACE; measure++) {
                double max = 0;
                for (double[] ofSlice : measured) {
                    max = Math.max(max, ofSlice[measure]);
                }
                for (double[] ofSlice : measured) {
                    ofSlice[measure] = Maxima.divisor(max);
                }
            }
            for (double[] ofSlice : measured) {
                int rows = (int) ofSlice[at + PLACE];
                ofSlice[at + PLACE] = place;
                place += rows;
            }
        }
        offsets[channelCount] = place;
        return offsets;
    }

    private void score(int from, int to, double[] prepared, double[] grouped) {
        ScoreRows rows = new ScoreRows();
        Divisors divisors = new Divisors();
        int[] places = new int[ScoreRows.MOST];
        double[] scores = analysis.scores();
        for (int start = from; start < to; start += ScoreRows.MOST) {
            int end = Math.min(to, start + ScoreRows.MOST);
            rows.reload(columns, start, end, scores);
            for (int i = 0; i < end - start; i++) {
                int at = STRIDE * channels[start + i];
                divisors.views[i] = prepared[at];
                divisors.viewsPerDay[i] = prepared[at + 1];
                divisors.engagement[i] = prepared[at + 2];
                places[i] = (int) prepared[at + PLACE];
                prepared[at + PLACE]++;
            }
            rows.score(end - start, divisors, analysis.options().weights());
            System.arraycopy(rows.views, 0, scores, start, end - start);
            for (int i = 0; i < end - start; i++) {
                grouped[places[i]] = rows.views[i];
            }
        }
    }
}
