package io.insightstream.clients.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.CallListener;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.Unsupported;
import io.insightstream.failover.Failover;
import io.insightstream.prompt.Answer;
import io.insightstream.schema.AnswerSchema;
import io.insightstream.schema.Size;
import io.insightstream.spi.Capability;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.TextRequest;
import io.insightstream.text.TextModel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server may take schemas, and one of its models not. */
class RefusedFormsTest {

    private static final String NO_SCHEMA = error("This model does not support response format `json_schema`.");
    private static final String NO_OBJECT = error("'response_format.type' must be 'json_schema' or 'text'");

    private static final TextRequest QUESTION = TextRequest.of("An idea about bread");

    private final List<String> heard = new ArrayList<>();

    private record Idea(@Size(min = 1, max = 10) String title) {}

    @Test
    void a_model_that_takes_no_schema_is_asked_for_json_and_its_answer_is_checked() {
        try (ScriptedServer server = new ScriptedServer(Dialect.GROQ)
                        .answers(400, NO_SCHEMA)
                        .answers(200, ScriptedServer.said("{\"title\": \"Far too long a title\"}"))
                        .answers(200, ScriptedServer.said("{\"title\": \"Bread\"}"));
                TextProvider text = listening(server).text("small")) {

            Answer<Idea> answer = ask(text);

            assertEquals(new Idea("Bread"), answer.value());
            assertEquals(3, answer.provenance().attempts());
            assertEquals(List.of("json_schema", "json_object", "json_object"), formats(server));
            String told = question(server, 1);
            assertTrue(told.contains("Answer with one JSON object") && told.contains("\"maxLength\":10"), told);
            assertTrue(question(server, 2).contains("20 characters, at most 10"), question(server, 2));
            assertEquals(List.of("small JSON_SCHEMA"), heard);
        }
    }

    @Test
    void what_a_model_refused_is_not_asked_of_it_again() {
        try (ScriptedServer server = new ScriptedServer(Dialect.GROQ)
                        .answers(400, NO_SCHEMA)
                        .always(request -> ScriptedServer.json(200, ScriptedServer.said("{\"title\": \"Bread\"}")));
                TextProvider text = listening(server).text("small")) {
            ask(text);

            assertEquals(1, ask(text).provenance().attempts());

            assertTrue(text.capabilities().contains(Capability.JSON_SCHEMA));
            assertFalse(text.capabilities(QUESTION).contains(Capability.JSON_SCHEMA));
            assertTrue(text.capabilities(QUESTION.withModel("large")).contains(Capability.JSON_SCHEMA));
            assertEquals(List.of("json_schema", "json_object", "json_object"), formats(server));
            assertEquals(1, heard.size());
        }
    }

    @Test
    void a_model_that_the_question_names_is_known_by_itself() {
        try (ScriptedServer server = new ScriptedServer(Dialect.GROQ)
                        .answers(400, NO_SCHEMA)
                        .always(request -> ScriptedServer.json(200, ScriptedServer.said("{\"title\": \"Bread\"}")));
                TextProvider text = listening(server).text("large")) {
            TextModel model = new TextModel(text, Clock.systemUTC());
            model.ask(QUESTION.withModel("small"), Idea.class);
            model.ask(QUESTION.withModel("small"), Idea.class);
            model.ask(QUESTION, Idea.class);

            assertEquals(List.of("json_schema", "json_object", "json_object", "json_schema"), formats(server));
            assertEquals(List.of("small JSON_SCHEMA"), heard);
        }
    }

    @Test
    void a_model_that_takes_no_json_at_all_is_asked_for_text() {
        try (ScriptedServer server = new ScriptedServer(Dialect.COMPATIBLE)
                        .answers(400, NO_OBJECT)
                        .answers(200, ScriptedServer.said("Here it is: {\"title\": \"Bread\"}"));
                TextProvider text = listening(server).text("small")) {
            assertEquals(new Idea("Bread"), ask(text).value());
            assertEquals(List.of("json_object", ""), formats(server));
            assertEquals(List.of("small JSON_OBJECT"), heard);
        }
    }

    @Test
    void one_schema_that_is_refused_says_nothing_about_others() {
        String invalid = error("Invalid schema for response_format 'Idea': a keyword is not supported.");
        try (ScriptedServer server = new ScriptedServer(Dialect.OPENAI).answers(400, invalid);
                TextProvider text = listening(server).text("large")) {
            assertThrows(InvalidRequest.class, () -> ask(text));
            assertTrue(text.capabilities(QUESTION).contains(Capability.JSON_SCHEMA));
            assertEquals(List.of(), heard);
        }
    }

    @Test
    void a_request_for_that_form_alone_is_refused_and_a_stream_too() {
        TextRequest request = TextRequest.of("An idea").withSchema(AnswerSchema.of(Idea.class));
        try (ScriptedServer server = new ScriptedServer(Dialect.OPENROUTER)
                        .answers(400, NO_SCHEMA)
                        .answers(400, NO_OBJECT);
                TextProvider text = listening(server).text("small")) {
            String message = String.valueOf(assertThrows(Unsupported.class, () -> text.generate(request))
                    .getMessage());
            assertTrue(message.contains("does not support response format") && message.contains("small"), message);

            assertThrows(Unsupported.class, () -> text.generate(request, piece -> {}));
            assertEquals(1, server.requests.size());
            assertThrows(
                    Unsupported.class,
                    () -> text.generate(TextRequest.of("JSON, please").withJsonObject(), piece -> {}));
            assertEquals(List.of("small JSON_SCHEMA", "small JSON_OBJECT"), heard);
        }
    }

    @Test
    void an_answer_that_was_written_and_does_not_fit_is_no_refusal() {
        String written = "{\"error\": {\"message\": \"Generated JSON does not match the expected schema for"
                + " response_format.\", \"code\": \"json_validate_failed\", \"failed_generation\": \"half\"}}";
        try (ScriptedServer server = new ScriptedServer(Dialect.GROQ).answers(400, written);
                TextProvider text = listening(server).text("small")) {
            assertThrows(MalformedResponse.class, () -> ask(text));
            assertEquals(1, server.requests.size(), "it ran, and must not run twice");
        }
    }

    @Test
    void a_mistake_elsewhere_in_the_request_is_no_refusal_of_the_form() {
        String elsewhere =
                "{\"error\": {\"message\": \"'messages' must contain the word 'json' to use 'response_format' of"
                        + " type 'json_object'.\", \"param\": \"messages\"}}";
        try (ScriptedServer server = new ScriptedServer(Dialect.OPENAI).answers(400, elsewhere);
                TextProvider text = listening(server).text("large")) {
            assertThrows(
                    InvalidRequest.class,
                    () -> text.generate(TextRequest.of("Hello").withJsonObject()));
            assertTrue(text.capabilities(QUESTION).contains(Capability.JSON_OBJECT));
        }
    }

    @Test
    void a_failover_stays_with_the_preferred_provider() {
        try (ScriptedServer first = new ScriptedServer(Dialect.GROQ)
                        .answers(400, NO_SCHEMA)
                        .answers(200, ScriptedServer.said("{\"title\": \"Bread\"}"));
                ScriptedServer second = new ScriptedServer(Dialect.OPENAI);
                TextProvider both = Failover.text(
                        listening(first).text("small"), second.builder().text("large"))) {
            Answer<Idea> answer = ask(both);

            assertEquals("groq", answer.provenance().provider().value());
            assertEquals(List.of(), answer.provenance().skipped());
            assertEquals(2, answer.provenance().attempts());
            assertEquals(List.of(), second.requests);
        }
    }

    private OpenAi.Builder listening(ScriptedServer server) {
        return server.builder().listener(new CallListener() {
            @Override
            public void capabilityRefused(CapabilityRefusal refusal) {
                heard.add(refusal.model() + " " + refusal.capability());
            }
        });
    }

    private static Answer<Idea> ask(TextProvider text) {
        return new TextModel(text, Clock.systemUTC()).ask(QUESTION, Idea.class);
    }

    private static List<String> formats(ScriptedServer server) {
        return server.requests.stream()
                .map(request -> ScriptedServer.body(request)
                        .path("response_format")
                        .path("type")
                        .asText())
                .toList();
    }

    private static String question(ScriptedServer server, int request) {
        return server.body(request).path("messages").path(0).path("content").asText();
    }

    private static String error(String message) {
        return "{\"error\": {\"message\": \"" + message + "\", \"type\": \"invalid_request_error\"}}";
    }
}
