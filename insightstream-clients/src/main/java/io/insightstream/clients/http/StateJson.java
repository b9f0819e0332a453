package io.insightstream.clients.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.insightstream.error.StoreFailure;

/** Pieces of state as JSON. Fields of a later version are passed over. */
final class StateJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private StateJson() {}

    static String write(Object state) {
        try {
            return MAPPER.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of texts and numbers can be written", e);
        }
    }

    static <T> T read(String key, String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw unreadable(key, e);
        }
    }

    static StoreFailure unreadable(String key, Exception cause) {
        return new StoreFailure(
                "the state '" + key + "' in the store cannot be read; delete it there to begin it anew", cause);
    }
}
