package io.insightstream.clients.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.insightstream.clients.http.HttpAnswer;
import io.insightstream.clients.http.HttpCall;
import io.insightstream.error.MalformedResponse;
import io.insightstream.spi.ModelInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The models that write, as Gemini lists them, page by page. */
final class ModelList {

    private final Handle connection;
    private final Requests requests;

    ModelList(Handle connection, Requests requests) {
        this.connection = connection;
        this.requests = requests;
    }

    List<ModelInfo> models() {
        List<ModelInfo> models = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String token = null;
        do {
            HttpCall call = requests.models(token);
            Part part = connection.call(call, answer -> part(call, answer, seen));
            models.addAll(part.models());
            token = part.next();
        } while (token != null);
        return List.copyOf(models);
    }

    /** A part of the list, and what names the next; null for the last. */
    private record Part(List<ModelInfo> models, @Nullable String next) {}

    private static Part part(HttpCall call, HttpAnswer answer, Set<String> seen) {
        JsonNode root = GeminiText.object(call, answer);
        List<ModelInfo> models = new ArrayList<>();
        for (JsonNode model : root.path("models")) {
            ModelInfo info = generates(model) ? info(model) : null;
            if (info != null) {
                models.add(info);
            }
        }
        String next = GeminiJson.text(root, "nextPageToken");
        if (next != null && !seen.add(next)) {
            throw new MalformedResponse(
                    "Gemini's list of models comes back to the same page again", answer.text(), null);
        }
        return new Part(models, next);
    }

    private static boolean generates(JsonNode model) {
        for (JsonNode method : model.path("supportedGenerationMethods")) {
            if ("generateContent".equals(method.textValue())) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable ModelInfo info(JsonNode model) {
        String name = GeminiJson.text(model, "name");
        return name == null
                ? null
                : new ModelInfo(
                        Requests.id(name),
                        GeminiJson.text(model, "displayName"),
                        GeminiJson.count(model, "inputTokenLimit"),
                        GeminiJson.count(model, "outputTokenLimit"),
                        null);
    }
}
