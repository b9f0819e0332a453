package io.insightstream.media;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What kind of media some bytes are, such as {@code image/png}. The kind is read from the bytes: names and headers lie.
 *
 * @param value the type in lower case, without parameters
 */
public record MediaType(String value) {

    // Before the constants, which are checked by it.
    private static final Pattern VALID = Pattern.compile("[a-z]+/[a-z0-9][a-z0-9.+-]{0,99}");

    /** A PNG picture, also an animated one. */
    public static final MediaType PNG = new MediaType("image/png");

    /** A JPEG picture. */
    public static final MediaType JPEG = new MediaType("image/jpeg");

    /** A GIF picture. */
    public static final MediaType GIF = new MediaType("image/gif");

    /** A WebP picture. */
    public static final MediaType WEBP = new MediaType("image/webp");

    /** A Windows bitmap. */
    public static final MediaType BMP = new MediaType("image/bmp");

    /** An AVIF picture. */
    public static final MediaType AVIF = new MediaType("image/avif");

    /** A HEIC picture, as phones take them. */
    public static final MediaType HEIC = new MediaType("image/heic");

    /** A TIFF picture. */
    public static final MediaType TIFF = new MediaType("image/tiff");

    /** An MP4 video. */
    public static final MediaType MP4 = new MediaType("video/mp4");

    /** A QuickTime video. */
    public static final MediaType QUICKTIME = new MediaType("video/quicktime");

    /** A WebM or Matroska video. */
    public static final MediaType WEBM = new MediaType("video/webm");

    private static final Map<MediaType, String> EXTENSIONS = Map.ofEntries(
            Map.entry(PNG, "png"),
            Map.entry(JPEG, "jpg"),
            Map.entry(GIF, "gif"),
            Map.entry(WEBP, "webp"),
            Map.entry(BMP, "bmp"),
            Map.entry(AVIF, "avif"),
            Map.entry(HEIC, "heic"),
            Map.entry(TIFF, "tif"),
            Map.entry(MP4, "mp4"),
            Map.entry(QUICKTIME, "mov"),
            Map.entry(WEBM, "webm"));

    /**
     * Creates a type.
     *
     * @throws IllegalArgumentException if it is not two names with a slash between, in lower case
     */
    public MediaType {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a media type is like image/png, without parameters; got '" + value + "'");
        }
    }

    /**
     * Reads a type as it stands in a header: in any case, with or without parameters.
     *
     * @param text the text, such as {@code image/JPEG; charset=binary}; {@code image/jpg} is read as JPEG
     * @return the type; empty if the text is none
     */
    public static Optional<MediaType> parse(String text) {
        String bare = text.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!VALID.matcher(bare).matches()) {
            return Optional.empty();
        }
        return Optional.of(bare.equals("image/jpg") ? JPEG : new MediaType(bare));
    }

    /**
     * Tells the kind from the first bytes.
     *
     * @param bytes the media, or at least its first 64 bytes
     * @return the kind; empty if they begin like none of the kinds named here
     */
    public static Optional<MediaType> sniff(byte[] bytes) {
        return Optional.ofNullable(Signature.typeOf(new ByteView(bytes)));
    }

    /**
     * Whether it is a picture.
     *
     * @return true for {@code image/...}
     */
    public boolean isImage() {
        return value.startsWith("image/");
    }

    /**
     * How names of files of this kind end. Kinds not named here get {@code bin}, so that no server takes them for a web
     * page.
     *
     * @return the extension, without a dot
     */
    public String extension() {
        return EXTENSIONS.getOrDefault(this, "bin");
    }

    @Override
    public String toString() {
        return value;
    }
}
