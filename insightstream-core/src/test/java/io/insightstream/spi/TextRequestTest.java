package io.insightstream.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Usage;
import io.insightstream.error.InvalidRequest;
import io.insightstream.schema.AnswerSchema;
import io.insightstream.spi.TextRequest.Format;
import io.insightstream.spi.TextResult.Finish;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextRequestTest {

    private static final TextRequest QUESTION = TextRequest.of("why?");

    private record Idea(String title) {}

    @Test
    void a_question_alone_leaves_all_else_to_the_provider() {
        assertEquals(
                new TextRequest("why?", null, List.of(), Format.TEXT, null, null, null, null, null, null), QUESTION);
    }

    @Test
    void each_part_can_be_changed_alone() {
        AnswerSchema schema = AnswerSchema.of(Idea.class);
        TextRequest full = QUESTION.withText("how?")
                .withInstructions("briefly")
                .withImages(List.of())
                .withSchema(schema)
                .withMaxOutputTokens(10)
                .withTemperature(0.0)
                .withSeed(-1)
                .withModel("small")
                .withDeadline(Duration.ofSeconds(5));

        assertEquals(
                new TextRequest(
                        "how?",
                        "briefly",
                        List.of(),
                        Format.JSON_SCHEMA,
                        schema,
                        10,
                        0.0,
                        -1,
                        "small",
                        Duration.ofSeconds(5)),
                full);
        assertNull(full.withJsonObject().schema());
        assertEquals(Format.TEXT, full.withTextAnswer().format());
    }

    @Test
    void all_that_is_wrong_is_named_at_once() {
        InvalidRequest problem = assertThrows(
                InvalidRequest.class,
                () -> new TextRequest(" ", "", List.of(), Format.JSON_SCHEMA, null, 0, 2.5, null, "", Duration.ZERO));

        String message = String.valueOf(problem.getMessage());
        for (String part : List.of(
                "the text is blank",
                "instructions are blank",
                "JSON_SCHEMA needs a schema",
                "maxOutputTokens must be 1 or more, got 0",
                "temperature must be 0 to 2, got 2.5",
                "the model is blank",
                "deadline must be longer than 0")) {
            assertTrue(message.contains(part), message);
        }
        assertThrows(InvalidRequest.class, () -> QUESTION.withTemperature(Double.NaN));
        assertThrows(
                InvalidRequest.class,
                () -> new TextRequest(
                        "why?",
                        null,
                        List.of(),
                        Format.TEXT,
                        AnswerSchema.of(Idea.class),
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    void an_answer_without_text_is_one_only_if_it_was_cut_off() {
        Provenance provenance =
                Provenance.supplied(new ProviderId("writer"), Instant.EPOCH).withCalls(1, Usage.ofTokens(3L, 0L));

        assertEquals("", new TextResult("", Finish.TRUNCATED, provenance).text());
        assertThrows(IllegalArgumentException.class, () -> new TextResult(" ", Finish.COMPLETE, provenance));
        assertThrows(IllegalArgumentException.class, () -> new TextResult("", Finish.UNKNOWN, provenance));
    }

    @Test
    void a_model_may_be_known_by_its_id_alone() {
        assertEquals(new ModelInfo("small", null, null, null, null), ModelInfo.of("small"));
    }
}
