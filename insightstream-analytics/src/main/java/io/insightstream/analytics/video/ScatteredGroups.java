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

    /** The three maxima of a channel and the number of its rows lie side by side. */
    private static final int STRIDE = 4;

    private static final int COUNT = 3;

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
        int[][] places = new int[slices.count()][channelCount];
        int[] offsets = findPlaces(measured, places);
        double[] divisors = merge(measured);
        double[] grouped = new double[columns.size()];
        slices.forEach((slice, from, to) -> score(from, to, divisors, places[slice], grouped));
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
                measured[at + COUNT]++;
            }
        }
    }

    /** Finds the place of each slice's first score of each channel; returns where each channel begins. */
    private int[] findPlaces(double[][] measured, int[][] places) {
        int[] offsets = new int[channelCount + 1];
        int place = 0;
        for (int channel = 0; channel < channelCount; channel++) {
            offsets[channel] = place;
            for (int slice = 0; slice < places.length; slice++) {
                places[slice][channel] = place;
                place += (int) measured[slice][STRIDE * channel + COUNT];
            }
        }
        offsets[channelCount] = place;
        return offsets;
    }

    /** What the measures of each channel are divided by, in the array of the first slice. */
    private static double[] merge(double[][] measured) {
        double[] ofAll = measured[0];
        for (int slice = 1; slice < measured.length; slice++) {
            for (int i = 0; i < ofAll.length; i++) {
                ofAll[i] = Math.max(ofAll[i], measured[slice][i]);
            }
        }
        for (int i = 0; i < ofAll.length; i++) {
            ofAll[i] = Maxima.divisor(ofAll[i]);
        }
        return ofAll;
    }

    private void score(int from, int to, double[] divisorsOfChannels, int[] places, double[] grouped) {
        ScoreRows rows = new ScoreRows();
        Divisors divisors = new Divisors();
        double[] scores = analysis.scores();
        for (int start = from; start < to; start += ScoreRows.MOST) {
            int end = Math.min(to, start + ScoreRows.MOST);
            rows.reload(columns, start, end, scores);
            for (int i = 0; i < end - start; i++) {
                int at = STRIDE * channels[start + i];
                divisors.views[i] = divisorsOfChannels[at];
                divisors.viewsPerDay[i] = divisorsOfChannels[at + 1];
                divisors.engagement[i] = divisorsOfChannels[at + 2];
            }
            rows.score(end - start, divisors, analysis.options().weights());
            System.arraycopy(rows.views, 0, scores, start, end - start);
            for (int i = 0; i < end - start; i++) {
                grouped[places[channels[start + i]]++] = rows.views[i];
            }
        }
    }
}
