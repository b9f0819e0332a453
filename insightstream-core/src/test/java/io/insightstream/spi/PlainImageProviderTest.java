package io.insightstream.spi;

import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Usage;
import io.insightstream.contract.ContractPictures;
import io.insightstream.contract.ImageProviderContract;
import io.insightstream.media.ImageData;
import io.insightstream.media.ImageSize;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The contract holds for the least an image provider can be. */
class PlainImageProviderTest extends ImageProviderContract {

    @Override
    protected ImageProvider newProvider() {
        return new Plain();
    }

    private static final class Plain implements ImageProvider {
        @Override
        public ProviderId id() {
            return new ProviderId("plain");
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of();
        }

        @Override
        public ImageResult generate(ImageRequest request) {
            request.requireSupportedBy(this);
            ImageSize size = request.aspectRatio().size(10_000, 1);
            ImageData picture = ImageData.of(ContractPictures.png(size.width(), size.height(), 128));
            return new ImageResult(
                    List.of(new GeneratedImage(picture, null)),
                    List.of(),
                    new Provenance(
                            Provenance.Source.FALLBACK,
                            id(),
                            null,
                            Instant.parse("2026-01-31T12:00:00Z"),
                            0,
                            Usage.ofImages(1)));
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
