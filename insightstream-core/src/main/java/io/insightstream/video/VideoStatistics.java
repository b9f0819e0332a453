package io.insightstream.video;

import org.jspecify.annotations.Nullable;

/**
 * The public counts of a video at one moment. A count that is hidden or switched off is null, which is not 0.
 *
 * @param views the number of views, 0 or more; null if missing
 * @param likes the number of likes, 0 or more; null if missing
 * @param comments the number of comments, 0 or more; null if missing
 */
public record VideoStatistics(
        @Nullable Long views,
        @Nullable Long likes,
        @Nullable Long comments) {

    /** No count is known. */
    public static final VideoStatistics UNKNOWN = new VideoStatistics(null, null, null);

    /**
     * Creates statistics.
     *
     * @throws IllegalArgumentException if a count is negative
     */
    public VideoStatistics {
        requireCount("views", views);
        requireCount("likes", likes);
        requireCount("comments", comments);
    }

    private static void requireCount(String name, @Nullable Long count) {
        if (count != null && count < 0) {
            throw new IllegalArgumentException(name + " must be 0 or more, got " + count);
        }
    }
}
