package io.insightstream.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
    private static final JsonMapper MAPPER = new JsonMapper();

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
        try {
            return MAPPER.writeValueAsString(tree(dialect));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps and lists can always be written", e);
        }
    }
}
