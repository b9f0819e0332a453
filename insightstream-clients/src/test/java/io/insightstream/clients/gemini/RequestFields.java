package io.insightstream.clients.gemini;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What Gemini takes in a request, read from {@code request-fields.txt}. */
final class RequestFields {

    private final Map<String, Map<String, String>> objects = new HashMap<>();

    RequestFields() {
        try (InputStream in = RequestFields.class.getResourceAsStream("request-fields.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            text.lines().filter(line -> !line.startsWith("#")).forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String line) {
        String[] words = line.split(" ", -1);
        Map<String, String> fields = new HashMap<>();
        for (int i = 1; i < words.length; i++) {
            String[] pair = words[i].split("=", 2);
            fields.put(pair[0], pair[1]);
        }
        objects.put(words[0], fields);
    }

    void assertTakes(JsonNode body) {
        check("Request", body, "");
    }

    private void check(String type, JsonNode value, String where) {
        if (type.endsWith("[]")) {
            assertTrue(value.isArray(), () -> where + " is no list: " + value);
            value.forEach(item -> check(type.substring(0, type.length() - 2), item, where));
        } else if (type.endsWith("{}")) {
            assertTrue(value.isObject(), () -> where + " is no object: " + value);
            value.forEach(item -> check(type.substring(0, type.length() - 2), item, where));
        } else if (objects.containsKey(type)) {
            assertTrue(value.isObject(), () -> where + " is no object: " + value);
            value.fieldNames().forEachRemaining(name -> {
                String field = objects.get(type).get(name);
                assertTrue(field != null, () -> where + " has no " + name);
                check(field, value.get(name), where + "/" + name);
            });
        } else {
            boolean fits = switch (type) {
                case "string" -> value.isTextual();
                case "boolean" -> value.isBoolean();
                case "integer" -> value.isIntegralNumber();
                case "number" -> value.isNumber();
                default -> throw new IllegalStateException("what is a " + type + "?");
            };
            assertTrue(fits, () -> where + " is no " + type + ": " + value);
        }
    }
}
