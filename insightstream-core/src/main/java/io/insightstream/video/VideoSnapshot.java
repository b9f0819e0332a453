package io.insightstream.video;

import java.time.Instant;
import java.util.Objects;

/**
 * The counts of a video as someone saw them at one moment.
 *
 * @param takenAt when they were seen
 * @param statistics the counts at that moment
 */
public record VideoSnapshot(Instant takenAt, VideoStatistics statistics) {

    /** Creates a snapshot. */
    public VideoSnapshot {
        Objects.requireNonNull(takenAt, "takenAt");
        Objects.requireNonNull(statistics, "statistics");
    }
}
