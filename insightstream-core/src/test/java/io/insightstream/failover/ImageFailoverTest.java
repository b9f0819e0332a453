package io.insightstream.failover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Usage;
import io.insightstream.contract.ContractPictures;
import io.insightstream.error.NotFound;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.Unsupported;
import io.insightstream.media.ImageData;
import io.insightstream.spi.Capability;
import io.insightstream.spi.GeneratedImage;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.ImageRequest;
import io.insightstream.spi.ImageResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImageFailoverTest {

    private static final ImageRequest SEA = ImageRequest.of("A calm sea");

    private final TestImages first = new TestImages("first", Capability.RESUME);
    private final TestImages second = new TestImages("second", Capability.SEED);
    private final ImageFailover both = Failover.images(first, second);

    @Test
    void what_one_cannot_draw_the_next_does() {
        first.failure = new ProviderUnavailable("503");

        Provenance provenance = both.generate(SEA).provenance();

        assertEquals(new ProviderId("second"), provenance.provider());
        assertEquals(List.of("ProviderUnavailable: 503"), reasons(provenance));
    }

    @Test
    void one_that_cannot_do_it_is_gone_past() {
        Provenance provenance = both.generate(SEA.withSeed(4)).provenance();

        assertEquals(new ProviderId("second"), provenance.provider());
        assertEquals(List.of(), first.asked);
        assertEquals(Set.of(Capability.RESUME, Capability.SEED), both.capabilities());
        assertThrows(Unsupported.class, () -> both.generate(SEA.withNegativePrompt("text")));
    }

    @Test
    void a_picture_that_may_have_been_made_is_not_drawn_again_and_can_be_fetched() {
        first.failure = new OutcomeUnknown("the answer was lost", "p~1", null);

        OutcomeUnknown lost = assertThrows(OutcomeUnknown.class, () -> both.generate(SEA));
        assertEquals(List.of(), second.asked);
        assertTrue(String.valueOf(lost.getMessage()).contains("the answer was lost"), lost.getMessage());

        first.failure = null;
        assertEquals(
                new ProviderId("first"),
                both.resume(lost.operationId().orElseThrow()).provenance().provider());
        assertEquals(List.of("p~1"), first.resumed);
    }

    @Test
    void two_providers_of_one_id_are_told_apart() {
        TestImages other = new TestImages("first", Capability.RESUME);
        ImageFailover twins = Failover.images(first, other);
        first.failure = new ProviderUnavailable("503");
        other.failure = new OutcomeUnknown("lost", "x", null);

        OutcomeUnknown lost = assertThrows(OutcomeUnknown.class, () -> twins.generate(SEA));
        other.failure = null;
        twins.resume(lost.operationId().orElseThrow());

        assertEquals(List.of("x"), other.resumed);
        assertEquals(List.of(), first.resumed);
    }

    @Test
    void what_nobody_began_is_not_found() {
        assertThrows(NotFound.class, () -> both.resume("unheard-of"));
        assertThrows(NotFound.class, () -> both.resume("stranger~1"));
        assertThrows(Unsupported.class, () -> Failover.images(second).resume("first~1"));
        assertThrows(Unsupported.class, () -> both.resume("second~1"));
    }

    private static List<String> reasons(Provenance provenance) {
        return provenance.skipped().stream().map(Provenance.Skipped::reason).toList();
    }

    private static final class TestImages implements ImageProvider {

        private final ProviderId id;
        private final Set<Capability> capabilities;
        private final List<ImageRequest> asked = new ArrayList<>();
        private final List<String> resumed = new ArrayList<>();
        private @Nullable RuntimeException failure;

        TestImages(String id, Capability capability) {
            this.id = new ProviderId(id);
            this.capabilities = Set.of(capability);
        }

        @Override
        public ProviderId id() {
            return id;
        }

        @Override
        public Set<Capability> capabilities() {
            return capabilities;
        }

        @Override
        public ImageResult generate(ImageRequest request) {
            request.requireSupportedBy(this);
            asked.add(request);
            if (failure != null) {
                throw failure;
            }
            return result();
        }

        @Override
        public ImageResult resume(String operationId) {
            if (!capabilities.contains(Capability.RESUME)) {
                return ImageProvider.super.resume(operationId);
            }
            resumed.add(operationId);
            return result();
        }

        private ImageResult result() {
            ImageData data = ImageData.of(ContractPictures.png(64, 36, 200));
            Provenance provenance =
                    new Provenance(Provenance.Source.AI, id, null, TestClock.START, 1, Usage.ofImages(1));
            return new ImageResult(List.of(new GeneratedImage(data, null)), List.of(), provenance);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
