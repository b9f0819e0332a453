package io.insightstream.clients.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.insightstream.call.Usage;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.RateLimited;
import io.insightstream.error.Unauthorized;
import io.insightstream.spi.TextRequest;
import io.insightstream.spi.TextResult;
import io.insightstream.spi.TextResult.Finish;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TextStreamTest {

    private final GeminiServer server = new GeminiServer();
    private final Gemini gemini = server.gemini();
    private final List<String> pieces = new ArrayList<>();

    @AfterEach
    void close() {
        gemini.close();
        server.close();
    }

    @Test
    void pieces_come_without_thoughts_and_the_last_count_of_tokens_holds() {
        server.answers(
                event("{\"text\": \"Hm.\", \"thought\": true}", "")
                        + event("{\"text\": \"Bake \"}", "")
                        + event("{\"text\": \"\"}", "")
                        + "data: {\"candidates\": [{\"content\": {\"parts\": [{\"text\": \"it.\"}]}, \"finishReason\": \"STOP\"}],"
                        + " \"usageMetadata\": {\"promptTokenCount\": 4, \"candidatesTokenCount\": 3}, \"modelVersion\": \"m-1\"}");

        TextResult result = stream();

        assertEquals(List.of("Bake ", "it."), pieces);
        assertEquals("Bake it.", result.text());
        assertEquals(Finish.COMPLETE, result.finish());
        assertEquals("m-1", result.provenance().model());
        assertEquals(Usage.ofTokens(4L, 3L), result.provenance().usage());
        assertEquals("sse", server.next().getUrl().queryParameter("alt"));
    }

    @Test
    void a_stream_that_does_not_say_why_it_ends_is_not_complete() {
        server.answers(event("{\"text\": \"Bake\"}", ""));

        assertEquals(Finish.UNKNOWN, stream().finish());
    }

    @Test
    void an_empty_stream_is_no_answer() {
        server.answers("data: ");

        failsWith(MalformedResponse.class);
    }

    @Test
    void a_question_that_was_blocked_is_a_refusal() {
        server.answers("data: {\"promptFeedback\": {\"blockReason\": \"SAFETY\"}}\n\n");

        failsWith(ContentRefused.class);
    }

    @Test
    void an_answer_that_is_declined_midway_is_a_refusal() {
        server.answers(
                event("{\"text\": \"Once\"}", "") + "data: {\"candidates\": [{\"finishReason\": \"RECITATION\"}]}\n\n");

        failsWith(ContentRefused.class);
        assertEquals(List.of("Once"), pieces);
    }

    @Test
    void an_error_midway_is_its_exception_and_nothing_is_repeated() {
        server.answers(event("{\"text\": \"Once\"}", "") + "data: "
                + GeminiServer.error(503, "UNAVAILABLE", "The model is overloaded.") + "\n\n");

        failsWith(ProviderUnavailable.class);
        assertEquals(List.of("Once"), pieces);
        assertEquals(1, server.requests());
    }

    @Test
    void an_error_midway_in_plain_json_is_its_exception() {
        server.answers(event("{\"text\": \"Once\"}", "") + "{\n  \"error\": {\n    \"code\": 499,\n"
                + "    \"message\": \"The operation was cancelled.\",\n    \"status\": \"CANCELLED\"\n  }\n}\n");

        failsWith(ProviderUnavailable.class);
    }

    @Test
    void a_model_that_goes_midway_does_not_make_the_next_one_begin_anew() {
        server.answers(event("{\"text\": \"Once\"}", "")
                + "data: " + GeminiServer.error(404, "NOT_FOUND", "models/model-a is not found for API version v1beta")
                + "\n\n");

        failsWith(ProviderUnavailable.class);
        assertEquals(1, server.requests());
    }

    @Test
    void an_error_in_an_array_and_without_a_code_is_its_exception() {
        server.answers("[{\n\"error\": {\"status\": \"RESOURCE_EXHAUSTED\", \"message\": \"Slow down.\"}\n}\n]");

        failsWith(RateLimited.class);
    }

    @Test
    void an_error_instead_of_a_stream_is_its_exception() {
        server.answers(400, "[" + GeminiServer.error(400, "INVALID_ARGUMENT", "API key not valid.") + "]");

        failsWith(Unauthorized.class);
    }

    @Test
    void an_error_before_the_first_piece_is_waited_for() {
        server.answers(503, GeminiServer.error(503, "UNAVAILABLE", "The model is overloaded."))
                .answers(event("{\"text\": \"Yes\"}", "STOP"));

        assertEquals(2, stream().provenance().attempts());
    }

    @Test
    void a_retired_model_gives_way_to_the_next() {
        server.answers(404, GeminiServer.error(404, "NOT_FOUND", "models/model-a is not found for API version v1beta"))
                .answers(event("{\"text\": \"Yes\"}", "STOP"));

        TextResult result = stream();
        assertEquals("Yes", result.text());
        assertEquals(2, result.provenance().attempts());
        assertEquals(
                List.of("/v1beta/models/model-a:streamGenerateContent", "/v1beta/models/model-b:streamGenerateContent"),
                server.paths());
    }

    @Test
    void what_is_no_event_and_no_error_is_malformed() {
        server.answers("data: {\"candidates\"\n\n");
        failsWith(MalformedResponse.class);

        server.answers("data: [1]\n\n");
        failsWith(MalformedResponse.class);

        server.answers("<html>Hello</html>");
        failsWith(MalformedResponse.class);

        server.answers("data: {\"this\": [{\"is\": \"not an answer\"}]}\n\n");
        failsWith(MalformedResponse.class);
    }

    @Test
    void a_cut_connection_midway_is_told_and_not_repeated() {
        server.answers(new MockResponse.Builder()
                .addHeader("Content-Type", "text/event-stream")
                .body(event("{\"text\": \"Once upon a time\"}", "").repeat(20))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());

        failsWith(OutcomeUnknown.class);
        assertEquals(1, server.requests());
    }

    @Test
    void what_the_listener_throws_ends_the_call() {
        server.answers(event("{\"text\": \"Once\"}", "") + event("{\"text\": \"more\"}", "STOP"));

        assertThrows(
                InvalidRequest.class,
                () -> gemini.text().generate(TextRequest.of("Hi"), piece -> {
                    pieces.add(piece);
                    throw new InvalidRequest("enough");
                }));
        assertEquals(List.of("Once"), pieces);
    }

    private TextResult stream() {
        return gemini.text().generate(TextRequest.of("How do I bake?"), pieces::add);
    }

    private void failsWith(Class<? extends InsightStreamException> expected) {
        assertThrows(expected, this::stream);
    }

    private static String event(String part, String finish) {
        String reason = finish.isEmpty() ? "" : ", \"finishReason\": \"" + finish + "\"";
        return "data: {\"candidates\": [{\"content\": {\"role\": \"model\", \"parts\": [" + part + "]}" + reason
                + "}], \"usageMetadata\": {\"promptTokenCount\": 4, \"candidatesTokenCount\": 1}}\r\n\r\n";
    }
}
