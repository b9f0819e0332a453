package io.insightstream.spi;

import io.insightstream.media.ImageData;
import io.insightstream.media.MediaType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A picture that was made.
 *
 * @param data the picture: its bytes, and kind and size as read from them
 * @param seed what chance started from; null if the provider does not tell
 */
public record GeneratedImage(ImageData data, @Nullable Long seed) {

    /** Creates a picture. */
    public GeneratedImage {
        Objects.requireNonNull(data, "data");
    }

    /**
     * What kind of file it is.
     *
     * @return the type, read from the bytes
     */
    public MediaType mediaType() {
        return data.mediaType();
    }

    /**
     * The width.
     *
     * @return pixels, 1 or more
     */
    public int width() {
        return data.width();
    }

    /**
     * The height.
     *
     * @return pixels, 1 or more
     */
    public int height() {
        return data.height();
    }

    /**
     * The file.
     *
     * @return a copy of its bytes
     */
    public byte[] bytes() {
        return data.bytes();
    }
}
