package io.insightstream.usage;

import io.insightstream.call.ProviderId;
import io.insightstream.spi.Capability;
import io.insightstream.spi.ModelInfo;
import io.insightstream.spi.TextListener;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.TextRequest;
import io.insightstream.spi.TextResult;
import java.util.List;
import java.util.Set;

/** A text provider that is counted. */
record MeteredText(TextProvider provider, Metered.Meter meter) implements TextProvider {

    @Override
    public ProviderId id() {
        return provider.id();
    }

    @Override
    public List<String> modelIds() {
        return provider.modelIds();
    }

    @Override
    public Set<Capability> capabilities() {
        return provider.capabilities();
    }

    @Override
    public Set<Capability> capabilities(TextRequest request) {
        return provider.capabilities(request);
    }

    @Override
    public void require(TextRequest request) {
        provider.require(request);
    }

    @Override
    public TextResult generate(TextRequest request) {
        return meter.count(request.model(), () -> provider.generate(request), TextResult::provenance);
    }

    @Override
    public TextResult generate(TextRequest request, TextListener listener) {
        return meter.count(request.model(), () -> provider.generate(request, listener), TextResult::provenance);
    }

    @Override
    public List<ModelInfo> models() {
        return meter.count(null, provider::models, models -> null);
    }

    @Override
    public void close() {
        provider.close();
    }
}
