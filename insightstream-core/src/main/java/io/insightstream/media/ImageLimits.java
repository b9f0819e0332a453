package io.insightstream.media;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a picture from outside may be at the most. All of it is judged by the header, so that a small file that would
 * unpack to gigabytes is refused before anything unpacks it.
 *
 * @param maxBytes the most bytes, 1 or more
 * @param maxPixels the most pixels, width times height, 1 or more
 * @param types the kinds that are accepted, one or more
 * @param animated whether animations are accepted
 */
public record ImageLimits(long maxBytes, long maxPixels, Set<MediaType> types, boolean animated) {

    /** 25 MB, 50 million pixels, still PNG, JPEG and WebP: what image models give and take. */
    public static final ImageLimits DEFAULT =
            new ImageLimits(25L << 20, 50_000_000, Set.of(MediaType.PNG, MediaType.JPEG, MediaType.WEBP), false);

    /**
     * Creates limits.
     *
     * @throws IllegalArgumentException if a number is below 1, no kind is accepted, or one is no picture
     */
    public ImageLimits {
        types = Set.copyOf(types);
        if (maxBytes < 1 || maxPixels < 1 || types.isEmpty() || !types.stream().allMatch(MediaType::isImage)) {
            throw new IllegalArgumentException("limits let at least one byte, one pixel and one kind of picture pass: "
                    + maxBytes + " bytes, " + maxPixels + " pixels, " + types);
        }
    }

    /**
     * The same limits with another size of file.
     *
     * @param maxBytes the most bytes, 1 or more
     * @return new limits
     */
    public ImageLimits withMaxBytes(long maxBytes) {
        return new ImageLimits(maxBytes, maxPixels, types, animated);
    }

    /**
     * The same limits with another size of picture.
     *
     * @param maxPixels the most pixels, 1 or more
     * @return new limits
     */
    public ImageLimits withMaxPixels(long maxPixels) {
        return new ImageLimits(maxBytes, maxPixels, types, animated);
    }

    /**
     * The same limits for other kinds.
     *
     * @param types the kinds that are accepted, one or more
     * @return new limits
     */
    public ImageLimits withTypes(Set<MediaType> types) {
        return new ImageLimits(maxBytes, maxPixels, types, animated);
    }

    /**
     * The same limits with or without animations.
     *
     * @param animated whether animations are accepted
     * @return new limits
     */
    public ImageLimits withAnimated(boolean animated) {
        return new ImageLimits(maxBytes, maxPixels, types, animated);
    }

    /** What is wrong with so many bytes; null if nothing. */
    @Nullable
    String problem(long size) {
        return size > maxBytes ? "it has " + size + " bytes, and at most " + maxBytes + " are accepted" : null;
    }

    /** What is wrong with a picture; null if nothing. */
    @Nullable
    String problem(ImageHeader header) {
        Objects.requireNonNull(header, "header");
        if (!types.contains(header.type())) {
            return "it is " + header.type() + ", and accepted are "
                    + types.stream().map(MediaType::value).sorted().toList();
        }
        if (header.size().pixels() > maxPixels) {
            return "it has " + header.size() + " pixels, and at most " + maxPixels + " in all are accepted";
        }
        if (header.animated() && !animated) {
            return "it is animated, and only still pictures are accepted";
        }
        return header.complete() ? null : "its end is missing";
    }
}
