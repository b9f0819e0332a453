package io.insightstream.clients.gemini;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.insightstream.call.Secret;
import io.insightstream.contract.TextProviderContract;
import io.insightstream.fake.PromptSockets;
import io.insightstream.spi.TextProvider;
import java.util.Optional;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;

class GeminiTextContractTest extends TextProviderContract {

    private static final String KEY = "AIza-contract-0123456789";

    @StartStop
    private final MockWebServer server = PromptSockets.server();

    @Override
    protected TextProvider provider(Script script) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(script, request.getUrl().encodedPath());
            }
        });
        return Gemini.builder()
                .keys(Secret.of(KEY))
                .models("model-a")
                .baseUrl(server.url("/").toString())
                .build()
                .text();
    }

    @Override
    protected Optional<String> key() {
        return Optional.of(KEY);
    }

    private static MockResponse answer(Script script, String path) {
        if (path.equals("/v1beta/models")) {
            return json(200, """
                    {"models": [{"name": "models/model-a", "supportedGenerationMethods": ["generateContent"]}]}""");
        }
        if (script.kind() == Script.Kind.IS_GONE) {
            return json(
                    404, GeminiServer.error(404, "NOT_FOUND", "models/model-a is not found for API version v1beta"));
        }
        return path.endsWith(":streamGenerateContent") ? stream(script) : json(200, body(script, script.text()));
    }

    private static String body(Script script, String text) {
        if (script.kind() == Script.Kind.REFUSES) {
            return "{\"promptFeedback\": {\"blockReason\": \"SAFETY\"}}";
        }
        String part = text.isEmpty() ? "" : "{\"text\": " + JsonNodeFactory.instance.textNode(text) + "}";
        String finish = script.kind() == Script.Kind.IS_CUT_OFF ? "MAX_TOKENS" : "STOP";
        return """
                {"candidates": [{"content": {"parts": [%s], "role": "model"}, "finishReason": "%s"}],
                 "usageMetadata": {"promptTokenCount": %d, "candidatesTokenCount": %d},
                 "modelVersion": "model-a"}""".formatted(part, finish, script.inputTokens(), script.outputTokens());
    }

    private static MockResponse stream(Script script) {
        int middle = script.text().length() / 2;
        String first = "{\"candidates\": [{\"content\": {\"parts\": [{\"text\": "
                + JsonNodeFactory.instance.textNode(script.text().substring(0, middle)) + "}]}}]}";
        String rest = body(script, script.text().substring(middle)).replace("\n", "");
        return new MockResponse.Builder()
                .addHeader("Content-Type", "text/event-stream")
                .body("data: " + first + "\r\n\r\ndata: " + rest + "\r\n\r\n")
                .build();
    }

    private static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }
}
