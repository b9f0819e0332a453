package io.insightstream.clients.gemini;

import io.insightstream.spi.TextProvider;
import io.insightstream.spi.TextRequest;

class GeminiTextHttpTest extends GeminiHttpContract<TextProvider> {

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
    protected String bodyWithoutOptionalFields() {
        return "{\"candidates\": [{\"content\": {\"parts\": [{\"text\": \"Yes.\"}]}}]}";
    }
}
