package io.insightstream.clients.titlecard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.Provenance;
import io.insightstream.contract.ImageProviderContract;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.error.Unsupported;
import io.insightstream.media.ImageSize;
import io.insightstream.media.MediaType;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.ImageRequest;
import io.insightstream.spi.ImageResult;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NeedsFonts
class TitleCardTest extends ImageProviderContract {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final ImageRequest REQUEST = ImageRequest.of("How to learn Java");

    private final TitleCard cards = TitleCard.builder()
            .installedFonts(false)
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .build();

    @Override
    protected ImageProvider newProvider() {
        return TitleCard.create();
    }

    @Test
    void a_card_is_a_png_of_1280_by_720_stamped_as_a_fallback() throws IOException {
        ImageResult result = cards.generate(REQUEST);

        assertEquals(MediaType.PNG, result.first().mediaType());
        BufferedImage decoded = Objects.requireNonNull(
                ImageIO.read(new ByteArrayInputStream(result.first().bytes())));
        assertEquals(1280, decoded.getWidth());
        assertEquals(720, decoded.getHeight());
        assertEquals(Provenance.Source.FALLBACK, result.provenance().source());
        assertEquals(NOW, result.provenance().retrievedAt());
        assertEquals(0, result.provenance().attempts());
        assertEquals(List.of(), result.notes());
    }

    @Test
    void the_same_title_and_seed_give_the_same_bytes_and_another_seed_gives_others() {
        byte[] card = cards.generate(REQUEST.withSeed(7)).first().bytes();

        assertArrayEquals(
                card,
                TitleCard.builder()
                        .installedFonts(false)
                        .build()
                        .generate(REQUEST.withSeed(7))
                        .first()
                        .bytes());
        assertNotEquals(
                cards.generate(REQUEST.withSeed(15)).first().data(),
                cards.generate(REQUEST.withSeed(7)).first().data());
    }

    @Test
    void without_a_seed_the_title_decides() {
        assertEquals(cards.generate(REQUEST).first(), cards.generate(REQUEST).first());
        assertEquals(
                "How to learn Java".hashCode() & Integer.MAX_VALUE,
                cards.generate(REQUEST).first().seed());
    }

    @Test
    void several_cards_of_one_title_are_in_different_styles_and_seeds() {
        ImageResult result =
                cards.generate(REQUEST.withCount(8).withSeed(Integer.MAX_VALUE).withSize(new ImageSize(160, 90)));

        assertEquals(
                8,
                result.images().stream()
                        .map(image -> image.data().sha256())
                        .distinct()
                        .count());
        assertEquals((long) Integer.MAX_VALUE, result.first().seed());
        assertEquals(0L, result.images().get(1).seed());
        assertEquals(8, result.provenance().usage().images());
    }

    @Test
    void a_style_is_chosen_by_the_request_by_the_builder_or_by_the_seed() {
        TitleCard paper = TitleCard.builder()
                .style(TitleStyle.PAPER)
                .style(TitleStyle.GRID)
                .build();

        assertEquals(
                "waves",
                cards.generate(REQUEST.withModel(" Waves")).provenance().model());
        assertEquals("grid", paper.generate(REQUEST.withSeed(1)).provenance().model());
        assertEquals("paper", paper.generate(REQUEST.withSeed(2)).provenance().model());
        List<String> inTurn = IntStream.range(0, TitleStyle.values().length)
                .mapToObj(seed ->
                        String.valueOf(cards.generate(REQUEST.withSeed(seed).withSize(new ImageSize(160, 90)))
                                .provenance()
                                .model()))
                .toList();
        assertEquals(
                List.of(TitleStyle.values()).stream()
                        .map(style -> style.name().toLowerCase(Locale.ROOT))
                        .toList(),
                inTurn);
    }

    @Test
    void an_unknown_style_is_named_with_those_there_are() {
        ModelUnavailable problem =
                assertThrows(ModelUnavailable.class, () -> cards.generate(REQUEST.withModel("dall-e-3")));

        String message = String.valueOf(problem.getMessage());
        assertTrue(message.contains("'dall-e-3'"), message);
        assertTrue(message.contains("glow, sunset, paper"), message);
    }

    @ParameterizedTest
    @CsvSource({"64, 64", "256, 64", "64, 256", "1080, 1920", "4096, 1024"})
    void cards_come_in_the_size_that_is_asked_for(int width, int height) {
        ImageSize size = new ImageSize(width, height);

        assertEquals(
                size,
                cards.generate(REQUEST.withSize(size)).first().data().header().size());
    }

    @ParameterizedTest
    @CsvSource({"63, 100", "100, 63", "4097, 2000", "401, 100"})
    void sizes_that_hold_no_title_are_refused(int width, int height) {
        assertThrows(InvalidRequest.class, () -> cards.generate(REQUEST.withSize(new ImageSize(width, height))));
    }

    @Test
    void a_card_can_be_a_jpeg_but_no_webp() {
        ImageResult jpeg = cards.generate(REQUEST.withFormat(MediaType.JPEG));

        assertEquals(MediaType.JPEG, jpeg.first().mediaType());
        Unsupported problem = assertThrows(Unsupported.class, () -> cards.generate(REQUEST.withFormat(MediaType.WEBP)));
        assertTrue(String.valueOf(problem.getMessage()).contains("image/webp"), problem.getMessage());
    }

    @Test
    void what_could_not_be_drawn_is_in_the_notes_once() {
        ImageResult result = cards.generate(
                ImageRequest.of("Tower: 東 \uD83E\uDEBF").withCount(2).withSize(new ImageSize(320, 180)));

        assertEquals(2, result.notes().size());
        assertTrue(result.notes().get(0).contains("U+6771"), result.notes().toString());
        assertTrue(result.notes().get(1).contains("U+1FABF"), result.notes().toString());
        assertFalse(result.images().isEmpty());
    }
}
