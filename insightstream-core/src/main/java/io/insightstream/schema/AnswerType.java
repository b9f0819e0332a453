package io.insightstream.schema;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an answer is read into: a schema, and what to make of a value that follows it. Immutable.
 *
 * @param <T> what is made of it
 */
public final class AnswerType<T> {

    private final AnswerSchema schema;
    private final Function<Map<?, ?>, Reading<T>> make;

    private AnswerType(AnswerSchema schema, Function<Map<?, ?>, Reading<T>> make) {
        this.schema = schema;
        this.make = make;
    }

    /**
     * Answers as records. Components are texts ({@link Size}), whole numbers and decimals ({@link Range}), truth
     * values, moments and days, enumerations ({@link Label}), further records, and lists of all these ({@link Size},
     * {@link Unique}). {@link Describe} says what they mean. A component may be missing, or null, if it is an {@code
     * Optional} or its type is annotated with a {@code Nullable}. What the record's own constructor refuses is a
     * violation, too.
     *
     * @param type the record
     * @param <T> the record
     * @return the type
     * @throws IllegalArgumentException if the record has a component of another kind, or holds itself
     */
    public static <T extends Record> AnswerType<T> of(Class<T> type) {
        return new AnswerType<>(AnswerSchema.of(type), value -> RecordBinder.read(type, value));
    }

    /**
     * Answers as JSON text, for a schema that is known at run time only.
     *
     * @param schema the schema
     * @return the type; its values are one line of JSON each, with the schema's properties in the schema's order
     */
    public static AnswerType<String> json(AnswerSchema schema) {
        return new AnswerType<>(schema, value -> new Reading<>(JsonText.of(schema.root(), value), List.of()));
    }

    /**
     * What the answer must look like.
     *
     * @return the schema
     */
    public AnswerSchema schema() {
        return schema;
    }

    /**
     * Holds a value against the schema and reads it. Nothing is converted: a number in quotes is a text. Properties that
     * were not asked for are dropped if all that were are there; else each may be a misspelt one and is a violation.
     *
     * @param value maps, lists, texts, {@link java.math.BigDecimal}s, truth values and null
     * @return what was read, or every violation
     */
    public Reading<T> read(@Nullable Object value) {
        List<Violation> violations = Checker.violations(schema.root(), value);
        return violations.isEmpty() && value instanceof Map<?, ?> fields
                ? make.apply(fields)
                : new Reading<>(null, violations);
    }
}
