package io.insightstream.clients.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.error.InvalidRequest;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.RateLimited;
import io.insightstream.error.TimedOut;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest extends CallerTest {

    @Test
    void an_error_of_the_server_is_repeated_and_each_wait_may_be_twice_as_long() {
        answer(500);
        answer(502);
        answer(503);
        answer("done");

        HttpAnswer answer = caller().call(LIST);

        assertEquals("done", answer.text());
        assertEquals(4, answer.attempts());
        assertEquals(List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2)), time.slept());
    }

    @Test
    void jitter_is_full_and_the_longest_backoff_caps_it() {
        for (int i = 0; i < 5; i++) {
            answer(500);
        }

        HttpCaller caller =
                caller(builder -> builder.random(() -> 0.25).retries(5, Duration.ofSeconds(1), Duration.ofSeconds(3)));

        assertThrows(ProviderUnavailable.class, () -> caller.call(LIST));
        assertEquals(
                List.of(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofMillis(750), Duration.ofMillis(750)),
                time.slept());
    }

    @Test
    void after_the_last_attempt_the_error_is_told() {
        for (int i = 0; i < 4; i++) {
            answer(500);
        }

        assertThrows(ProviderUnavailable.class, () -> caller().call(LIST));
        assertEquals(4, requests());
    }

    @Test
    void an_error_of_the_caller_is_not_repeated() {
        answer(400);

        assertThrows(InvalidRequest.class, () -> caller().call(LIST));
        assertEquals(1, requests());
    }

    @Test
    void the_wait_the_server_asks_for_comes_before_our_own() {
        answer(429, "Retry-After", "17");
        answer(503, "Retry-After", "Wed, 04 Mar 2026 05:06:47 GMT");
        answer(429, "retry-after-ms", "40");
        answer("done");

        assertEquals("done", caller().call(LIST).text());
        assertEquals(List.of(Duration.ofSeconds(17), Duration.ofSeconds(23), Duration.ofMillis(40)), time.slept());
    }

    @Test
    void a_wait_longer_than_the_deadline_fails_at_once_and_is_told() {
        answer(429, "Retry-After", "61");

        RateLimited limited = assertThrows(RateLimited.class, () -> caller().call(LIST));

        assertEquals(Optional.of(Duration.ofSeconds(61)), limited.retryAfter());
        assertEquals(List.of(), time.slept());
        assertEquals(1, requests());
    }

    @Test
    void retries_end_with_the_deadline_of_the_call() {
        for (int i = 0; i < 4; i++) {
            answer(500);
        }
        HttpCall call = HttpCall.get("things.list", "things")
                .deadline(Duration.ofSeconds(1))
                .build();

        assertThrows(ProviderUnavailable.class, () -> caller().call(call));
        assertEquals(List.of(Duration.ofMillis(500)), time.slept());
    }

    @Test
    void a_zero_wait_with_503_is_one_request_of_ours_and_none_of_the_client() {
        answer(503, "Retry-After", "0");
        answer("done");

        HttpAnswer answer = caller().call(LIST);

        assertEquals(2, answer.attempts());
        assertEquals(2, requests());
        assertEquals(List.of(Duration.ZERO), time.slept());
    }

    @Test
    void a_cut_body_is_asked_for_again() {
        server.enqueue(new MockResponse.Builder()
                .body("half of it")
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        answer("all of it");

        assertEquals("all of it", caller().call(LIST).text());
    }

    @Test
    void a_connection_that_closes_before_the_answer_is_tried_again() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        answer("done");

        HttpAnswer answer = caller().call(LIST);

        assertEquals("done", answer.text());
        assertEquals(2, answer.attempts());
    }

    @Test
    void a_slow_answer_times_out_with_the_deadline() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        HttpCaller caller = caller(builder -> builder.clock(java.time.Clock.systemUTC()));
        HttpCall call = HttpCall.get("things.list", "things")
                .deadline(Duration.ofMillis(50))
                .build();

        TimedOut failure = assertThrows(TimedOut.class, () -> caller.call(call));

        assertTrue(message(failure).contains("things.list"), message(failure));
    }

    @Test
    void nobody_at_the_address_is_tried_again_and_then_unavailable() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        HttpCaller caller = HttpCaller.builder(
                        new io.insightstream.call.ProviderId("things"),
                        "http://localhost:" + free,
                        new PlainErrors(time))
                .clock(time)
                .sleeper(time)
                .build();
        try (caller) {
            ProviderUnavailable failure = assertThrows(ProviderUnavailable.class, () -> caller.call(PAY));

            assertTrue(message(failure).contains("could not be connected"), message(failure));
            assertEquals(3, time.slept().size(), "what was never sent is repeated even if it costs money");
        }
    }

    @Test
    void a_call_that_costs_money_is_repeated_when_it_was_refused() {
        answer(429, "Retry-After", "2");
        answer(429, "Retry-After", "3");
        answer("made");

        assertEquals("made", caller().call(PAY).text());
        assertEquals(3, requests());
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void a_call_that_costs_money_is_not_repeated_after_an_error(int status) {
        answer(status);

        assertThrows(ProviderUnavailable.class, () -> caller().call(PAY));
        assertEquals(1, requests());
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 502, 504})
    void what_a_gateway_says_of_a_call_that_costs_money_leaves_its_outcome_unknown(int status) {
        answer(status);

        OutcomeUnknown failure = assertThrows(OutcomeUnknown.class, () -> caller().call(PAY));

        assertInstanceOf(io.insightstream.error.RetriableException.class, failure.getCause());
        assertEquals(1, requests());
    }

    @Test
    void a_lost_answer_of_a_call_that_costs_money_leaves_its_outcome_unknown() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());

        OutcomeUnknown failure = assertThrows(OutcomeUnknown.class, () -> caller().call(PAY));

        assertInstanceOf(ProviderUnavailable.class, failure.getCause());
        assertEquals(1, requests());
    }

    @Test
    void a_late_answer_of_a_call_that_costs_money_leaves_its_outcome_unknown() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        HttpCaller caller =
                caller(builder -> builder.clock(java.time.Clock.systemUTC()).deadline(Duration.ofMillis(200)));

        OutcomeUnknown failure = assertThrows(OutcomeUnknown.class, () -> caller.call(PAY));

        assertInstanceOf(TimedOut.class, failure.getCause());
    }
}
