package io.insightstream.clients.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.insightstream.contract.TextProviderContract;
import io.insightstream.spi.TextProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;

/** The contract for a server of one dialect, which tells in pieces what it is asked to tell in pieces. */
abstract class OpenAiTextContract extends TextProviderContract {

    private final Dialect dialect;
    private final List<ScriptedServer> servers = new ArrayList<>();

    OpenAiTextContract(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    protected TextProvider provider(Script script) {
        ScriptedServer server = new ScriptedServer(dialect).always(request -> answer(script, request));
        servers.add(server);
        return server.builder().text("model-one");
    }

    @AfterEach
    void closeServers() {
        servers.forEach(ScriptedServer::close);
    }

    @Override
    protected Optional<String> key() {
        return Optional.of(ScriptedServer.KEY);
    }

    private static MockResponse answer(Script script, RecordedRequest request) {
        if (request.getUrl().encodedPath().equals("/models")) {
            return ScriptedServer.json(200, "{\"object\": \"list\", \"data\": [{\"id\": \"model-one\"}]}");
        }
        if (script.kind() == Script.Kind.IS_GONE) {
            return ScriptedServer.json(404, """
                    {"error": {"message": "The model `model-one` does not exist or you do not have access to it.",
                      "type": "invalid_request_error", "param": null, "code": "model_not_found"}}""");
        }
        ObjectNode usage = Json.object()
                .put("prompt_tokens", script.inputTokens())
                .put("completion_tokens", script.outputTokens());
        String finish = script.kind() == Script.Kind.IS_CUT_OFF ? "length" : "stop";
        if (ScriptedServer.body(request).path("stream").asBoolean()) {
            return ScriptedServer.events(streamed(script.text(), finish, usage));
        }
        ObjectNode message = Json.object().put("role", "assistant");
        if (script.kind() == Script.Kind.REFUSES) {
            message.putNull("content").put("refusal", "I cannot help with that.");
        } else {
            message.put("content", script.text()).putNull("refusal");
        }
        ObjectNode answer = Json.object().put("id", "chatcmpl-1").put("model", "model-one-2026-01-01");
        answer.set("choices", Json.tree(List.of(Map.of("index", 0, "message", message, "finish_reason", finish))));
        answer.set("usage", usage);
        return ScriptedServer.json(200, answer.toString());
    }

    private static String streamed(String text, String finish, ObjectNode usage) {
        StringBuilder events = new StringBuilder(": WORKING\n\n");
        int half = text.length() / 2;
        for (String piece : List.of(text.substring(0, half), text.substring(half))) {
            events.append("data: ")
                    .append(chunk(Map.of("index", 0, "delta", Map.of("content", piece))))
                    .append("\n\n");
        }
        events.append("data: ")
                .append(chunk(Map.of("index", 0, "delta", Map.of(), "finish_reason", finish)))
                .append("\n\n");
        ObjectNode last = Json.object();
        last.putArray("choices");
        last.set("usage", usage);
        return events + "data: " + last + "\n\ndata: [DONE]\n\n";
    }

    private static ObjectNode chunk(Map<String, Object> choice) {
        ObjectNode chunk = Json.object().put("model", "model-one-2026-01-01");
        chunk.set("choices", Json.tree(List.of(choice)));
        return chunk;
    }
}
