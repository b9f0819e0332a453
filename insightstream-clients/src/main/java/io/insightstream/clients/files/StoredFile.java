package io.insightstream.clients.files;

import io.insightstream.media.MediaContent;
import io.insightstream.media.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Media in a file. */
record StoredFile(Path path, MediaType mediaType, long size, String sha256) implements MediaContent {

    @Override
    public InputStream stream() throws IOException {
        return Files.newInputStream(path);
    }

    /** The hash of what the file holds now. */
    String hash() throws IOException {
        MessageDigest digest = sha256Digest();
        try (InputStream bytes = new DigestInputStream(stream(), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
