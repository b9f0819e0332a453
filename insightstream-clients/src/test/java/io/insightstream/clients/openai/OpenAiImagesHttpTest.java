package io.insightstream.clients.openai;

import io.insightstream.clients.http.ProviderBuilderContract;
import io.insightstream.contract.ContractPictures;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.MalformedResponse;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.ImageRequest;
import java.util.Base64;
import java.util.Optional;

class OpenAiImagesHttpTest extends ProviderBuilderContract<ImageProvider, OpenAi.Builder> {

    private static final String PICTURE = Base64.getEncoder().encodeToString(ContractPictures.png(64, 36, 200));

    @Override
    protected OpenAi.Builder builder() {
        return OpenAi.builder();
    }

    @Override
    protected ImageProvider build(OpenAi.Builder builder) {
        return builder.images("painter-one");
    }

    @Override
    protected Object call(ImageProvider provider) {
        return provider.generate(ImageRequest.of("A calm sea"));
    }

    @Override
    protected String happyBody() {
        return "{\"created\": 1713833628, \"size\": \"1536x864\", \"data\": [{\"b64_json\": \"" + PICTURE
                + "\"}], \"usage\": {\"input_tokens\": 9, \"output_tokens\": 1056, \"total_tokens\": 1065}}";
    }

    @Override
    protected String emptyBody() {
        return "{\"data\": []}";
    }

    @Override
    protected Optional<Class<? extends InsightStreamException>> expectedForEmpty() {
        return Optional.of(MalformedResponse.class);
    }

    @Override
    protected String bodyWithoutOptionalFields() {
        return "{\"data\": [{\"b64_json\": \"" + PICTURE + "\"}]}";
    }

    @Override
    protected boolean isRepeatable() {
        return false;
    }

    @Override
    protected long maxBytes() {
        return 64L << 20;
    }
}
