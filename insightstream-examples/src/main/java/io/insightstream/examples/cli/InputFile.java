package io.insightstream.examples.cli;

import io.insightstream.error.InvalidInput;
import io.insightstream.media.ImageData;
import io.insightstream.media.ImageLimits;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files that a user names. */
final class InputFile {

    private InputFile() {}

    /** What reads a file. */
    private interface Reading<T> {
        T of(Path file) throws IOException;
    }

    static String text(Path file) {
        return read(file, Files::readString);
    }

    static ImageData picture(Path file) {
        return ImageData.of(read(file, Files::readAllBytes), file.toString(), ImageLimits.DEFAULT);
    }

    private static <T> T read(Path file, Reading<T> reading) {
        try {
            return reading.of(file);
        } catch (NoSuchFileException e) {
            throw new InvalidInput(file.toString(), 0, null, "there is no such file", e);
        } catch (CharacterCodingException e) {
            throw new InvalidInput(file.toString(), 0, null, "it is not written in UTF-8", e);
        } catch (IOException e) {
            throw new InvalidInput(file.toString(), 0, null, "it cannot be read: " + e.getMessage(), e);
        }
    }
}
