package io.insightstream.clients.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insightstream.call.ProviderId;
import io.insightstream.clients.http.HttpCaller.KeyPlace;
import io.insightstream.error.MalformedResponse;
import java.util.ArrayList;
import java.util.List;

/** The smallest provider there can be: lists the names of things. */
final class Things implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpCaller caller;
    private final HttpCall list;

    Things(HttpProviderContract.Setup setup, KeyPlace place, HttpCall list) {
        this.list = list;
        this.caller = HttpCaller.builder(new ProviderId("things"), setup.baseUrl(), new PlainErrors(setup.clock()))
                .keys(
                        KeyPool.builder("things")
                                .keys(setup.key())
                                .clock(setup.clock())
                                .build(),
                        place)
                .clock(setup.clock())
                .sleeper(setup.sleeper())
                .random(setup.random())
                .deadline(setup.deadline())
                .listener(setup.listener())
                .build();
    }

    List<String> names() {
        return caller.call(list, Things::names);
    }

    private static List<String> names(HttpAnswer answer) {
        try {
            JsonNode items = JSON.readTree(answer.text()).path("items");
            if (!items.isArray()) {
                throw new MalformedResponse("a list of things has no items", answer.text(), null);
            }
            List<String> names = new ArrayList<>();
            items.forEach(item -> names.add(item.path("name").asText("nameless")));
            return names;
        } catch (JsonProcessingException e) {
            throw new MalformedResponse("a list of things is no JSON", answer.text(), e);
        }
    }

    @Override
    public void close() {
        caller.close();
    }
}
