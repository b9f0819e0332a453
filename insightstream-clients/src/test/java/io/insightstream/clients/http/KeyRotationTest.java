package io.insightstream.clients.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.Secret;
import io.insightstream.call.Usage;
import io.insightstream.clients.http.KeyPool.State;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotFound;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.error.TimedOut;
import io.insightstream.error.Unauthorized;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyRotationTest extends CallerTest {

    private static final HttpCall CHARGED =
            HttpCall.get("things.list", "things").charge("units", 3).build();

    @Test
    void keys_take_turns() throws InterruptedException {
        HttpCaller caller = caller(builder -> builder.keys(keys(KEY, OTHER_KEY), IN_HEADER));
        for (int i = 0; i < 3; i++) {
            answer("done");
            caller.call(LIST);
        }

        assertEquals(KEY, sentKey());
        assertEquals(OTHER_KEY, sentKey());
        assertEquals(KEY, sentKey());
    }

    @Test
    void a_key_that_is_not_accepted_is_left_for_the_next_one_at_once_and_for_good() throws InterruptedException {
        KeyPool keys = keys(KEY, OTHER_KEY);
        HttpCaller caller = caller(builder -> builder.keys(keys, IN_HEADER));
        answer(401);
        answer("done");
        answer("again");

        HttpAnswer answer = caller.call(LIST);
        caller.call(LIST);

        assertEquals("done", answer.text());
        assertEquals(2, answer.attempts());
        assertEquals(List.of(), time.slept());
        assertEquals(List.of(KEY, OTHER_KEY, OTHER_KEY), List.of(sentKey(), sentKey(), sentKey()));
        assertEquals(State.DISABLED, keys.snapshot().get(0).state());
    }

    @Test
    void a_key_that_calls_too_often_rests_while_the_other_goes_on() {
        KeyPool keys = keys(KEY, OTHER_KEY);
        answer(429, "Retry-After", "30");
        answer("done");

        assertEquals(
                "done",
                caller(builder -> builder.keys(keys, IN_HEADER)).call(LIST).text());
        assertEquals(List.of(), time.slept());
        assertEquals(State.COOLING, keys.snapshot().get(0).state());
        assertEquals(time.instant().plusSeconds(30), keys.snapshot().get(0).until());
    }

    @Test
    void when_all_keys_rest_the_call_waits_for_the_first_that_is_free() {
        answer(429, "Retry-After", "5");
        answer(429, "Retry-After", "30");
        answer("done");

        assertEquals(
                "done",
                caller(builder -> builder.keys(keys(KEY, OTHER_KEY), IN_HEADER))
                        .call(LIST)
                        .text());
        assertEquals(List.of(Duration.ofSeconds(5)), time.slept());
        assertEquals(3, requests());
    }

    @Test
    void a_single_key_waits_as_long_as_the_server_says() {
        answer(429, "Retry-After", "5");
        answer("done");

        assertEquals(
                "done",
                caller(builder -> builder.keys(keys(KEY), IN_HEADER)).call(LIST).text());
        assertEquals(List.of(Duration.ofSeconds(5)), time.slept());
    }

    @Test
    void when_no_key_is_accepted_the_last_refusal_is_told() {
        answer(401);
        answer(403);

        Unauthorized failure = assertThrows(
                Unauthorized.class,
                () -> caller(builder -> builder.keys(keys(KEY, OTHER_KEY), IN_HEADER))
                        .call(LIST));

        assertTrue(message(failure).contains("403"), message(failure));
        assertEquals(2, requests());
    }

    @Test
    void a_data_answer_changes_no_key() {
        answer(404);
        answer(400);
        HttpCaller caller = caller(builder -> builder.keys(keys(KEY, OTHER_KEY), IN_HEADER));

        assertThrows(NotFound.class, () -> caller.call(LIST));
        assertThrows(InvalidRequest.class, () -> caller.call(LIST));
        assertEquals(2, requests());
    }

    @Test
    void a_paid_call_goes_on_with_another_key_because_it_was_refused() {
        answer(401);
        answer("made");

        assertEquals(
                "made",
                caller(builder -> builder.keys(keys(KEY, OTHER_KEY), IN_HEADER))
                        .call(PAY)
                        .text());
    }

    @Test
    void each_request_is_charged_when_it_is_sent() {
        QuotaLedger quota = ledger(100);
        answer(500);
        answer("done");

        HttpAnswer answer = caller(builder -> builder.quota(quota)).call(CHARGED);

        assertEquals(6, spent(quota));
        assertEquals(Usage.ofQuota("units", 6), answer.usage());
    }

    @Test
    void a_request_whose_connection_broke_stays_charged() {
        QuotaLedger quota = ledger(100);
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        answer("done");

        caller(builder -> builder.quota(quota)).call(CHARGED);

        assertEquals(6, spent(quota));
    }

    @Test
    void what_was_certainly_not_sent_is_given_back() throws IOException {
        QuotaLedger quota = ledger(100);
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        HttpCallerBuilder nowhere = HttpCaller.builder(
                        new io.insightstream.call.ProviderId("things"),
                        "http://localhost:" + free,
                        new PlainErrors(time))
                .clock(time)
                .sleeper(time)
                .quota(quota);
        try (HttpCaller caller = nowhere.build()) {
            assertThrows(ProviderUnavailable.class, () -> caller.call(CHARGED));
        }

        assertEquals(0, spent(quota));
    }

    @Test
    void what_the_limiter_does_not_let_through_is_given_back() {
        QuotaLedger quota = ledger(100);
        CallLimiter shut = (call, deadline) -> {
            throw new RateLimited("the limiter is shut", Duration.ofHours(1), null);
        };

        assertThrows(
                RateLimited.class,
                () -> caller(builder -> builder.quota(quota).limiter(shut)).call(CHARGED));
        assertEquals(0, spent(quota));
        assertEquals(0, requests());
    }

    @Test
    void the_limiter_hears_what_came_back_of_each_request() {
        List<@Nullable String> heard = new ArrayList<>();
        answer(500);
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        answer("done");

        caller(builder -> builder.limiter(
                        (call, deadline) -> answer -> heard.add(answer == null ? null : "" + answer.status())))
                .call(LIST);

        assertEquals(3, heard.size());
        assertEquals("500", heard.get(0));
        assertEquals(null, heard.get(1));
        assertEquals("200", heard.get(2));
    }

    @Test
    void a_spent_quota_refuses_before_anything_is_sent() {
        QuotaLedger quota = ledger(5);
        answer("done");
        HttpCaller caller = caller(builder -> builder.quota(quota));
        caller.call(CHARGED);

        QuotaExhausted failure = assertThrows(QuotaExhausted.class, () -> caller.call(CHARGED));

        assertTrue(failure.resetsAt().isPresent());
        assertEquals(1, requests());
        assertEquals(3, spent(quota));
    }

    @Test
    void the_ledger_learns_that_a_quota_is_spent_and_the_caller_when_it_starts_anew() {
        QuotaLedger quota = ledger(100);
        HttpCaller caller = caller(builder -> builder.quota(quota).keys(keys(KEY, OTHER_KEY), IN_HEADER));
        answer(402);

        QuotaExhausted failure = assertThrows(QuotaExhausted.class, () -> caller.call(CHARGED));

        Instant resetsAt = quota.snapshot().get(0).resetsAt();
        assertEquals(Optional.of(resetsAt), failure.resetsAt());
        assertThrows(QuotaExhausted.class, () -> caller.call(CHARGED));
        assertEquals(1, requests(), "keys of the same project do not help");
    }

    @Test
    void another_project_goes_on_where_one_is_spent() throws InterruptedException {
        QuotaLedger quota = ledger(3);
        KeyPool keys = KeyPool.builder("things")
                .keys(Secret.of(KEY))
                .additionalProject("second", Secret.of(OTHER_KEY))
                .clock(time)
                .build();
        HttpCaller caller = caller(builder -> builder.quota(quota).keys(keys, IN_HEADER));
        answer("first");
        answer("second");

        assertEquals("first", caller.call(CHARGED).text());
        assertEquals("second", caller.call(CHARGED).text());
        assertThrows(QuotaExhausted.class, () -> caller.call(CHARGED));
        assertEquals(List.of(KEY, OTHER_KEY), List.of(sentKey(), sentKey()));
    }

    @Test
    void a_pool_without_a_ledger_rests_the_project_that_is_spent() {
        KeyPool keys = keys(KEY, OTHER_KEY);
        HttpCaller caller = caller(builder -> builder.keys(keys, IN_HEADER));
        answer(402);

        assertThrows(QuotaExhausted.class, () -> caller.call(CHARGED));
        assertEquals(State.COOLING, keys.snapshot().get(0).state());
        assertEquals(State.COOLING, keys.snapshot().get(1).state());
    }

    @Test
    void a_call_whose_deadline_has_passed_is_not_sent() {
        CallLimiter slow = (call, deadline) -> {
            time.pass(Duration.ofMinutes(2));
            throw new RateLimited("slow", null, null);
        };

        assertThrows(
                RateLimited.class,
                () -> caller(builder -> builder.limiter(slow)).call(LIST));
        HttpCall late = HttpCall.post("things.make", "things", RequestBody.create("{}", MediaType.get("text/plain")))
                .deadline(Duration.ofNanos(-1))
                .build();
        assertThrows(TimedOut.class, () -> caller().call(late));
        assertEquals(0, requests());
    }

    @Test
    void an_unknown_outcome_stays_charged() {
        QuotaLedger quota = ledger(100);
        answer(502);
        HttpCall paid = HttpCall.post("things.make", "things", RequestBody.create("{}", MediaType.get("text/plain")))
                .charge("units", 50)
                .build();

        assertThrows(
                OutcomeUnknown.class,
                () -> caller(builder -> builder.quota(quota)).call(paid));
        assertEquals(50, spent(quota));
    }

    private QuotaLedger ledger(long units) {
        return QuotaLedger.builder("things").bucket("units", units).clock(time).build();
    }

    private static long spent(QuotaLedger quota) {
        return quota.snapshot().stream().mapToLong(QuotaLedger.Bucket::spent).sum();
    }

    private String sentKey() throws InterruptedException {
        return String.valueOf(server.takeRequest().getHeaders().get("X-Goog-Api-Key"));
    }
}
