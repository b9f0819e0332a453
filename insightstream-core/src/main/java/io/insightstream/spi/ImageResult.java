package io.insightstream.spi;

import io.insightstream.call.Provenance;
import java.util.List;
import java.util.Objects;

/**
 * Pictures that were made.
 *
 * @param images the pictures, one or more
 * @param notes what the provider did otherwise than asked, for a person to read: a prompt it rewrote, signs it could not
 *     draw, fewer pictures; empty if nothing
 * @param provenance who made them; its usage counts the pictures
 */
public record ImageResult(List<GeneratedImage> images, List<String> notes, Provenance provenance) {

    /**
     * Creates a result.
     *
     * @throws IllegalArgumentException if there is no picture
     */
    public ImageResult {
        images = List.copyOf(images);
        notes = List.copyOf(notes);
        Objects.requireNonNull(provenance, "provenance");
        if (images.isEmpty()) {
            throw new IllegalArgumentException("a result without a picture is an error of the provider");
        }
    }

    /**
     * The first picture, which is the only one unless more were asked for.
     *
     * @return the picture
     */
    public GeneratedImage first() {
        return images.get(0);
    }
}
