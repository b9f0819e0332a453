package io.insightstream.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values and schemas as one line of JSON. */
final class JsonText {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private JsonText() {}

    static String of(Object tree) {
        try {
            return MAPPER.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps and lists can always be written", e);
        }
    }

    /** The value without what its schema does not know. */
    static String of(Schema schema, Object value) {
        Object known = known(schema, value);
        return of(known == null ? Map.of() : known);
    }

    private static @Nullable Object known(Schema schema, @Nullable Object value) {
        if (schema instanceof Schema.Items items && value instanceof List<?> list) {
            return list.stream().map(item -> known(items.item(), item)).toList();
        }
        if (value instanceof BigDecimal number) {
            return plain(schema, number);
        }
        if (schema instanceof Schema.Fields fields && value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> properties = new LinkedHashMap<>();
            fields.properties().forEach((name, property) -> {
                if (map.containsKey(name)) {
                    properties.put(name, known(property, map.get(name)));
                }
            });
            return properties;
        }
        return value;
    }

    /** A number as it is read most easily: 1 and not 1.00 where it is whole, and 0 however many zeros it was written with. */
    private static Number plain(Schema schema, BigDecimal number) {
        if (schema instanceof Schema.Whole) {
            return number.toBigIntegerExact();
        }
        return number.signum() == 0 ? BigDecimal.ZERO : number;
    }
}
