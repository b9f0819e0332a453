package io.insightstream.clients.gemini;

import io.insightstream.clients.http.ProviderBuilderContract;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.TextRequest;
import java.util.Optional;
import mockwebserver3.MockResponse;

class GeminiTextHttpTest extends ProviderBuilderContract<TextProvider, Gemini.Builder> {

    @Override
    protected Gemini.Builder builder() {
        return Gemini.builder();
    }

    @Override
    protected TextProvider build(Gemini.Builder builder) {
        return builder.text("model-a");
    }

    @Override
    protected Object call(TextProvider text) {
        return text.generate(TextRequest.of("Say yes."));
    }

    @Override
    protected Object stream(TextProvider text) {
        return text.generate(TextRequest.of("Say yes."), piece -> {});
    }

    @Override
    protected String happyBody() {
        return """
                {"candidates": [{"content": {"role": "model", "parts": [{"text": "Yes."}]}, "finishReason": "STOP",
                  "safetyRatings": [{"category": "HARM_CATEGORY_NEW", "probability": "UNHEARD_OF"}], "index": 0}],
                 "usageMetadata": {"promptTokenCount": 4, "candidatesTokenCount": 2, "thoughtsTokenCount": 9,
                  "totalTokenCount": 15}, "modelVersion": "model-a-001", "responseId": "r"}""";
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
        return "{\"candidates\": [{\"content\": {\"parts\": [{\"text\": \"Yes.\"}]}}]}";
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
