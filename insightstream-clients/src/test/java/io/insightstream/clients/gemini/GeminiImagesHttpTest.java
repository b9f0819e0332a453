package io.insightstream.clients.gemini;

import io.insightstream.clients.http.ProviderBuilderContract;
import io.insightstream.contract.ContractPictures;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.ImageRequest;
import java.util.Base64;
import java.util.Optional;
import mockwebserver3.MockResponse;

class GeminiImagesHttpTest extends ProviderBuilderContract<ImageProvider, Gemini.Builder> {

    private static final String PICTURE = Base64.getEncoder().encodeToString(ContractPictures.png(32, 18, 100));

    @Override
    protected Gemini.Builder builder() {
        return Gemini.builder();
    }

    @Override
    protected ImageProvider build(Gemini.Builder builder) {
        return builder.images("painter");
    }

    @Override
    protected Object call(ImageProvider images) {
        return images.generate(ImageRequest.of("A calm sea"));
    }

    @Override
    protected String happyBody() {
        return GeminiServer.candidate(
                "{\"inlineData\": {\"mimeType\": \"image/png\", \"data\": \"" + PICTURE + "\"}}", "STOP");
    }

    @Override
    protected String emptyBody() {
        return "{\"candidates\": []}";
    }

    @Override
    protected Optional<Class<? extends InsightStreamException>> expectedForEmpty() {
        return Optional.of(MalformedResponse.class);
    }

    @Override
    protected String bodyWithoutOptionalFields() {
        return "{\"candidates\": [{\"content\": {\"parts\": [{\"inlineData\": {\"data\": \"" + PICTURE + "\"}}]}}]}";
    }

    @Override
    protected Class<? extends InsightStreamException> expected(int status) {
        return status == 404 ? ModelUnavailable.class : super.expected(status);
    }

    @Override
    protected boolean isRepeatable() {
        return false;
    }

    @Override
    protected long maxBytes() {
        return 40L << 20;
    }

    @Override
    protected MockResponse.Builder refusedKey() {
        return GeminiServer.refusedKey();
    }
}
