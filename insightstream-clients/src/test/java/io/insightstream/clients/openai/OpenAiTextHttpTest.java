package io.insightstream.clients.openai;

import io.insightstream.clients.http.ProviderBuilderContract;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.MalformedResponse;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.TextRequest;
import java.util.Optional;

class OpenAiTextHttpTest extends ProviderBuilderContract<TextProvider, OpenAi.Builder> {

    @Override
    protected OpenAi.Builder builder() {
        return OpenAi.builder();
    }

    @Override
    protected TextProvider build(OpenAi.Builder builder) {
        return builder.text("model-one");
    }

    @Override
    protected Object call(TextProvider provider) {
        return provider.generate(TextRequest.of("How?"));
    }

    @Override
    protected Object stream(TextProvider provider) {
        return provider.generate(TextRequest.of("How?"), piece -> {});
    }

    @Override
    protected String happyBody() {
        return """
                {"id": "chatcmpl-1", "object": "chat.completion", "created": 1741569952, "model": "model-one-2026-01-01",
                 "choices": [{"index": 0, "finish_reason": "stop", "logprobs": null,
                   "message": {"role": "assistant", "content": "Slowly.", "refusal": null, "annotations": []}}],
                 "usage": {"prompt_tokens": 9, "completion_tokens": 3, "total_tokens": 12}}""";
    }

    @Override
    protected String emptyBody() {
        return "{\"choices\": []}";
    }

    @Override
    protected Optional<Class<? extends InsightStreamException>> expectedForEmpty() {
        return Optional.of(MalformedResponse.class);
    }

    @Override
    protected String bodyWithoutOptionalFields() {
        return "{\"choices\": [{\"message\": {\"content\": \"Slowly.\"}}]}";
    }

    @Override
    protected boolean isRepeatable() {
        return false;
    }
}
