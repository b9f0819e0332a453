package io.insightstream.clients.openai;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.insightstream.error.MalformedResponse;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON. */
final class Json {

    /** A picture of 25 MB in Base64, with some room. */
    private static final int LONGEST_STRING = 40 << 20;

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_STRING)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final MediaType TYPE = MediaType.get("application/json");

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    static RequestBody body(ObjectNode body) {
        try {
            return RequestBody.create(MAPPER.writeValueAsBytes(body), TYPE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON can always be written", e);
        }
    }

    /** What a text holds; null if it is no JSON. */
    static @Nullable JsonNode parse(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node.isMissingNode() ? null : node;
        } catch (JsonProcessingException e) {
            // Whoever asks says what it should have been, and shows the text.
            return null;
        }
    }

    /** The object that was promised. */
    static JsonNode object(String asked, String text) {
        JsonNode node = parse(text);
        if (node == null || !node.isObject()) {
            throw new MalformedResponse(
                    asked + " was not answered with a JSON object: '" + Words.of(text) + "'", text, null);
        }
        return node;
    }

    /** A text that is there and not blank; null otherwise. */
    static @Nullable String text(JsonNode node) {
        String text = node.textValue();
        return text == null || text.isBlank() ? null : text;
    }

    /** A count, 0 or more; null if it is not there or no count. */
    static @Nullable Long count(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0
                ? (Long) node.longValue()
                : null;
    }
}
