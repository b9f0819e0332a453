package io.insightstream.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.error.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaParserTest {

    @Test
    void what_is_written_is_read_as_it_was() {
        String schema = "{\"type\":\"object\",\"description\":\"a plan\",\"properties\":{"
                + "\"title\":{\"type\":\"string\",\"description\":\"short\",\"minLength\":1,\"maxLength\":50},"
                + "\"day\":{\"type\":\"string\",\"format\":\"date\"},"
                + "\"at\":{\"type\":[\"string\",\"null\"],\"format\":\"date-time\"},"
                + "\"level\":{\"type\":[\"string\",\"null\"],\"enum\":[\"easy\",\"hard\",null]},"
                + "\"seconds\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":600},"
                + "\"share\":{\"type\":\"number\",\"minimum\":0.0,\"maximum\":1.0},"
                + "\"live\":{\"type\":\"boolean\"},"
                + "\"tags\":{\"type\":\"array\",\"items\":{\"type\":\"string\"},\"minItems\":1,\"maxItems\":3,"
                + "\"uniqueItems\":true}},"
                + "\"required\":[\"title\",\"tags\"],\"additionalProperties\":false}";

        AnswerSchema read = AnswerSchema.parse("plan.json", schema);

        assertEquals("answer", read.name());
        assertEquals(schema, read.json(SchemaDialect.PLAIN));
    }

    @Test
    void the_title_becomes_the_name() {
        AnswerSchema read = AnswerSchema.parse(
                "plan.json",
                "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"A plan, short\","
                        + "\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"boolean\",\"title\":\"A\"}}}");

        assertEquals("A_plan_short", read.name());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"type":"array","items":{"type":"string"}}                              | $: the root must be an object
                    {"type":"object"}                                                       | $: an object has 1 or more properties
                    {"properties":{}}                                                       | $: 'type' is missing
                    {"type":"object","properties":{"a":{"$ref":"#/b"}}}                     | $.properties.a: 'type' is missing; anyOf, oneOf and $ref are not known
                    {"type":"object","properties":{"a":{"type":"string","pattern":"x+"}}}   | $.properties.a.pattern: this keyword is not known for the type string
                    {"type":"object","properties":{"a":{"type":"string","format":"email"}}} | $.properties.a.format: known are date and date-time
                    {"type":"object","properties":{"a":{"type":"text"}}}                    | $.properties.a.type: 'text' is none of [array,
                    {"type":"object","properties":{"a":{"type":["string","integer"]}}}      | $.properties.a.type: one type, or one and "null"
                    {"type":"object","properties":{"a":{"type":"array"}}}                   | $.properties.a: an array needs 'items'
                    {"type":"object","properties":{"a":{"type":"string","enum":[1]}}}       | $.properties.a.enum: values are texts, got 1
                    {"type":"object","properties":{"a":{"type":"string","enum":[]}}}        | $.properties.a: a choice is of 1 or more
                    {"type":"object","properties":{"a":{"type":"string","maxLength":1.5}}}  | $.properties.a.maxLength: must be a whole number, got 1.5
                    {"type":"object","properties":{"a":{"type":"integer","minimum":1.5}}}   | $.properties.a.minimum: must be a whole number
                    {"type":"object","properties":{"a":{"type":"number","minimum":"1"}}}    | $.properties.a.minimum: must be a number
                    {"type":"object","properties":{"a":{"type":"integer","minimum":2,"maximum":1}}} | $.properties.a: no number lies between 2 and 1
                    {"type":"object","properties":{"a":{"type":"boolean","description":1}}} | $.properties.a.description: must be a text
                    {"type":"object","properties":{"a":{"type":"array","items":{"type":"boolean"},"uniqueItems":1}}} | $.properties.a.uniqueItems: must be true or false
                    {"type":"object","properties":{"a":{"type":"boolean"}},"required":["b"]} | $: required and not among the properties: [b]
                    {"type":"object","properties":{"a":{"type":"boolean"}},"additionalProperties":true} | $.additionalProperties: only false is known
                    {"type":"object","properties":{"a":true}}                               | $.properties.a: a schema is an object, got true
                    """)
    void what_is_not_known_is_refused_by_place_and_keyword(String schema, String says) {
        InvalidInput problem = assertThrows(InvalidInput.class, () -> AnswerSchema.parse("plan.json", schema));

        String message = String.valueOf(problem.getMessage());
        assertTrue(message.startsWith("plan.json, field " + says), message);
    }

    @Test
    void what_is_no_json_is_refused_with_its_line() {
        InvalidInput problem = assertThrows(
                InvalidInput.class, () -> AnswerSchema.parse("plan.json", "{\n \"type\": \"object\",\n \"type\": 1}"));

        assertEquals(3, problem.line().orElseThrow());
    }

    @Test
    void a_schema_without_end_is_refused() {
        String deep = "{\"type\":\"array\",\"items\":".repeat(40) + "{\"type\":\"boolean\"}" + "}".repeat(40);
        String schema = "{\"type\":\"object\",\"properties\":{\"a\":" + deep + "}}";

        assertThrows(InvalidInput.class, () -> AnswerSchema.parse("deep.json", schema));
    }
}
