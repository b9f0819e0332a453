package io.insightstream.analytics.video;

import io.insightstream.analytics.AnalysisStatus;

/**
 * {@link Outliers} for many channels at once: every group of rows is judged by itself, and each gets the numbers that
 * {@link Outliers#classic} finds for it, to the last bit.
 *
 * <p>Rows that lie together go by {@link #classic offsets}: O(1) scratch beside the result. Rows in any order go by
 * {@link #byChannel channel number}: 8 bytes of scratch a row, and 36 bytes a channel, 32 more for each further thread.
 * Both take {@code O(rows + groups)} time for groups of moderate size. Safe for use by several threads.
 */
public final class GroupedOutliers {

    private static final int MOST_CHANNELS = 1 << 28;

    private GroupedOutliers() {}

    /**
     * The classic rule for groups of adjoining rows, in the calling thread alone.
     *
     * @param columns the rows of all groups; not changed
     * @param offsets where each group begins, and after the last one where it ends: group {@code g} is the rows
     *     {@code offsets[g]} to {@code offsets[g + 1] - 1}; starts with 0, ends with the number of rows, never falls
     * @param options how to judge
     * @return what was found, row by row and group by group; {@link AnalysisStatus#INSUFFICIENT_DATA} for groups of
     *     fewer than {@value Outliers#MINIMUM_VIDEOS} rows, which are scored all the same
     * @throws IllegalArgumentException if a value is out of range (the message names the row) or the offsets are not as
     *     described
     */
    public static GroupedAnalysis classic(VideoColumns columns, int[] offsets, ClassicOutlierOptions options) {
        return classic(columns, offsets, options, 1);
    }

    /**
     * The classic rule for groups of adjoining rows, in several threads.
     *
     * @param columns the rows of all groups; not changed
     * @param offsets where each group begins, as in {@link #classic(VideoColumns, int[], ClassicOutlierOptions)}
     * @param options how to judge
     * @param parallelism how many threads may work at the same time, 1 or more; 1 is the calling thread alone. The
     *     threads share out whole groups and end with the call; the result does not depend on them
     * @return as {@link #classic(VideoColumns, int[], ClassicOutlierOptions)}
     * @throws IllegalArgumentException as there, and if {@code parallelism} is below 1
     */
    public static GroupedAnalysis classic(
            VideoColumns columns, int[] offsets, ClassicOutlierOptions options, int parallelism) {
        requireOffsets(offsets, columns.size());
        GroupedAnalysis analysis = new GroupedAnalysis(offsets.length - 1, columns.size(), options);
        Slices.ofRows(columns.size(), parallelism)
                .forEachGroup(
                        offsets, (slice, from, to) -> new AdjoiningGroups(columns, offsets, analysis).judge(from, to));
        return analysis;
    }

    /**
     * The classic rule for rows in any order, in the calling thread alone.
     *
     * @param columns the rows of all channels, in any order; not changed
     * @param channels the channel of each row, a number from 0 to {@code channelCount - 1}; a channel need not have rows
     * @param channelCount how many channels there are, 0 to 2<sup>28</sup>
     * @param options how to judge
     * @return what was found, row by row in the order of the input and group by group, where the group is the channel's
     *     number; {@link AnalysisStatus#INSUFFICIENT_DATA} for channels with fewer than
     *     {@value Outliers#MINIMUM_VIDEOS} rows, which are scored all the same
     * @throws IllegalArgumentException if a value or a channel is out of range (the message names the row), or the
     *     lengths differ
     */
    public static GroupedAnalysis byChannel(
            VideoColumns columns, int[] channels, int channelCount, ClassicOutlierOptions options) {
        return byChannel(columns, channels, channelCount, options, 1);
    }

    /**
     * The classic rule for rows in any order, in several threads.
     *
     * @param columns the rows of all channels, in any order; not changed
     * @param channels the channel of each row, a number from 0 to {@code channelCount - 1}; a channel need not have rows
     * @param channelCount how many channels there are, 0 to 2<sup>28</sup>
     * @param options how to judge
     * @param parallelism how many threads may work at the same time, 1 or more; 1 is the calling thread alone. The
     *     threads end with the call; the result does not depend on them
     * @return as {@link #byChannel(VideoColumns, int[], int, ClassicOutlierOptions)}
     * @throws IllegalArgumentException as there, and if {@code parallelism} is below 1
     */
    public static GroupedAnalysis byChannel(
            VideoColumns columns, int[] channels, int channelCount, ClassicOutlierOptions options, int parallelism) {
        if (channels.length != columns.size()) {
            throw new IllegalArgumentException("columns must have equal lengths, got " + columns.size() + " views and "
                    + channels.length + " channels");
        }
        if (channelCount < 0 || channelCount > MOST_CHANNELS) {
            throw new IllegalArgumentException("channelCount must be 0 to 2^28, got " + channelCount);
        }
        GroupedAnalysis analysis = new GroupedAnalysis(channelCount, columns.size(), options);
        new ScatteredGroups(columns, channels, Slices.ofRows(columns.size(), parallelism), analysis).judge();
        return analysis;
    }

    private static void requireOffsets(int[] offsets, int rows) {
        if (offsets.length == 0 || offsets[0] != 0 || offsets[offsets.length - 1] != rows) {
            throw new IllegalArgumentException("offsets must start with 0 and end with the number of rows, " + rows);
        }
        for (int g = 1; g < offsets.length; g++) {
            if (offsets[g] < offsets[g - 1]) {
                throw new IllegalArgumentException(
                        "offsets must not fall, got " + offsets[g - 1] + " and then " + offsets[g] + " at index " + g);
            }
        }
    }
}
