package io.insightstream.video;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A picture that stands for a video or a channel, in one size.
 *
 * @param name the provider's name of the size, such as {@code high}
 * @param url where it is
 * @param width its width in pixels; null if not known
 * @param height its height in pixels; null if not known
 */
public record Thumbnail(
        String name,
        URI url,
        @Nullable Integer width,
        @Nullable Integer height) {

    /** Creates a thumbnail. */
    public Thumbnail {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(url, "url");
    }
}
