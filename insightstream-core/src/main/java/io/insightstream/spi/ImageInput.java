package io.insightstream.spi;

import io.insightstream.error.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A picture as part of a question: its bytes as they are, and what they are. Immutable. */
public final class ImageInput {

    /** The most bytes of one picture: 10 MiB. */
    public static final int MAX_BYTES = 10 << 20;

    private final byte[] bytes;
    private final String mediaType;

    private ImageInput(byte[] bytes, String mediaType) {
        this.bytes = bytes;
        this.mediaType = mediaType;
    }

    /**
     * A picture. What it is, its first bytes tell; names and headers are often wrong.
     *
     * @param bytes a PNG, JPEG, WebP or GIF file of at most {@link #MAX_BYTES}; copied
     * @return the picture
     * @throws InvalidRequest if it is too large or nothing of these
     */
    public static ImageInput of(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new InvalidRequest(
                    "a picture of " + bytes.length + " bytes is too large to ask about: at most " + MAX_BYTES);
        }
        return new ImageInput(bytes.clone(), sniff(bytes));
    }

    private static String sniff(byte[] bytes) {
        if (has(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
            return "image/png";
        }
        if (has(bytes, 0, "\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (has(bytes, 0, "RIFF") && has(bytes, 8, "WEBP")) {
            return "image/webp";
        }
        if (has(bytes, 0, "GIF87a") || has(bytes, 0, "GIF89a")) {
            return "image/gif";
        }
        throw new InvalidRequest("these " + bytes.length + " bytes are no PNG, JPEG, WebP or GIF picture");
    }

    private static boolean has(byte[] bytes, int at, String signature) {
        byte[] expected = signature.getBytes(StandardCharsets.ISO_8859_1);
        int end = at + expected.length;
        return bytes.length >= end && Arrays.equals(bytes, at, end, expected, 0, expected.length);
    }

    /**
     * The file.
     *
     * @return a copy of its bytes
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * How large the file is.
     *
     * @return its length in bytes
     */
    public int length() {
        return bytes.length;
    }

    /**
     * What the file is.
     *
     * @return its media type, such as {@code image/png}
     */
    public String mediaType() {
        return mediaType;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ImageInput input && Arrays.equals(bytes, input.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return mediaType + " of " + bytes.length + " bytes";
    }
}
