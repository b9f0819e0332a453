package io.insightstream.spi;

import io.insightstream.media.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Media that is kept.
 *
 * @param id its name in the store
 * @param name what a person would call it; null if it was given no name
 * @param url where anyone can fetch it; null if the store has no public address
 * @param mediaType what kind it is
 * @param size the number of bytes
 * @param sha256 the hash of the bytes, 64 hexadecimal digits; null if the store does not know it
 * @param createdAt when it was first kept
 */
public record StoredMedia(
        String id,
        @Nullable String name,
        @Nullable URI url,
        MediaType mediaType,
        long size,
        @Nullable String sha256,
        Instant createdAt) {

    /**
     * Creates the description.
     *
     * @throws IllegalArgumentException if the id is blank or the size negative
     */
    public StoredMedia {
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(createdAt, "createdAt");
        if (id.isBlank() || size < 0) {
            throw new IllegalArgumentException("kept media has an id and a size, got '" + id + "', " + size);
        }
    }
}
