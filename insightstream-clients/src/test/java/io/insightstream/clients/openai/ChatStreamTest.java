package io.insightstream.clients.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.Usage;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.TextRequest;
import io.insightstream.spi.TextResult;
import io.insightstream.spi.TextResult.Finish;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;

class ChatStreamTest {

    private static final String HALF =
            "data: {\"model\": \"m\", \"choices\": [{\"delta\": {\"content\": \"Half\"}}]}\n\n";

    private final List<String> pieces = new ArrayList<>();

    @Test
    void an_answer_comes_piece_by_piece_between_comments_and_in_lines_of_either_kind() {
        TextResult result = ask(new ScriptedServer(Dialect.OPENROUTER).streams("""
                : OPENROUTER PROCESSING

                event: message\r
                id: 1\r
                data: {"model": "m", "choices": [{"delta": {"role": "assistant", "content": "", "reasoning": "Hm"}}]}\r
                \r
                data:{"choices": [{"delta": {"content": "One "},
                data: "finish_reason": null}]}

                data: {"choices": [{"delta": {"content": "two."}, "finish_reason": "stop"}]}

                data: {"choices": [], "usage": {"prompt_tokens": 3, "completion_tokens": 2}}

                data: [DONE]

                data: {"choices": [{"delta": {"content": "never read"}}]}

                """));

        assertEquals(List.of("One ", "two."), pieces);
        assertEquals("One two.", result.text());
        assertEquals(Finish.COMPLETE, result.finish());
        assertEquals("m", result.provenance().model());
        assertEquals(Usage.ofTokens(3L, 2L), result.provenance().usage());
        assertEquals(1, result.provenance().attempts());
    }

    @Test
    void tokens_are_asked_for_only_where_that_is_known_to_work() {
        ScriptedServer groq = new ScriptedServer(Dialect.GROQ)
                .streams(HALF + "data: {\"choices\": [], \"x_groq\": {\"usage\": {\"prompt_tokens\": 1}}}\n\n");
        assertEquals(1L, ask(groq).provenance().usage().inputTokens());
        assertTrue(groq.body(0).at("/stream_options/include_usage").asBoolean());

        ScriptedServer pollinations = new ScriptedServer(Dialect.POLLINATIONS).streams(HALF);
        ask(pollinations);
        assertTrue(pollinations.body(0).path("stream").asBoolean());
        assertFalse(pollinations.body(0).has("stream_options"));
    }

    @Test
    void thoughts_in_front_are_not_told() {
        ask(new ScriptedServer(Dialect.LOCAL).streams("""
                data: {"choices": [{"delta": {"content": "<thi"}}]}

                data: {"choices": [{"delta": {"content": "nk>Hm.</think>\\n"}}]}

                data: {"choices": [{"delta": {"content": "Yes."}, "finish_reason": "stop"}]}

                data: [DONE]
                """));

        assertEquals(List.of("Yes."), pieces);
    }

    @Test
    void a_server_that_answers_in_one_piece_is_understood() {
        TextResult result = ask(new ScriptedServer(Dialect.COMPATIBLE).answers(200, ScriptedServer.said("All.")));

        assertEquals("All.", result.text());
        assertEquals(List.of("All."), pieces);
    }

    @Test
    void an_end_without_a_reason_is_an_end_unknown() {
        assertEquals(
                Finish.UNKNOWN,
                ask(new ScriptedServer(Dialect.OPENAI).streams(HALF)).finish());
    }

    @Test
    void an_error_in_the_stream_is_what_it_says() {
        assertThrows(
                RateLimited.class,
                () -> ask(stream(HALF + "data: {\"error\": {\"code\": 429, \"message\": \"Slow down\"}}\n\n")));
        assertEquals(List.of("Half"), pieces);
        assertThrows(
                QuotaExhausted.class,
                () -> ask(stream("data: {\"error\": {\"type\": \"insufficient_quota\", \"message\": \"m\"}}\n\n")));
        assertThrows(
                ProviderUnavailable.class,
                () -> ask(stream(
                        "event: error\ndata: {\"error\": {\"type\": \"server_error\", \"message\": \"m\"}}\n\n")));
        assertThrows(
                QuotaExhausted.class,
                () -> ask(new ScriptedServer(Dialect.OPENROUTER)
                        .answers(200, "{\"error\": {\"code\": 402, \"message\": \"Insufficient credits\"}}")));
    }

    @Test
    void an_error_behind_the_limit_of_tokens_only_says_that_there_is_one() {
        TextResult result = ask(stream("""
                data: {"choices": [{"delta": {"content": "", "reasoning": "We"}, "finish_reason": "length"}]}

                data: {"error": {"code": 400, "message": "Token limit reached"}, "choices": [],
                data:  "usage": {"prompt_tokens": 43, "completion_tokens": 10}}

                data: [DONE]

                """));

        assertEquals("", result.text());
        assertEquals(Finish.TRUNCATED, result.finish());
        assertEquals(Usage.ofTokens(43L, 10L), result.provenance().usage());
    }

    @Test
    void a_model_that_goes_in_the_middle_is_not_followed_by_another() {
        ScriptedServer server =
                stream(HALF + "data: {\"error\": {\"code\": \"model_not_found\", \"message\": \"Gone\"}}\n\n");

        assertThrows(ProviderUnavailable.class, () -> ask(server));
        assertEquals(1, server.requests.size());
    }

    @Test
    void a_form_that_is_refused_in_the_middle_is_not_followed_by_another() {
        ScriptedServer server =
                stream(HALF + "data: {\"error\": {\"code\": 400, \"message\": \"json_schema is not supported\"}}\n\n");

        assertThrows(ProviderUnavailable.class, () -> ask(server));
        assertEquals(1, server.requests.size());
    }

    @Test
    void a_model_that_is_gone_before_the_first_piece_is_followed_by_the_next() {
        TextResult result = ask(new ScriptedServer(Dialect.OPENAI)
                .answers(404, "{\"error\": {\"code\": \"model_not_found\", \"message\": \"Gone\"}}")
                .streams(HALF));

        assertEquals("Half", result.text());
    }

    @Test
    void a_refusal_in_pieces_is_a_refusal() {
        ContentRefused thrown = assertThrows(ContentRefused.class, () -> ask(stream("""
                        data: {"choices": [{"delta": {"refusal": "I can"}}]}

                        data: {"choices": [{"delta": {"refusal": "not."}, "finish_reason": "stop"}]}

                        """)));

        assertTrue(String.valueOf(thrown.getMessage()).contains("'I cannot.'"), thrown.getMessage());
    }

    @Test
    void what_is_no_stream_is_malformed() {
        assertThrows(MalformedResponse.class, () -> ask(stream("<html>Hello</html>")));
        assertThrows(MalformedResponse.class, () -> ask(stream("data: half a\n\n")));
        assertThrows(MalformedResponse.class, () -> ask(stream("data: [DONE]\n\n")));
        assertThrows(MalformedResponse.class, () -> ask(stream("")));
    }

    @Test
    void a_stream_that_breaks_is_not_asked_again() {
        ScriptedServer server = new ScriptedServer(Dialect.OPENAI)
                .answers(ScriptedServer.events(HALF.repeat(2_000))
                        .newBuilder()
                        .onResponseBody(new SocketEffect.CloseSocket()));

        assertThrows(OutcomeUnknown.class, () -> ask(server));
        assertEquals(1, server.requests.size());
    }

    @Test
    void what_a_listener_throws_ends_the_call() {
        try (ScriptedServer server = stream(HALF);
                TextProvider text = server.builder().text("model-one")) {
            assertThrows(
                    IllegalStateException.class,
                    () -> text.generate(TextRequest.of("How?"), piece -> {
                        throw new IllegalStateException("enough");
                    }));
        }
    }

    private static ScriptedServer stream(String events) {
        return new ScriptedServer(Dialect.OPENAI).streams(events);
    }

    private TextResult ask(ScriptedServer server) {
        pieces.clear();
        try (server;
                TextProvider text = server.builder().text("model-one", "model-two")) {
            return text.generate(TextRequest.of("How?"), pieces::add);
        }
    }
}
