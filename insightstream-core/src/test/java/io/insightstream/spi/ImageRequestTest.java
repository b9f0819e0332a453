package io.insightstream.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.contract.ContractPictures;
import io.insightstream.error.InvalidRequest;
import io.insightstream.media.AspectRatio;
import io.insightstream.media.ImageData;
import io.insightstream.media.ImageSize;
import io.insightstream.media.MediaBytes;
import io.insightstream.media.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageRequestTest {

    private static final ImageData PICTURE = ImageData.of(ContractPictures.png(4, 4, 9));
    private static final ImageRequest PLAIN = ImageRequest.of("a sea");

    @Test
    void a_plain_request_needs_nothing_special() {
        assertEquals(EnumSet.noneOf(Capability.class), PLAIN.needs());
        assertEquals(AspectRatio.WIDE, PLAIN.aspectRatio());
        assertEquals("a lake", PLAIN.withPrompt("a lake").prompt());
        assertEquals("flux", PLAIN.withModel("flux").model());
    }

    @Test
    void every_wish_says_which_capability_it_needs() {
        ImageRequest all = PLAIN.withSize(new ImageSize(640, 480))
                .withFormat(MediaType.JPEG)
                .withCount(2)
                .withSeed(0)
                .withReferenceImages(List.of(PICTURE))
                .withNegativePrompt("people");

        assertEquals(
                EnumSet.of(
                        Capability.EXACT_SIZE,
                        Capability.IMAGE_FORMAT,
                        Capability.IMAGE_COUNT,
                        Capability.SEED,
                        Capability.REFERENCE_IMAGES,
                        Capability.NEGATIVE_PROMPT),
                all.needs());
    }

    @Test
    void a_size_says_the_ratio_and_a_ratio_forgets_the_size() {
        ImageRequest sized = PLAIN.withSize(new ImageSize(1080, 1920));

        assertEquals(AspectRatio.TALL, sized.aspectRatio());
        assertNull(sized.withAspectRatio(AspectRatio.SQUARE).size());
        assertThrows(
                InvalidRequest.class,
                () -> new ImageRequest(
                        "x", AspectRatio.SQUARE, new ImageSize(16, 9), null, 1, null, List.of(), null, null));
    }

    @Test
    void what_is_out_of_range_is_refused() {
        assertThrows(InvalidRequest.class, () -> ImageRequest.of(" \n"));
        assertThrows(InvalidRequest.class, () -> ImageRequest.of("x".repeat(ImageRequest.MAX_PROMPT + 1)));
        assertThrows(InvalidRequest.class, () -> PLAIN.withFormat(MediaType.GIF));
        assertThrows(InvalidRequest.class, () -> PLAIN.withCount(0));
        assertThrows(InvalidRequest.class, () -> PLAIN.withCount(ImageRequest.MAX_COUNT + 1));
        assertThrows(InvalidRequest.class, () -> PLAIN.withSeed(-1));
        assertThrows(InvalidRequest.class, () -> PLAIN.withNegativePrompt(" "));
        assertThrows(InvalidRequest.class, () -> PLAIN.withModel(""));
        assertThrows(
                InvalidRequest.class,
                () -> PLAIN.withReferenceImages(Collections.nCopies(ImageRequest.MAX_REFERENCES + 1, PICTURE)));
    }

    @Test
    void a_result_has_a_picture() {
        Provenance provenance = Provenance.supplied(new ProviderId("test"), Instant.EPOCH);
        ImageResult result =
                new ImageResult(List.of(new GeneratedImage(PICTURE, null)), List.of("the sky is left out"), provenance);

        assertEquals(PICTURE, result.first().data());
        assertEquals(MediaType.PNG, result.first().mediaType());
        assertThrows(IllegalArgumentException.class, () -> new ImageResult(List.of(), List.of(), provenance));
    }

    @Test
    void media_to_keep_has_bytes_and_a_printable_name() {
        MediaUpload upload = MediaUpload.of(PICTURE);

        assertEquals("cover", upload.withName("cover").name());
        assertNull(upload.withName("cover").withName(null).name());
        assertThrows(InvalidRequest.class, () -> upload.withName(" "));
        assertThrows(InvalidRequest.class, () -> upload.withName("two\nlines"));
        assertThrows(InvalidRequest.class, () -> upload.withName("x".repeat(MediaUpload.MAX_NAME + 1)));
        assertThrows(InvalidRequest.class, () -> MediaUpload.of(MediaBytes.of(new byte[0], MediaType.PNG)));
    }

    @Test
    void kept_media_has_an_id_and_a_size() {
        StoredMedia media = new StoredMedia(
                "a1", null, URI.create("https://media.example/a1.png"), MediaType.PNG, 1, null, Instant.EPOCH);

        assertEquals("a1", media.id());
        assertThrows(
                IllegalArgumentException.class,
                () -> new StoredMedia("", null, null, MediaType.PNG, 1, null, Instant.EPOCH));
        assertThrows(
                IllegalArgumentException.class,
                () -> new StoredMedia("a", null, null, MediaType.PNG, -1, null, Instant.EPOCH));
        InvalidRequest problem =
                assertThrows(InvalidRequest.class, () -> MediaListRequest.all().withLimit(0));
        assertTrue(String.valueOf(problem.getMessage()).contains("got 0"), problem.getMessage());
    }
}
