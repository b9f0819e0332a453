package io.insightstream.clients.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.insightstream.call.CallListener;
import io.insightstream.call.Secret;
import io.insightstream.clients.http.KeyPool;
import io.insightstream.clients.http.TestTime;
import io.insightstream.fake.PromptSockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server that answers as told, a Gemini that asks it, and the events that were heard. */
final class GeminiServer implements AutoCloseable {

    static final Secret KEY = Secret.of("AIza-first-0123456789");
    static final Secret SAME_PROJECT = Secret.of("AIza-second-0123456789");
    static final Secret OTHER_PROJECT = Secret.of("AIza-third-0123456789");

    final TestTime time = new TestTime();
    final KeyPool keys;
    final List<CallListener.End> ends = new CopyOnWriteArrayList<>();
    private final MockWebServer server = PromptSockets.server();

    GeminiServer() {
        this(KeyPool.builder("gemini").keys(KEY));
    }

    GeminiServer(KeyPool.Builder keys) {
        this.keys = keys.clock(time).build();
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two keys of one project and one of another. */
    static GeminiServer withThreeKeys() {
        return new GeminiServer(
                KeyPool.builder("gemini").keys(KEY, SAME_PROJECT).additionalProject("second", OTHER_PROJECT));
    }

    /** What Gemini answers to a key that it does not accept. */
    static MockResponse.Builder refusedKey() {
        return new MockResponse.Builder()
                .code(400)
                .body(error(400, "INVALID_ARGUMENT", "API key not valid.", "{\"reason\": \"API_KEY_INVALID\"}"));
    }

    Gemini.Builder builder() {
        return Gemini.builder()
                .keys(keys)
                .models("model-a", "models/model-b")
                .imageModels("painter")
                .baseUrl(url())
                .clock(time)
                .sleeper(time)
                .random(() -> 0.5)
                .listener(new CallListener() {
                    @Override
                    public void ended(End end) {
                        ends.add(end);
                    }
                });
    }

    String url() {
        return server.url("/").toString();
    }

    Gemini gemini() {
        return builder().build();
    }

    GeminiServer answers(String body) {
        return answers(200, body);
    }

    GeminiServer answers(int status, String body) {
        String type = body.startsWith("<")
                ? "text/html"
                : body.startsWith("data:") ? "text/event-stream" : "application/json";
        return answers(new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", type)
                .body(body)
                .build());
    }

    GeminiServer answers(MockResponse response) {
        server.enqueue(response);
        return this;
    }

    int requests() {
        return server.getRequestCount();
    }

    RecordedRequest next() {
        try {
            return server.takeRequest();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The body of the next request. */
    JsonNode sent() {
        return json(next());
    }

    static JsonNode json(RecordedRequest request) {
        JsonNode body = GeminiJson.object(
                request.getBody() == null ? "" : request.getBody().utf8());
        if (body == null) {
            throw new AssertionError("no JSON object was sent");
        }
        return body;
    }

    /** An answer of the model that says a text. */
    static String saying(String text) {
        return candidate("{\"text\": \"" + text + "\"}", "STOP");
    }

    static String candidate(String part, String finish) {
        return """
                {"candidates": [{"content": {"role": "model", "parts": [%s]}, "finishReason": "%s", "index": 0}],
                 "usageMetadata": {"promptTokenCount": 11, "candidatesTokenCount": 7, "totalTokenCount": 18},
                 "modelVersion": "model-a-001", "responseId": "r"}""".formatted(part, finish);
    }

    static String error(int code, String status, String message, String... details) {
        return "{\"error\": {\"code\": %d, \"message\": \"%s\", \"status\": \"%s\", \"details\": [%s]}}"
                .formatted(code, message, status, String.join(", ", details));
    }

    /** The paths of all requests so far. */
    List<String> paths() {
        List<String> paths = new ArrayList<>();
        for (int i = 0, n = server.getRequestCount(); i < n; i++) {
            paths.add(next().getUrl().encodedPath());
        }
        return paths;
    }

    @Override
    public void close() {
        server.close();
    }
}
