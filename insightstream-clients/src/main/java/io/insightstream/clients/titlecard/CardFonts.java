package io.insightstream.clients.titlecard;

import io.insightstream.error.NotConfigured;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fonts a title can be set in: a face of its style, then those we ship, those the user gave, those the machine has.
 * The machine is asked last, since it may have none, and since asking takes long.
 */
final class CardFonts {

    /** The faces of the styles. */
    enum Face {
        /** Wide and heavy. */
        SANS("inter-extrabold.ttf"),
        /** Narrow and heavy. */
        NARROW("anton.ttf"),
        /** With serifs. */
        SERIF("dm-serif-display.ttf");

        private final String file;

        Face(String file) {
            this.file = file;
        }
    }

    private static final List<String> OTHER_SCRIPTS =
            List.of("noto-sans-arabic-bold.ttf", "noto-sans-hebrew-bold.ttf", "noto-emoji-bold.ttf");

    private static volatile @Nullable Shipped shipped;
    private static volatile @Nullable List<Font> installed;

    private final List<Font> given;
    private final boolean askMachine;

    /**
     * @param given the user's own fonts
     * @param askMachine whether fonts of the machine may be used
     */
    CardFonts(List<Font> given, boolean askMachine) {
        this.given = List.copyOf(given);
        this.askMachine = askMachine;
    }

    private record Shipped(Map<Face, Font> faces, List<Font> others) {}

    Font face(Face face) {
        return Objects.requireNonNull(shipped().faces().get(face), face::name);
    }

    /** The first font that has a sign for every character. */
    Optional<Font> fontFor(String characters, Face face) {
        Shipped ours = shipped();
        Stream<Font> atHand = Stream.of(Stream.of(face(face), face(Face.SANS)), ours.others().stream(), given.stream())
                .flatMap(fonts -> fonts);
        Optional<Font> found =
                atHand.filter(font -> canDisplay(font, characters)).findFirst();
        if (found.isPresent() || !askMachine) {
            return found;
        }
        return installedFontFor(characters);
    }

    private static Optional<Font> installedFontFor(String characters) {
        try {
            return installed().stream()
                    .filter(font -> canDisplay(font, characters))
                    .findFirst();
        } catch (VirtualMachineError | LinkageError e) {
            throw e;
        } catch (Error none) {
            // So Java says that the machine has lost its fonts.
            return Optional.empty();
        }
    }

    private static boolean canDisplay(Font font, String characters) {
        return font.canDisplayUpTo(characters) < 0;
    }

    private static Shipped shipped() {
        Shipped known = shipped;
        if (known == null) {
            known = load();
            shipped = known;
        }
        return known;
    }

    private static Shipped load() {
        try {
            Map<Face, Font> faces = new EnumMap<>(Face.class);
            for (Face face : Face.values()) {
                faces.put(face, read(face.file));
            }
            List<Font> others = new ArrayList<>();
            for (String file : OTHER_SCRIPTS) {
                others.add(read(file));
            }
            return new Shipped(Map.copyOf(faces), List.copyOf(others));
        } catch (IOException | FontFormatException | RuntimeException | LinkageError | InternalError e) {
            // Without fontconfig or any font Java opens not even ours, and says so in a different way each release.
            throw new NotConfigured(
                    "title cards need Java's fonts, and they do not start on this machine (" + e
                            + "): install the fontconfig library and any one font (Debian: apt-get install fontconfig "
                            + "fonts-dejavu-core), use a Java with the module java.desktop, and make java.io.tmpdir "
                            + "writable",
                    e);
        }
    }

    private static Font read(String file) throws IOException, FontFormatException {
        try (InputStream stream = CardFonts.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new FileNotFoundException(file + " is missing from the jar");
            }
            return Font.createFont(Font.TRUETYPE_FONT, stream);
        }
    }

    private static List<Font> installed() {
        List<Font> known = installed;
        if (known == null) {
            known = ask();
            installed = known;
        }
        return known;
    }

    /** Bold ones first; in the order of their names, so that the same machine always takes the same. */
    private static List<Font> ask() {
        Font[] all = GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts();
        return Arrays.stream(all)
                .sorted(Comparator.comparing((Font font) -> !font.getName().contains("Bold"))
                        .thenComparing(font -> font.getName().contains("Italic")
                                || font.getName().contains("Oblique"))
                        .thenComparing(Font::getName))
                .toList();
    }
}
