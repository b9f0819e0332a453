package io.insightstream.examples.cli;

import io.insightstream.clients.titlecard.TitleCard;
import io.insightstream.fake.PromptSockets;
import io.insightstream.media.ImageSize;
import io.insightstream.spi.ImageRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/** One server that answers as each vendor does, under the vendors' own paths. */
final class FakeVendor implements AutoCloseable {

    static final byte[] PICTURE = TitleCard.create()
            .generate(ImageRequest.of("drawn by the vendor").withSize(new ImageSize(320, 180)))
            .first()
            .bytes();

    private final MockWebServer server = PromptSockets.server();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private volatile String words = "\"Bread needs time.\"";
    private volatile String refusedKey = "none";
    private volatile String brokenPath = "none";
    private volatile String goneModel = "none";
    private volatile boolean takesSchemas = true;

    FakeVendor() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                paths.add(request.getUrl().encodedPath());
                bodies.add(request.getBody() == null ? "" : request.getBody().utf8());
                return answer(request);
            }
        });
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getPort() + path;
    }

    /** The paths asked for. */
    List<String> paths() {
        return List.copyOf(paths);
    }

    String lastBody() {
        return bodies.get(bodies.size() - 1);
    }

    /** What models write from now on, as a JSON text. */
    FakeVendor writes(String json) {
        words = json;
        return this;
    }

    FakeVendor refuses(String key) {
        refusedKey = key;
        return this;
    }

    FakeVendor retires(String model) {
        goneModel = model;
        return this;
    }

    FakeVendor takesNoSchemas() {
        takesSchemas = false;
        return this;
    }

    FakeVendor breaksAt(String path) {
        brokenPath = path;
        return this;
    }

    private MockResponse answer(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        String keys = request.getHeaders().get("Authorization") + " "
                + request.getHeaders().get("x-goog-api-key");
        if (keys.contains(refusedKey)) {
            return json(
                    401,
                    "{\"error\":{\"message\":\"Incorrect API key provided: " + refusedKey
                            + "\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":\"invalid_api_key\"}}");
        }
        if (path.startsWith(brokenPath)) {
            return json(400, "{\"error\":{\"message\":\"broken\",\"type\":\"invalid_request_error\"}}");
        }
        if (lastBody().contains("\"" + goneModel + "\"")) {
            return json(404, "{\"error\":{\"message\":\"gone\\u001b[31m\",\"code\":\"model_not_found\"}}");
        }
        if (!takesSchemas && lastBody().contains("json_schema")) {
            return json(
                    400, "{\"error\":{\"message\":\"This model does not support response format `json_schema`.\"}}");
        }
        if (path.endsWith("/models")) {
            return json(200, "{\"object\":\"list\",\"data\":[{\"id\":\"writer\"},{\"id\":\"painter\"}]}");
        }
        if (path.equals("/v1/files")) {
            return json(200, "[]");
        }
        if (path.endsWith("/chat/completions")) {
            return lastBody().contains("\"stream\":true") ? stream() : json(200, chat());
        }
        if (path.endsWith("/images/generations")) {
            return json(
                    200,
                    "{\"created\":1,\"data\":[" + data() + (lastBody().contains("\"n\":2") ? "," + data() : "") + "]}");
        }
        if (path.endsWith(":generateContent")) {
            return json(
                    200,
                    "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[" + part(path)
                            + "]},\"finishReason\":\"STOP\",\"index\":0}],\"usageMetadata\":{\"promptTokenCount\":7,"
                            + "\"candidatesTokenCount\":3,\"totalTokenCount\":10},\"modelVersion\":\"writer-001\"}");
        }
        if (path.endsWith("/predictions")) {
            return json(
                    201,
                    "{\"id\":\"p1\",\"status\":\"succeeded\",\"model\":\"owner/painter\",\"error\":null,"
                            + "\"output\":[\"" + url("/files/p1.png") + "\"],\"urls\":{\"get\":\""
                            + url("/v1/predictions/p1") + "\"}}");
        }
        if (path.startsWith("/image/") || path.startsWith("/files/")) {
            return new MockResponse.Builder()
                    .code(200)
                    .addHeader("Content-Type", "image/png")
                    .body(new Buffer().write(PICTURE))
                    .build();
        }
        return json(404, "{\"error\":{\"message\":\"there is nothing at " + path + "\"}}");
    }

    private String part(String path) {
        return path.contains("painter")
                ? "{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"" + base64() + "\"}}"
                : "{\"text\":" + words + "}";
    }

    private String chat() {
        return "{\"id\":\"c1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"writer-001\",\"choices\":[{"
                + "\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":" + words
                + "},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":1200,\"completion_tokens\":1,"
                + "\"total_tokens\":1201}}";
    }

    private static MockResponse stream() {
        String chunk =
                "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"writer-001\","
                        + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"},\"finish_reason\":null}]}\n\n";
        return new MockResponse.Builder()
                .code(200)
                .addHeader("Content-Type", "text/event-stream")
                .body(String.format(chunk, "Bread ") + String.format(chunk, "needs\\u001b[31m time.")
                        + "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,"
                        + "\"model\":\"writer-001\",\"choices\":[{\"index\":0,\"delta\":{},"
                        + "\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n")
                .build();
    }

    private static String data() {
        return "{\"b64_json\":\"" + base64() + "\"}";
    }

    private static String base64() {
        return Base64.getEncoder().encodeToString(PICTURE);
    }

    private static MockResponse json(int code, String body) {
        return new MockResponse.Builder()
                .code(code)
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    @Override
    public void close() {
        server.close();
    }
}
