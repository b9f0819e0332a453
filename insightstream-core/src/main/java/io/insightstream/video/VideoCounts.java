package io.insightstream.video;

import java.util.Objects;

/**
 * The counts of a video, without the rest of it.
 *
 * @param videoId the provider's id of the video
 * @param statistics its counts
 */
public record VideoCounts(String videoId, VideoStatistics statistics) {
    /** Creates counts. */
    public VideoCounts {
        Objects.requireNonNull(videoId, "videoId");
        Objects.requireNonNull(statistics, "statistics");
    }
}
