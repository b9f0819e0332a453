package io.insightstream.clients.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.insightstream.call.CallListener;
import io.insightstream.clients.http.KeyPool.KeyStatus;
import io.insightstream.clients.http.KeyPool.State;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.error.NotFound;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.error.TimedOut;
import io.insightstream.error.Unauthorized;
import io.insightstream.spi.TextRequest;
import io.insightstream.spi.TextResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorTableTest {

    private static final String HELP = """
            {"@type": "type.googleapis.com/google.rpc.Help", "links": [{"description": "Learn more", "url": "https://x"}]}""";
    private static final String PAGE = """
            <!DOCTYPE html><html lang=en><title>Error</title><style>p{margin:0}</style>
            <p><b>That is an error.</b> <ins>That is all we know.</ins></html>""";
    private static final Instant MIDNIGHT_IN_LOS_ANGELES = Instant.parse("2026-03-04T08:00:00Z");

    record Row(String name, int status, String body, Class<? extends InsightStreamException> expected, State key) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Row row(
            int status, String name, String message, Class<? extends InsightStreamException> expected, State key) {
        String body = GeminiServer.error(status, name, message);
        return new Row(status + " " + name + " " + message, status, body, expected, key);
    }

    private static Row reason(int status, String name, String reason, State key) {
        String body = GeminiServer.error(status, name, "Said in words.", info(reason));
        return new Row(status + " " + reason, status, body, Unauthorized.class, key);
    }

    private static Row page(int status, Class<? extends InsightStreamException> expected) {
        return new Row(status + " as a page", status, PAGE, expected, State.ACTIVE);
    }

    private static String info(String reason) {
        return """
                {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "%s", "domain": "googleapis.com",
                 "metadata": {"service": "generativelanguage.googleapis.com"}}""".formatted(reason);
    }

    static Stream<Row> table() {
        return Stream.of(
                reason(400, "INVALID_ARGUMENT", "API_KEY_INVALID", State.DISABLED),
                reason(401, "UNAUTHENTICATED", "ACCESS_TOKEN_TYPE_UNSUPPORTED", State.DISABLED),
                reason(403, "PERMISSION_DENIED", "SERVICE_DISABLED", State.DISABLED),
                reason(403, "PERMISSION_DENIED", "API_KEY_SERVICE_BLOCKED", State.DISABLED),
                reason(403, "PERMISSION_DENIED", "API_KEY_IP_ADDRESS_BLOCKED", State.DISABLED),
                reason(403, "PERMISSION_DENIED", "CONSUMER_SUSPENDED", State.DISABLED),
                reason(403, "PERMISSION_DENIED", "IAM_PERMISSION_DENIED", State.ACTIVE),
                row(
                        400,
                        "INVALID_ARGUMENT",
                        "API key not valid. Please pass a valid API key.",
                        Unauthorized.class,
                        State.DISABLED),
                row(
                        403,
                        "PERMISSION_DENIED",
                        "Your API key was reported as leaked. Please use another API key.",
                        Unauthorized.class,
                        State.DISABLED),
                row(
                        400,
                        "FAILED_PRECONDITION",
                        "Free tier is not available here. Please enable billing on your project.",
                        Unauthorized.class,
                        State.DISABLED),
                row(
                        400,
                        "FAILED_PRECONDITION",
                        "User location is not supported for the API use.",
                        Unauthorized.class,
                        State.ACTIVE),
                row(
                        400,
                        "INVALID_ARGUMENT",
                        "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).",
                        InvalidRequest.class,
                        State.ACTIVE),
                row(
                        400,
                        "INVALID_ARGUMENT",
                        "Request contains an invalid argument.",
                        InvalidRequest.class,
                        State.ACTIVE),
                row(
                        400,
                        "INVALID_ARGUMENT",
                        "This prompt contains words that violate Google's Responsible AI practices.",
                        ContentRefused.class,
                        State.ACTIVE),
                row(400, "INVALID_ARGUMENT", "Unable to process input image.", InvalidRequest.class, State.ACTIVE),
                row(
                        404,
                        "NOT_FOUND",
                        "models/model-a is not found for API version v1beta, or is not supported for generateContent.",
                        ModelUnavailable.class,
                        State.ACTIVE),
                row(
                        400,
                        "INVALID_ARGUMENT",
                        "models/model-a is not found for API version v1beta.",
                        ModelUnavailable.class,
                        State.ACTIVE),
                row(404, "NOT_FOUND", "This model is no longer available.", ModelUnavailable.class, State.ACTIVE),
                row(402, "", "Pay first.", QuotaExhausted.class, State.ACTIVE),
                row(408, "", "Too slow.", TimedOut.class, State.ACTIVE),
                row(413, "", "Request payload size exceeds the limit.", InvalidRequest.class, State.ACTIVE),
                row(429, "RESOURCE_EXHAUSTED", "Resource has been exhausted.", RateLimited.class, State.ACTIVE),
                row(
                        429,
                        "RESOURCE_EXHAUSTED",
                        "Your prepayment credits are depleted.",
                        QuotaExhausted.class,
                        State.ACTIVE),
                row(
                        429,
                        "RESOURCE_EXHAUSTED",
                        "* Quota exceeded for metric: requests, limit: 0, model: model-a",
                        ModelUnavailable.class,
                        State.ACTIVE),
                row(499, "CANCELLED", "The operation was cancelled.", ProviderUnavailable.class, State.ACTIVE),
                row(500, "INTERNAL", "An internal error has occurred.", ProviderUnavailable.class, State.ACTIVE),
                row(503, "UNAVAILABLE", "The model is overloaded.", ProviderUnavailable.class, State.ACTIVE),
                row(504, "DEADLINE_EXCEEDED", "Deadline expired.", TimedOut.class, State.ACTIVE),
                page(404, NotFound.class),
                page(400, InvalidRequest.class),
                page(403, Unauthorized.class),
                page(429, RateLimited.class),
                page(502, ProviderUnavailable.class));
    }

    @ParameterizedTest
    @MethodSource("table")
    void an_error_is_the_exception_of_its_row_and_the_key_what_it_says(Row row) {
        try (GeminiServer server = new GeminiServer()) {
            InsightStreamException failure = failure(server.answers(row.status(), row.body()));

            assertInstanceOf(row.expected(), meaning(failure, row.status()));
            assertEquals(row.key(), server.keys.snapshot().get(0).state());
            assertTrue(String.valueOf(failure.getMessage()).contains("'model-a'"), failure.getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void an_error_means_the_same_in_an_array_in_a_message_and_in_an_answer_of_status_200(Row row) {
        if (row.body().equals(PAGE)) {
            return;
        }
        String quoted = JsonNodeFactory.instance.textNode(row.body()).toString();
        List<MockResponse.Builder> forms = List.of(
                new MockResponse.Builder().code(row.status()).body("[" + row.body() + "]"),
                new MockResponse.Builder()
                        .code(row.status())
                        .body("{\"error\": {\"code\": " + row.status() + ", \"status\": \"Error\", \"message\": "
                                + quoted + "}}"),
                new MockResponse.Builder().code(200).body(row.body()));
        for (MockResponse.Builder form : forms) {
            try (GeminiServer server = new GeminiServer()) {
                MockResponse answer = form.build();
                InsightStreamException failure = failure(server.answers(answer));
                assertInstanceOf(row.expected(), meaning(failure, answer.getCode()));
                assertEquals(row.key(), server.keys.snapshot().get(0).state());
            }
        }
    }

    @Test
    void a_page_is_told_in_its_words_alone() {
        try (GeminiServer server = new GeminiServer()) {
            String message = String.valueOf(failure(server.answers(404, PAGE)).getMessage());

            assertTrue(message.contains("'Error That is an error. That is all we know.'"), message);
        }
    }

    @Test
    void what_is_meant_for_googles_own_people_is_not_told() {
        String debug =
                "{\"@type\": \"type.googleapis.com/google.rpc.DebugInfo\", \"detail\": \"Invalid API key: AIza-x\"}";
        try (GeminiServer server = new GeminiServer()) {
            String message = String.valueOf(
                    failure(server.answers(400, GeminiServer.error(400, "INVALID_ARGUMENT", "No.", debug)))
                            .getMessage());

            assertTrue(message.contains("'No.'") && !message.contains("AIza-x"), message);
        }
    }

    @Test
    void the_days_quota_is_spent_until_midnight_in_los_angeles_whatever_wait_is_told() {
        try (GeminiServer server = GeminiServer.withThreeKeys();
                Gemini gemini = server.gemini()) {
            String body = quota("GenerateRequestsPerDayPerProjectPerModel-FreeTier", "20", "46s");
            server.answers(429, body).answers(429, body);

            QuotaExhausted failure =
                    assertThrows(QuotaExhausted.class, () -> gemini.text().generate(TextRequest.of("Hi")));

            assertEquals(Optional.of(MIDNIGHT_IN_LOS_ANGELES), failure.resetsAt());
            assertEquals(List.of(), server.time.slept());
            assertEquals(2, server.requests(), "a key of each project is tried, and no other");
            assertEquals(
                    List.of(State.ACTIVE, State.ACTIVE, State.ACTIVE),
                    server.keys.snapshot().stream().map(KeyStatus::state).toList());
        }
    }

    @Test
    void a_model_without_quota_for_the_day_is_not_asked_again_and_the_others_are() {
        try (GeminiServer server = new GeminiServer();
                Gemini gemini = server.gemini()) {
            server.answers(429, quota("GenerateRequestsPerDayPerProjectPerModel-FreeTier", "20", "46s"))
                    .answers(GeminiServer.saying("Yes."));
            TextRequest request = TextRequest.of("Hi");
            assertThrows(QuotaExhausted.class, () -> gemini.text().generate(request));
            assertThrows(QuotaExhausted.class, () -> gemini.text().generate(request));

            assertEquals(
                    "Yes.", gemini.text().generate(request.withModel("model-b")).text());
            assertEquals(2, server.requests());
            server.time.pass(Duration.ofHours(3));
            server.answers(GeminiServer.saying("Again."));
            assertEquals("Again.", gemini.text().generate(request).text());
        }
    }

    @Test
    void the_days_quota_of_a_model_nobody_configured_is_told_and_not_remembered() {
        try (GeminiServer server = new GeminiServer();
                Gemini gemini = server.gemini()) {
            server.answers(429, quota("GenerateRequestsPerDayPerProjectPerModel", "20", "46s"))
                    .answers(GeminiServer.saying("Yes."));
            TextRequest request = TextRequest.of("Hi").withModel("model-x");

            assertThrows(QuotaExhausted.class, () -> gemini.text().generate(request));
            assertEquals("Yes.", gemini.text().generate(request).text());
        }
    }

    record Wait(String message, String detail, String header, String expected) {}

    static Stream<Wait> waits() {
        return Stream.of(
                new Wait("Slow down.", "48s", "", "PT48S"),
                new Wait("Slow down.", "1.5s", "", "PT1.5S"),
                new Wait("Please retry in 48.939935699s.", "48s", "", "PT48.939935699S"),
                new Wait("Please retry in 173.4ms.", "", "", "PT0.1734S"),
                new Wait("Please retry in 1m5.5s.", "", "", "PT1M5.5S"),
                new Wait("Please retry in 3s.", "10s", "7", "PT10S"),
                new Wait("Slow down.", "", "7", "PT7S"));
    }

    @ParameterizedTest
    @MethodSource("waits")
    void a_minutes_limit_is_waited_for_as_long_as_is_said(Wait wait) {
        String body = GeminiServer.error(
                429,
                "RESOURCE_EXHAUSTED",
                wait.message(),
                HELP,
                failures("GenerateRequestsPerMinutePerProject", "5"),
                retry(wait.detail()));
        try (GeminiServer server = new GeminiServer();
                Gemini gemini = server.builder().attempts(1).build()) {
            MockResponse.Builder answer = new MockResponse.Builder().code(429).body(body);
            if (!wait.header().isEmpty()) {
                answer.addHeader("Retry-After", wait.header());
            }
            server.answers(answer.build());

            RateLimited failure =
                    assertThrows(RateLimited.class, () -> gemini.text().generate(TextRequest.of("Hi")));

            assertEquals(Optional.of(Duration.parse(wait.expected())), failure.retryAfter());
            assertEquals(State.COOLING, server.keys.snapshot().get(0).state());
        }
    }

    @Test
    void keys_of_one_project_share_a_minutes_limit_and_those_of_another_do_not() {
        try (GeminiServer server = GeminiServer.withThreeKeys();
                Gemini gemini = server.gemini()) {
            server.answers(429, quota("GenerateRequestsPerMinutePerProjectPerModel", "5", "30s"))
                    .answers(GeminiServer.saying("Yes."));

            assertEquals("Yes.", gemini.text().generate(TextRequest.of("Hi")).text());

            List<String> keys = new ArrayList<>();
            keys.add(server.next().getHeaders().get("x-goog-api-key"));
            keys.add(server.next().getHeaders().get("x-goog-api-key"));
            assertEquals(List.of(GeminiServer.KEY.reveal(), GeminiServer.OTHER_PROJECT.reveal()), keys);
            assertEquals(
                    List.of(State.COOLING, State.COOLING, State.ACTIVE),
                    server.keys.snapshot().stream().map(KeyStatus::state).toList());
        }
    }

    @Test
    void the_models_share_the_deadline_of_a_request() {
        String gone = GeminiServer.error(404, "NOT_FOUND", "It is not found for API version v1beta.");
        try (GeminiServer server = new GeminiServer();
                Gemini gemini = server.builder()
                        .models("one", "two", "three")
                        .listener(new CallListener() {
                            @Override
                            public void modelChanged(ModelChange change) {
                                server.time.pass(Duration.ofSeconds(6));
                            }
                        })
                        .build()) {
            server.answers(404, gone).answers(404, gone).answers(GeminiServer.saying("Too late."));
            TextRequest request = TextRequest.of("Hi").withDeadline(Duration.ofSeconds(10));

            assertThrows(TimedOut.class, () -> gemini.text().generate(request));
            assertEquals(2, server.requests());
        }
    }

    @Test
    void a_model_without_any_quota_gives_way_to_the_next() {
        String body = GeminiServer.error(
                429, "RESOURCE_EXHAUSTED", "Quota exceeded for quota metric 'requests per minute'.", """
                {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "RATE_LIMIT_EXCEEDED",
                 "metadata": {"quota_limit": "GenerateContentRequestsPerMinutePerProjectPerRegion",
                  "quota_limit_value": "0"}}""");
        try (GeminiServer server = new GeminiServer();
                Gemini gemini = server.gemini()) {
            server.answers(429, body).answers(GeminiServer.saying("Yes."));

            TextResult result = gemini.text().generate(TextRequest.of("Hi"));
            assertEquals("Yes.", result.text());
            assertEquals(2, result.provenance().attempts());
            assertEquals(
                    List.of("/v1beta/models/model-a:generateContent", "/v1beta/models/model-b:generateContent"),
                    server.paths());
        }
    }

    @Test
    void an_overloaded_model_is_asked_again() {
        try (GeminiServer server = new GeminiServer();
                Gemini gemini = server.gemini()) {
            server.answers(503, GeminiServer.error(503, "UNAVAILABLE", "The model is overloaded."))
                    .answers(503, GeminiServer.error(503, "UNAVAILABLE", "This model is experiencing high demand."))
                    .answers(GeminiServer.saying("Yes."));

            assertEquals(
                    3, gemini.text().generate(TextRequest.of("Hi")).provenance().attempts());
        }
    }

    @Test
    void a_text_that_may_have_been_written_is_not_asked_for_again() {
        try (GeminiServer server = new GeminiServer();
                Gemini gemini = server.gemini()) {
            TextRequest request = TextRequest.of("Hi");
            server.answers(504, GeminiServer.error(504, "DEADLINE_EXCEEDED", "Deadline expired."));
            assertThrows(OutcomeUnknown.class, () -> gemini.text().generate(request));

            server.answers(503, GeminiServer.error(503, "UNAVAILABLE", "The service is currently unavailable."));
            assertThrows(ProviderUnavailable.class, () -> gemini.text().generate(request));

            server.answers(500, GeminiServer.error(500, "INTERNAL", "An internal error has occurred."));
            assertThrows(ProviderUnavailable.class, () -> gemini.text().generate(request));

            server.answers(503, PAGE);
            assertThrows(ProviderUnavailable.class, () -> gemini.text().generate(request));

            assertEquals(4, server.requests());
        }
    }

    /** What a gateway says leaves open whether a model has written, so it is only the cause. */
    private static @Nullable Throwable meaning(InsightStreamException failure, int status) {
        if (status == 408 || status == 502 || status == 504) {
            return assertInstanceOf(OutcomeUnknown.class, failure).getCause();
        }
        return failure;
    }

    private static InsightStreamException failure(GeminiServer server) {
        try (Gemini gemini = server.builder().attempts(1).build()) {
            TextRequest request = TextRequest.of("Hi").withModel("model-a");
            return assertThrows(
                    InsightStreamException.class, () -> gemini.text().generate(request));
        }
    }

    private static String quota(String id, String value, String delay) {
        return GeminiServer.error(
                429,
                "RESOURCE_EXHAUSTED",
                "You exceeded your current quota. Please retry in 46.557228821s.",
                HELP,
                failures(id, value),
                retry(delay));
    }

    private static String failures(String id, String value) {
        return """
                {"@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": [
                 {"quotaMetric": "generativelanguage.googleapis.com/requests", "quotaId": "%s",
                  "quotaDimensions": {"model": "model-a"}, "quotaValue": "%s"}]}""".formatted(id, value);
    }

    private static String retry(String delay) {
        return delay.isEmpty()
                ? HELP
                : "{\"@type\": \"type.googleapis.com/google.rpc.RetryInfo\", \"retryDelay\": \"" + delay + "\"}";
    }
}
