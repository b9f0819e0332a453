package io.insightstream.clients.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.insightstream.call.Secret;
import io.insightstream.clients.http.TestTime;
import io.insightstream.fake.PromptSockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server that says what it is told, and objects to requests that the real one would refuse. */
final class ScriptedServer implements AutoCloseable {

    static final String KEY = "sk-Scripted-0123456789abcdef";

    final TestTime time = new TestTime();
    final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();

    private final MockWebServer server = PromptSockets.server();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final Deque<MockResponse> answers = new ArrayDeque<>();
    private final Dialect dialect;
    private Function<RecordedRequest, MockResponse> otherwise =
            request -> json(500, "{\"error\": {\"message\": \"nothing was scripted\"}}");

    ScriptedServer(Dialect dialect) {
        this.dialect = dialect;
        RequestRules rules = new RequestRules(dialect);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request);
                problems.addAll(rules.problems(request));
                synchronized (answers) {
                    return answers.isEmpty() ? otherwise.apply(request) : answers.remove();
                }
            }
        });
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A builder that calls this server by its clock. */
    OpenAi.Builder builder() {
        return OpenAi.builder(dialect)
                .baseUrl(url())
                .keys(Secret.of(KEY))
                .clock(time)
                .sleeper(time)
                .random(() -> 0.5);
    }

    String url() {
        return server.url("/").toString();
    }

    ScriptedServer answers(int status, String body) {
        return answers(json(status, body).newBuilder());
    }

    ScriptedServer answers(MockResponse.Builder answer) {
        synchronized (answers) {
            answers.add(answer.build());
        }
        return this;
    }

    /** An answer of server-sent events. */
    ScriptedServer streams(String events) {
        return answers(events(events).newBuilder());
    }

    ScriptedServer always(Function<RecordedRequest, MockResponse> answer) {
        otherwise = answer;
        return this;
    }

    JsonNode body(int request) {
        return body(requests.get(request));
    }

    static JsonNode body(RecordedRequest request) {
        return RequestRules.parse(Objects.requireNonNull(request.getBody()).utf8());
    }

    static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    static MockResponse events(String events) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "text/event-stream")
                .body(events)
                .build();
    }

    /** An answer that says a text, as it is said in one piece. */
    static String said(String text) {
        return Json.object()
                .put("model", "model-one-2026-01-01")
                .set(
                        "choices",
                        Json.tree(List.of(java.util.Map.of(
                                "finish_reason",
                                "stop",
                                "message",
                                java.util.Map.of("role", "assistant", "content", text)))))
                .toString();
    }

    @Override
    public void close() {
        server.close();
        assertEquals(List.of(), problems, "what the vendor's description of its interface forbids");
    }
}
