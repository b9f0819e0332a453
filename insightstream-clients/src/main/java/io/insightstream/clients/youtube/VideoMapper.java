package io.insightstream.clients.youtube;

import com.google.api.services.youtube.model.Video;
import com.google.api.services.youtube.model.VideoSnippet;
import io.insightstream.video.LiveState;
import io.insightstream.video.VideoDetails;
import io.insightstream.video.VideoStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Videos of YouTube in our terms. */
final class VideoMapper {

    private VideoMapper() {}

    /** The video; empty without an id or the instant it was published at, which no statistic can do without. */
    static Optional<io.insightstream.video.Video> video(Video video) {
        String id = video.getId();
        VideoSnippet snippet = video.getSnippet();
        Instant publishedAt = snippet == null ? null : Counts.instant(snippet.getPublishedAt());
        if (id == null || id.isBlank() || publishedAt == null) {
            return Optional.empty();
        }
        Duration duration = video.getContentDetails() == null
                ? null
                : Counts.duration(id, video.getContentDetails().getDuration());
        return Optional.of(new io.insightstream.video.Video(
                id,
                snippet.getChannelId(),
                snippet.getTitle(),
                publishedAt,
                duration,
                statistics(id, video.getStatistics()),
                details(snippet)));
    }

    private static VideoStatistics statistics(
            String id, com.google.api.services.youtube.model.@Nullable VideoStatistics counts) {
        return counts == null
                ? VideoStatistics.UNKNOWN
                : new VideoStatistics(
                        Counts.of("views of video", id, counts.getViewCount()),
                        Counts.of("likes of video", id, counts.getLikeCount()),
                        Counts.of("comments of video", id, counts.getCommentCount()));
    }

    private static VideoDetails details(VideoSnippet snippet) {
        String sound = snippet.getDefaultAudioLanguage();
        return new VideoDetails(
                snippet.getChannelTitle(),
                snippet.getDescription(),
                Objects.requireNonNullElse(snippet.getTags(), List.of()),
                snippet.getCategoryId(),
                sound != null ? sound : snippet.getDefaultLanguage(),
                live(snippet.getLiveBroadcastContent()),
                Thumbnails.of(snippet.getThumbnails()));
    }

    static LiveState live(@Nullable String broadcast) {
        if ("live".equals(broadcast)) {
            return LiveState.LIVE;
        }
        return "upcoming".equals(broadcast) ? LiveState.UPCOMING : LiveState.NONE;
    }
}
