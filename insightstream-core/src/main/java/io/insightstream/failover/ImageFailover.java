package io.insightstream.failover;

import io.insightstream.call.ProviderId;
import io.insightstream.error.NotFound;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.Unsupported;
import io.insightstream.spi.Capability;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.ImageRequest;
import io.insightstream.spi.ImageResult;
import java.util.List;
import java.util.Set;

/**
 * Image providers as one, made by {@link Failover#images}. After {@link OutcomeUnknown} nobody else is asked, as the picture
 * may have been made; its operation id names the provider too, and {@link #resume} finds it.
 */
public final class ImageFailover implements ImageProvider {

    private final Entries<ImageProvider> entries;

    ImageFailover(Entries<ImageProvider> entries) {
        this.entries = entries;
    }

    /**
     * How the providers stand at this moment.
     *
     * @return one state for each, in their order
     */
    public List<ProviderState> snapshot() {
        return entries.snapshot();
    }

    @Override
    public ProviderId id() {
        return entries.id();
    }

    @Override
    public Set<Capability> capabilities() {
        return entries.capabilities(ImageProvider::capabilities);
    }

    @Override
    public ImageResult generate(ImageRequest request) {
        request.requireSupportedBy(this);
        return result(entries.ask(new Question<>(
                "generate",
                request.model() != null,
                request::requireSupportedBy,
                provider -> provider.generate(request),
                () -> true)));
    }

    /**
     * Fetches what an earlier call began, from the provider it was begun with.
     *
     * @param operationId the id that the exception told
     * @return the pictures
     * @throws Unsupported if no provider has {@link Capability#RESUME}
     * @throws NotFound if no provider of this name began it, or it is not known any more
     */
    @Override
    public ImageResult resume(String operationId) {
        if (!capabilities().contains(Capability.RESUME)) {
            return ImageProvider.super.resume(operationId);
        }
        Token token = Token.parse(operationId);
        if (token == null || !entries.has(token)) {
            throw new NotFound("no provider of '" + id() + "' began '" + operationId + "'; it has " + entries.names()
                    + " and takes what OutcomeUnknown.operationId() told");
        }
        return result(
                entries.ask(token, Question.of("resume", provider -> {}, provider -> provider.resume(token.value()))));
    }

    private static ImageResult result(Answer<ImageResult> answer) {
        ImageResult result = answer.result();
        return new ImageResult(result.images(), result.notes(), answer.provenance(result.provenance()));
    }

    @Override
    public void close() {
        entries.close();
    }
}
