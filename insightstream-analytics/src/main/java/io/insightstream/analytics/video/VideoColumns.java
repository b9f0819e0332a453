package io.insightstream.analytics.video;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The counts of many videos as columns of equal length: row {@code i} of each is video {@code i}.
 *
 * <p>The columns are the caller's own arrays, not copies, and are never changed; the caller must not change them while a
 * function reads them. There is no missing count in a column of numbers: 0 adds nothing to the engagement rate, just as
 * a missing count does. Values are checked when they are read, not here.
 */
public final class VideoColumns {

    /** So far from 0 that no views per day overflow: 0.1 milliseconds. */
    private static final double LEAST_AGE = 1e-9;

    private final long[] views;
    private final Column ageDays;
    private final Column interactions;

    private VideoColumns(long[] views, Column ageDays, Column interactions) {
        this.views = views;
        this.ageDays = ageDays;
        this.interactions = interactions;
    }

    /**
     * Columns with ages in whole days.
     *
     * @param views the views of each video, 0 or more
     * @param ageDays the age of each video in days, 1 or more, as {@link VideoSample#ageDays} counts it
     * @param likes the likes of each video, 0 or more
     * @param comments the comments of each video, 0 or more
     * @return the columns
     * @throws IllegalArgumentException if the lengths differ
     */
    public static VideoColumns of(long[] views, int[] ageDays, long[] likes, long[] comments) {
        requireSameLength("ageDays", ageDays.length, views);
        return new VideoColumns(views, new Column.WholeDays(ageDays), likesAndComments(likes, comments, views));
    }

    /**
     * Columns as {@link SmartScore#of(long[], double[], double[], SmartScore.Weights)} takes them.
     *
     * @param views the views of each video, 0 or more
     * @param ageDays the age of each video in days, 1e-9 or more
     * @param interactions likes plus comments of each video, 0 or more
     * @return the columns
     * @throws IllegalArgumentException if the lengths differ
     */
    public static VideoColumns of(long[] views, double[] ageDays, double[] interactions) {
        requireSameLength("ageDays", ageDays.length, views);
        requireSameLength("interactions", interactions.length, views);
        return new VideoColumns(
                views,
                new Column.Doubles("ageDays", ageDays, LEAST_AGE, Double.POSITIVE_INFINITY),
                new Column.Doubles("interactions", interactions, 0, Double.MAX_VALUE));
    }

    /**
     * Columns with days of publication. The age is {@code max(1, day of now - day of publication)}, which is that of
     * {@link VideoSample#ageDays} for videos published at midnight UTC.
     *
     * @param views the views of each video, 0 or more
     * @param publishedDays the day of publication of each video, as {@link LocalDate#toEpochDay} counts it
     * @param now the moment of the analysis
     * @param likes the likes of each video, 0 or more
     * @param comments the comments of each video, 0 or more
     * @return the columns
     * @throws IllegalArgumentException if the lengths differ
     */
    public static VideoColumns published(
            long[] views, int[] publishedDays, Instant now, long[] likes, long[] comments) {
        requireSameLength("publishedDays", publishedDays.length, views);
        long today = now.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();
        return new VideoColumns(
                views, new Column.PublishedDays(publishedDays, today), likesAndComments(likes, comments, views));
    }

    /**
     * How many videos there are.
     *
     * @return the number of rows
     */
    public int size() {
        return views.length;
    }

    /**
     * Reads views and interactions of rows {@code from} to {@code to} as doubles to the start of each target.
     *
     * @return whether each of these rows has views
     * @throws IllegalArgumentException if a value is out of range; the message names the row
     */
    boolean readCounts(int from, int to, double[] views, double[] interactions) {
        long signs = 0;
        long signsOfOneLess = 0;
        for (int i = from; i < to; i++) {
            signs |= this.views[i];
            signsOfOneLess |= this.views[i] - 1;
            views[i - from] = (double) this.views[i];
        }
        if (signs < 0 || !this.interactions.read(from, to, interactions)) {
            throw refusal(from, to);
        }
        return signsOfOneLess >= 0;
    }

    /**
     * Reads the ages of rows {@code from} to {@code to} to the start of the target.
     *
     * @throws IllegalArgumentException if a value is out of range; the message names the row
     */
    void readAges(int from, int to, double[] ageDays) {
        if (!this.ageDays.read(from, to, ageDays)) {
            throw refusal(from, to);
        }
    }

    /** Why these rows were refused, in the words of the first one that is out of range. */
    private IllegalArgumentException refusal(int from, int to) {
        double[] age = new double[1];
        double[] interaction = new double[1];
        int row = from;
        while (row < to - 1
                && views[row] >= 0
                && ageDays.read(row, row + 1, age)
                && interactions.read(row, row + 1, interaction)) {
            row++;
        }
        return new IllegalArgumentException("row " + row + " is out of range: views " + views[row] + ", "
                + ageDays.describe(row) + ", " + interactions.describe(row));
    }

    private static Column likesAndComments(long[] likes, long[] comments, long[] views) {
        requireSameLength("likes", likes.length, views);
        requireSameLength("comments", comments.length, views);
        return new Column.LikesAndComments(likes, comments);
    }

    private static void requireSameLength(String name, int length, long[] views) {
        if (length != views.length) {
            throw new IllegalArgumentException(
                    "columns must have equal lengths, got " + views.length + " views and " + length + " " + name);
        }
    }
}
