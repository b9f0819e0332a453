package io.insightstream.clients.titlecard;

import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Usage;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.error.NotConfigured;
import io.insightstream.error.Unsupported;
import io.insightstream.media.ImageData;
import io.insightstream.media.ImageLimits;
import io.insightstream.media.ImageSize;
import io.insightstream.media.MediaType;
import io.insightstream.spi.Capability;
import io.insightstream.spi.GeneratedImage;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.ImageRequest;
import io.insightstream.spi.ImageResult;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Draws title cards: the prompt is the title, set as large as fits on a drawn background. No model, no network, no key;
 * the result is stamped {@link Provenance.Source#FALLBACK}.
 *
 * <pre>{@code
 * ImageResult card = TitleCard.create().generate(ImageRequest.of("How to learn Java in 2026"));
 * Files.write(Path.of("card.png"), card.first().bytes());
 * }</pre>
 *
 * <p>The same title, size, style and seed give the same bytes on the same Java and the same fonts. Without a seed the
 * title decides. The model of a request is a {@link TitleStyle}, in any case; without one the seed chooses. Pictures are
 * 1280 x 720 or of about as many pixels in another ratio, PNG or JPEG.
 *
 * <p>Every letter has a contrast of 4.5 to 1 or more to its ground. Titles are drawn from right to left where they are
 * written so. Fonts for Latin, Greek, Cyrillic, Arabic, Hebrew and the most used emoji come along; other signs are taken
 * from the {@linkplain Builder#font fonts given} and those of the machine. What no font has is told in the notes of the
 * result: letters stand as boxes, emoji are left out.
 *
 * <p>Safe for use by several threads.
 */
public final class TitleCard implements ImageProvider {

    private static final ProviderId ID = new ProviderId("titlecard");
    private static final long PIXELS = 1280 * 720;
    private static final int SMALLEST_SIDE = 64;
    private static final int LARGEST_SIDE = 4096;
    private static final int STEEPEST = 4;
    private static final Set<Capability> CAPABILITIES =
            EnumSet.of(Capability.SEED, Capability.IMAGE_COUNT, Capability.EXACT_SIZE, Capability.IMAGE_FORMAT);

    private final List<TitleStyle> styles;
    private final CardPainter painter;
    private final Clock clock;

    private TitleCard(Builder builder) {
        this.styles = builder.styles.isEmpty() ? List.of(TitleStyle.values()) : List.copyOf(builder.styles);
        this.painter = new CardPainter(new CardFonts(builder.fonts, builder.installedFonts));
        this.clock = builder.clock == null ? Clock.systemUTC() : builder.clock;
    }

    /**
     * Draws in all styles.
     *
     * @return the provider with the defaults
     */
    public static TitleCard create() {
        return builder().build();
    }

    /**
     * Starts a configuration.
     *
     * @return a builder with the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public ProviderId id() {
        return ID;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.copyOf(CAPABILITIES);
    }

    /**
     * Draws title cards.
     *
     * @param request the title as its prompt; a style as its model
     * @return the cards; their model is the style of the first, their notes tell what could not be drawn
     * @throws Unsupported for reference images, negative prompts and WebP
     * @throws InvalidRequest if nothing of the title can be seen, a side is not from 64 to 4096 pixels, or one is more
     *     than 4 times the other
     * @throws ModelUnavailable if there is no such style
     * @throws NotConfigured if Java's fonts do not start on this machine, or no font has any letter of the title
     */
    @Override
    public ImageResult generate(ImageRequest request) {
        request.requireSupportedBy(this);
        ImageSize size = size(request);
        MediaType format = format(request);
        List<TitleStyle> chosen = request.model() == null ? styles : List.of(style(request.model()));
        int seed = request.seed() == null ? request.prompt().hashCode() & Integer.MAX_VALUE : request.seed();
        List<GeneratedImage> images = new ArrayList<>();
        Set<String> notes = new LinkedHashSet<>();
        for (int i = 0; i < request.count(); i++) {
            int own = (seed + i) & Integer.MAX_VALUE;
            CardPainter.Card card = painter.paint(request.prompt(), size, styleOf(chosen, own), own);
            images.add(new GeneratedImage(file(card.image(), format), (long) own));
            notes.addAll(card.title().notes());
        }
        Provenance provenance = new Provenance(
                Provenance.Source.FALLBACK,
                ID,
                styleOf(chosen, seed).name().toLowerCase(Locale.ROOT),
                clock.instant(),
                0,
                Usage.ofImages(images.size()));
        return new ImageResult(images, List.copyOf(notes), provenance);
    }

    /** One after the other for seeds one after the other. */
    private static TitleStyle styleOf(List<TitleStyle> styles, int seed) {
        return styles.get(seed % styles.size());
    }

    private static TitleStyle style(String model) {
        return Stream.of(TitleStyle.values())
                .filter(style -> style.name().equalsIgnoreCase(model.strip()))
                .findFirst()
                .orElseThrow(() -> new ModelUnavailable("title cards have no style '" + model + "'; they have "
                        + Arrays.toString(TitleStyle.values()).toLowerCase(Locale.ROOT)));
    }

    private static ImageSize size(ImageRequest request) {
        ImageSize size = request.size();
        if (size == null) {
            size = request.aspectRatio().size(PIXELS, 2);
        }
        int shorter = Math.min(size.width(), size.height());
        int longer = Math.max(size.width(), size.height());
        if (shorter < SMALLEST_SIDE || longer > LARGEST_SIDE || longer > STEEPEST * shorter) {
            throw new InvalidRequest("a title card has sides of " + SMALLEST_SIDE + " to " + LARGEST_SIDE
                    + " pixels, one at most " + STEEPEST + " times the other; asked for " + size);
        }
        return size;
    }

    private static MediaType format(ImageRequest request) {
        MediaType format = request.format();
        if (format != null && !format.equals(MediaType.PNG) && !format.equals(MediaType.JPEG)) {
            throw new Unsupported("title cards are written as image/png or image/jpeg, not as " + format);
        }
        return format == null ? MediaType.PNG : format;
    }

    private static ImageData file(BufferedImage image, MediaType format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format.extension(), out)) {
                throw new Unsupported("this Java has no writer of " + format);
            }
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        return ImageData.received(
                out.toByteArray(), "drawing a title card", ImageLimits.DEFAULT.withMaxBytes(Integer.MAX_VALUE));
    }

    /** Does nothing: nothing is open. */
    @Override
    public void close() {
        // Fonts stay with the process.
    }

    /**
     * Configures a {@link TitleCard}.
     *
     * <p>Defaults: all styles, no fonts beside those that come along and those of the machine, the system clock. Not safe
     * for use by several threads.
     */
    public static final class Builder {

        private final EnumSet<TitleStyle> styles = EnumSet.noneOf(TitleStyle.class);
        private final List<Font> fonts = new ArrayList<>();
        private boolean installedFonts = true;
        private @Nullable Clock clock;

        private Builder() {}

        /**
         * Draws in this style, and in those named by further calls; the seed chooses among them.
         *
         * @param style the style; all by default
         * @return this builder
         */
        public Builder style(TitleStyle style) {
            styles.add(Objects.requireNonNull(style, "style"));
            return this;
        }

        /**
         * Adds a font for signs that the fonts that come along do not have. Of several, the first that has a sign draws
         * it.
         *
         * @param font the font, of any size; see {@link Font#createFont(int, java.io.File)}
         * @return this builder
         */
        public Builder font(Font font) {
            fonts.add(Objects.requireNonNull(font, "font"));
            return this;
        }

        /**
         * Says whether fonts of the machine may draw what no other font has. Without them the same title looks the same
         * on every machine.
         *
         * @param allowed true by default
         * @return this builder
         */
        public Builder installedFonts(boolean allowed) {
            this.installedFonts = allowed;
            return this;
        }

        /**
         * Sets the clock that tells when a card was drawn.
         *
         * @param clock the clock; the system clock by default
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Builds the provider. Fonts are loaded when the first card is drawn.
         *
         * @return the provider
         */
        public TitleCard build() {
            return new TitleCard(this);
        }
    }
}
