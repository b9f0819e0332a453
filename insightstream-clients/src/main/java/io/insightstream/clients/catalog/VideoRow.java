package io.insightstream.clients.catalog;

import io.insightstream.video.Video;
import io.insightstream.video.VideoStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row that can become a video. */
record VideoRow(
        long line,
        String id,
        @Nullable String title,
        @Nullable String channelId,
        @Nullable String channelTitle,
        Instant publishedAt,
        @Nullable Duration duration,
        VideoStatistics statistics,
        @Nullable Instant snapshotAt) {

    /** Whether the other row says exactly the same. */
    boolean saysTheSameAs(VideoRow other) {
        return onLine(0).equals(other.onLine(0));
    }

    private VideoRow onLine(long otherLine) {
        return new VideoRow(
                otherLine, id, title, channelId, channelTitle, publishedAt, duration, statistics, snapshotAt);
    }

    /** The same row, taken at the given time. */
    VideoRow takenAt(@Nullable Instant time) {
        return Objects.equals(time, snapshotAt)
                ? this
                : new VideoRow(line, id, title, channelId, channelTitle, publishedAt, duration, statistics, time);
    }

    /** The same row with these objects for its channel, so that a million rows of a channel share them. */
    VideoRow inChannel(@Nullable String sharedId, @Nullable String sharedTitle) {
        return new VideoRow(line, id, title, sharedId, sharedTitle, publishedAt, duration, statistics, snapshotAt);
    }

    /** The video in the channel of the given id. */
    Video toVideo(String channel) {
        return new Video(id, channel, title, publishedAt, duration, statistics);
    }
}
