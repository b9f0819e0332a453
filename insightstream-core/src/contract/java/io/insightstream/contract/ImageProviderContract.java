package io.insightstream.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.insightstream.call.Provenance;
import io.insightstream.error.NotFound;
import io.insightstream.error.PermanentException;
import io.insightstream.error.Unsupported;
import io.insightstream.media.AspectRatio;
import io.insightstream.media.ImageData;
import io.insightstream.media.ImageLimits;
import io.insightstream.media.ImageSize;
import io.insightstream.media.MediaType;
import io.insightstream.spi.Capability;
import io.insightstream.spi.GeneratedImage;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.ImageRequest;
import io.insightstream.spi.ImageResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The behaviour of an {@link ImageProvider}. A provider proves itself by extending this class and making one that draws,
 * or whose server draws, what the request asks for. {@link ContractPictures} has pictures for such a server.
 */
public abstract class ImageProviderContract {

    private static final String PROMPT = "A calm sea at sunrise";

    private final List<ImageProvider> opened = new ArrayList<>();

    /** For subclasses. */
    protected ImageProviderContract() {}

    /**
     * Makes a provider that is ready to draw any number of pictures, also for several threads.
     *
     * @return a new provider; the contract closes it
     */
    protected abstract ImageProvider newProvider();

    @AfterEach
    void closeProviders() {
        opened.forEach(ImageProvider::close);
    }

    @Test
    void one_picture_comes_and_is_what_it_says() {
        ImageResult result = provider().generate(ImageRequest.of(PROMPT));

        assertEquals(1, result.images().size());
        assertIsWhatItSays(result.first());
    }

    @Test
    void a_result_says_who_drew_it_and_when_and_counts_the_pictures() {
        ImageProvider provider = provider();
        Provenance provenance = provider.generate(ImageRequest.of(PROMPT)).provenance();

        assertEquals(provider.id(), provenance.provider());
        assertEquals(1, provenance.usage().images());
        assertTrue(provenance.retrievedAt().isAfter(Instant.EPOCH));
        assertTrue(
                provenance.source() == Provenance.Source.AI || provenance.source() == Provenance.Source.FALLBACK,
                "drawn by a model or by rules, not " + provenance.source());
    }

    @Test
    void pictures_are_wide_square_and_tall_as_asked() {
        ImageProvider provider = provider();

        GeneratedImage wide = provider.generate(ImageRequest.of(PROMPT)).first();
        GeneratedImage square = provider.generate(ImageRequest.of(PROMPT).withAspectRatio(AspectRatio.SQUARE))
                .first();
        GeneratedImage tall = provider.generate(ImageRequest.of(PROMPT).withAspectRatio(AspectRatio.TALL))
                .first();

        assertTrue(wide.width() > wide.height(), wide.data().toString());
        assertEquals(square.width(), square.height());
        assertTrue(tall.width() < tall.height(), tall.data().toString());
    }

    @Test
    void what_the_provider_cannot_do_is_refused_and_named() {
        ImageProvider provider = provider();

        requests().forEach((capability, request) -> {
            if (!provider.capabilities().contains(capability)) {
                String message = String.valueOf(
                        assertThrows(Unsupported.class, () -> provider.generate(request), "without " + capability)
                                .getMessage());
                assertTrue(message.contains(capability.name()), message);
                assertTrue(message.contains(provider.id().value()), message);
            }
        });
    }

    @Test
    void what_the_provider_says_it_can_do_it_does() {
        ImageProvider provider = provider();

        requests().forEach((capability, request) -> {
            if (provider.capabilities().contains(capability)) {
                provider.generate(request).images().forEach(ImageProviderContract::assertIsWhatItSays);
            }
        });
    }

    @Test
    void as_many_pictures_come_as_were_asked_for() {
        ImageProvider provider = providerThatHas(Capability.IMAGE_COUNT);

        ImageResult result = provider.generate(ImageRequest.of(PROMPT).withCount(3));

        assertEquals(3, result.images().size());
        assertEquals(3, result.provenance().usage().images());
    }

    @Test
    void a_picture_has_the_size_that_was_asked_for() {
        ImageProvider provider = providerThatHas(Capability.EXACT_SIZE);
        ImageSize size = new ImageSize(640, 384);

        GeneratedImage image =
                provider.generate(ImageRequest.of(PROMPT).withSize(size)).first();

        assertEquals(size, image.data().header().size());
    }

    @Test
    void a_picture_is_of_the_format_that_was_asked_for_or_the_format_is_refused() {
        ImageProvider provider = providerThatHas(Capability.IMAGE_FORMAT);

        for (MediaType format : List.of(MediaType.PNG, MediaType.JPEG, MediaType.WEBP)) {
            try {
                ImageRequest request = ImageRequest.of(PROMPT).withFormat(format);
                assertEquals(format, provider.generate(request).first().mediaType());
            } catch (PermanentException refused) {
                String message = String.valueOf(refused.getMessage());
                assertTrue(message.contains(format.value()), message);
            }
        }
    }

    @Test
    void resuming_what_was_never_begun_is_refused() {
        ImageProvider provider = provider();

        Class<? extends PermanentException> expected =
                provider.capabilities().contains(Capability.RESUME) ? NotFound.class : Unsupported.class;
        PermanentException problem = assertThrows(expected, () -> provider.resume("no-such-operation"));

        assertTrue(String.valueOf(problem.getMessage()).contains("no-such-operation"), problem.getMessage());
    }

    @Test
    void several_threads_get_pictures() throws Exception {
        ImageProvider provider = provider();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<ImageResult>> calls =
                    Collections.nCopies(8, () -> provider.generate(ImageRequest.of(PROMPT)));
            for (Future<ImageResult> each : threads.invokeAll(calls)) {
                assertIsWhatItSays(each.get().first());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void closing_again_does_nothing() {
        ImageProvider provider = provider();

        provider.close();
        provider.close();
    }

    private ImageProvider provider() {
        ImageProvider provider = newProvider();
        opened.add(provider);
        return provider;
    }

    private ImageProvider providerThatHas(Capability capability) {
        ImageProvider provider = provider();
        assumeTrue(provider.capabilities().contains(capability), "has no " + capability);
        return provider;
    }

    /** For each capability, a request that needs it and no other. */
    private static Map<Capability, ImageRequest> requests() {
        ImageRequest plain = ImageRequest.of(PROMPT);
        Map<Capability, ImageRequest> requests = new EnumMap<>(Capability.class);
        requests.put(
                Capability.REFERENCE_IMAGES,
                plain.withReferenceImages(List.of(ImageData.of(ContractPictures.png(64, 36, 200)))));
        requests.put(Capability.NEGATIVE_PROMPT, plain.withNegativePrompt("text"));
        requests.put(Capability.SEED, plain.withSeed(42));
        requests.put(Capability.IMAGE_COUNT, plain.withCount(2));
        requests.put(Capability.EXACT_SIZE, plain.withSize(new ImageSize(1280, 720)));
        requests.put(Capability.IMAGE_FORMAT, plain.withFormat(MediaType.PNG));
        return requests;
    }

    private static void assertIsWhatItSays(GeneratedImage image) {
        ImageData again = ImageData.of(image.bytes(), "the picture", ImageLimits.DEFAULT);

        assertEquals(again.mediaType(), image.mediaType());
        assertEquals(again.width(), image.width());
        assertEquals(again.height(), image.height());
        assertFalse(image.data().size() == 0, "no bytes");
    }
}
