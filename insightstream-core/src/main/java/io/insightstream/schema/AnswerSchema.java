package io.insightstream.schema;

import io.insightstream.error.InvalidInput;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The shape a model's answer must have: an object. Immutable.
 *
 * @param name what vendors call the schema by: 1 to 64 letters, digits, underscores and hyphens
 * @param root the object
 */
public record AnswerSchema(String name, Schema.Fields root) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int MAX_NAME = 64;

    /**
     * Creates a schema.
     *
     * @throws IllegalArgumentException if the name has another form
     */
    public AnswerSchema {
        Objects.requireNonNull(root, "root");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a schema's name is 1 to 64 letters, digits, underscores and hyphens; got '" + name + "'");
        }
    }

    /**
     * The schema of a record, as {@link AnswerType#of} reads it; called by the record's simple name.
     *
     * @param type the record
     * @return the schema
     * @throws IllegalArgumentException if the record has a component no schema can say, or holds itself
     */
    public static AnswerSchema of(Class<? extends Record> type) {
        String name = type.getSimpleName().replaceAll("[^A-Za-z0-9_-]", "_");
        return new AnswerSchema(name.substring(0, Math.min(name.length(), MAX_NAME)), new RecordSchema().fields(type));
    }

    /**
     * Reads a schema from JSON Schema. It knows {@code type} (a name, or a name and {@code "null"}), {@code properties},
     * {@code required}, {@code items}, {@code enum} of texts, {@code minLength}, {@code maxLength}, {@code format} as
     * {@code date} or {@code date-time}, {@code minimum}, {@code maximum}, {@code minItems}, {@code maxItems}, {@code
     * uniqueItems}, {@code additionalProperties} as {@code false}, {@code description}, {@code title} and {@code
     * $schema}. The root is an object; its {@code title} becomes the name.
     *
     * @param source what the text is called in messages, such as the name of its file
     * @param text the JSON Schema
     * @return the schema
     * @throws InvalidInput if it is no JSON, or says more or other things; the message names the place and the keyword
     */
    public static AnswerSchema parse(String source, String text) {
        return new SchemaParser(source).parse(text);
    }

    /**
     * The schema as a vendor wants it, to be put into a request.
     *
     * @param dialect how it is written
     * @return maps, lists, texts, numbers, truth values and, among the values of an {@code enum}, null; in the order
     *     they are to be sent in
     */
    public Map<String, Object> tree(SchemaDialect dialect) {
        return new SchemaTree(dialect).of(root);
    }

    /**
     * The schema as JSON text.
     *
     * @param dialect how it is written
     * @return one line of JSON
     */
    public String json(SchemaDialect dialect) {
        return JsonText.of(tree(dialect));
    }
}
