package io.insightstream.clients.pollinations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Secret;
import io.insightstream.clients.http.CallLimiter;
import io.insightstream.clients.http.KeyPool;
import io.insightstream.clients.http.TestTime;
import io.insightstream.contract.ContractPictures;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.error.NotConfigured;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.error.Unauthorized;
import io.insightstream.fake.PromptSockets;
import io.insightstream.spi.ImageRequest;
import io.insightstream.spi.ImageResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PollinationsTest {

    private static final ImageRequest SEA = ImageRequest.of("A calm sea");

    @StartStop
    private final MockWebServer server = PromptSockets.server();

    private final TestTime time = new TestTime();
    private final KeyPool keys = KeyPool.builder("pollinations")
            .keys(Secret.of("sk_0123456789"))
            .clock(time)
            .build();

    private Pollinations.Builder builder() {
        return Pollinations.builder()
                .models("flux")
                .baseUrl(server.url("").toString())
                .deadline(Duration.ofSeconds(5))
                .clock(time)
                .sleeper(time)
                .random(() -> 0.5);
    }

    private void answer(MockResponse.Builder answer) {
        server.enqueue(answer.build());
    }

    private void picture(int width, int height) {
        answer(new MockResponse.Builder().body(new Buffer().write(ContractPictures.png(width, height, 7))));
    }

    private static MockResponse.Builder error(int status, String body) {
        return new MockResponse.Builder().code(status).body(body);
    }

    private InsightStreamException failure(int status, String body) {
        answer(error(status, body));
        try (Pollinations pollinations = builder().keys(keys).build()) {
            return assertThrows(InsightStreamException.class, () -> pollinations.generate(SEA));
        }
    }

    private InsightStreamException anonymousFailure(int status, String body) {
        for (int i = 0; i < 4; i++) {
            answer(error(status, body));
        }
        try (Pollinations pollinations = builder().anonymous().build()) {
            return assertThrows(InsightStreamException.class, () -> pollinations.generate(SEA));
        }
    }

    @Test
    void the_request_is_an_address_and_the_key_is_not_part_of_it() throws InterruptedException {
        picture(1280, 720);
        try (Pollinations pollinations = builder().keys(keys).build()) {
            ImageResult result = pollinations.generate(
                    ImageRequest.of(" Café/bar? 100% & #1 ").withSeed(7));

            assertEquals(List.of(), result.notes());
            assertEquals(7L, result.first().seed());
            assertEquals("flux", result.provenance().model());
        }
        RecordedRequest request = server.takeRequest();
        assertEquals(
                "/image/Caf%c3%a9%2fbar%3f%20100%25%20%26%20%231?model=flux&width=1280&height=720&seed=7",
                request.getTarget());
        assertEquals("Bearer sk_0123456789", request.getHeaders().get("Authorization"));
    }

    @Test
    void without_a_seed_chance_draws_one_and_tells_it() throws InterruptedException {
        picture(960, 960);
        try (Pollinations pollinations = builder().keys(keys).build()) {
            ImageResult result = pollinations.generate(SEA.withAspectRatio(io.insightstream.media.AspectRatio.SQUARE));

            assertEquals(1_073_741_823L, result.first().seed());
        }
        assertTrue(server.takeRequest().getTarget().endsWith("width=960&height=960&seed=1073741823"));
    }

    @Test
    void another_size_than_asked_for_is_told_in_a_note() {
        picture(64, 36);
        try (Pollinations pollinations = builder().keys(keys).build()) {
            assertTrue(pollinations.generate(SEA).notes().get(0).contains("64x36"));
        }
    }

    @Test
    void the_old_host_is_asked_without_a_key() throws InterruptedException {
        picture(1280, 720);
        try (Pollinations pollinations = builder().anonymous().build()) {
            pollinations.generate(SEA);
        }
        RecordedRequest request = server.takeRequest();
        assertTrue(request.getTarget().startsWith("/prompt/A%20calm%20sea?"), request.getTarget());
        assertTrue(request.getTarget().endsWith("&nologo=true"), request.getTarget());
        assertNull(request.getHeaders().get("Authorization"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", " .. "})
    void a_prompt_that_would_change_the_address_is_refused(String prompt) {
        try (Pollinations pollinations = builder().keys(keys).build()) {
            assertThrows(InvalidRequest.class, () -> pollinations.generate(ImageRequest.of(prompt)));
        }
        assertEquals(0, server.getRequestCount());
    }

    @Test
    void a_prompt_of_many_dots_stays_below_its_path() throws InterruptedException {
        picture(1280, 720);
        try (Pollinations pollinations = builder().keys(keys).build()) {
            pollinations.generate(ImageRequest.of("../../account/%2e%2e"));
        }
        assertTrue(server.takeRequest().getTarget().startsWith("/image/..%2f..%2faccount%2f%252e%252e?"));
    }

    @Test
    void a_key_that_is_not_accepted_is_not_used_again() {
        InsightStreamException problem = failure(
                401,
                "{\"success\":false,\"error\":{\"message\":\"Authentication required\",\"code\":\"UNAUTHORIZED\"},"
                        + "\"status\":401}");

        assertInstanceOf(Unauthorized.class, problem);
        assertTrue(String.valueOf(problem.getMessage()).contains("Authentication required"), problem.getMessage());
        assertEquals(KeyPool.State.DISABLED, keys.snapshot().get(0).state());
    }

    @Test
    void a_host_that_wants_a_key_is_told_apart() {
        InsightStreamException problem = anonymousFailure(401, "{}");

        assertTrue(String.valueOf(problem.getMessage()).contains("anonymous()"), problem.getMessage());
    }

    @Test
    void an_account_out_of_pollen_is_spent() {
        assertInstanceOf(QuotaExhausted.class, failure(402, "{\"error\": {\"message\": \"Insufficient pollen\"}}"));
        assertFalse(keys.snapshot().get(0).state() == KeyPool.State.ACTIVE, "the account rests");
    }

    @Test
    void a_full_queue_is_a_rate_limit_though_it_asks_for_money() {
        String full = "{\"error\": \"Payment Required\", \"message\": \"Queue full for IP 203.0.113.7: 1 requests "
                + "already queued. Maximum allowed: 1\"}";

        assertInstanceOf(RateLimited.class, anonymousFailure(402, full));
        assertInstanceOf(RateLimited.class, anonymousFailure(402, "{\"x402Version\": 1, \"accepts\": []}"));
    }

    @Test
    void a_limiter_is_told_of_one_picture() {
        List<Integer> pictures = new ArrayList<>();
        picture(1280, 720);
        try (Pollinations pollinations = builder()
                .keys(keys)
                .limiter((call, deadline) -> {
                    pictures.add(call.images());
                    return CallLimiter.Permit.FREE;
                })
                .build()) {
            pollinations.generate(SEA);
        }
        assertEquals(List.of(1), pictures);
    }

    @Test
    void a_model_that_is_gone_gives_way_to_the_next_and_both_calls_are_counted() {
        answer(error(404, "{\"error\": \"Not Found\"}"));
        picture(1280, 720);
        try (Pollinations pollinations =
                builder().keys(keys).models("old", "flux").build()) {
            Provenance provenance = pollinations.generate(SEA).provenance();

            assertEquals("flux", provenance.model());
            assertEquals(2, provenance.attempts());
        }
    }

    @Test
    void a_full_queue_passes() {
        answer(error(402, "{\"message\": \"Queue full for IP\"}"));
        picture(1280, 720);
        try (Pollinations pollinations = builder().anonymous().build()) {
            assertEquals(2, pollinations.generate(SEA).provenance().attempts());
        }
    }

    @Test
    void a_model_the_key_may_not_use_is_no_reason_to_drop_the_key() {
        assertInstanceOf(Unauthorized.class, failure(403, "{\"error\": {\"message\": \"tier too low\"}}"));
        assertEquals(KeyPool.State.ACTIVE, keys.snapshot().get(0).state());
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocked by our content policy", "NSFW prompt", "failed the safety check"})
    void what_it_will_not_draw_is_a_refusal(String message) {
        assertInstanceOf(ContentRefused.class, failure(400, "{\"error\": {\"message\": \"" + message + "\"}}"));
    }

    @Test
    void a_model_that_is_gone_makes_way_for_the_next() {
        answer(error(400, "{\"error\": {\"message\": \"Model 'flux' is not found\"}}"));
        picture(1280, 720);
        try (Pollinations pollinations =
                builder().keys(keys).models("flux", "zimage").build()) {
            assertEquals("zimage", pollinations.generate(SEA).provenance().model());
        }
        assertInstanceOf(ModelUnavailable.class, failure(404, "{\"error\": \"Not Found\"}"));
        assertInstanceOf(ModelUnavailable.class, failure(400, "{\"error\": \"Invalid model parameter\"}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 414})
    void a_request_that_is_not_accepted_says_why(int status) {
        InsightStreamException problem = failure(status, "{\"error\": {\"message\": \"width is too large\"}}");

        assertInstanceOf(InvalidRequest.class, problem);
        assertTrue(String.valueOf(problem.getMessage()).contains("width is too large"), problem.getMessage());
    }

    @Test
    void a_rate_limit_tells_its_wait() {
        answer(error(429, "{}").addHeader("Retry-After", "30"));
        try (Pollinations pollinations = builder().keys(keys).build()) {
            RateLimited problem = assertThrows(RateLimited.class, () -> pollinations.generate(SEA));

            assertEquals(Optional.of(Duration.ofSeconds(30)), problem.retryAfter());
        }
    }

    @Test
    void an_outage_behind_cloudflare_is_told_in_its_words() {
        InsightStreamException problem =
                failure(530, "<html><head><title>Error</title></head><body>error code: 1033</body></html>");

        assertInstanceOf(ProviderUnavailable.class, problem);
        assertTrue(String.valueOf(problem.getMessage()).contains("error code: 1033"), problem.getMessage());
    }

    @Test
    void a_page_that_passes_for_a_picture_is_malformed_and_kept() {
        answer(new MockResponse.Builder()
                .addHeader("Content-Type", "image/jpeg")
                .body("{\"error\": \"the queue is gone\"}"));
        try (Pollinations pollinations = builder().keys(keys).build()) {
            MalformedResponse problem = assertThrows(MalformedResponse.class, () -> pollinations.generate(SEA));

            assertTrue(String.valueOf(problem.getMessage()).contains("the queue is gone"), problem.getMessage());
            assertEquals("{\"error\": \"the queue is gone\"}", problem.raw());
        }
    }

    @Test
    void a_builder_names_all_that_is_missing_at_once() {
        Pollinations.Builder wrong = Pollinations.builder()
                .baseUrl("nowhere")
                .deadline(Duration.ZERO)
                .id(new ProviderId("p"));

        String message =
                String.valueOf(assertThrows(NotConfigured.class, wrong::build).getMessage());

        for (String part : List.of("keys:", "models:", "baseUrl:", "deadline:")) {
            assertTrue(message.contains(part), message);
        }
        Pollinations.Builder both = builder().keys(keys).anonymous();
        assertThrows(NotConfigured.class, both::build);
    }

    @Test
    void a_client_of_the_user_is_used() {
        picture(1280, 720);
        try (Pollinations pollinations =
                builder().keys(keys).client(new okhttp3.OkHttpClient()).build()) {
            assertEquals(
                    "pollinations",
                    pollinations.generate(SEA).provenance().provider().value());
            assertEquals("pollinations [flux]", pollinations.toString());
        }
    }
}
