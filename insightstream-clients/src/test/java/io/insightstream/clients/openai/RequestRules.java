package io.insightstream.clients.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.RecordedRequest;

/**
 * What the vendors let a request hold: a small part of JSON Schema, in which an object holds the named properties and no
 * others.
 */
final class RequestRules {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FORM_FIELD = Pattern.compile("form-data; name=\"([^\"]*)\"");

    private final JsonNode root;
    private final JsonNode rules;

    RequestRules(Dialect dialect) {
        try (InputStream file = RequestRules.class.getResourceAsStream("requests.json")) {
            root = JSON.readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rules = root.path(dialect.name());
    }

    List<String> problems(RecordedRequest request) {
        List<String> problems = new ArrayList<>();
        if (!request.getMethod().equals("POST")) {
            return problems;
        }
        JsonNode rule = rules.path(request.getUrl().encodedPath());
        String body = Objects.requireNonNull(request.getBody()).utf8();
        if (rule.isMissingNode()) {
            problems.add("no such path: " + request.getUrl());
        } else if (rule.has("form")) {
            form(rule.path("form"), body, problems);
        } else {
            check(rule, parse(body), "", problems);
        }
        return problems;
    }

    private static void form(JsonNode names, String body, List<String> problems) {
        List<String> allowed = new ArrayList<>();
        names.forEach(name -> allowed.add(name.textValue()));
        Matcher fields = FORM_FIELD.matcher(body);
        while (fields.find()) {
            if (!allowed.contains(fields.group(1))) {
                problems.add("forbidden: " + fields.group(1));
            }
        }
    }

    private void check(JsonNode rule, JsonNode value, String at, List<String> problems) {
        if (rule.has("$ref")) {
            check(root.path("defs").path(rule.path("$ref").textValue()), value, at, problems);
        } else if (rule.has("anyOf")) {
            anyOf(rule.path("anyOf"), value, at, problems);
        } else if (rule.has("enum")) {
            boolean there = false;
            for (JsonNode each : rule.path("enum")) {
                there |= each.equals(value);
            }
            add(there, at + " must not be " + value, problems);
        } else {
            ofType(rule, value, at, problems);
        }
    }

    private void anyOf(JsonNode choices, JsonNode value, String at, List<String> problems) {
        List<String> all = new ArrayList<>();
        for (JsonNode choice : choices) {
            List<String> own = new ArrayList<>();
            check(choice, value, at, own);
            if (own.isEmpty()) {
                return;
            }
            all.addAll(own);
        }
        problems.addAll(all);
    }

    private void ofType(JsonNode rule, JsonNode value, String at, List<String> problems) {
        switch (rule.path("type").asText()) {
            case "string" -> add(value.isTextual(), at + " must be a string", problems);
            case "integer" -> add(value.isIntegralNumber(), at + " must be an integer", problems);
            case "number" -> add(value.isNumber(), at + " must be a number", problems);
            case "boolean" -> add(value.isBoolean(), at + " must be a boolean", problems);
            case "array" -> {
                add(value.isArray(), at + " must be an array", problems);
                value.forEach(item -> check(rule.path("items"), item, at + "[]", problems));
            }
            case "object" -> object(rule, value, at, problems);
            default -> throw new IllegalStateException("no such rule: " + rule);
        }
    }

    private void object(JsonNode rule, JsonNode value, String at, List<String> problems) {
        add(value.isObject(), at + " must be an object", problems);
        rule.path("required")
                .forEach(name ->
                        add(value.has(name.textValue()), at + "." + name.textValue() + " is missing", problems));
        if (rule.path("open").asBoolean()) {
            return;
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            JsonNode own = rule.path("properties").path(field.getKey());
            String path = at + "." + field.getKey();
            if (own.isMissingNode()) {
                problems.add("forbidden: " + path);
            } else {
                check(own, field.getValue(), path, problems);
            }
        }
    }

    private static void add(boolean holds, String problem, List<String> problems) {
        if (!holds) {
            problems.add(problem);
        }
    }

    static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
