package io.insightstream.failover;

import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Usage;
import io.insightstream.contract.ContractPictures;
import io.insightstream.contract.ImageProviderContract;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.media.ImageData;
import io.insightstream.spi.Capability;
import io.insightstream.spi.GeneratedImage;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.ImageRequest;
import io.insightstream.spi.ImageResult;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Behind a provider that never answers, a failover is as good as the next one. */
class ImageFailoverContractTest extends ImageProviderContract {

    @Override
    protected ImageProvider newProvider() {
        return Failover.builder().id(new ProviderId("painter")).images(new Painter(true), new Painter(false));
    }

    private record Painter(boolean broken) implements ImageProvider {

        @Override
        public ProviderId id() {
            return new ProviderId("painter");
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of(Capability.IMAGE_COUNT, Capability.EXACT_SIZE, Capability.RESUME);
        }

        @Override
        public ImageResult generate(ImageRequest request) {
            request.requireSupportedBy(this);
            if (broken) {
                throw new ProviderUnavailable("503");
            }
            int width = request.size() == null
                    ? 4 * request.aspectRatio().width()
                    : request.size().width();
            int height = request.size() == null
                    ? 4 * request.aspectRatio().height()
                    : request.size().height();
            GeneratedImage image = new GeneratedImage(ImageData.of(ContractPictures.png(width, height, 128)), null);
            Provenance provenance = new Provenance(
                    Provenance.Source.AI, id(), null, TestClock.START, 1, Usage.ofImages(request.count()));
            return new ImageResult(Collections.nCopies(request.count(), image), List.of(), provenance);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
