package io.insightstream.video;

import io.insightstream.analytics.video.VideoFormat;
import io.insightstream.analytics.video.VideoSample;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A video.
 *
 * @param id the provider's id of the video, not blank
 * @param channelId the provider's id of its channel; null if not known
 * @param title its title; null if not known
 * @param publishedAt when it was published
 * @param duration its length, 0 or more; zero while a live stream runs or is announced; null if not known
 * @param statistics its counts
 * @param details what else the platform tells of it
 */
public record Video(
        String id,
        @Nullable String channelId,
        @Nullable String title,
        Instant publishedAt,
        @Nullable Duration duration,
        VideoStatistics statistics,
        VideoDetails details) {

    /**
     * Creates a video.
     *
     * @throws IllegalArgumentException if the id is blank or the duration negative
     */
    public Video {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a video id must not be blank");
        }
        Objects.requireNonNull(publishedAt, "publishedAt");
        Objects.requireNonNull(statistics, "statistics");
        Objects.requireNonNull(details, "details");
        if (duration != null && duration.isNegative()) {
            throw new IllegalArgumentException("the duration of video " + id + " is negative: " + duration);
        }
    }

    /**
     * Creates a video of which nothing else is known.
     *
     * @param id the provider's id of the video, not blank
     * @param channelId the provider's id of its channel; null if not known
     * @param title its title; null if not known
     * @param publishedAt when it was published
     * @param duration its length, 0 or more; null if not known
     * @param statistics its counts
     * @throws IllegalArgumentException if the id is blank or the duration negative
     */
    public Video(
            String id,
            @Nullable String channelId,
            @Nullable String title,
            Instant publishedAt,
            @Nullable Duration duration,
            VideoStatistics statistics) {
        this(id, channelId, title, publishedAt, duration, statistics, VideoDetails.NONE);
    }

    /**
     * The same video with other counts.
     *
     * @param statistics the counts
     * @return a new video
     */
    public Video withStatistics(VideoStatistics statistics) {
        return new Video(id, channelId, title, publishedAt, duration, statistics, details);
    }

    /**
     * What kind of video it is, as far as duration and publish date tell.
     *
     * @return the format
     */
    public VideoFormat format() {
        return VideoFormat.of(duration, publishedAt);
    }

    /**
     * The video as the statistics see it.
     *
     * @return the sample; empty if its views are not known
     */
    public Optional<VideoSample> sample() {
        Long views = statistics.views();
        return views == null
                ? Optional.empty()
                : Optional.of(
                        new VideoSample(id, publishedAt, format(), views, statistics.likes(), statistics.comments()));
    }
}
