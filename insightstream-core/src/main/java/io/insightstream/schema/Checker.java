package io.insightstream.schema;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds a value against a schema. The value is made of maps, lists, texts, {@link BigDecimal}s, truth values and null. */
final class Checker {

    private static final int SHOWN = 60;

    private final List<Violation> violations = new ArrayList<>();

    private Checker() {}

    static List<Violation> violations(Schema schema, @Nullable Object value) {
        Checker checker = new Checker();
        checker.check(schema, value, "");
        return checker.violations;
    }

    private void check(Schema schema, @Nullable Object value, String path) {
        if (value == null) {
            if (!schema.nullable()) {
                add(path, "null, must be " + wanted(schema));
            }
            return;
        }
        if (schema instanceof Schema.Text text && value instanceof String given) {
            text(text, given, path);
        } else if (schema instanceof Schema.Choice choice && value instanceof String given) {
            if (!choice.values().contains(given)) {
                add(path, shown(given) + ", must be one of " + choice.values());
            }
        } else if (schema instanceof Schema.Whole whole && value instanceof BigDecimal given) {
            whole(whole, given, path);
        } else if (schema instanceof Schema.Decimal decimal && value instanceof BigDecimal given) {
            range(given, decimal.minimum(), decimal.maximum(), path);
            double stored = given.doubleValue();
            if (Double.isInfinite(stored)) {
                add(path, given + ", too large for a number");
            } else if (stored == 0 && given.signum() != 0) {
                add(path, given + ", too near to 0 for a number");
            }
        } else if (schema instanceof Schema.Items items && value instanceof List<?> given) {
            items(items, given, path);
        } else if (schema instanceof Schema.Fields fields && value instanceof Map<?, ?> given) {
            fields(fields, given, path);
        } else if (!(schema instanceof Schema.Flag && value instanceof Boolean)) {
            add(path, kind(value) + ", must be " + wanted(schema));
        }
    }

    private void text(Schema.Text schema, String given, String path) {
        int length = given.codePointCount(0, given.length());
        Integer least = schema.minLength();
        Integer most = schema.maxLength();
        if (least != null && least > 0 && given.isBlank()) {
            add(path, "blank, must hold a text");
        } else if (least != null && length < least) {
            add(path, length + " characters, at least " + least);
        }
        if (most != null && length > most) {
            add(path, length + " characters, at most " + most);
        }
        try {
            switch (schema.format()) {
                case DATE -> LocalDate.parse(given);
                case DATE_TIME -> OffsetDateTime.parse(given);
                case ANY -> {}
            }
        } catch (DateTimeException e) {
            add(
                    path,
                    shown(given) + ", must be "
                            + Limits.inWords(new Schema.Text(null, false, null, null, schema.format())));
        }
    }

    private void whole(Schema.Whole schema, BigDecimal given, String path) {
        if (given.signum() != 0 && given.stripTrailingZeros().scale() > 0) {
            add(path, given + ", must be a whole number");
        } else if (given.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                || given.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) < 0) {
            add(path, given + ", does not fit into 64 bits");
        } else {
            range(given, schema.minimum(), schema.maximum(), path);
        }
    }

    private void range(BigDecimal given, @Nullable Number least, @Nullable Number most, String path) {
        if (least != null && given.compareTo(new BigDecimal(least.toString())) < 0) {
            add(path, given + ", at least " + least);
        }
        if (most != null && given.compareTo(new BigDecimal(most.toString())) > 0) {
            add(path, given + ", at most " + most);
        }
    }

    private void items(Schema.Items schema, List<?> given, String path) {
        int size = given.size();
        if (schema.minItems() != null && size < schema.minItems()) {
            add(path, size + " items, at least " + schema.minItems());
        }
        if (schema.maxItems() != null && size > schema.maxItems()) {
            add(path, size + " items, at most " + schema.maxItems());
        }
        Map<Object, Integer> first = new HashMap<>();
        for (int i = 0; i < size; i++) {
            Object item = given.get(i);
            check(schema.item(), item, path + "[" + i + "]");
            if (schema.unique() && item != null) {
                Integer before = first.putIfAbsent(comparable(item), i);
                if (before != null) {
                    add(path + "[" + i + "]", "the same as " + path + "[" + before + "], no item may come twice");
                }
            }
        }
    }

    private static Object comparable(Object item) {
        if (item instanceof String text) {
            return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        }
        return item instanceof BigDecimal number ? number.stripTrailingZeros() : item;
    }

    private void fields(Schema.Fields schema, Map<?, ?> given, String path) {
        String prefix = path.isEmpty() ? "" : path + ".";
        boolean complete = true;
        for (Map.Entry<String, Schema> property : schema.properties().entrySet()) {
            String name = property.getKey();
            Object value = given.get(name);
            complete &= given.containsKey(name);
            if (schema.required().contains(name) && !given.containsKey(name)) {
                add(prefix + name, "missing, must be " + wanted(property.getValue()));
            } else if (value != null || schema.required().contains(name)) {
                check(property.getValue(), value, prefix + name);
            }
        }
        if (!complete) {
            // Where everything asked for is there, more does no harm; else it may be a misspelt property.
            Set<String> unknown = new TreeSet<>();
            given.keySet().forEach(name -> unknown.add(String.valueOf(name)));
            unknown.removeAll(schema.properties().keySet());
            unknown.forEach(name -> add(
                    prefix + name,
                    "not asked for; the properties are " + schema.properties().keySet()));
        }
    }

    private void add(String path, String problem) {
        violations.add(new Violation(path, problem));
    }

    private static String wanted(Schema schema) {
        String limits = Limits.inWords(schema);
        String kind;
        if (schema instanceof Schema.Choice choice) {
            kind = "one of " + choice.values();
        } else if (schema instanceof Schema.Whole) {
            kind = "a whole number";
        } else if (schema instanceof Schema.Decimal) {
            kind = "a number";
        } else if (schema instanceof Schema.Flag) {
            kind = "true or false";
        } else if (schema instanceof Schema.Items) {
            kind = "a list";
        } else {
            kind = schema instanceof Schema.Fields ? "an object" : "a text";
        }
        return limits.isEmpty() ? kind : kind + ", " + limits;
    }

    private static String kind(Object value) {
        if (value instanceof String text) {
            return "the text " + shown(text);
        }
        if (value instanceof BigDecimal || value instanceof Boolean) {
            return value.toString();
        }
        return value instanceof List ? "a list" : "an object";
    }

    private static String shown(String text) {
        int length = text.codePointCount(0, text.length());
        return '"' + (length <= SHOWN ? text : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "...") + '"';
    }
}
