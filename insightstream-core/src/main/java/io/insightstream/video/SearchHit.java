package io.insightstream.video;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A video as a search finds it. A search tells neither counts nor length; {@code VideoProvider.videos} does.
 *
 * @param videoId the provider's id of the video
 * @param channelId the provider's id of its channel
 * @param channelTitle the name of its channel
 * @param title its title
 * @param description the beginning of its description; null if there is none
 * @param publishedAt when it was published
 * @param live whether it is broadcast live
 * @param thumbnails its thumbnails in every size there is, smallest first
 */
public record SearchHit(
        String videoId,
        String channelId,
        String channelTitle,
        String title,
        @Nullable String description,
        Instant publishedAt,
        LiveState live,
        List<Thumbnail> thumbnails) {

    /** Creates a hit from a copy of the list. */
    public SearchHit {
        Objects.requireNonNull(videoId, "videoId");
        Objects.requireNonNull(channelId, "channelId");
        Objects.requireNonNull(channelTitle, "channelTitle");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(publishedAt, "publishedAt");
        Objects.requireNonNull(live, "live");
        thumbnails = List.copyOf(thumbnails);
    }
}
