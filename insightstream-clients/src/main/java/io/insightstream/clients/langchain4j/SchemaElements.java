package io.insightstream.clients.langchain4j;

import dev.langchain4j.model.chat.request.json.JsonAnyOfSchema;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonNullSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import io.insightstream.schema.AnswerSchema;
import io.insightstream.schema.Schema;
import io.insightstream.schema.SchemaDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Our schemas in LangChain4j's elements, which know types and descriptions and no limits: those are said in the
 * description. As OpenAI's strict mode wants it and others take it, every property is required and one that may be absent
 * may be null.
 */
final class SchemaElements {

    private SchemaElements() {}

    static JsonSchema of(AnswerSchema schema) {
        Map<String, Object> tree = schema.tree(SchemaDialect.OPENAI_STRICT);
        return JsonSchema.builder()
                .name(schema.name())
                .rootElement(object(schema.root(), tree))
                .build();
    }

    /** The tree has the same shape as the schema, with descriptions that hold the limits. */
    private static JsonSchemaElement element(Schema schema, boolean nullable, Map<?, ?> tree) {
        JsonSchemaElement element = notNull(schema, tree);
        return nullable
                ? JsonAnyOfSchema.builder().anyOf(element, new JsonNullSchema()).build()
                : element;
    }

    private static JsonSchemaElement notNull(Schema schema, Map<?, ?> tree) {
        String description = description(tree);
        if (schema instanceof Schema.Fields fields) {
            return object(fields, tree);
        }
        if (schema instanceof Schema.Items items) {
            Schema item = items.item();
            return JsonArraySchema.builder()
                    .description(description)
                    .items(element(item, item.nullable(), child(tree, "items")))
                    .build();
        }
        if (schema instanceof Schema.Choice choice) {
            return JsonEnumSchema.builder()
                    .description(description)
                    .enumValues(choice.values())
                    .build();
        }
        if (schema instanceof Schema.Whole) {
            return JsonIntegerSchema.builder().description(description).build();
        }
        if (schema instanceof Schema.Decimal) {
            return JsonNumberSchema.builder().description(description).build();
        }
        if (schema instanceof Schema.Flag) {
            return JsonBooleanSchema.builder().description(description).build();
        }
        return JsonStringSchema.builder().description(description).build();
    }

    private static JsonObjectSchema object(Schema.Fields fields, Map<?, ?> tree) {
        Map<?, ?> properties = child(tree, "properties");
        JsonObjectSchema.Builder object = JsonObjectSchema.builder().description(description(tree));
        List<String> required = new ArrayList<>();
        fields.properties().forEach((name, property) -> {
            boolean nullable = property.nullable() || !fields.required().contains(name);
            object.addProperty(name, element(property, nullable, child(properties, name)));
            required.add(name);
        });
        return object.required(required).additionalProperties(false).build();
    }

    private static Map<?, ?> child(Map<?, ?> tree, String key) {
        return (Map<?, ?>) Objects.requireNonNull(tree.get(key));
    }

    // LangChain4j takes null for no description, without saying so.
    @SuppressWarnings("NullAway")
    private static @Nullable String description(Map<?, ?> tree) {
        Object description = tree.get("description");
        return description == null ? null : description.toString();
    }
}
