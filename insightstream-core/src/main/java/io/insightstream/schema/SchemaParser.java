package io.insightstream.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.insightstream.error.InvalidInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the part of JSON Schema that {@link AnswerSchema#parse} names. What it does not know it refuses by name. */
final class SchemaParser {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int MAX_DEPTH = 32;

    private static final Set<String> EVERYWHERE = Set.of("type", "description", "title", "$schema");
    private static final Map<String, Set<String>> BY_TYPE = Map.of(
            "string", Set.of("enum", "minLength", "maxLength", "format"),
            "integer", Set.of("minimum", "maximum"),
            "number", Set.of("minimum", "maximum"),
            "boolean", Set.of(),
            "array", Set.of("items", "minItems", "maxItems", "uniqueItems"),
            "object", Set.of("properties", "required", "additionalProperties"));

    private final String source;

    SchemaParser(String source) {
        this.source = source;
    }

    AnswerSchema parse(String text) {
        JsonNode root;
        try {
            root = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new InvalidInput(source, Math.max(line, 0), null, "no JSON: " + e.getOriginalMessage(), e);
        }
        Schema schema = schema(root, "$", 0);
        if (!(schema instanceof Schema.Fields fields)) {
            throw problem("$", "the root must be an object; put what you want into a property of one");
        }
        String title = root.path("title").asText("").replaceAll("[^A-Za-z0-9_-]+", "_");
        String name = title.isEmpty() || title.length() > 64 ? "answer" : title;
        return new AnswerSchema(name, fields);
    }

    private Schema schema(JsonNode node, String path, int depth) {
        if (!node.isObject()) {
            throw problem(path, "a schema is an object, got " + node);
        }
        if (depth > MAX_DEPTH) {
            throw problem(path, "deeper than " + MAX_DEPTH + " levels");
        }
        List<String> types = types(node, path);
        boolean nullable = types.remove("null");
        if (types.size() != 1) {
            throw problem(path + ".type", "one type, or one and \"null\"; got " + node.get("type"));
        }
        String type = types.get(0);
        Set<String> known = BY_TYPE.get(type);
        if (known == null) {
            throw problem(path + ".type", "'" + type + "' is none of " + new TreeSet<>(BY_TYPE.keySet()));
        }
        refuseUnknown(node, known, type, path);
        String description = node.has("description") ? text(node, "description", path) : null;
        try {
            return switch (type) {
                case "string" -> string(node, description, nullable, path);
                case "integer" ->
                    new Schema.Whole(description, nullable, whole(node, "minimum", path), whole(node, "maximum", path));
                case "number" ->
                    new Schema.Decimal(
                            description, nullable, decimal(node, "minimum", path), decimal(node, "maximum", path));
                case "boolean" -> new Schema.Flag(description, nullable);
                case "array" -> array(node, description, nullable, path, depth);
                default -> object(node, description, nullable, path, depth);
            };
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(source, 0, path, String.valueOf(e.getMessage()), e);
        }
    }

    private List<String> types(JsonNode node, String path) {
        JsonNode type = node.get("type");
        List<String> types = new ArrayList<>();
        if (type != null && type.isTextual()) {
            types.add(type.asText());
        } else if (type != null && type.isArray()) {
            type.forEach(each -> types.add(each.asText()));
        } else {
            String has = node.has("anyOf") || node.has("oneOf") || node.has("$ref")
                    ? "; anyOf, oneOf and $ref are not known"
                    : "";
            throw problem(path, "'type' is missing" + has);
        }
        return types;
    }

    private void refuseUnknown(JsonNode node, Set<String> known, String type, String path) {
        node.fieldNames().forEachRemaining(keyword -> {
            if (!known.contains(keyword) && !EVERYWHERE.contains(keyword)) {
                Set<String> all = new TreeSet<>(known);
                all.addAll(EVERYWHERE);
                throw problem(
                        path + "." + keyword, "this keyword is not known for the type " + type + "; known are " + all);
            }
        });
    }

    private Schema string(JsonNode node, @Nullable String description, boolean nullable, String path) {
        JsonNode values = node.get("enum");
        if (values != null) {
            List<String> texts = new ArrayList<>();
            for (JsonNode value : values) {
                if (value.isTextual()) {
                    texts.add(value.asText());
                } else if (!value.isNull() || !nullable) {
                    throw problem(path + ".enum", "values are texts, got " + value);
                }
            }
            return new Schema.Choice(description, nullable, texts);
        }
        Schema.TextFormat format = Schema.TextFormat.ANY;
        if (node.has("format")) {
            format = switch (text(node, "format", path)) {
                case "date" -> Schema.TextFormat.DATE;
                case "date-time" -> Schema.TextFormat.DATE_TIME;
                default -> throw problem(path + ".format", "known are date and date-time, got " + node.get("format"));
            };
        }
        return new Schema.Text(
                description, nullable, count(node, "minLength", path), count(node, "maxLength", path), format);
    }

    private Schema array(JsonNode node, @Nullable String description, boolean nullable, String path, int depth) {
        if (!node.has("items")) {
            throw problem(path, "an array needs 'items'");
        }
        return new Schema.Items(
                description,
                nullable,
                schema(Objects.requireNonNull(node.get("items")), path + ".items", depth + 1),
                count(node, "minItems", path),
                count(node, "maxItems", path),
                flag(node, "uniqueItems", path));
    }

    private Schema object(JsonNode node, @Nullable String description, boolean nullable, String path, int depth) {
        if (node.has("additionalProperties") && flag(node, "additionalProperties", path)) {
            throw problem(path + ".additionalProperties", "only false is known: name every property");
        }
        Map<String, Schema> properties = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : node.path("properties").properties()) {
            String name = property.getKey();
            properties.put(name, schema(property.getValue(), path + ".properties." + name, depth + 1));
        }
        Set<String> required = new LinkedHashSet<>();
        node.path("required").forEach(name -> required.add(name.asText()));
        return new Schema.Fields(description, nullable, properties, required);
    }

    private String text(JsonNode node, String keyword, String path) {
        JsonNode value = Objects.requireNonNull(node.get(keyword));
        if (!value.isTextual()) {
            throw problem(path + "." + keyword, "must be a text, got " + value);
        }
        return value.asText();
    }

    private boolean flag(JsonNode node, String keyword, String path) {
        JsonNode value = node.path(keyword);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw problem(path + "." + keyword, "must be true or false, got " + value);
        }
        return value.asBoolean(false);
    }

    private @Nullable Integer count(JsonNode node, String keyword, String path) {
        JsonNode value = node.path(keyword);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw problem(path + "." + keyword, "must be a whole number, got " + value);
        }
        return value.asInt();
    }

    private @Nullable Long whole(JsonNode node, String keyword, String path) {
        JsonNode value = node.path(keyword);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            throw problem(path + "." + keyword, "must be a whole number, got " + value);
        }
        return value.asLong();
    }

    private @Nullable Double decimal(JsonNode node, String keyword, String path) {
        JsonNode value = node.path(keyword);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isNumber()) {
            throw problem(path + "." + keyword, "must be a number, got " + value);
        }
        return value.asDouble();
    }

    private InvalidInput problem(String path, String problem) {
        return new InvalidInput(source, 0, path, problem, null);
    }
}
