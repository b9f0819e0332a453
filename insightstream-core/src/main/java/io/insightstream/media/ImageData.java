package io.insightstream.media;

import io.insightstream.error.InvalidInput;
import io.insightstream.error.MalformedResponse;
import java.io.InputStream;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A picture in memory, checked: its kind and size are those of its bytes, and it is within the limits it was taken in
 * with. It is not decoded. Immutable; two of the same bytes are equal.
 */
public final class ImageData implements MediaContent {

    private static final int LONGEST_QUOTE = 100;

    private final MediaBytes content;
    private final ImageHeader header;

    private ImageData(MediaBytes content, ImageHeader header) {
        this.content = content;
        this.header = header;
    }

    /**
     * Takes a picture from a user, within {@link ImageLimits#DEFAULT}.
     *
     * @param bytes the picture; copied
     * @return the picture
     * @throws InvalidInput if it is none, damaged, cut off, or not within the limits
     */
    public static ImageData of(byte[] bytes) {
        return of(bytes, "image", ImageLimits.DEFAULT);
    }

    /**
     * Takes a picture from a user.
     *
     * @param bytes the picture; copied
     * @param name what it is called in messages, such as the name of its file
     * @param limits what it may be
     * @return the picture
     * @throws InvalidInput if it is none, damaged, cut off, or not within the limits
     */
    public static ImageData of(byte[] bytes, String name, ImageLimits limits) {
        try {
            return checked(bytes, limits);
        } catch (DamagedImage e) {
            throw new InvalidInput(name, 0, null, e.problem(), e);
        }
    }

    /**
     * Takes a picture from the answer of a provider.
     *
     * @param bytes the picture; copied
     * @param asked what was asked of whom, for the message
     * @param limits what it may be
     * @return the picture
     * @throws MalformedResponse if it is none, damaged, cut off, or not within the limits; {@code raw} describes the
     *     bytes
     */
    public static ImageData received(byte[] bytes, String asked, ImageLimits limits) {
        try {
            return checked(bytes, limits);
        } catch (DamagedImage e) {
            throw unusable(asked, e, bytes.length + " bytes beginning with " + new ByteView(bytes).beginning());
        }
    }

    /**
     * Takes a picture from the answer of a provider that writes it as text.
     *
     * @param text Base64, bare or inside a {@code data:} address; its lines may be broken
     * @param asked what was asked of whom, for the message
     * @param limits what it may be
     * @return the picture
     * @throws MalformedResponse if it is no Base64, or no picture, damaged, cut off, or not within the limits; {@code raw}
     *     describes what came
     */
    public static ImageData receivedText(String text, String asked, ImageLimits limits) {
        byte[] bytes;
        try {
            bytes = PictureText.bytes(text);
        } catch (DamagedImage e) {
            throw unusable(asked, e, text.length() + " characters beginning with '" + beginning(text) + "'");
        }
        return received(bytes, asked, limits);
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_QUOTE));
    }

    private static MalformedResponse unusable(String asked, DamagedImage damage, String came) {
        return new MalformedResponse(asked + " did not give a usable picture: " + damage.problem(), came, damage);
    }

    private static ImageData checked(byte[] bytes, ImageLimits limits) throws DamagedImage {
        require(limits.problem(bytes.length));
        ImageHeader header = ImageHeader.parse(bytes);
        require(limits.problem(header));
        return new ImageData(MediaBytes.wrap(bytes.clone(), header.type()), header);
    }

    private static void require(@Nullable String problem) throws DamagedImage {
        if (problem != null) {
            throw new DamagedImage(problem);
        }
    }

    /**
     * What the picture says about itself.
     *
     * @return its header
     */
    public ImageHeader header() {
        return header;
    }

    /**
     * The width.
     *
     * @return pixels as stored, 1 or more
     */
    public int width() {
        return header.width();
    }

    /**
     * The height.
     *
     * @return pixels as stored, 1 or more
     */
    public int height() {
        return header.height();
    }

    /**
     * The bytes.
     *
     * @return a copy
     */
    public byte[] bytes() {
        return content.bytes();
    }

    /**
     * The bytes as text.
     *
     * @return Base64 in one line
     */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes());
    }

    /**
     * The picture as an address that holds all of it.
     *
     * @return an address that begins with {@code data:}, then the kind, and ends with the bytes in Base64
     */
    public String dataUrl() {
        return PictureText.dataUrl(mediaType(), base64());
    }

    @Override
    public MediaType mediaType() {
        return header.type();
    }

    @Override
    public long size() {
        return content.size();
    }

    @Override
    public String sha256() {
        return content.sha256();
    }

    @Override
    public InputStream stream() {
        return content.stream();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ImageData that && content.equals(that.content);
    }

    @Override
    public int hashCode() {
        return content.hashCode();
    }

    /** The kind, the size and the beginning of the hash; none of the bytes. */
    @Override
    public String toString() {
        return header.size() + " " + content;
    }
}
