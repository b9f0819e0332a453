package io.insightstream.clients.catalog;

import io.insightstream.video.Video;
import io.insightstream.video.VideoSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A video with all its snapshots, as small as can be: a catalog may hold a million. */
final class StoredVideo {

    /** Header, five references, two longs and two ints, on a 64-bit machine with references of 4 bytes. */
    private static final int OBJECT_BYTES = 56;

    private static final long NO_DURATION = -1;

    private final String id;
    private @Nullable String title;
    private @Nullable String channelId;
    private @Nullable String channelTitle;
    private long publishedSecond;
    private int publishedNano;
    private long durationSecond;
    private int durationNano;
    private final Snapshots snapshots;

    StoredVideo(VideoRow row, @Nullable String channelId, @Nullable String channelTitle) {
        this.id = row.id();
        this.snapshots = new Snapshots(row.snapshotAt(), row.statistics(), row.line());
        describe(row, channelId, channelTitle);
    }

    /** Takes over what the row says, but for its counts. */
    void describe(VideoRow row, @Nullable String sharedChannelId, @Nullable String sharedChannelTitle) {
        Instant published = row.publishedAt();
        Duration duration = row.duration();
        title = row.title();
        channelId = sharedChannelId;
        channelTitle = sharedChannelTitle;
        publishedSecond = published.getEpochSecond();
        publishedNano = published.getNano();
        durationSecond = duration == null ? NO_DURATION : duration.getSeconds();
        durationNano = duration == null ? 0 : duration.getNano();
    }

    /** Whether the row says the same, but for its counts. */
    boolean isDescribedBy(VideoRow row) {
        return Objects.equals(title, row.title())
                && Objects.equals(channelId, row.channelId())
                && Objects.equals(channelTitle, row.channelTitle())
                && publishedAt().equals(row.publishedAt())
                && Objects.equals(duration(), row.duration());
    }

    String id() {
        return id;
    }

    @Nullable
    String channelId() {
        return channelId;
    }

    @Nullable
    String channelTitle() {
        return channelTitle;
    }

    Instant publishedAt() {
        return Instant.ofEpochSecond(publishedSecond, publishedNano);
    }

    Snapshots snapshots() {
        return snapshots;
    }

    /** The video with its newest counts, in the channel of the given id. */
    Video toVideo(String channel) {
        return new Video(id, channel, title, publishedAt(), duration(), snapshots.statistics(snapshots.newest()));
    }

    List<VideoSnapshot> history() {
        return snapshots.history();
    }

    /** How many bytes of memory it takes, without the strings that it shares with other videos. */
    long bytes() {
        return OBJECT_BYTES + bytes(id) + (title == null ? 0 : bytes(title)) + snapshots.bytes();
    }

    private @Nullable Duration duration() {
        return durationSecond == NO_DURATION ? null : Duration.ofSeconds(durationSecond, durationNano);
    }

    /** A string is an object of 24 bytes and an array of 16 and its characters: one byte each if all are Latin-1. */
    private static long bytes(String text) {
        boolean latin = text.chars().allMatch(c -> c < 256);
        return 24 + Memory.padded(16 + (latin ? 1L : 2L) * text.length());
    }
}
