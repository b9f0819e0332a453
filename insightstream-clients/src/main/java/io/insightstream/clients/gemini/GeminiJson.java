package io.insightstream.clients.gemini;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON. Pictures stand in it as one long text. */
final class GeminiJson {

    /** The most bytes of an answer: a picture of 25 MB as Base64, and room for what stands around it. */
    static final int MAX_BYTES = 40 << 20;

    private static final MediaType TYPE = MediaType.get("application/json; charset=utf-8");
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(MAX_BYTES).build())
            .build());

    private GeminiJson() {}

    /** What a text holds; null if it is no JSON object. */
    static @Nullable JsonNode object(String text) {
        JsonNode root = any(text);
        return root != null && root.isObject() ? root : null;
    }

    /** What a text holds; null if it is no JSON. */
    static @Nullable JsonNode any(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            // The caller has the text and says what was expected in its place.
            return null;
        }
    }

    /** The value of a field that is a text and not empty; null otherwise. */
    static @Nullable String text(JsonNode node, String field) {
        String text = node.path(field).textValue();
        return text == null || text.isEmpty() ? null : text;
    }

    /** The value of a field that is a whole number, 0 or more; null otherwise. */
    static @Nullable Long count(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0
                ? Long.valueOf(value.longValue())
                : null;
    }

    static RequestBody body(Map<String, Object> tree) {
        try {
            return RequestBody.create(JSON.writeValueAsBytes(tree), TYPE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, lists, texts and numbers are always JSON", e);
        }
    }
}
