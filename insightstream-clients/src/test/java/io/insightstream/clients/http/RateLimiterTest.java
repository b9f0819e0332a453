package io.insightstream.clients.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.Usage;
import io.insightstream.clients.http.CallLimiter.Permit;
import io.insightstream.error.Cancelled;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.error.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimiterTest {

    static final HttpCall CALL = HttpCall.get("models.generate", "v1/generate").build();

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final SteppedClock clock = new SteppedClock(START.toString());
    private final List<Duration> sleeps = new ArrayList<>();
    private final Instant later = START.plus(Duration.ofDays(3));

    @Test
    void without_a_limit_nothing_waits() {
        RateLimiter limiter = builder().build();
        for (int i = 0; i < 1000; i++) {
            limiter.acquire(CALL, START.plusMillis(1));
        }

        assertEquals(List.of(), sleeps);
    }

    @Test
    void as_many_as_a_minute_has_go_at_once_and_the_next_waits_for_the_first() {
        RateLimiter limiter = builder().requestsPerMinute(3).build();
        acquire(limiter);
        clock.advance(Duration.ofSeconds(10));
        acquire(limiter);
        acquire(limiter);
        assertEquals(List.of(), sleeps);

        acquire(limiter);
        assertEquals(START.plusSeconds(62), clock.instant());
        acquire(limiter);
        acquire(limiter);
        assertEquals(List.of(Duration.ofSeconds(52), Duration.ofSeconds(10)), sleeps);
    }

    @Test
    void the_way_to_the_provider_can_be_set() {
        RateLimiter limiter =
                builder().requestsPerMinute(1).travelTime(Duration.ZERO).build();
        acquire(limiter);
        acquire(limiter);

        assertEquals(List.of(Duration.ofMinutes(1)), sleeps);
    }

    @Test
    void who_would_wait_beyond_the_deadline_is_told_at_once_how_long() {
        RateLimiter limiter = builder().requestsPerMinute(1).build();
        acquire(limiter);
        clock.advance(Duration.ofSeconds(2));

        RateLimited problem = assertThrows(
                RateLimited.class, () -> limiter.acquire(CALL, clock.instant().plusSeconds(60)));

        assertEquals(Optional.of(Duration.ofSeconds(60)), problem.retryAfter());
        assertSays(problem, "'models.generate'", "'test'", "PT1M", "1 requests a minute");
        assertEquals(List.of(), sleeps);
        limiter.acquire(CALL, clock.instant().plusSeconds(60).plusNanos(1));
        assertEquals(List.of(Duration.ofMinutes(1)), sleeps);
    }

    @Test
    void pictures_are_counted_by_what_a_call_asks_for() {
        RateLimiter limiter =
                builder().requestsPerMinute(100).imagesPerMinute(10).build();
        limiter.acquire(images(6), later);
        limiter.acquire(images(4), later);
        limiter.acquire(CALL, later);
        assertEquals(List.of(), sleeps);

        limiter.acquire(images(1), later);
        assertEquals(List.of(Duration.ofSeconds(62)), sleeps);
        InvalidRequest problem = assertThrows(InvalidRequest.class, () -> limiter.acquire(images(11), later));
        assertSays(problem, "11 images", "10 a minute");
    }

    @Test
    void a_day_has_its_own_limit() {
        RateLimiter limiter =
                builder().requestsPerDay(2, ZoneId.of("America/Los_Angeles")).build();
        acquire(limiter);
        acquire(limiter);

        QuotaExhausted problem = assertThrows(QuotaExhausted.class, () -> acquire(limiter));

        assertEquals(Optional.of(Instant.parse("2026-03-02T08:00:00Z")), problem.resetsAt());
        clock.set("2026-03-02T08:00:00Z");
        acquire(limiter);
    }

    @Test
    void a_request_that_does_not_get_its_turn_is_not_counted_in_the_day() {
        RateLimiter limiter =
                builder().requestsPerMinute(1).requestsPerDay(2, ZoneOffset.UTC).build();
        acquire(limiter);
        for (int i = 0; i < 5; i++) {
            assertThrows(RateLimited.class, () -> limiter.acquire(CALL, START.plusSeconds(1)));
        }

        acquire(limiter);
        assertThrows(QuotaExhausted.class, () -> acquire(limiter));
    }

    @Test
    void the_count_of_the_day_survives_the_process_in_a_store() {
        FailingStore store = new FailingStore();
        acquire(builder().requestsPerDay(1, ZoneOffset.UTC).stateStore(store).build());
        RateLimiter next = builder()
                .requestsPerDay(1, ZoneOffset.UTC)
                .concurrency(1)
                .stateStore(store)
                .build();

        assertThrows(QuotaExhausted.class, () -> acquire(next));
        store.failure = new StoreUnavailable("no connection");
        assertThrows(StoreUnavailable.class, () -> acquire(next));
        store.failure = null;
        clock.advance(Duration.ofDays(1));
        acquire(next);
    }

    @Test
    void a_refusal_with_a_wait_stops_everybody() {
        RateLimiter limiter = builder().build();
        acquire(limiter).done(answer(429, "retry-after", "7"));
        acquire(limiter).done(answer(200));
        acquire(limiter).done(answer(429, "retry-after-ms", "250"));
        RateLimited problem = assertThrows(
                RateLimited.class, () -> limiter.acquire(CALL, clock.instant().plusMillis(100)));

        assertEquals(List.of(Duration.ofSeconds(7)), sleeps);
        assertEquals(Optional.of(Duration.ofMillis(250)), problem.retryAfter());
        assertSays(problem, "the provider asked to wait");
    }

    @ParameterizedTest
    @CsvSource({
        "x-ratelimit-remaining-requests, 0, x-ratelimit-reset-requests, 6m0s, 360000",
        "x-ratelimit-remaining-requests, 0, x-ratelimit-reset-requests, 20ms, 20",
        "x-ratelimit-remaining-requests, 0, x-ratelimit-reset-requests, 59.5s, 59500",
        "X-RateLimit-Remaining, 0, X-RateLimit-Reset, 1500, 1500",
        "X-RateLimit-Remaining, 0, X-RateLimit-Reset, 1772366430, 30000",
        "X-RateLimit-Remaining, 0, X-RateLimit-Reset, 1772366430250, 30250",
        "X-RateLimit-Remaining, 1, X-RateLimit-Reset, 1500, 0",
        "X-RateLimit-Remaining, 0, X-RateLimit-Reset, 1772366399, 0",
        "X-RateLimit-Remaining, 0, X-RateLimit-Reset, soon, 0",
        "X-RateLimit-Remaining, -1, X-RateLimit-Reset, 1500, 0",
        "X-RateLimit-Remaining, 9999999999999999999, X-RateLimit-Reset, 1500, 0",
        "X-RateLimit-Remaining, 0, X-RateLimit-Limit, 15, 0",
        "X-RateLimit-Reset, 1500, X-RateLimit-Limit, 15, 0",
        "x-ratelimit-remaining-requests, 0, x-ratelimit-reset-requests, 3 weeks, 0"
    })
    void what_the_headers_leave_is_kept(String first, String one, String second, String two, long millis) {
        RateLimiter limiter = builder().build();
        acquire(limiter).done(answer(200, first, one, second, two));
        acquire(limiter);

        assertEquals(Duration.ofMillis(millis), Duration.between(START, clock.instant()));
    }

    @Test
    void headers_allow_as_many_as_they_say_until_they_say_otherwise() {
        RateLimiter limiter = builder().build();
        acquire(limiter).done(remaining(3, "10s"));
        acquire(limiter);
        acquire(limiter);
        Permit third = acquire(limiter);
        assertEquals(List.of(), sleeps);

        acquire(limiter);
        assertEquals(List.of(Duration.ofSeconds(10)), sleeps);
        third.done(remaining(0, "5s"));
        acquire(limiter);
        assertEquals(List.of(Duration.ofSeconds(10), Duration.ofSeconds(5)), sleeps);
    }

    @Test
    void requests_that_are_under_way_are_taken_off_what_the_headers_leave() {
        RateLimiter limiter = builder().build();
        Permit first = acquire(limiter);
        acquire(limiter);
        acquire(limiter);
        first.done(remaining(3, "10s"));

        acquire(limiter);
        assertEquals(List.of(), sleeps);
        acquire(limiter);
        assertEquals(List.of(Duration.ofSeconds(10)), sleeps);
    }

    @Test
    void an_older_answer_that_comes_later_says_nothing_new() {
        RateLimiter limiter = builder().build();
        Permit first = acquire(limiter);
        Permit second = acquire(limiter);
        second.done(remaining(0, "10s"));
        first.done(remaining(1, "10s"));

        acquire(limiter);
        assertEquals(List.of(Duration.ofSeconds(10)), sleeps);
    }

    @Test
    void while_it_is_not_known_how_many_may_follow_one_goes_ahead() {
        RateLimiter limiter = builder().build();
        acquire(limiter).done(remaining(0, "10s"));
        Permit ahead = acquire(limiter);
        acquire(limiter);
        assertEquals(List.of(Duration.ofSeconds(10), Duration.ofSeconds(2)), sleeps);

        ahead.done(remaining(3, "10s"));
        acquire(limiter);
        Permit last = acquire(limiter);
        assertEquals(2, sleeps.size());
        last.done(answer(200));
        acquire(limiter);
        acquire(limiter);
        assertEquals(2, sleeps.size(), "a provider that says nothing any more is held to nothing");
    }

    @Test
    void headers_can_be_left_to_others() {
        RateLimiter limiter = builder().ignoreHeaders().build();
        acquire(limiter).done(answer(429, "retry-after", "7"));
        acquire(limiter).done(remaining(0, "10s"));
        acquire(limiter).done(null);

        assertEquals(List.of(), sleeps);
    }

    @Test
    void an_interrupted_caller_gives_its_turn_back_and_stays_interrupted() {
        RateLimiter limiter = builder()
                .requestsPerMinute(1)
                .concurrency(2)
                .requestsPerDay(2, ZoneOffset.UTC)
                .sleeper(wait -> {
                    throw new InterruptedException("no more");
                })
                .build();
        Permit first = acquire(limiter);
        for (int i = 0; i < 3; i++) {
            Cancelled problem = assertThrows(Cancelled.class, () -> acquire(limiter));
            assertTrue(Thread.interrupted());
            assertSays(problem, "'models.generate'", "'test'");
        }

        first.done(null);
        clock.advance(Duration.ofSeconds(62));
        acquire(limiter).done(null);
    }

    @Test
    void a_caller_whose_sleeper_fails_gives_its_turn_back() {
        IllegalStateException broken = new IllegalStateException("no clock here");
        RateLimiter limiter = builder()
                .requestsPerMinute(1)
                .concurrency(2)
                .requestsPerDay(2, ZoneOffset.UTC)
                .sleeper(wait -> {
                    throw broken;
                })
                .build();
        acquire(limiter).done(null);
        for (int i = 0; i < 3; i++) {
            assertSame(broken, assertThrows(IllegalStateException.class, () -> acquire(limiter)));
        }

        clock.advance(Duration.ofSeconds(62));
        acquire(limiter).done(null);
    }

    @Test
    void an_interrupted_caller_does_not_wait_for_others() {
        RateLimiter limiter = builder().concurrency(1).build();
        Permit first = acquire(limiter);
        Thread.currentThread().interrupt();
        assertThrows(Cancelled.class, () -> acquire(limiter));
        assertTrue(Thread.interrupted());

        first.done(null);
        acquire(limiter);
    }

    @Test
    void no_more_than_allowed_are_under_way_at_a_time() throws Exception {
        RateLimiter limiter = builder().concurrency(3).build();
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<?>> tasks = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                tasks.add(threads.submit(() -> {
                    for (int n = 0; n < 200; n++) {
                        Permit permit = acquire(limiter);
                        most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                        underWay.decrementAndGet();
                        permit.done(null);
                    }
                }));
            }
            for (Future<?> each : tasks) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertTrue(most.get() >= 1 && most.get() <= 3, "at a time: " + most);
    }

    @Test
    void who_still_waits_for_others_at_the_deadline_is_refused() {
        RateLimiter limiter = builder().concurrency(1).build();
        Permit first = acquire(limiter);

        RateLimited problem = assertThrows(RateLimited.class, () -> limiter.acquire(CALL, START));

        assertEquals(Optional.empty(), problem.retryAfter());
        first.done(null);
        first.done(null);
        acquire(limiter);
        assertThrows(RateLimited.class, () -> limiter.acquire(CALL, START));
    }

    @Test
    void callers_are_served_in_the_order_they_came() throws Exception {
        SimulatedTime time = new SimulatedTime(START);
        RateLimiter limiter = RateLimiter.builder("test")
                .requestsPerMinute(10)
                .imagesPerMinute(2)
                .clock(time)
                .sleeper(time::sleep)
                .build();
        List<Integer> served = new ArrayList<>();
        List<Integer> came = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int caller = i;
            came.add(caller);
            time.start(Duration.ofMillis(i), () -> {
                limiter.acquire(caller % 7 == 0 ? images(1) : CALL, later);
                served.add(caller);
            });
        }
        time.run();

        assertEquals(came, served);
    }

    @Test
    void a_pause_that_begins_while_callers_wait_holds_them_too() throws Exception {
        SimulatedTime time = new SimulatedTime(START);
        RateLimiter limiter = RateLimiter.builder("test")
                .requestsPerMinute(1)
                .clock(time)
                .sleeper(time::sleep)
                .build();
        List<Object> outcomes = new ArrayList<>();
        Permit first = limiter.acquire(CALL, later);
        time.start(Duration.ZERO, () -> {
            limiter.acquire(CALL, later);
            outcomes.add(time.instant());
        });
        time.start(Duration.ZERO, () -> {
            RateLimited problem = assertThrows(RateLimited.class, () -> limiter.acquire(CALL, START.plusSeconds(150)));
            outcomes.add(problem.retryAfter().orElseThrow());
        });
        time.start(Duration.ofSeconds(30), () -> first.done(answer(429, "retry-after", "70")));
        time.run();

        assertEquals(List.of(START.plusSeconds(100), Duration.ofSeconds(38)), outcomes);
    }

    @Test
    void threads_together_keep_the_limit_of_a_minute() throws Exception {
        RateLimiter limiter = builder().requestsPerMinute(50).build();
        CountDownLatch start = new CountDownLatch(64);
        AtomicInteger sent = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try {
            List<Future<?>> tasks = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                tasks.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    for (int n = 0; n < 10; n++) {
                        try {
                            limiter.acquire(CALL, START.plusSeconds(30));
                            sent.incrementAndGet();
                        } catch (RateLimited e) {
                            refused.incrementAndGet();
                        }
                    }
                    return true;
                }));
            }
            for (Future<?> each : tasks) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertEquals(50, sent.get());
        assertEquals(590, refused.get());
    }

    @Test
    void a_limiter_that_cannot_be_built_says_everything_that_is_wrong() {
        InvalidRequest problem = assertThrows(
                InvalidRequest.class,
                RateLimiter.builder("a b")
                        .concurrency(0)
                        .requestsPerMinute(0)
                        .requestsPerMinute(5)
                        .imagesPerMinute(-1)
                        .requestsPerDay(0, ZoneOffset.UTC)
                        .travelTime(Duration.ofSeconds(-1))::build);

        assertSays(
                problem,
                "'a b' is not named",
                "concurrency must be 1 or more, got 0",
                "requestsPerMinute must be 1 or more, got 0",
                "requestsPerMinute is set twice",
                "imagesPerMinute must be 1 or more, got -1",
                "requestsPerDay must be 1 or more, got 0",
                "travelTime must be zero or more");
    }

    private RateLimiter.Builder builder() {
        return RateLimiter.builder("test").clock(clock).sleeper(wait -> {
            sleeps.add(wait);
            clock.advance(wait);
        });
    }

    private Permit acquire(RateLimiter limiter) {
        return limiter.acquire(CALL, later);
    }

    private static HttpCall images(int n) {
        return HttpCall.get("images.generate", "v1/images").images(n).build();
    }

    private static HttpAnswer remaining(int n, String reset) {
        return answer(200, "x-ratelimit-remaining-requests", Integer.toString(n), "x-ratelimit-reset-requests", reset);
    }

    private static HttpAnswer answer(int status, String... headers) {
        return new HttpAnswer(status, Headers.of(headers), new byte[0], START, 1, Usage.NONE);
    }

    private static void assertSays(Exception problem, String... parts) {
        String message = String.valueOf(problem.getMessage());
        for (String part : parts) {
            assertTrue(message.contains(part), () -> "'" + part + "' is not in: " + message);
        }
    }
}
