package io.insightstream.examples.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;

/** {@code /health}: whether the server answers, and from what. It asks no provider and spends nothing. */
final class HealthResource {

    private static final JsonMapper MAPPER = new JsonMapper();

    private record Health(String status, String source) {}

    private final ServedChannels channels;

    HealthResource(ServedChannels channels) {
        this.channels = channels;
    }

    void get(Context context) throws JsonProcessingException {
        context.contentType("application/json").result(MAPPER.writeValueAsString(new Health("UP", channels.source())));
    }
}
