package io.insightstream.clients.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.CallListener;
import io.insightstream.call.Secret;
import io.insightstream.clients.http.KeyPool;
import io.insightstream.clients.http.KeyPool.State;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.error.NotFound;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.error.TimedOut;
import io.insightstream.error.Unauthorized;
import io.insightstream.error.Unsupported;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.TextRequest;
import io.insightstream.spi.TextResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorTableTest {

    private static final State ACTIVE = State.ACTIVE;

    record Row(int status, String error, Class<? extends InsightStreamException> expected, State key) {
        String body() {
            return "{\"error\": {" + error.replace('\'', '"') + "}}";
        }
    }

    static Stream<Row> table() {
        return Stream.of(
                new Row(
                        429,
                        "'message': 'You exceeded your current quota, please check your plan and billing details.',"
                                + "'type': 'insufficient_quota', 'param': null, 'code': 'insufficient_quota'",
                        QuotaExhausted.class,
                        State.COOLING),
                new Row(
                        429,
                        "'message': 'No.', 'type': 'insufficient_quota', 'code': null",
                        QuotaExhausted.class,
                        State.COOLING),
                new Row(429, "'message': 'You exceeded your current quota.'", QuotaExhausted.class, State.COOLING),
                new Row(
                        400,
                        "'message': 'Limit.', 'code': 'billing_hard_limit_reached'",
                        QuotaExhausted.class,
                        State.COOLING),
                new Row(402, "'message': 'Insufficient credits', 'code': 402", QuotaExhausted.class, State.COOLING),
                new Row(400, "'message': 'Blocked.', 'code': 'content_policy_violation'", ContentRefused.class, ACTIVE),
                new Row(400, "'message': 'Blocked.', 'code': 'moderation_blocked'", ContentRefused.class, ACTIVE),
                new Row(400, "'message': 'Filtered.', 'code': 'content_filter'", ContentRefused.class, ACTIVE),
                new Row(
                        403,
                        "'message': 'Chosen model requires moderation', 'code': 403, 'metadata': {'reasons': ['x'], 'flagged_input': 'y'}",
                        ContentRefused.class,
                        ACTIVE),
                new Row(403, "'message': 'Your input was flagged', 'code': 403", ContentRefused.class, ACTIVE),
                new Row(
                        403,
                        "'message': 'Country not supported', 'code': 'unsupported_country_region_territory'",
                        Unauthorized.class,
                        ACTIVE),
                new Row(400, "'message': 'Too long.', 'code': 'context_length_exceeded'", InvalidRequest.class, ACTIVE),
                new Row(
                        400,
                        "'message': 'This endpoint\\u0027s maximum context length is 4096 tokens.', 'code': 400",
                        InvalidRequest.class,
                        ACTIVE),
                new Row(
                        400,
                        "'message': 'Failed.', 'code': 'json_validate_failed', 'failed_generation': 'half a thought'",
                        MalformedResponse.class,
                        ACTIVE),
                new Row(
                        404,
                        "'message': 'The model `x` does not exist.', 'code': 'model_not_found'",
                        ModelUnavailable.class,
                        ACTIVE),
                new Row(
                        403,
                        "'message': 'Project has no access.', 'code': 'model_not_found'",
                        ModelUnavailable.class,
                        ACTIVE),
                new Row(400, "'message': 'Gone.', 'code': 'model_decommissioned'", ModelUnavailable.class, ACTIVE),
                new Row(400, "'message': 'x/y is not a valid model ID', 'code': 400", ModelUnavailable.class, ACTIVE),
                new Row(404, "'message': 'No endpoints found for x/y.', 'code': 404", ModelUnavailable.class, ACTIVE),
                new Row(
                        404,
                        "'message': 'model \\u0027x\\u0027 not found, try pulling it first'",
                        ModelUnavailable.class,
                        ACTIVE),
                new Row(404, "'message': 'This is no chat model.', 'param': 'model'", ModelUnavailable.class, ACTIVE),
                new Row(404, "'message': 'Unknown request URL'", NotFound.class, ACTIVE),
                new Row(
                        401,
                        "'message': 'Incorrect API key.', 'code': 'invalid_api_key'",
                        Unauthorized.class,
                        State.DISABLED),
                new Row(401, "'message': 'User not found.', 'code': 401", Unauthorized.class, State.DISABLED),
                new Row(
                        413,
                        "'message': 'Request too large for model `x` on tokens per minute (TPM): Limit 12000, Requested"
                                + " 12910', 'type': 'tokens', 'code': 'rate_limit_exceeded'",
                        InvalidRequest.class,
                        ACTIVE),
                new Row(422, "'message': 'No.'", InvalidRequest.class, ACTIVE),
                new Row(
                        400,
                        "'message': 'This model does not support response format `json_schema`.',"
                                + "'type': 'invalid_request_error'",
                        Unsupported.class,
                        ACTIVE),
                new Row(
                        422,
                        "'message': 'Not with this model.', 'param': 'response_format.json_schema'",
                        Unsupported.class,
                        ACTIVE),
                new Row(
                        400,
                        "'message': 'Say JSON to use response_format.', 'param': 'messages'",
                        InvalidRequest.class,
                        ACTIVE),
                new Row(
                        400,
                        "'message': 'Unsupported value', 'code': 'unsupported_value'",
                        InvalidRequest.class,
                        ACTIVE),
                new Row(
                        429,
                        "'message': 'Rate limit reached for model `x` on requests per day (RPD): Limit 1000, Used 1000.',"
                                + "'code': 'rate_limit_exceeded'",
                        QuotaExhausted.class,
                        ACTIVE),
                new Row(
                        429,
                        "'message': 'Rate limit exceeded: free-models-per-day.', 'code': 429",
                        QuotaExhausted.class,
                        ACTIVE),
                new Row(
                        429,
                        "'message': 'Rate limit reached on requests per min (RPM): Limit 3. You can add a payment method at"
                                + " https://platform.openai.com/account/billing.', 'code': 'rate_limit_exceeded'",
                        RateLimited.class,
                        ACTIVE),
                new Row(
                        429,
                        "'message': 'Provider returned error', 'code': 429, 'metadata': {'raw': 'busy',"
                                + "'provider_error_code': 'engine_overloaded'}",
                        ProviderUnavailable.class,
                        ACTIVE),
                new Row(409, "'message': 'Try later.'", ProviderUnavailable.class, ACTIVE),
                new Row(498, "'message': 'Flex capacity exceeded.'", ProviderUnavailable.class, ACTIVE),
                new Row(500, "'message': 'Oops.', 'type': 'server_error'", ProviderUnavailable.class, ACTIVE),
                new Row(503, "'message': 'The engine is currently overloaded.'", ProviderUnavailable.class, ACTIVE),
                new Row(529, "'message': 'Overloaded.'", ProviderUnavailable.class, ACTIVE));
    }

    @ParameterizedTest
    @MethodSource("table")
    void an_error_becomes_what_the_table_says(Row row) {
        try (ScriptedServer server = new ScriptedServer(Dialect.OPENAI).answers(row.status(), row.body())) {
            KeyPool keys = keys(server);
            InsightStreamException thrown =
                    thrownBy(server.builder().attempts(1).keys(keys));

            assertEquals(row.expected(), thrown.getClass(), String.valueOf(thrown.getMessage()));
            String message = String.valueOf(thrown.getMessage());
            assertTrue(message.contains("chat.completions with model-one"), message);
            assertEquals(row.key(), keys.snapshot().get(0).state(), "what became of the key");
        }
    }

    static Stream<Row> within() {
        return Stream.of(
                new Row(200, "'message': 'm', 'code': 400", InvalidRequest.class, ACTIVE),
                new Row(200, "'message': 'm', 'code': 402", QuotaExhausted.class, State.COOLING),
                new Row(200, "'message': 'm', 'code': 403, 'metadata': {'reasons': []}", ContentRefused.class, ACTIVE),
                new Row(200, "'message': 'm', 'code': 429", RateLimited.class, ACTIVE),
                new Row(200, "'message': 'm', 'code': 502", ProviderUnavailable.class, ACTIVE),
                new Row(200, "'message': 'm', 'code': 'invalid_api_key'", Unauthorized.class, State.DISABLED),
                new Row(200, "'message': 'm', 'code': 'rate_limit_exceeded'", RateLimited.class, ACTIVE),
                new Row(200, "'message': 'm', 'code': 'model_not_found'", ModelUnavailable.class, ACTIVE),
                new Row(200, "'message': 'm', 'type': 'invalid_request_error'", InvalidRequest.class, ACTIVE),
                new Row(200, "'message': 'm', 'type': 'server_error'", ProviderUnavailable.class, ACTIVE),
                new Row(200, "'nothing': 'known'", ProviderUnavailable.class, ACTIVE));
    }

    @ParameterizedTest
    @MethodSource("within")
    void an_error_within_a_good_status_is_one_too(Row row) {
        an_error_becomes_what_the_table_says(row);
        String inChoice = "{\"choices\": [" + row.body() + "]}";
        try (ScriptedServer server = new ScriptedServer(Dialect.OPENROUTER).answers(200, inChoice)) {
            assertEquals(row.expected(), thrownBy(server.builder().attempts(1)).getClass());
        }
    }

    @Test
    void a_failed_generation_is_handed_on_as_it_is() {
        try (ScriptedServer server = new ScriptedServer(Dialect.GROQ).answers(400, """
                {"error": {"code": "json_validate_failed", "failed_generation": "{\\"title\\": ", "message": "Failed."}}""")) {
            MalformedResponse thrown = assertInstanceOf(MalformedResponse.class, thrownBy(server.builder()));

            assertEquals("{\"title\": ", thrown.raw());
        }
    }

    @Test
    void what_was_too_busy_to_begin_is_asked_again() {
        try (ScriptedServer server = new ScriptedServer(Dialect.GROQ)
                .answers(498, "{\"error\": {\"message\": \"Flex capacity exceeded.\"}}")
                .answers(503, "{\"error\": {\"message\": \"The engine is currently overloaded.\"}}")
                .answers(200, ScriptedServer.said("Yes."))) {
            assertEquals("Yes.", ask(server.builder()));
            assertEquals(3, server.requests.size());
        }
    }

    @Test
    void an_unexplained_fault_is_not_asked_again_since_it_may_have_cost() {
        try (ScriptedServer server =
                new ScriptedServer(Dialect.OPENAI).answers(503, "{\"error\": {\"message\": \"Oops.\"}}")) {
            assertInstanceOf(ProviderUnavailable.class, thrownBy(server.builder()));
            assertEquals(1, server.requests.size());
        }
    }

    @Test
    void a_gateway_that_gave_up_leaves_the_outcome_unknown() {
        try (ScriptedServer server = new ScriptedServer(Dialect.OPENAI).answers(504, "<html>Gateway Time-out</html>")) {
            assertInstanceOf(OutcomeUnknown.class, thrownBy(server.builder()));
        }
    }

    @Test
    void a_server_that_asks_not_to_be_asked_again_is_not() {
        MockResponse.Builder limited = ScriptedServer.json(429, "{\"error\": {\"message\": \"Enough.\"}}")
                .newBuilder()
                .addHeader("x-should-retry", "false");
        try (ScriptedServer server = new ScriptedServer(Dialect.OPENAI).answers(limited)) {
            assertInstanceOf(RateLimited.class, thrownBy(server.builder()));
            assertEquals(1, server.requests.size());
        }
    }

    @Test
    void a_rate_limit_is_waited_for_as_long_as_its_words_say() {
        try (ScriptedServer server =
                new ScriptedServer(Dialect.OPENAI).answers(429, """
                        {"error": {"message": "Rate limit reached on requests per min (RPM). Please try again in 20s. Visit.",
                          "type": "requests", "code": "rate_limit_exceeded"}}""").answers(200, ScriptedServer.said("Yes."))) {
            assertEquals("Yes.", ask(server.builder()));
            assertEquals(List.of(Duration.ofSeconds(20)), server.time.slept());
        }
    }

    @Test
    void a_limit_of_the_day_names_its_reset() {
        long reset = Instant.parse("2026-03-05T00:00:00Z").toEpochMilli();
        try (ScriptedServer server = new ScriptedServer(Dialect.OPENROUTER).answers(429, """
                {"error": {"message": "Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 free model \
                requests per day", "code": 429, "metadata": {"headers": {"X-RateLimit-Limit": "50",
                  "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "%d"}, "provider_name": null}}, "user_id": "u"}""".formatted(reset))) {
            QuotaExhausted thrown = assertInstanceOf(QuotaExhausted.class, thrownBy(server.builder()));

            assertEquals(Optional.of(Instant.ofEpochMilli(reset)), thrown.resetsAt());
            assertEquals(1, server.requests.size());
        }
    }

    @Test
    void an_account_without_credit_rests_with_all_its_keys_and_another_account_goes_on() {
        try (ScriptedServer server = new ScriptedServer(Dialect.OPENROUTER)
                .answers(402, "{\"error\": {\"message\": \"Insufficient credits\", \"code\": 402}}")
                .answers(200, ScriptedServer.said("Yes."))) {
            KeyPool keys = KeyPool.builder("openrouter")
                    .keys(Secret.of("sk-first-000000000000"), Secret.of("sk-second-00000000000"))
                    .additionalProject("other", Secret.of("sk-other-000000000000"))
                    .clock(server.time)
                    .build();

            assertEquals("Yes.", ask(server.builder().keys(keys)));
            assertEquals(2, server.requests.size());
            assertEquals(
                    "Bearer sk-other-000000000000",
                    server.requests.get(1).getHeaders().get("Authorization"));
        }
    }

    @Test
    void no_other_key_of_an_account_is_tried_where_accounts_are_limited() {
        String body = "{\"error\": {\"message\": \"Slow down, retry in 3 seconds\", \"code\": 429}}";
        try (ScriptedServer server =
                new ScriptedServer(Dialect.OPENROUTER).answers(429, body).answers(200, ScriptedServer.said("Yes."))) {
            ask(server.builder().keys(keys(server)));

            assertEquals(List.of(Duration.ofSeconds(3)), server.time.slept());
        }
    }

    @Test
    void a_model_that_is_gone_gives_way_to_the_next() {
        try (ScriptedServer server = new ScriptedServer(Dialect.GROQ)
                .answers(400, "{\"error\": {\"message\": \"Gone.\", \"code\": \"model_decommissioned\"}}")
                .answers(200, ScriptedServer.said("Yes."))) {
            try (TextProvider text = server.builder().text("old", "new")) {
                TextResult result = text.generate(TextRequest.of("How?"));
                assertEquals("Yes.", result.text());
                assertEquals(2, result.provenance().attempts(), "the model that is gone was asked, too");
            }
            assertEquals("new", server.body(1).path("model").asText());
        }
    }

    @Test
    void the_models_share_the_deadline_of_a_request() {
        try (ScriptedServer server = new ScriptedServer(Dialect.OPENAI).always(request -> gone());
                TextProvider text = server.builder()
                        .listener(new CallListener() {
                            @Override
                            public void modelChanged(ModelChange change) {
                                server.time.pass(Duration.ofSeconds(6));
                            }
                        })
                        .text("one", "two", "three")) {
            assertThrows(
                    TimedOut.class, () -> text.generate(TextRequest.of("How?").withDeadline(Duration.ofSeconds(10))));
            assertEquals(2, server.requests.size());
        }
    }

    private static MockResponse gone() {
        return ScriptedServer.json(404, "{\"error\": {\"message\": \"Gone.\", \"code\": \"model_not_found\"}}");
    }

    @Test
    void words_far_behind_are_understood_and_a_long_message_is_cut() {
        String raw = "x".repeat(1_000) + " Please try again in 4s.";
        try (ScriptedServer server = new ScriptedServer(Dialect.OPENAI)
                .answers(429, "{\"error\": {\"message\": \"Busy\", \"metadata\": {\"raw\": \"" + raw + "\"}}}")) {
            RateLimited thrown = assertInstanceOf(
                    RateLimited.class, thrownBy(server.builder().attempts(1)));

            assertEquals(Optional.of(Duration.ofSeconds(4)), thrown.retryAfter());
            assertTrue(String.valueOf(thrown.getMessage()).length() < 500, thrown.getMessage());
        }
    }

    @Test
    void a_page_for_people_costs_no_key() {
        try (ScriptedServer server =
                new ScriptedServer(Dialect.OPENAI).answers(401, "<html><style>p{}</style><p>Log in</p></html>")) {
            KeyPool keys = keys(server);
            InsightStreamException thrown = thrownBy(server.builder().keys(keys));

            assertInstanceOf(Unauthorized.class, thrown);
            assertTrue(String.valueOf(thrown.getMessage()).contains("'Log in'"), thrown.getMessage());
            assertEquals(State.ACTIVE, keys.snapshot().get(0).state());
        }
    }

    @Test
    void an_answer_that_speaks_of_errors_is_none() {
        try (ScriptedServer server =
                new ScriptedServer(Dialect.OPENAI).answers(200, ScriptedServer.said("An \"error\" is no failure."))) {
            assertFalse(ask(server.builder()).isEmpty());
        }
    }

    private static KeyPool keys(ScriptedServer server) {
        return KeyPool.builder("test")
                .keys(Secret.of(ScriptedServer.KEY))
                .clock(server.time)
                .build();
    }

    private static String ask(OpenAi.Builder builder) {
        try (TextProvider text = builder.text("model-one")) {
            return text.generate(TextRequest.of("How?")).text();
        }
    }

    private static InsightStreamException thrownBy(OpenAi.Builder builder) {
        return assertThrows(InsightStreamException.class, () -> ask(builder));
    }
}
