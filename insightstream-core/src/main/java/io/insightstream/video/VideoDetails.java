package io.insightstream.video;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a platform tells of a video beyond what the statistics need.
 *
 * @param channelTitle the name of its channel; null if not known
 * @param description the text under the video; null if not known
 * @param tags its tags, in their order
 * @param categoryId the platform's id of its category; null if not known
 * @param language the language of its sound or title, such as {@code en-US}; null if not known
 * @param live whether it is broadcast live
 * @param thumbnails its thumbnails in every size there is, smallest first
 */
public record VideoDetails(
        @Nullable String channelTitle,
        @Nullable String description,
        List<String> tags,
        @Nullable String categoryId,
        @Nullable String language,
        LiveState live,
        List<Thumbnail> thumbnails) {

    /** Nothing is known beyond what the statistics need. */
    public static final VideoDetails NONE =
            new VideoDetails(null, null, List.of(), null, null, LiveState.NONE, List.of());

    /** Creates details from copies of the lists. */
    public VideoDetails {
        tags = List.copyOf(tags);
        Objects.requireNonNull(live, "live");
        thumbnails = List.copyOf(thumbnails);
    }

    /**
     * The largest thumbnail.
     *
     * @return the thumbnail; empty if there is none
     */
    public Optional<Thumbnail> bestThumbnail() {
        return thumbnails.isEmpty() ? Optional.empty() : Optional.of(thumbnails.get(thumbnails.size() - 1));
    }
}
