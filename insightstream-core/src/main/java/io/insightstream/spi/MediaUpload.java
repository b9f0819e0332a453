package io.insightstream.spi;

import io.insightstream.error.InvalidRequest;
import io.insightstream.media.MediaContent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Media to be kept.
 *
 * @param content the media
 * @param name what a person would call it, 1 to 200 characters; null for nothing. It names nothing in the store and is
 *     never part of a path
 */
public record MediaUpload(MediaContent content, @Nullable String name) {

    /** The most characters of a name. */
    public static final int MAX_NAME = 200;

    /**
     * Creates an upload.
     *
     * @throws InvalidRequest if there is nothing in it, or the name is blank, too long or holds control characters
     */
    public MediaUpload {
        Objects.requireNonNull(content, "content");
        if (content.size() == 0) {
            throw new InvalidRequest("there is nothing to keep: the media has no bytes");
        }
        if (name != null
                && (name.isBlank() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl))) {
            throw new InvalidRequest("a name of media has 1 to " + MAX_NAME
                    + " characters without line breaks and other control characters, got " + name.length());
        }
    }

    /**
     * Media without a name.
     *
     * @param content the media
     * @return the upload
     */
    public static MediaUpload of(MediaContent content) {
        return new MediaUpload(content, null);
    }

    /**
     * The same media with a name.
     *
     * @param name what a person would call it; null for nothing
     * @return a new upload
     */
    public MediaUpload withName(@Nullable String name) {
        return new MediaUpload(content, name);
    }
}
