package io.insightstream.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The shape of one JSON value: the part of JSON Schema that text models can be held to. Immutable.
 *
 * <p>For who walks a schema: there are exactly the kinds nested here.
 */
public sealed interface Schema {

    /**
     * What the value means, for the model that writes it.
     *
     * @return the description; null if the name says it all
     */
    @Nullable
    String description();

    /**
     * Whether null is allowed in its place.
     *
     * @return true if it may be null
     */
    boolean nullable();

    /** Texts that stand for something else. */
    enum TextFormat {
        /** Any text. */
        ANY,
        /** A day, such as {@code 2026-01-31}. */
        DATE,
        /** A moment, such as {@code 2026-01-31T12:00:00Z}. */
        DATE_TIME
    }

    /**
     * A text.
     *
     * @param description what it means; null if not said
     * @param nullable whether null is allowed in its place
     * @param minLength the least characters (code points), 0 or more; null for no limit
     * @param maxLength the most characters (code points), 0 or more; null for no limit
     * @param format what the text stands for
     */
    record Text(
            @Nullable String description,
            boolean nullable,
            @Nullable Integer minLength,
            @Nullable Integer maxLength,
            TextFormat format)
            implements Schema {
        /**
         * Creates a text.
         *
         * @throws IllegalArgumentException if no length lies within the limits
         */
        public Text {
            Objects.requireNonNull(format, "format");
            Limits.require("length", minLength, maxLength);
        }
    }

    /**
     * One of several given texts.
     *
     * @param description what it means; null if not said
     * @param nullable whether null is allowed in its place
     * @param values the texts, 1 or more, each once
     */
    record Choice(@Nullable String description, boolean nullable, List<String> values) implements Schema {
        /**
         * Creates a choice.
         *
         * @throws IllegalArgumentException if there is nothing to choose from, or the same twice
         */
        public Choice {
            values = List.copyOf(values);
            if (values.isEmpty() || Set.copyOf(values).size() < values.size()) {
                throw new IllegalArgumentException("a choice is of 1 or more different values, got " + values);
            }
        }
    }

    /**
     * A whole number.
     *
     * @param description what it means, with its unit; null if not said
     * @param nullable whether null is allowed in its place
     * @param minimum the least; null for no limit
     * @param maximum the most; null for no limit
     */
    record Whole(
            @Nullable String description,
            boolean nullable,
            @Nullable Long minimum,
            @Nullable Long maximum) implements Schema {
        /**
         * Creates a whole number.
         *
         * @throws IllegalArgumentException if no number lies within the limits
         */
        public Whole {
            if (minimum != null && maximum != null && minimum > maximum) {
                throw new IllegalArgumentException("no number lies between " + minimum + " and " + maximum);
            }
        }
    }

    /**
     * A number, with or without a fraction; never NaN or infinite.
     *
     * @param description what it means, with its unit; null if not said
     * @param nullable whether null is allowed in its place
     * @param minimum the least; null for no limit
     * @param maximum the most; null for no limit
     */
    record Decimal(
            @Nullable String description,
            boolean nullable,
            @Nullable Double minimum,
            @Nullable Double maximum) implements Schema {
        /**
         * Creates a number.
         *
         * @throws IllegalArgumentException if no number lies within the limits
         */
        public Decimal {
            double least = minimum == null ? -Double.MAX_VALUE : minimum;
            double most = maximum == null ? Double.MAX_VALUE : maximum;
            if (!(least <= most)) {
                throw new IllegalArgumentException("no number lies between " + minimum + " and " + maximum);
            }
        }
    }

    /**
     * True or false.
     *
     * @param description what it means; null if not said
     * @param nullable whether null is allowed in its place
     */
    record Flag(@Nullable String description, boolean nullable) implements Schema {}

    /**
     * A list.
     *
     * @param description what it means; null if not said
     * @param nullable whether null is allowed in its place
     * @param item what each item looks like
     * @param minItems the least items, 0 or more; null for no limit
     * @param maxItems the most items, 0 or more; null for no limit
     * @param unique whether no item may come twice; texts that differ in case or blanks alone count as the same
     */
    record Items(
            @Nullable String description,
            boolean nullable,
            Schema item,
            @Nullable Integer minItems,
            @Nullable Integer maxItems,
            boolean unique)
            implements Schema {
        /**
         * Creates a list.
         *
         * @throws IllegalArgumentException if no number of items lies within the limits
         */
        public Items {
            Objects.requireNonNull(item, "item");
            Limits.require("number of items", minItems, maxItems);
        }
    }

    /**
     * An object with these properties and no others.
     *
     * @param description what it means; null if not said
     * @param nullable whether null is allowed in its place
     * @param properties the properties by name, in their order, 1 or more
     * @param required the names of those that must be there; of the others, null says the same as absence
     */
    record Fields(@Nullable String description, boolean nullable, Map<String, Schema> properties, Set<String> required)
            implements Schema {
        /**
         * Creates an object.
         *
         * @throws IllegalArgumentException if there is no property, or one is required that there is not
         */
        public Fields {
            properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
            required = Set.copyOf(required);
            if (properties.isEmpty()) {
                throw new IllegalArgumentException("an object has 1 or more properties");
            }
            if (!properties.keySet().containsAll(required)) {
                TreeSet<String> unknown = new TreeSet<>(required);
                unknown.removeAll(properties.keySet());
                throw new IllegalArgumentException("required and not among the properties: " + unknown);
            }
        }
    }
}
