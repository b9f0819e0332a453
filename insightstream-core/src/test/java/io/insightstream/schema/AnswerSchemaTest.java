package io.insightstream.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.insightstream.schema.Schema.TextFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerSchemaTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    @Describe("how hard it is")
    private enum Level {
        EASY,
        @Label("very hard")
        HARD
    }

    @Describe("a part of the video")
    private record Scene(
            String text,
            @Describe("in seconds") @Range(min = 1.5) double length) {}

    private record Plan(
            @Describe("what viewers see first") @Size(min = 5, max = 100)
            String title,

            @Size(min = 1, max = 5) @Unique List<@Size(max = 30) String> tags,
            List<Scene> scenes,
            Level level,
            @Nullable Level previous,
            @Range(min = 0, max = 100) int score,
            @Nullable Long views,
            Optional<LocalDate> day,
            Instant at,
            boolean live) {}

    private static final AnswerSchema PLAN = AnswerSchema.of(Plan.class);

    @Test
    void json_schema_has_every_limit_and_leaves_optional_properties_out_of_the_required_ones() throws Exception {
        assertJson("""
                {"type":"object",
                 "properties":{
                  "title":{"type":"string","description":"what viewers see first","minLength":5,"maxLength":100},
                  "tags":{"type":"array","items":{"type":"string","maxLength":30},"minItems":1,"maxItems":5,"uniqueItems":true},
                  "scenes":{"type":"array","items":{"type":"object","description":"a part of the video",
                    "properties":{"text":{"type":"string"},"length":{"type":"number","description":"in seconds","minimum":1.5}},
                    "required":["text","length"],"additionalProperties":false}},
                  "level":{"type":"string","description":"how hard it is","enum":["EASY","very hard"]},
                  "previous":{"type":["string","null"],"description":"how hard it is","enum":["EASY","very hard",null]},
                  "score":{"type":"integer","minimum":0,"maximum":100},
                  "views":{"type":["integer","null"]},
                  "day":{"type":["string","null"],"format":"date"},
                  "at":{"type":"string","format":"date-time"},
                  "live":{"type":"boolean"}},
                 "required":["title","tags","scenes","level","score","at","live"],
                 "additionalProperties":false}
                """, SchemaDialect.PLAIN);
    }

    @Test
    void the_strict_dialect_requires_everything_and_says_limits_in_words() throws Exception {
        assertJson("""
                {"type":"object",
                 "properties":{
                  "title":{"type":"string","description":"what viewers see first (5 to 100 characters)"},
                  "tags":{"type":"array","description":"1 to 5 items, no item twice","items":{"type":"string","description":"at most 30 characters"}},
                  "scenes":{"type":"array","items":{"type":"object","description":"a part of the video",
                    "properties":{"text":{"type":"string"},"length":{"type":"number","description":"in seconds (at least 1.5)"}},
                    "required":["text","length"],"additionalProperties":false}},
                  "level":{"type":"string","description":"how hard it is","enum":["EASY","very hard"]},
                  "previous":{"type":["string","null"],"description":"how hard it is","enum":["EASY","very hard",null]},
                  "score":{"type":"integer","description":"0 to 100"},
                  "views":{"type":["integer","null"]},
                  "day":{"type":["string","null"],"description":"a date as YYYY-MM-DD"},
                  "at":{"type":"string","description":"a date and time as YYYY-MM-DDThh:mm:ssZ"},
                  "live":{"type":"boolean"}},
                 "required":["title","tags","scenes","level","previous","score","views","day","at","live"],
                 "additionalProperties":false}
                """, SchemaDialect.OPENAI_STRICT);
    }

    @Test
    void geminis_dialect_is_of_open_api() throws Exception {
        assertJson("""
                {"type":"OBJECT",
                 "properties":{
                  "title":{"type":"STRING","description":"what viewers see first (5 to 100 characters)"},
                  "tags":{"type":"ARRAY","description":"1 to 5 items, no item twice","items":{"type":"STRING","description":"at most 30 characters"},"minItems":1,"maxItems":5},
                  "scenes":{"type":"ARRAY","items":{"type":"OBJECT","description":"a part of the video",
                    "properties":{"text":{"type":"STRING"},"length":{"type":"NUMBER","description":"in seconds","minimum":1.5}},
                    "required":["text","length"],"propertyOrdering":["text","length"]}},
                  "level":{"type":"STRING","description":"how hard it is","enum":["EASY","very hard"]},
                  "previous":{"type":"STRING","nullable":true,"description":"how hard it is","enum":["EASY","very hard"]},
                  "score":{"type":"INTEGER","minimum":0,"maximum":100},
                  "views":{"type":"INTEGER","nullable":true},
                  "day":{"type":"STRING","nullable":true,"description":"a date as YYYY-MM-DD"},
                  "at":{"type":"STRING","description":"a date and time as YYYY-MM-DDThh:mm:ssZ","format":"date-time"},
                  "live":{"type":"BOOLEAN"}},
                 "required":["title","tags","scenes","level","score","at","live"],
                 "propertyOrdering":["title","tags","scenes","level","previous","score","views","day","at","live"]}
                """, SchemaDialect.GEMINI);
    }

    @Test
    void strict_schemas_hold_no_keyword_beyond_the_accepted_ones() throws Exception {
        assertKeywords(
                Set.of("type", "properties", "required", "additionalProperties", "items", "enum", "description"),
                MAPPER.readTree(PLAN.json(SchemaDialect.OPENAI_STRICT)));
        assertKeywords(
                Set.of(
                        "type",
                        "properties",
                        "required",
                        "propertyOrdering",
                        "items",
                        "enum",
                        "description",
                        "nullable",
                        "format",
                        "minItems",
                        "maxItems",
                        "minimum",
                        "maximum"),
                MAPPER.readTree(PLAN.json(SchemaDialect.GEMINI)));
    }

    @Test
    void an_optional_property_that_may_not_be_null_becomes_a_union_where_all_are_required() {
        AnswerSchema schema = new AnswerSchema(
                "note",
                new Schema.Fields(
                        null,
                        false,
                        Map.of("text", new Schema.Text(null, false, null, null, TextFormat.ANY)),
                        Set.of()));

        assertEquals(
                "{\"type\":\"object\",\"properties\":{\"text\":{\"type\":[\"string\",\"null\"]}},\"required\":[\"text\"],"
                        + "\"additionalProperties\":false}",
                schema.json(SchemaDialect.OPENAI_STRICT));
        assertEquals(
                "{\"type\":\"object\",\"properties\":{\"text\":{\"type\":\"string\"}},\"additionalProperties\":false}",
                schema.json(SchemaDialect.PLAIN));
    }

    private record Clocked(LocalTime time) {}

    private record Loop(@Nullable Loop inner) {}

    private record Empty() {}

    private record Mapped(Map<String, String> map) {}

    private record Generic<T>(T value) {}

    private record Limited(@Range(min = 3, max = 2) int impossible) {}

    @Test
    void what_no_schema_can_say_is_refused_with_the_component() {
        assertTrue(refusal(Clocked.class).contains("Clocked.time is a java.time.LocalTime"), refusal(Clocked.class));
        assertTrue(refusal(Loop.class).contains("holds itself"), refusal(Loop.class));
        assertTrue(refusal(Empty.class).contains("with components"), refusal(Empty.class));
        assertTrue(refusal(Mapped.class).contains("Mapped.map"), refusal(Mapped.class));
        assertTrue(refusal(Generic.class).contains("Generic.value"), refusal(Generic.class));
        assertTrue(refusal(Limited.class).contains("between 3 and 2"), refusal(Limited.class));
    }

    @Test
    void limits_that_nothing_meets_are_refused() {
        Schema.Flag flag = new Schema.Flag(null, false);

        assertThrows(IllegalArgumentException.class, () -> new Schema.Text(null, false, 5, 4, TextFormat.ANY));
        assertThrows(IllegalArgumentException.class, () -> new Schema.Text(null, false, -1, null, TextFormat.ANY));
        assertThrows(IllegalArgumentException.class, () -> new Schema.Decimal(null, false, Double.NaN, null));
        assertThrows(IllegalArgumentException.class, () -> new Schema.Items(null, false, flag, 2, 1, false));
        assertThrows(IllegalArgumentException.class, () -> new Schema.Choice(null, false, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Schema.Choice(null, false, List.of("a", "a")));
        assertThrows(IllegalArgumentException.class, () -> new Schema.Fields(null, false, Map.of(), Set.of()));
        assertThrows(
                IllegalArgumentException.class, () -> new Schema.Fields(null, false, Map.of("a", flag), Set.of("b")));
        assertThrows(
                IllegalArgumentException.class,
                () -> new AnswerSchema("two words", new Schema.Fields(null, false, Map.of("a", flag), Set.of())));
    }

    private static String refusal(Class<? extends Record> type) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> AnswerSchema.of(type))
                .getMessage());
    }

    private static void assertJson(String expected, SchemaDialect dialect) throws Exception {
        // Compared as text: the order is part of what is sent.
        assertEquals(
                MAPPER.readTree(expected).toPrettyString(),
                MAPPER.readTree(PLAN.json(dialect)).toPrettyString());
    }

    private static void assertKeywords(Set<String> allowed, JsonNode schema) {
        schema.fieldNames().forEachRemaining(keyword -> assertTrue(allowed.contains(keyword), keyword));
        schema.path("properties").forEach(property -> assertKeywords(allowed, property));
        if (schema.has("items")) {
            assertKeywords(allowed, schema.path("items"));
        }
    }
}
