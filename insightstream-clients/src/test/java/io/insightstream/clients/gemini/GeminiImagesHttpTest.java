package io.insightstream.clients.gemini;

import io.insightstream.contract.ContractPictures;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.ImageRequest;
import java.util.Base64;

class GeminiImagesHttpTest extends GeminiHttpContract<ImageProvider> {

    private static final String PICTURE = Base64.getEncoder().encodeToString(ContractPictures.png(32, 18, 100));

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
    protected String bodyWithoutOptionalFields() {
        return "{\"candidates\": [{\"content\": {\"parts\": [{\"inlineData\": {\"data\": \"" + PICTURE + "\"}}]}}]}";
    }
}
