package io.insightstream.clients.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.Secret;
import io.insightstream.clients.http.KeyPool;
import io.insightstream.clients.http.TestTime;
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
import io.insightstream.fake.PromptSockets;
import io.insightstream.spi.ImageRequest;
import java.time.Duration;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the table of errors, in the words of Replicate. */
class ReplicateErrorsTest {

    @StartStop
    private final MockWebServer server = PromptSockets.server();

    private final TestTime time = new TestTime();
    private final KeyPool keys = KeyPool.builder("replicate")
            .keys(Secret.of("r8_0123456789"))
            .clock(time)
            .build();

    private Replicate provider(String... models) {
        return Replicate.builder()
                .keys(keys)
                .models(models)
                .baseUrl(server.url("/v1/").toString())
                .deadline(Duration.ofSeconds(5))
                .clock(time)
                .sleeper(time)
                .random(() -> 0.5)
                .build();
    }

    private InsightStreamException failure(int status, String body) {
        server.enqueue(FakeReplicate.json(status, body));
        try (Replicate replicate = provider("owner/painter")) {
            return assertThrows(InsightStreamException.class, () -> replicate.generate(ImageRequest.of("A calm sea")));
        }
    }

    private KeyPool.State state() {
        return keys.snapshot().get(0).state();
    }

    @Test
    void a_token_that_is_not_accepted_is_not_used_again() {
        InsightStreamException problem = failure(
                401,
                "{\"title\":\"Unauthenticated\",\"detail\":\"You did not pass a valid authentication token\","
                        + "\"status\":401}");

        assertInstanceOf(Unauthorized.class, problem);
        assertTrue(String.valueOf(problem.getMessage()).contains("valid authentication token"), problem.getMessage());
        assertEquals(KeyPool.State.DISABLED, state());
    }

    @Test
    void an_account_without_credit_is_spent() {
        InsightStreamException problem =
                failure(402, "{\"title\": \"Insufficient credit\", \"detail\": \"You have insufficient credit\"}");

        assertInstanceOf(QuotaExhausted.class, problem);
        assertTrue(String.valueOf(problem.getMessage()).contains("billing"), problem.getMessage());
        assertFalse(state() == KeyPool.State.ACTIVE, "the account rests");
    }

    @Test
    void a_token_that_may_not_do_it_stays() {
        assertInstanceOf(Unauthorized.class, failure(403, "{\"detail\": \"no\"}"));
        assertEquals(KeyPool.State.ACTIVE, state());
    }

    @Test
    void a_model_that_is_gone_makes_way_for_the_next() {
        server.enqueue(FakeReplicate.json(404, "{\"detail\": \"The requested resource could not be found.\"}"));
        server.enqueue(FakeReplicate.json(404, "{\"detail\": \"No such version\"}"));
        try (Replicate replicate = provider("owner/gone", "owner/old:" + "a".repeat(64))) {
            ModelUnavailable problem =
                    assertThrows(ModelUnavailable.class, () -> replicate.generate(ImageRequest.of("A calm sea")));

            assertTrue(String.valueOf(problem.getMessage()).contains("owner/gone"), problem.getMessage());
            assertEquals(2, server.getRequestCount());
        }
    }

    @Test
    void an_unknown_prediction_is_named() {
        server.enqueue(FakeReplicate.json(404, "{\"detail\": \"not found\", \"status\": 404}"));
        try (Replicate replicate = provider("owner/painter")) {
            NotFound problem = assertThrows(NotFound.class, () -> replicate.resume("p77"));

            assertTrue(String.valueOf(problem.getMessage()).contains("p77"), problem.getMessage());
        }
    }

    @Test
    void a_timeout_of_a_gateway_is_an_unknown_outcome() {
        InsightStreamException problem = failure(408, "");

        assertInstanceOf(OutcomeUnknown.class, problem);
        assertInstanceOf(TimedOut.class, problem.getCause());
    }

    @ParameterizedTest
    @CsvSource({
        "Request was throttled. Expected available in 12 seconds., 12",
        "Request was throttled. Expected available in 1 second., PT1S",
        "Request was throttled. Your rate limit resets in ~30s., 30"
    })
    void a_rate_limit_tells_its_wait_in_words(String detail, String wait) {
        Duration expected = wait.startsWith("P") ? Duration.parse(wait) : Duration.ofSeconds(Long.parseLong(wait));
        server.enqueue(FakeReplicate.json(429, "{\"detail\": \"" + detail + "\"}"));
        server.enqueue(FakeReplicate.json(422, "{}"));
        try (Replicate replicate = provider("owner/painter")) {
            InsightStreamException problem =
                    assertThrows(InsightStreamException.class, () -> replicate.generate(ImageRequest.of("A calm sea")));

            if (expected.compareTo(Duration.ofSeconds(5)) < 0) {
                assertInstanceOf(InvalidRequest.class, problem);
                assertEquals(expected, time.slept().get(0));
            } else {
                assertEquals(
                        Optional.of(expected),
                        assertInstanceOf(RateLimited.class, problem).retryAfter());
                assertEquals(KeyPool.State.COOLING, state());
            }
        }
    }

    @Test
    void a_rate_limit_tells_its_wait_in_a_header() {
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .addHeader("ratelimit-reset", "20")
                .body("{\"detail\": \"slow down\"}")
                .build());
        try (Replicate replicate = provider("owner/painter")) {
            RateLimited problem =
                    assertThrows(RateLimited.class, () -> replicate.generate(ImageRequest.of("A calm sea")));

            assertEquals(Optional.of(Duration.ofSeconds(20)), problem.retryAfter());
        }
    }

    @ParameterizedTest
    @CsvSource({"400", "413", "422"})
    void a_request_that_is_not_accepted_quotes_the_fields(int status) {
        InsightStreamException problem = failure(
                status,
                "{\"title\": \"Input validation failed\", \"detail\": \"- input.num_outputs: Must be less than or equal "
                        + "to 4\", \"invalid_fields\": [{\"field\": \"input.num_outputs\"}]}");

        assertInstanceOf(InvalidRequest.class, problem);
        assertTrue(String.valueOf(problem.getMessage()).contains("input.num_outputs: Must"), problem.getMessage());
    }

    @Test
    void a_long_text_is_shortened() {
        InsightStreamException problem = failure(422, "{\"detail\": \"" + "x".repeat(5_000) + "\"}");

        assertTrue(String.valueOf(problem.getMessage()).length() < 1_000, problem.getMessage());
    }

    @Test
    void a_fault_of_replicate_is_told_as_such() {
        assertInstanceOf(ProviderUnavailable.class, failure(500, "<html>oops</html>"));
    }
}
