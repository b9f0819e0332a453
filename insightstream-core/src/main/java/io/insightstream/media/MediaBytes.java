package io.insightstream.media;

import io.insightstream.error.InvalidInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Media in memory. Immutable; two of the same bytes and kind are equal. */
public final class MediaBytes implements MediaContent {

    private final byte[] bytes;
    private final MediaType mediaType;
    private final String sha256;

    private MediaBytes(byte[] bytes, MediaType mediaType) {
        this.bytes = bytes;
        this.mediaType = mediaType;
        this.sha256 = hash(bytes);
    }

    /** Takes an array that nobody else changes. */
    static MediaBytes wrap(byte[] bytes, MediaType mediaType) {
        return new MediaBytes(bytes, mediaType);
    }

    /**
     * Media of a kind that is told by its bytes.
     *
     * @param bytes the media; copied
     * @return the media
     * @throws InvalidInput if they begin like none of the kinds {@link MediaType} names
     */
    public static MediaBytes of(byte[] bytes) {
        MediaType type = Signature.typeOf(new ByteView(bytes));
        if (type == null) {
            throw new InvalidInput(
                    "media",
                    0,
                    null,
                    "the bytes are of no known kind; they begin with " + new ByteView(bytes).beginning()
                            + ". Say the kind if it is another: MediaBytes.of(bytes, type)",
                    null);
        }
        return new MediaBytes(bytes.clone(), type);
    }

    /**
     * Media of any kind.
     *
     * @param bytes the media; copied
     * @param declared what kind it is said to be; if the bytes tell another, that one holds
     * @return the media
     */
    public static MediaBytes of(byte[] bytes, MediaType declared) {
        Objects.requireNonNull(declared, "declared");
        MediaType told = Signature.typeOf(new ByteView(bytes));
        return new MediaBytes(bytes.clone(), told == null ? declared : told);
    }

    /**
     * Reads a stream to its end, but never more than a limit into memory.
     *
     * @param stream the bytes; not closed
     * @param maxBytes the most bytes, from 1 to 2147483639
     * @param name what the input is called in messages
     * @return the bytes
     * @throws InvalidInput if there are more
     * @throws IOException if the stream cannot be read
     */
    public static byte[] readAtMost(InputStream stream, long maxBytes, String name) throws IOException {
        int most = (int) Math.min(maxBytes, Integer.MAX_VALUE - 8);
        byte[] bytes = stream.readNBytes(most);
        if (bytes.length == most && stream.read() >= 0) {
            throw new InvalidInput(name, 0, null, "it has more than " + most + " bytes, which is the limit", null);
        }
        return bytes;
    }

    @Override
    public MediaType mediaType() {
        return mediaType;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }

    /**
     * The bytes.
     *
     * @return a copy
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MediaBytes that && sha256.equals(that.sha256) && mediaType.equals(that.mediaType);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    /** The kind, the size and the beginning of the hash; none of the bytes. */
    @Override
    public String toString() {
        return mediaType + ", " + bytes.length + " bytes, " + sha256.substring(0, 8);
    }
}
