package io.insightstream.clients.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.Usage;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.MalformedResponse;
import io.insightstream.spi.ModelInfo;
import io.insightstream.spi.TextRequest;
import io.insightstream.spi.TextResult;
import io.insightstream.spi.TextResult.Finish;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextAnswersTest {

    private final GeminiServer server = new GeminiServer();
    private final Gemini gemini = server.gemini();

    @AfterEach
    void close() {
        gemini.close();
        server.close();
    }

    @Test
    void parts_are_joined_and_thoughts_left_out() {
        TextResult result = answer("""
                {"candidates": [{"content": {"parts": [{"text": "Let me see.", "thought": true}, {"text": "Bake "},
                  {"thoughtSignature": "c2ln"}, {"executableCode": {"code": "1"}}, {"text": "it.", "thought": false}]},
                  "finishReason": "STOP"}],
                 "usageMetadata": {"promptTokenCount": 9, "candidatesTokenCount": 5, "thoughtsTokenCount": 100},
                 "modelVersion": "model-a-2026"}""");

        assertEquals("Bake it.", result.text());
        assertEquals(Finish.COMPLETE, result.finish());
        assertEquals("model-a-2026", result.provenance().model());
        assertEquals(Usage.ofTokens(9L, 105L), result.provenance().usage());
    }

    @ParameterizedTest
    @CsvSource({
        "'\"STOP\"', COMPLETE",
        "1, COMPLETE",
        "'\"MAX_TOKENS\"', TRUNCATED",
        "2, TRUNCATED",
        "'\"OTHER\"', UNKNOWN",
        "'\"FINISH_REASON_OF_TOMORROW\"', UNKNOWN",
        "'\"FINISH_REASON_UNSPECIFIED\"', UNKNOWN",
        "99, UNKNOWN",
        "null, UNKNOWN"
    })
    void a_text_ends_for_reasons_of_every_spelling(String reason, Finish finish) {
        TextResult result =
                answer("{\"candidates\": [{\"content\": {\"parts\": [{\"text\": \"Yes.\"}]}, \"finishReason\": "
                        + reason + "}]}");

        assertEquals("Yes.", result.text());
        assertEquals(finish, result.finish());
        assertEquals("model-a", result.provenance().model(), "the one asked, as the answer names none");
        assertEquals(Usage.NONE, result.provenance().usage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"content\": {},", "\"content\": {\"role\": \"model\"},", ""})
    void a_limit_that_thoughts_used_up_leaves_nothing_but_no_success(String content) {
        TextResult result = answer("{\"candidates\": [{" + content
                + " \"finishReason\": \"MAX_TOKENS\"}], \"usageMetadata\": {\"thoughtsTokenCount\": 64}}");

        assertEquals("", result.text());
        assertEquals(Finish.TRUNCATED, result.finish());
        assertNull(result.provenance().usage().inputTokens());
        assertEquals(64L, result.provenance().usage().outputTokens());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SAFETY",
                "RECITATION",
                "BLOCKLIST",
                "PROHIBITED_CONTENT",
                "SPII",
                "MODEL_ARMOR",
                "LANGUAGE",
                "IMAGE_SAFETY"
            })
    void a_refusal_names_its_reason_and_what_is_said_of_it(String reason) {
        String body = "{\"candidates\": [{\"content\": {\"parts\": [{\"text\": \"It \"}]}, \"finishReason\": \""
                + reason + "\", \"finishMessage\": \"It broke a rule.\"}]}";

        String message = message(ContentRefused.class, body);

        assertTrue(message.contains(reason) && message.contains("It broke a rule."), message);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 6, 7, 8, 9, 11})
    void a_refusal_is_known_by_its_number(int reason) {
        message(ContentRefused.class, "{\"candidates\": [{\"content\": {}, \"finishReason\": " + reason + "}]}");
    }

    @Test
    void a_blocked_question_names_the_reason() {
        String message = message(
                ContentRefused.class,
                "{\"promptFeedback\": {\"blockReason\": \"REASON_OF_TOMORROW\", \"blockReasonMessage\": \"Why so.\"}}");

        assertTrue(message.contains("REASON_OF_TOMORROW") && message.contains("Why so."), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"promptFeedback\": {\"blockReasonMessage\": \"Message\"}, \"candidates\": []}",
                "{\"promptFeedback\": {\"safetyRatings\": []}}",
                "{\"promptFeedback\": {\"blockReason\": 1}}"
            })
    void a_question_that_is_only_commented_on_was_blocked(String body) {
        message(ContentRefused.class, body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"candidates\": []}",
                "{\"candidates\": [{}]}",
                "{\"candidates\": {\"content\": 1}}",
                "{\"candidates\": [{\"content\": {\"parts\": [{\"text\": \" \"}]}, \"finishReason\": \"STOP\"}]}",
                "{\"candidates\": [{\"content\": {}, \"index\": 0}], \"promptFeedback\": {\"safetyRatings\": []}}",
                "{\"candidates\": [{\"finishReason\": \"OTHER\", \"finishMessage\": \"Model failed.\"}]}",
                "{\"candidates\": [{\"finishReason\": \"MALFORMED_FUNCTION_CALL\"}]}",
                "{\"candidates\": [{\"content\": {\"parts\": [{\"functionCall\": {\"name\": \"f\"}}]}}]}",
                "{\"this\": [{\"is\": \"not an answer\"}]}"
            })
    void an_answer_without_a_word_is_none(String body) {
        message(MalformedResponse.class, body);
    }

    @Test
    void a_model_that_lost_its_way_is_quoted() {
        server.answers(GeminiServer.candidate("{\"text\": \"print(x\"}", "MALFORMED_RESPONSE"));

        MalformedResponse failure = assertThrows(MalformedResponse.class, this::ask);

        assertEquals("print(x", failure.raw());
    }

    @Test
    void an_answer_that_is_none_is_told_as_it_came() {
        server.answers("{\"this\": 1}");

        MalformedResponse failure = assertThrows(MalformedResponse.class, this::ask);

        assertEquals("{\"this\":1}", failure.raw());
    }

    @Test
    void models_that_write_are_listed_page_by_page() {
        server.answers("""
                {"models": [
                  {"name": "models/model-a", "displayName": "Model A", "inputTokenLimit": 1048576, "outputTokenLimit": 65536,
                   "supportedGenerationMethods": ["generateContent", "countTokens"], "thinking": true},
                  {"name": "models/embedder", "supportedGenerationMethods": ["embedContent"]}],
                 "nextPageToken": "more+/="}""").answers("""
                {"models": [{"name": "models/painter", "supportedGenerationMethods": ["generateContent"]},
                  {"supportedGenerationMethods": ["generateContent"]}]}""").answers("{}");

        assertEquals(
                List.of(new ModelInfo("model-a", "Model A", 1_048_576L, 65_536L, null), ModelInfo.of("painter")),
                gemini.text().models());
        assertNull(server.next().getUrl().queryParameter("pageToken"));
        assertEquals("more+/=", server.next().getUrl().queryParameter("pageToken"));
        assertEquals(List.of(), gemini.text().models());
    }

    @Test
    void a_list_of_models_that_has_no_end_is_given_up() {
        String page = "{\"models\": [], \"nextPageToken\": \"again\"}";
        server.answers(page).answers(page);

        assertThrows(MalformedResponse.class, () -> gemini.text().models());
    }

    private TextResult ask() {
        return gemini.text().generate(TextRequest.of("How do I bake?"));
    }

    private TextResult answer(String body) {
        server.answers(body);
        return ask();
    }

    private String message(Class<? extends InsightStreamException> expected, String body) {
        server.answers(body);
        return String.valueOf(assertThrows(expected, this::ask).getMessage());
    }
}
