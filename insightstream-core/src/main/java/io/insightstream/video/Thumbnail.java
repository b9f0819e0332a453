package io.insightstream.video;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A picture that stands for a video or a channel, in one size.
 *
 * @param name the provider's name of the size, such as {@code high}
 * @param url where it is, as the provider writes it: a list of videos has hundreds, and few of them are looked at
 * @param width its width in pixels; null if not known
 * @param height its height in pixels; null if not known
 */
public record Thumbnail(
        String name,
        String url,
        @Nullable Integer width,
        @Nullable Integer height) {

    /**
     * Creates a thumbnail.
     *
     * @throws IllegalArgumentException if the address is blank
     */
    public Thumbnail {
        Objects.requireNonNull(name, "name");
        if (url.isBlank()) {
            throw new IllegalArgumentException("the address of thumbnail '" + name + "' must not be blank");
        }
    }
}
