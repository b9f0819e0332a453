package io.insightstream.examples.cli;

import io.insightstream.error.InvalidInput;
import io.insightstream.media.MediaType;
import io.insightstream.spi.GeneratedImage;
import io.insightstream.spi.ImageResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes pictures to files as they come and says what was written. */
final class PictureFiles {

    private static final Map<String, MediaType> FORMATS =
            Map.of("png", MediaType.PNG, "jpg", MediaType.JPEG, "jpeg", MediaType.JPEG, "webp", MediaType.WEBP);

    private final Path output;
    private final PrintWriter err;
    private int written;

    /**
     * Checks that there is a folder to write to, before anything is paid for.
     *
     * @throws InvalidInput if there is none
     */
    PictureFiles(Path output, PrintWriter err) {
        this.output = output;
        this.err = err;
        Path folder = output.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InvalidInput(output.toString(), 0, null, "there is no folder " + folder + " to write to", null);
        }
        if (Files.isDirectory(output)) {
            throw new InvalidInput(output.toString(), 0, null, "this is a folder; name a file", null);
        }
    }

    /** What kind of file its name asks for; null for none that pictures are made as. */
    @Nullable
    MediaType format() {
        return FORMATS.get(extension());
    }

    private String extension() {
        String name = name();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private String name() {
        return String.valueOf(output.getFileName());
    }

    /**
     * Writes pictures.
     *
     * @param result the pictures
     * @param count how many there will be in all: of several, each has its number in the name
     */
    void write(ImageResult result, int count) {
        boolean numbered = count > 1 || result.images().size() > 1;
        for (GeneratedImage image : result.images()) {
            written++;
            Path file = numbered ? numbered(written) : output;
            write(image, file);
            err.println(file + ": " + image.width() + "x" + image.height() + " "
                    + image.mediaType().extension().toUpperCase(Locale.ROOT)
                    + (image.seed() == null ? "" : ", seed " + image.seed()));
            MediaType asked = format();
            if (!image.mediaType().equals(asked) && !extension().isEmpty()) {
                err.println("Note: " + file + " holds " + image.mediaType()
                        + "; programs that go by the name expect it to end with ."
                        + image.mediaType().extension());
            }
        }
        result.notes().forEach(note -> err.println(TerminalText.plain("Note: " + note)));
        OriginText.print(
                "Drawn",
                result.provenance(),
                "no model drew this; it is a title card of the style "
                        + result.provenance().model() + ". 'insightstream providers' tells how to configure a model",
                err);
    }

    private Path numbered(int number) {
        String name = name();
        int dot = name.lastIndexOf('.');
        String stem = dot <= 0 ? name : name.substring(0, dot);
        return output.resolveSibling(stem + "-" + number + name.substring(stem.length()));
    }

    private static void write(GeneratedImage image, Path file) {
        try {
            WholeFile.write(file, out -> out.write(image.bytes()));
        } catch (IOException e) {
            throw new InvalidInput(file.toString(), 0, null, "it cannot be written: " + e.getMessage(), e);
        }
    }
}
