package io.insightstream.clients.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.Usage;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotFound;
import io.insightstream.error.ProviderUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AnswerCacheTest extends CallerTest {

    private static final HttpCall KEPT = kept(Duration.ofHours(1));

    private static HttpCall kept(Duration freshFor) {
        return HttpCall.get("things.list", "things")
                .freshFor(freshFor)
                .charge("units", 1)
                .build();
    }

    @Test
    void a_fresh_answer_is_served_without_a_request() {
        answer("first");
        HttpCaller caller = caller();
        HttpAnswer sent = caller.call(KEPT);
        time.pass(Duration.ofMinutes(59));

        HttpAnswer cached = caller.call(KEPT);

        assertEquals("first", cached.text());
        assertEquals(0, cached.attempts());
        assertEquals(Usage.NONE, cached.usage());
        assertEquals(sent.retrievedAt(), cached.retrievedAt());
        assertEquals(1, sent.attempts());
        assertEquals(Usage.ofQuota("units", 1), sent.usage());
        assertEquals(1, requests());
    }

    @Test
    void an_answer_is_fresh_as_long_as_its_call_says() {
        answer("first");
        answer("second");
        HttpCaller caller = caller();
        assertFalse(caller.isFresh(KEPT));
        caller.call(KEPT);

        assertTrue(caller.isFresh(KEPT));
        time.pass(Duration.ofMinutes(30));
        assertFalse(caller.isFresh(kept(Duration.ofMinutes(30))));
        assertTrue(caller.isFresh(KEPT));
        time.pass(Duration.ofMinutes(30));

        assertFalse(caller.isFresh(KEPT));
        assertEquals("second", caller.call(KEPT).text());
    }

    @Test
    void what_is_not_to_be_kept_is_asked_for_each_time() {
        HttpCaller caller = caller();
        answer("first");
        answer("second");
        caller.call(LIST);

        assertEquals("second", caller.call(LIST).text());
        assertFalse(caller.isFresh(LIST));
        HttpCall withBody = HttpCall.post("things.find", "find", RequestBody.create("{}", MediaType.get("text/plain")))
                .freshFor(Duration.ofHours(1))
                .build();
        answer("third");
        answer("fourth");
        caller.call(withBody);
        assertEquals("fourth", caller.call(withBody).text(), "nobody compares bodies");
    }

    @Test
    void a_caller_without_a_cache_keeps_nothing() {
        HttpCaller caller = caller(builder -> builder.cacheBytes(0));
        answer("first");
        answer("second");
        caller.call(KEPT);

        assertFalse(caller.isFresh(KEPT));
        assertEquals("second", caller.call(KEPT).text());
    }

    @Test
    void path_query_and_headers_tell_answers_apart() {
        HttpCaller caller = caller();
        List<HttpCall> calls = List.of(
                KEPT,
                HttpCall.get("things.list", "things/1")
                        .freshFor(Duration.ofHours(1))
                        .build(),
                HttpCall.get("things.list", "things")
                        .query("page", 2)
                        .freshFor(Duration.ofHours(1))
                        .build(),
                HttpCall.get("things.list", "things")
                        .header("Accept-Language", "de")
                        .freshFor(Duration.ofHours(1))
                        .build());
        for (int i = 0; i < calls.size(); i++) {
            answer("answer " + i);
            caller.call(calls.get(i));
        }

        for (int i = 0; i < calls.size(); i++) {
            assertEquals("answer " + i, caller.call(calls.get(i)).text());
        }
        assertEquals(calls.size(), requests());
    }

    @Test
    void an_unchanged_answer_is_not_sent_again() throws InterruptedException {
        server.enqueue(new MockResponse.Builder()
                .addHeader("ETag", "\"v1\"")
                .body("first")
                .build());
        answer(304);
        HttpCaller caller = caller();
        caller.call(KEPT);
        time.pass(Duration.ofHours(2));
        Instant later = time.instant();

        HttpAnswer confirmed = caller.call(KEPT);

        assertEquals("first", confirmed.text());
        assertEquals(200, confirmed.status());
        assertEquals(later, confirmed.retrievedAt());
        assertEquals(1, confirmed.attempts(), "it was a request");
        assertEquals(Usage.ofQuota("units", 1), confirmed.usage());
        server.takeRequest();
        assertEquals("\"v1\"", server.takeRequest().getHeaders().get("If-None-Match"));
        assertTrue(caller.isFresh(KEPT));
        assertEquals(0, caller.call(KEPT).attempts());
    }

    @Test
    void a_changed_answer_takes_the_place_of_the_old_one() {
        server.enqueue(new MockResponse.Builder()
                .addHeader("ETag", "\"v1\"")
                .body("first")
                .build());
        answer("second");
        HttpCaller caller = caller();
        caller.call(KEPT);
        time.pass(Duration.ofHours(2));

        assertEquals("second", caller.call(KEPT).text());
        assertEquals("second", caller.call(KEPT).text());
        assertEquals(2, requests());
    }

    @Test
    void a_failed_renewal_does_not_forget_the_etag_and_serves_nothing_stale() throws InterruptedException {
        server.enqueue(new MockResponse.Builder()
                .addHeader("ETag", "\"v1\"")
                .body("first")
                .build());
        HttpCaller caller = caller(builder -> builder.retries(1, Duration.ofMillis(1), Duration.ofMillis(1)));
        caller.call(KEPT);
        time.pass(Duration.ofHours(2));
        answer(500);
        answer(304);

        assertThrows(ProviderUnavailable.class, () -> caller.call(KEPT));
        assertFalse(caller.isFresh(KEPT));
        assertEquals("first", caller.call(KEPT).text());
        server.takeRequest();
        server.takeRequest();
        assertEquals("\"v1\"", server.takeRequest().getHeaders().get("If-None-Match"));
    }

    @Test
    void nothing_is_kept_for_more_than_30_days() throws InterruptedException {
        server.enqueue(new MockResponse.Builder()
                .addHeader("ETag", "\"v1\"")
                .body("first")
                .build());
        answer("second");
        HttpCaller caller = caller();
        HttpCall call = kept(Duration.ofDays(365));
        caller.call(call);

        time.pass(Duration.ofDays(30).minusSeconds(1));
        assertTrue(caller.isFresh(call));
        time.pass(Duration.ofSeconds(1));
        assertFalse(caller.isFresh(call));
        time.pass(Duration.ofSeconds(2));
        assertEquals("second", caller.call(call).text());
        server.takeRequest();
        assertNull(server.takeRequest().getHeaders().get("If-None-Match"), "the old answer is gone");
    }

    @Test
    void a_failed_renewal_does_not_begin_the_30_days_anew() throws InterruptedException {
        server.enqueue(new MockResponse.Builder()
                .addHeader("ETag", "\"1\"")
                .body("first")
                .build());
        answer(400);
        answer("second");
        HttpCaller caller = caller();
        caller.call(KEPT);
        time.pass(Duration.ofDays(29));
        assertThrows(InvalidRequest.class, () -> caller.call(KEPT));
        time.pass(Duration.ofDays(2));

        assertEquals("second", caller.call(KEPT).text());
        server.takeRequest();
        assertEquals("\"1\"", server.takeRequest().getHeaders().get("If-None-Match"));
        assertNull(server.takeRequest().getHeaders().get("If-None-Match"));
    }

    @Test
    void that_nothing_was_found_is_kept_for_a_shorter_time() {
        HttpCaller caller = caller(builder -> builder.notFoundFreshFor(Duration.ofSeconds(90)));
        answer(404);
        answer("found");
        NotFound first = assertThrows(NotFound.class, () -> caller.call(KEPT));
        time.pass(Duration.ofSeconds(89));

        assertTrue(caller.isFresh(KEPT));
        NotFound second = assertThrows(NotFound.class, () -> caller.call(KEPT));
        assertEquals(first.getMessage(), second.getMessage());
        assertNotSame(first, second);
        assertEquals(1, requests());
        time.pass(Duration.ofSeconds(1));
        assertEquals("found", caller.call(KEPT).text());
    }

    @Test
    void failures_are_not_kept() {
        answer(400);
        answer("done");
        HttpCaller caller = caller();

        assertThrows(io.insightstream.error.InvalidRequest.class, () -> caller.call(KEPT));
        assertEquals("done", caller.call(KEPT).text());
    }

    @Test
    void the_cache_holds_as_many_bytes_as_it_may() {
        HttpCaller caller = caller(builder -> builder.cacheBytes(10_000));
        for (int i = 0; i < 20; i++) {
            answer("x".repeat(2_000));
            caller.call(numbered(i));
        }
        // The thread that fetched an answer weighs it, maybe after its caller has it.
        waitUntil(() -> kept(caller) <= 4);
        assertTrue(kept(caller) >= 1, "answers of 2,000 bytes are kept in 10,000");
        answer("x".repeat(20_000));
        assertEquals(20_000, caller.call(KEPT).size());
        waitUntil(() -> !caller.isFresh(KEPT));
    }

    private static void waitUntil(BooleanSupplier holds) {
        while (!holds.getAsBoolean()) {
            assertFalse(Thread.interrupted(), "it never came true");
            Thread.onSpinWait();
        }
    }

    private static int kept(HttpCaller caller) {
        int kept = 0;
        for (int i = 0; i < 20; i++) {
            kept += caller.isFresh(numbered(i)) ? 1 : 0;
        }
        return kept;
    }

    private static HttpCall numbered(int number) {
        return HttpCall.get("things.list", "things/" + number)
                .freshFor(Duration.ofHours(1))
                .build();
    }

    @Test
    void callers_that_ask_the_same_at_once_share_one_request() throws Exception {
        int callers = 16;
        CountDownLatch asking = new CountDownLatch(callers);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                asking.await();
                return new MockResponse.Builder().body("done").build();
            }
        });
        HttpCaller caller = caller();
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<HttpAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                answers.add(threads.submit(() -> {
                    asking.countDown();
                    return caller.call(KEPT);
                }));
            }
            int sent = 0;
            Usage used = Usage.NONE;
            for (Future<HttpAnswer> answer : answers) {
                assertEquals("done", answer.get().text());
                sent += answer.get().attempts();
                used = used.plus(answer.get().usage());
            }
            assertEquals(1, requests());
            assertEquals(1, sent, "one of them sent it");
            assertEquals(Usage.ofQuota("units", 1), used, "and it was used up once");
        } finally {
            threads.shutdownNow();
        }
    }
}
