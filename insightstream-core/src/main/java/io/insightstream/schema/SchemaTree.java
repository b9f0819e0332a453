package io.insightstream.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a schema in a dialect, as maps, lists, texts, numbers and truth values. */
final class SchemaTree {

    private final SchemaDialect dialect;

    SchemaTree(SchemaDialect dialect) {
        this.dialect = dialect;
    }

    Map<String, Object> of(Schema schema) {
        return of(schema, schema.nullable());
    }

    private Map<String, Object> of(Schema schema, boolean nullable) {
        Map<String, Object> tree = new LinkedHashMap<>();
        type(tree, schema, nullable);
        String description = description(schema);
        if (!description.isEmpty()) {
            tree.put("description", description);
        }
        if (schema instanceof Schema.Text text) {
            text(tree, text);
        } else if (schema instanceof Schema.Choice choice) {
            List<@Nullable String> values = new ArrayList<>(choice.values());
            if (nullable && dialect != SchemaDialect.GEMINI) {
                values.add(null);
            }
            tree.put("enum", values);
        } else if (schema instanceof Schema.Whole whole) {
            limit(tree, "minimum", whole.minimum());
            limit(tree, "maximum", whole.maximum());
        } else if (schema instanceof Schema.Decimal decimal) {
            limit(tree, "minimum", decimal.minimum());
            limit(tree, "maximum", decimal.maximum());
        } else if (schema instanceof Schema.Items items) {
            tree.put("items", of(items.item()));
            limit(tree, "minItems", items.minItems());
            limit(tree, "maxItems", items.maxItems());
            if (items.unique() && dialect == SchemaDialect.PLAIN) {
                tree.put("uniqueItems", true);
            }
        } else if (schema instanceof Schema.Fields fields) {
            fields(tree, fields);
        }
        return tree;
    }

    private void type(Map<String, Object> tree, Schema schema, boolean nullable) {
        String type = typeOf(schema);
        if (dialect == SchemaDialect.GEMINI) {
            tree.put("type", type.toUpperCase(Locale.ROOT));
            if (nullable) {
                tree.put("nullable", true);
            }
        } else {
            tree.put("type", nullable ? List.of(type, "null") : type);
        }
    }

    private static String typeOf(Schema schema) {
        if (schema instanceof Schema.Whole) {
            return "integer";
        }
        if (schema instanceof Schema.Decimal) {
            return "number";
        }
        if (schema instanceof Schema.Flag) {
            return "boolean";
        }
        if (schema instanceof Schema.Items) {
            return "array";
        }
        return schema instanceof Schema.Fields ? "object" : "string";
    }

    /** What the dialect has no keyword for is said in words. */
    private String description(Schema schema) {
        String description = schema.description() == null ? "" : schema.description();
        boolean said = dialect == SchemaDialect.PLAIN
                || (dialect == SchemaDialect.GEMINI
                        && !(schema instanceof Schema.Text)
                        && !(schema instanceof Schema.Items items && items.unique()));
        String limits = said ? "" : Limits.inWords(schema);
        if (description.isEmpty() || limits.isEmpty()) {
            return description + limits;
        }
        return description + " (" + limits + ")";
    }

    private void text(Map<String, Object> tree, Schema.Text text) {
        if (dialect == SchemaDialect.PLAIN) {
            limit(tree, "minLength", text.minLength());
            limit(tree, "maxLength", text.maxLength());
            if (text.format() != Schema.TextFormat.ANY) {
                tree.put("format", text.format() == Schema.TextFormat.DATE ? "date" : "date-time");
            }
        } else if (dialect == SchemaDialect.GEMINI && text.format() == Schema.TextFormat.DATE_TIME) {
            tree.put("format", "date-time");
        }
    }

    private void limit(Map<String, Object> tree, String keyword, @Nullable Number limit) {
        if (limit != null && dialect != SchemaDialect.OPENAI_STRICT) {
            tree.put(keyword, limit);
        }
    }

    private void fields(Map<String, Object> tree, Schema.Fields fields) {
        boolean strict = dialect == SchemaDialect.OPENAI_STRICT;
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        fields.properties().forEach((name, property) -> {
            boolean must = fields.required().contains(name);
            properties.put(name, of(property, property.nullable() || (strict && !must)));
            if (must || strict) {
                required.add(name);
            }
        });
        tree.put("properties", properties);
        if (!required.isEmpty()) {
            tree.put("required", required);
        }
        if (dialect == SchemaDialect.GEMINI) {
            tree.put("propertyOrdering", List.copyOf(properties.keySet()));
        } else {
            tree.put("additionalProperties", false);
        }
    }
}
