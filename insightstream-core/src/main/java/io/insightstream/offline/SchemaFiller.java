package io.insightstream.offline;

import io.insightstream.error.Unsupported;
import io.insightstream.schema.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Fills a schema with what a question holds. */
final class SchemaFiller {

    private static final int USUAL_ITEMS = 3;
    private static final int MAX_TRIES = 200;

    private final Facts facts;
    private final SplittableRandom random;
    private final Phrases phrases;

    SchemaFiller(Material material, SplittableRandom random) {
        this.facts = new Facts(material);
        this.random = random;
        this.phrases = new Phrases(material, random.split());
    }

    Map<String, @Nullable Object> fill(Schema.Fields root) {
        return fields(root, "", 0);
    }

    private Map<String, @Nullable Object> fields(Schema.Fields schema, String path, int index) {
        Map<String, @Nullable Object> filled = new LinkedHashMap<>();
        schema.properties().forEach((name, property) -> {
            boolean optional = !schema.required().contains(name);
            String at = path.isEmpty() ? name : path + "." + name;
            Object value = value(property, name, at, index, optional || property.nullable());
            if (value != null || !optional) {
                filled.put(name, value);
            }
        });
        return filled;
    }

    private @Nullable Object value(Schema schema, String name, String path, int index, boolean nullable) {
        if (schema instanceof Schema.Fields fields) {
            return fields(fields, path, index);
        }
        if (schema instanceof Schema.Items items) {
            return items(items, name, path, index);
        }
        Optional<?> value;
        if (schema instanceof Schema.Text text) {
            value = text(text, name, index);
        } else if (schema instanceof Schema.Choice choice) {
            value = facts.choice(name, choice.values());
            if (value.isEmpty() && !nullable) {
                value = Optional.of(
                        choice.values().get(random.nextInt(choice.values().size())));
            }
        } else if (schema instanceof Schema.Whole whole) {
            value = facts.number(name)
                    .filter(number -> number.stripTrailingZeros().scale() <= 0)
                    .filter(number -> isWithin(number, whole.minimum(), whole.maximum()));
        } else if (schema instanceof Schema.Decimal decimal) {
            value = facts.number(name).filter(number -> isWithin(number, decimal.minimum(), decimal.maximum()));
        } else {
            value = facts.flag(name);
        }
        if (value.isEmpty() && !nullable) {
            throw new Unsupported("no text model is configured, and rules make up no facts: the question holds nothing "
                    + "that the property '" + path + "' could be filled with; make it nullable, write '" + name
                    + ": ...' into the question, or configure a model");
        }
        return value.orElse(null);
    }

    private static boolean isWithin(BigDecimal number, @Nullable Number least, @Nullable Number most) {
        return (least == null || number.compareTo(new BigDecimal(least.toString())) >= 0)
                && (most == null || number.compareTo(new BigDecimal(most.toString())) <= 0);
    }

    private Optional<String> text(Schema.Text schema, String name, int index) {
        return switch (schema.format()) {
            case DATE -> facts.day(name);
            case DATE_TIME -> facts.moment(name);
            case ANY ->
                (Phrases.isAddress(name) ? facts.address(name) : Optional.of(phrases.phrase(name, index)))
                        .flatMap(phrase -> phrases.fitted(phrase, schema.minLength(), schema.maxLength()));
        };
    }

    private List<@Nullable Object> items(Schema.Items schema, String name, String path, int index) {
        int least = schema.minItems() == null ? 0 : schema.minItems();
        int most = schema.maxItems() == null ? Integer.MAX_VALUE : schema.maxItems();
        int wanted = Math.max(least, Math.min(USUAL_ITEMS, most));
        List<@Nullable Object> items = new ArrayList<>();
        Set<Object> seen = new LinkedHashSet<>();
        for (int i = 0; items.size() < wanted && i < wanted + MAX_TRIES; i++) {
            Object item = value(
                    schema.item(),
                    name,
                    path + "[" + items.size() + "]",
                    index + i,
                    schema.item().nullable());
            if (item != null && (!schema.unique() || seen.add(item))) {
                items.add(item);
            }
        }
        if (items.size() < least) {
            throw new Unsupported("no text model is configured, and rules find only " + items.size()
                    + " different items in the question for '" + path + "', which needs " + least
                    + "; configure a model");
        }
        return items;
    }
}
