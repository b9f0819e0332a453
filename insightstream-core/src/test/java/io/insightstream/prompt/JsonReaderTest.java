package io.insightstream.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonReaderTest {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final String[] PIECES = {
        "a", " ", "\"", "\\", "/", "//", "/*", "{", "}", "[", "]", ":", ",", "'", "\u201C", "\n", "\t", "\u0001",
        "\u00E9", "🍞", "\u2028"
    };

    @Test
    void whatever_json_a_strict_writer_writes_is_read_as_it_was() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 3_000; i++) {
            Map<String, @Nullable Object> value = object(random, 3);
            String json = random.nextBoolean()
                    ? MAPPER.writeValueAsString(value)
                    : MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);

            JsonReader reader = new JsonReader(json, 0);
            assertEquals(value, reader.value(), json);
            assertEquals(json.length(), reader.end());
        }
    }

    @Test
    void json_without_its_end_is_never_completed() throws Exception {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 300; i++) {
            String json = MAPPER.writeValueAsString(object(random, 2));
            for (int end = 0; end < json.length(); end++) {
                String start = json.substring(0, end);
                assertThrows(Exception.class, () -> new JsonReader(start, 0).value(), start);
            }
        }
    }

    private static Map<String, @Nullable Object> object(SplittableRandom random, int depth) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.put(text(random), value(random, depth));
        }
        return object;
    }

    private static @Nullable Object value(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> BigDecimal.valueOf(random.nextLong());
            case 3 -> BigDecimal.valueOf(random.nextInt(), random.nextInt(12) - 2);
            case 4, 5 -> text(random);
            case 6 -> object(random, depth - 1);
            default -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(random, depth - 1));
                }
                yield list;
            }
        };
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
