package io.insightstream.examples.cli;

import io.insightstream.clients.titlecard.TitleStyle;
import io.insightstream.examples.wiring.Ability;
import io.insightstream.examples.wiring.Providers;
import io.insightstream.media.AspectRatio;
import io.insightstream.media.ImageSize;
import io.insightstream.spi.Capability;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.ImageRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code insightstream image}. */
@Command(
        name = "image",
        description = {
            "Makes pictures.",
            "The first provider draws that the environment configures, in the order openai, gemini, replicate, "
                    + "pollinations; without any, the prompt is set as the title of a card. Who drew goes to standard "
                    + "error."
        },
        mixinStandardHelpOptions = true)
final class ImageCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Origin origin = new Origin();

    /** What is to be had. */
    static final class Origin {

        @Parameters(paramLabel = "PROMPT", description = "what is to be seen, in quotes; the title of a title card")
        private @Nullable String prompt;

        @Option(
                names = "--resume",
                paramLabel = "ID",
                description = "fetches what an earlier call has begun and lost, by the id it told")
        private @Nullable String resume;
    }

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description =
                    "where to write; its ending asks for PNG, JPEG or WebP of who can choose. Several pictures get "
                            + "numbers: FILE-1, FILE-2")
    private Path output = Path.of("");

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            split = ",",
            description = "who draws instead: openai, gemini, replicate, pollinations or titlecard; of several with "
                    + "commas between, each takes over when the one before fails")
    private List<String> providers = new ArrayList<>();

    @ArgGroup(exclusive = true)
    private @Nullable Look look;

    /** Who draws it in which manner. */
    static final class Look {

        @Option(names = "--model", paramLabel = "ID", description = "the model instead of the configured one")
        private @Nullable String model;

        @Option(
                names = "--style",
                paramLabel = "NAME",
                description = "a title card of this style: glow, sunset, paper, blocks, signal, waves, grid, confetti")
        private @Nullable TitleStyle style;
    }

    @ArgGroup(exclusive = true)
    private @Nullable Shape shape;

    /** How large it is. */
    static final class Shape {

        @Option(
                names = "--size",
                paramLabel = "WxH",
                converter = OfSize.class,
                description = "exactly so many pixels, such as 1280x720, of who can choose")
        private @Nullable ImageSize size;

        @Option(
                names = "--ratio",
                paramLabel = "W:H",
                converter = OfRatio.class,
                description = "width to height, such as 9:16 (default 16:9)")
        private @Nullable AspectRatio ratio;
    }

    @Option(names = "--seed", paramLabel = "N", description = "what chance starts from, for the same picture again")
    private @Nullable Integer seed;

    @Option(names = "--count", defaultValue = "1", paramLabel = "N", description = "how many, 1 to 10 (default 1)")
    private int count = 1;

    /** Reads a size. */
    static final class OfSize implements ITypeConverter<ImageSize> {

        private static final Pattern SIZE = Pattern.compile("(\\d{1,5})[xX](\\d{1,5})");

        @Override
        public ImageSize convert(String value) {
            Matcher sides = SIZE.matcher(value);
            if (!sides.matches()) {
                throw new TypeConversionException("'" + value + "' is not a size: expected one such as 1280x720");
            }
            try {
                return new ImageSize(Integer.parseInt(sides.group(1)), Integer.parseInt(sides.group(2)));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + value + "' is not a size: " + e.getMessage());
            }
        }
    }

    /** Reads a ratio. */
    static final class OfRatio implements ITypeConverter<AspectRatio> {

        @Override
        public AspectRatio convert(String value) {
            try {
                return AspectRatio.parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    @Override
    public Integer call() {
        Surroundings around = Surroundings.of(spec);
        String style = look == null || look.style == null ? null : look.style.name();
        String model = look == null ? null : look.model;
        if (style != null) {
            requireTitleCard();
        }
        PictureFiles files = new PictureFiles(output, around.err());
        Providers environment = Providers.of(around.environment(), around.clock(), new ModelNews(around.err()));
        try (ImageProvider provider =
                environment.images(style == null ? providers : List.of(Providers.TITLE_CARD), model)) {
            if (providers.isEmpty() && look == null) {
                environment.passedOver(Ability.IMAGES).forEach(around.err()::println);
            }
            if (origin.resume != null) {
                files.write(provider.resume(origin.resume), count);
                return ExitCode.OK;
            }
            ImageRequest request = request(provider, style, files);
            if (count == 1 || provider.capabilities().contains(Capability.IMAGE_COUNT)) {
                files.write(provider.generate(request.withCount(count)), count);
                return ExitCode.OK;
            }
            // One after the other, each kept when it is there: they are paid for.
            for (int i = 0; i < count; i++) {
                files.write(provider.generate(request.withSeed(seed == null ? null : seed + i)), count);
            }
        }
        return ExitCode.OK;
    }

    private void requireTitleCard() {
        if (providers.stream().anyMatch(name -> !name.strip().equalsIgnoreCase(Providers.TITLE_CARD))) {
            throw usage("--style is for title cards: leave out --provider, or say what you want in the prompt");
        }
    }

    private ImageRequest request(ImageProvider provider, @Nullable String style, PictureFiles files) {
        if (count < 1 || count > ImageRequest.MAX_COUNT) {
            throw usage("--count is 1 to " + ImageRequest.MAX_COUNT + ", not " + count);
        }
        ImageRequest request =
                ImageRequest.of(String.valueOf(origin.prompt)).withSeed(seed).withModel(style);
        if (shape != null && shape.size != null) {
            request = request.withSize(shape.size);
        } else if (shape != null && shape.ratio != null) {
            request = request.withAspectRatio(shape.ratio);
        }
        return provider.capabilities().contains(Capability.IMAGE_FORMAT) ? request.withFormat(files.format()) : request;
    }

    private ParameterException usage(String problem) {
        if (spec == null) {
            throw new IllegalStateException("the options are not part of a command");
        }
        return new ParameterException(spec.commandLine(), problem);
    }
}
