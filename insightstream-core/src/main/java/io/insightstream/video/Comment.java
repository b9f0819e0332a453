package io.insightstream.video;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A comment under a video, or a reply to one.
 *
 * @param id the provider's id of the comment
 * @param text what it says, without markup
 * @param author the name of who wrote it; null if not known
 * @param authorChannelId the channel of who wrote it; null if not known
 * @param likes how many like it, 0 or more; null if not known
 * @param publishedAt when it was written
 * @param updatedAt when it was last changed; the same as {@code publishedAt} if never
 */
public record Comment(
        String id,
        String text,
        @Nullable String author,
        @Nullable String authorChannelId,
        @Nullable Long likes,
        Instant publishedAt,
        Instant updatedAt) {

    /** Creates a comment. */
    public Comment {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(publishedAt, "publishedAt");
        Objects.requireNonNull(updatedAt, "updatedAt");
    }
}
