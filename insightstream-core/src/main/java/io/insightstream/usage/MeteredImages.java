package io.insightstream.usage;

import io.insightstream.call.ProviderId;
import io.insightstream.spi.Capability;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.ImageRequest;
import io.insightstream.spi.ImageResult;
import java.util.Set;

/** An image provider that is counted. */
record MeteredImages(ImageProvider provider, Metered.Meter meter) implements ImageProvider {

    @Override
    public ProviderId id() {
        return provider.id();
    }

    @Override
    public Set<Capability> capabilities() {
        return provider.capabilities();
    }

    @Override
    public ImageResult generate(ImageRequest request) {
        return meter.count(request.model(), () -> provider.generate(request), ImageResult::provenance);
    }

    @Override
    public ImageResult resume(String operationId) {
        return meter.count(null, () -> provider.resume(operationId), ImageResult::provenance);
    }

    @Override
    public void close() {
        provider.close();
    }
}
