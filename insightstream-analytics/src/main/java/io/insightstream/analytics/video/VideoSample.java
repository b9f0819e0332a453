package io.insightstream.analytics.video;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One video as the statistics see it: its counts at one moment. A count that is hidden or switched off is null, which
 * is not 0.
 *
 * @param id the video's id, echoed in results
 * @param publishedAt when it was published
 * @param format its format
 * @param views the number of views, 0 or more
 * @param likes the number of likes, 0 or more; null if missing
 * @param comments the number of comments, 0 or more; null if missing
 */
public record VideoSample(
        String id,
        Instant publishedAt,
        VideoFormat format,
        long views,
        @Nullable Long likes,
        @Nullable Long comments) {

    /**
     * Creates a sample.
     *
     * @throws IllegalArgumentException if a count is negative; the message names the video and the count
     */
    public VideoSample {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(publishedAt, "publishedAt");
        Objects.requireNonNull(format, "format");
        requireCount(id, "views", views);
        requireCount(id, "likes", likes == null ? 0 : likes);
        requireCount(id, "comments", comments == null ? 0 : comments);
    }

    private static void requireCount(String id, String name, long count) {
        if (count < 0) {
            throw new IllegalArgumentException(name + " of video " + id + " must be 0 or more, got " + count);
        }
    }

    /**
     * Likes and comments together; a missing count adds nothing.
     *
     * @return the number of interactions, 0 or more
     */
    public double interactions() {
        return (likes == null ? 0.0 : likes) + (comments == null ? 0.0 : comments);
    }

    /**
     * Interactions per view, {@code (likes + comments) / views}.
     *
     * @return the rate as a ratio, 0 or more (it can exceed 1); 0 for a video without views
     */
    public double engagementRate() {
        return views == 0 ? 0 : interactions() / views;
    }

    /**
     * The age in whole elapsed days of 24 hours, at least 1.
     *
     * @param now the moment of the analysis
     * @return {@code max(1, floor((now - publishedAt) / 24 h))}; 1 for a video published after {@code now}
     */
    public long ageDays(Instant now) {
        return Math.max(1, Duration.between(publishedAt, now).toDays());
    }

    /**
     * Views per day of {@linkplain #ageDays age}.
     *
     * @param now the moment of the analysis
     * @return {@code views / ageDays}, 0 or more
     */
    public double viewsPerDay(Instant now) {
        return (double) views / ageDays(now);
    }
}
