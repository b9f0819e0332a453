package io.insightstream.clients.files;

import io.insightstream.error.InvalidRequest;
import io.insightstream.media.MediaContent;
import io.insightstream.media.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** Media on its way into a file: what its bytes say while they pass. */
record Incoming(MediaType mediaType, long size, String sha256) {

    private static final int BUFFER = 1 << 16;

    /** Writes media to a file that is closed afterwards; what it says of itself is not believed. */
    static Incoming write(MediaContent content, FileChannel file, long maxBytes) throws IOException {
        MessageDigest digest = StoredFile.sha256Digest();
        MediaType type = content.mediaType();
        long size = 0;
        try (FileChannel out = file;
                InputStream in = content.stream()) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.readNBytes(buffer, 0, BUFFER); read > 0; read = in.readNBytes(buffer, 0, BUFFER)) {
                if (size == 0) {
                    type = MediaType.sniff(Arrays.copyOf(buffer, read)).orElse(type);
                }
                size += read;
                if (size > maxBytes) {
                    throw new InvalidRequest("the media to keep has more than " + maxBytes
                            + " bytes, which is the most this folder takes; raise it with maxBytes");
                }
                digest.update(buffer, 0, read);
                for (ByteBuffer rest = ByteBuffer.wrap(buffer, 0, read); rest.hasRemaining(); ) {
                    out.write(rest);
                }
            }
            out.force(false);
        }
        if (size == 0) {
            throw new InvalidRequest("there is nothing to keep: the media has no bytes");
        }
        return new Incoming(type, size, HexFormat.of().formatHex(digest.digest()));
    }
}
