package io.insightstream.examples.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files so that an old one stays until the new one is whole. */
final class WholeFile {

    private WholeFile() {}

    /** What a file is to hold. */
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    /**
     * Writes a file.
     *
     * @throws IOException if that fails; the message says why, without the name of the file
     */
    static void write(Path file, Content content) throws IOException {
        Path target = file.toAbsolutePath();
        // Not a temporary file of the platform, which nobody else could read afterwards.
        Path whole = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(whole, StandardOpenOption.CREATE_NEW)) {
                content.to(out);
            }
            Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no folder " + target.getParent(), e);
        } catch (AccessDeniedException e) {
            throw new IOException("writing there is not permitted", e);
        } finally {
            Files.deleteIfExists(whole);
        }
    }
}
