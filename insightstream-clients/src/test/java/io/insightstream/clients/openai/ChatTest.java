package io.insightstream.clients.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.insightstream.call.CallListener;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Secret;
import io.insightstream.contract.ContractPictures;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.NotConfigured;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.Unsupported;
import io.insightstream.media.ImageData;
import io.insightstream.media.ImageLimits;
import io.insightstream.media.MediaType;
import io.insightstream.schema.AnswerSchema;
import io.insightstream.spi.Capability;
import io.insightstream.spi.ModelInfo;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.TextRequest;
import io.insightstream.spi.TextResult;
import io.insightstream.spi.TextResult.Finish;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatTest {

    private static final TextRequest QUESTION = TextRequest.of("How?");

    private record Idea(String title) {}

    @Test
    void a_plain_question_sends_nothing_but_itself() {
        try (ScriptedServer server = answering()) {
            ask(server, QUESTION);

            assertEquals(
                    "{\"model\":\"model-one\",\"messages\":[{\"role\":\"user\",\"content\":\"How?\"}]}",
                    server.body(0).toString());
        }
    }

    @Test
    void all_that_is_asked_for_is_sent() {
        byte[] png = ContractPictures.png(2, 1, 9);
        try (ScriptedServer server = answering()) {
            ask(
                    server,
                    QUESTION.withInstructions("Be brief.")
                            .withImages(List.of(ImageData.of(png)))
                            .withSchema(AnswerSchema.of(Idea.class))
                            .withMaxOutputTokens(100)
                            .withTemperature(0.25)
                            .withSeed(7)
                            .withModel("another"));

            JsonNode body = server.body(0);
            assertEquals("another", body.path("model").asText());
            assertEquals("Be brief.", body.at("/messages/0/content").asText());
            assertEquals("How?", body.at("/messages/1/content/0/text").asText());
            assertTrue(
                    body.at("/messages/1/content/1/image_url/url").asText().startsWith("data:image/png;base64,iVBOR"));
            assertEquals(100, body.path("max_completion_tokens").asInt());
            assertEquals(0.25, body.path("temperature").asDouble());
            assertEquals(7, body.path("seed").asInt());
            assertTrue(body.at("/response_format/json_schema/strict").asBoolean());
            assertEquals("Idea", body.at("/response_format/json_schema/name").asText());
            assertEquals(
                    false,
                    body.at("/response_format/json_schema/schema/additionalProperties")
                            .asBoolean(true));
        }
    }

    @Test
    void a_picture_the_models_do_not_read_is_refused_before_it_is_sent() {
        byte[] bmp = new byte[58];
        System.arraycopy(
                new byte[] {
                    'B', 'M', 58, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 24
                },
                0,
                bmp,
                0,
                29);
        ImageData picture = ImageData.of(bmp, "dot", ImageLimits.DEFAULT.withTypes(Set.of(MediaType.BMP)));
        try (ScriptedServer server = answering()) {
            assertThrows(InvalidRequest.class, () -> ask(server, QUESTION.withImages(List.of(picture))));
            assertEquals(0, server.requests.size());
        }
    }

    @ParameterizedTest
    @CsvSource({"stop, COMPLETE", "length, TRUNCATED", "max_tokens, TRUNCATED", "eos, UNKNOWN", "tool_calls, UNKNOWN"})
    void the_reason_for_the_end_is_told(String reason, Finish expected) {
        String body = "{\"choices\": [{\"finish_reason\": \"" + reason + "\", \"message\": {\"content\": \"Yes.\"}}]}";
        try (ScriptedServer server = new ScriptedServer(Dialect.OPENAI).answers(200, body)) {
            assertEquals(expected, ask(server, QUESTION).finish());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\": [{\"message\": {\"content\": null}, \"finish_reason\": \"stop\"}]}",
                "{\"choices\": [{\"message\": {\"content\": \" \"}}]}",
                "{\"choices\": [{\"message\": {\"tool_calls\": [{\"id\": \"a\"}]}, \"finish_reason\": \"tool_calls\"}]}",
                "{\"choices\": [{\"message\": {\"reasoning\": \"Hm.\"}, \"finish_reason\": \"stop\"}]}",
                "{\"choices\": [{\"message\": {\"content\": \"<think>Hm.\"}, \"finish_reason\": \"stop\"}]}",
                "{\"choices\": [null]}",
                "{\"choices\": {}}",
                "{}"
            })
    void an_answer_without_a_text_is_malformed_and_shown(String body) {
        try (ScriptedServer server = new ScriptedServer(Dialect.OPENAI).answers(200, body)) {
            MalformedResponse thrown = assertThrows(MalformedResponse.class, () -> ask(server, QUESTION));

            assertEquals(body, thrown.raw());
        }
    }

    @Test
    void a_filter_of_contents_is_a_refusal() {
        String body = "{\"choices\": [{\"finish_reason\": \"content_filter\", \"message\": {\"content\": \"Half\"}}]}";
        try (ScriptedServer server = new ScriptedServer(Dialect.OPENAI).answers(200, body)) {
            assertThrows(ContentRefused.class, () -> ask(server, QUESTION));
        }
    }

    @Test
    void an_end_by_an_error_nobody_explains_is_a_fault_of_the_server() {
        String body = "{\"choices\": [{\"finish_reason\": \"error\", \"message\": {\"content\": \"Half\"}}]}";
        try (ScriptedServer server = new ScriptedServer(Dialect.OPENROUTER).answers(200, body)) {
            assertThrows(ProviderUnavailable.class, () -> ask(server, QUESTION));
        }
    }

    @Test
    void text_in_parts_is_put_together_and_thoughts_are_left_out() {
        String body = """
                {"model": "m", "choices": [{"finish_reason": "stop", "message": {"reasoning": "Hm.", "content": [
                  {"type": "thinking", "thinking": []}, {"type": "text", "text": "One "}, {"type": "text", "text": "two."}]}}],
                 "usage": {"prompt_tokens": -1, "completion_tokens": 2.5}}""";
        try (ScriptedServer server = new ScriptedServer(Dialect.COMPATIBLE).answers(200, body)) {
            TextResult result = ask(server, QUESTION);

            assertEquals("One two.", result.text());
            assertEquals("m", result.provenance().model());
            assertNull(result.provenance().usage().inputTokens());
            assertNull(result.provenance().usage().outputTokens());
        }
    }

    @Test
    void models_are_listed_and_the_end_of_one_is_told_in_time() {
        List<CallListener.ModelRetirement> told = new ArrayList<>();
        CallListener listener = new CallListener() {
            @Override
            public void modelRetiring(ModelRetirement retirement) {
                told.add(retirement);
            }
        };
        try (ScriptedServer server = new ScriptedServer(Dialect.OPENAI).answers(200, """
                        {"object": "list", "data": [
                          {"id": "model-one", "created": 1, "shutdown_date": "2026-03-20"},
                          {"id": "two", "name": "Two", "context_length": 1000, "top_provider": {"max_completion_tokens": 10},
                           "expiration_date": "2026-04-01T10:00:00Z"},
                          {"id": "three", "context_window": 5, "max_completion_tokens": 3, "shutdown_date": 1780000000},
                          {"id": "four", "shutdown_date": "soon"}, {"id": "five", "shutdown_date": null}]}""");
                TextProvider text = server.builder().listener(listener).text("model-one")) {
            List<ModelInfo> models = text.models();

            Instant end = Instant.parse("2026-03-20T00:00:00Z");
            assertEquals(new ModelInfo("model-one", null, null, null, end), models.get(0));
            assertEquals(new ModelInfo("two", "Two", 1000L, 10L, Instant.parse("2026-04-01T10:00:00Z")), models.get(1));
            assertEquals(new ModelInfo("three", null, 5L, 3L, Instant.ofEpochSecond(1780000000)), models.get(2));
            assertEquals(ModelInfo.of("four"), models.get(3));
            assertEquals(ModelInfo.of("five"), models.get(4));
            assertEquals(List.of(new CallListener.ModelRetirement(new ProviderId("openai"), "model-one", end)), told);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\": {}}", "{}", "{\"data\": [{\"name\": \"x\"}]}", "[3]"})
    void a_list_of_models_that_is_none_is_malformed(String body) {
        try (ScriptedServer server = new ScriptedServer(Dialect.OPENAI).answers(200, body);
                TextProvider text = server.builder().text("model-one")) {
            assertThrows(MalformedResponse.class, text::models);
        }
    }

    @Test
    void a_bare_list_of_models_is_understood() {
        try (ScriptedServer server = new ScriptedServer(Dialect.COMPATIBLE).answers(200, "[{\"id\": \"x\"}]");
                TextProvider text = server.builder().text("model-one")) {
            assertEquals(List.of(ModelInfo.of("x")), text.models());
        }
    }

    @Test
    void what_a_dialect_assumes_can_be_corrected() {
        try (ScriptedServer server = new ScriptedServer(Dialect.GROQ);
                TextProvider text = server.builder()
                        .without(Capability.JSON_SCHEMA, Capability.STREAMING, Capability.MODEL_LISTING)
                        .text("model-one")) {
            assertEquals(Set.of(Capability.JSON_OBJECT, Capability.IMAGE_INPUT, Capability.SEED), text.capabilities());
            assertThrows(Unsupported.class, () -> text.generate(QUESTION.withSchema(AnswerSchema.of(Idea.class))));
            assertThrows(Unsupported.class, () -> text.generate(QUESTION, piece -> {}));
            assertThrows(Unsupported.class, text::models);
        }
        try (TextProvider text = OpenAi.compatible("http://localhost:8000/v1")
                .id(new ProviderId("vllm"))
                .with(Capability.JSON_SCHEMA)
                .text("m")) {
            assertTrue(text.capabilities().contains(Capability.JSON_SCHEMA));
            assertEquals("vllm", text.id().value());
            assertEquals(List.of("m"), text.modelIds());
        }
    }

    @Test
    void a_local_server_needs_no_key() {
        try (ScriptedServer server = new ScriptedServer(Dialect.LOCAL).answers(200, ScriptedServer.said("Yes."));
                TextProvider text =
                        OpenAi.builder(Dialect.LOCAL).baseUrl(server.url()).text("llama")) {
            assertEquals(
                    "Yes.",
                    text.generate(QUESTION.withDeadline(Duration.ofMinutes(1))).text());
            assertNull(server.requests.get(0).getHeaders().get("Authorization"));
        }
    }

    @Test
    void all_that_is_wrong_with_a_configuration_is_named_at_once() {
        NotConfigured thrown = assertThrows(
                NotConfigured.class,
                () -> OpenAi.builder()
                        .baseUrl("ftp://x")
                        .attempts(0)
                        .deadline(Duration.ZERO)
                        .text());

        for (String problem : List.of("baseUrl", "attempts", "deadline", "keys", "text")) {
            assertTrue(String.valueOf(thrown.getMessage()).contains(problem + ":"), thrown.getMessage());
        }
        assertThrows(
                NotConfigured.class, () -> OpenAi.builder(Dialect.COMPATIBLE).text("m"));
        assertThrows(
                NotConfigured.class, () -> OpenAi.builder().keys(Secret.of("k")).text(" "));
        assertThrows(
                NotConfigured.class,
                () -> OpenAi.builder(Dialect.GROQ).keys(Secret.of("k")).images("m"));
    }

    private static ScriptedServer answering() {
        return new ScriptedServer(Dialect.OPENAI).answers(200, ScriptedServer.said("Yes."));
    }

    private static TextResult ask(ScriptedServer server, TextRequest request) {
        try (TextProvider text = server.builder().text("model-one")) {
            return text.generate(request);
        }
    }
}
