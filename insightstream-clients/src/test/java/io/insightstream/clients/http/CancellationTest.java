package io.insightstream.clients.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.error.Cancelled;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.TimedOut;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CancellationTest extends CallerTest {

    private static final HttpCall KEPT =
            HttpCall.get("things.list", "things").freshFor(Duration.ofHours(1)).build();

    private final ConnectionPool pool = new ConnectionPool();
    private final CountDownLatch released = new CountDownLatch(1);

    @Test
    void an_interrupted_caller_stops_waiting_for_the_socket() throws Exception {
        stall();
        HttpCaller caller = caller(builder -> builder.client(client()));
        Asking asking = new Asking(() -> caller.call(LIST));
        server.takeRequest();

        asking.interrupt();

        assertInstanceOf(Cancelled.class, asking.failure());
        assertTrue(asking.wasInterrupted, "the flag is set again");
        assertEquals(0, pool.connectionCount(), "the request is cancelled");
    }

    @Test
    void a_caller_interrupted_before_it_calls_sends_nothing() throws Exception {
        HttpCaller caller = caller();
        Asking asking = new Asking(() -> {
            Thread.currentThread().interrupt();
            return caller.call(LIST);
        });

        assertInstanceOf(Cancelled.class, asking.failure());
        assertEquals(0, requests());
    }

    @Test
    void a_paid_call_interrupted_after_sending_leaves_its_outcome_unknown() throws Exception {
        stall();
        HttpCaller caller = caller();
        Asking asking = new Asking(() -> caller.call(PAY));
        server.takeRequest();

        asking.interrupt();

        OutcomeUnknown failure = assertInstanceOf(OutcomeUnknown.class, asking.failure());
        assertInstanceOf(Cancelled.class, failure.getCause());
        assertTrue(asking.wasInterrupted);
    }

    @Test
    void an_interrupted_wait_for_the_next_attempt_ends_the_call() throws Exception {
        answer(500);
        CountDownLatch sleeping = new CountDownLatch(1);
        HttpCaller caller = caller(builder -> builder.sleeper(wait -> {
            sleeping.countDown();
            released.await();
        }));
        Asking asking = new Asking(() -> caller.call(LIST));
        sleeping.await();

        asking.interrupt();

        assertInstanceOf(Cancelled.class, asking.failure());
        assertTrue(asking.wasInterrupted);
        assertEquals(1, requests());
    }

    @Test
    void one_caller_that_gives_up_does_not_end_the_call_for_the_others() throws Exception {
        answerWhenReleased();
        HttpCaller caller = caller(builder -> builder.clock(Clock.systemUTC()));
        Asking first = new Asking(() -> caller.call(KEPT));
        server.takeRequest();
        Asking second = new Asking(() -> caller.call(KEPT));
        second.awaitWaiting();

        first.interrupt();
        assertInstanceOf(Cancelled.class, first.failure());
        released.countDown();

        assertEquals("done", second.answer().text());
        assertEquals(1, requests());
    }

    @Test
    void each_caller_waits_until_its_own_deadline() throws Exception {
        answerWhenReleased();
        HttpCaller caller = caller(builder -> builder.clock(Clock.systemUTC()));
        Asking patient = new Asking(() -> caller.call(KEPT));
        server.takeRequest();
        HttpCall hasty = HttpCall.get("things.list", "things")
                .freshFor(Duration.ofHours(1))
                .deadline(Duration.ofMillis(20))
                .build();

        assertThrows(TimedOut.class, () -> caller.call(hasty));
        released.countDown();

        assertEquals("done", patient.answer().text());
        assertEquals(1, requests());
    }

    @Test
    void a_patient_caller_is_not_bound_by_the_deadline_of_the_first() throws Exception {
        stall();
        HttpCaller caller = caller(
                builder -> builder.clock(Clock.systemUTC()).sleeper(wait -> {}).deadline(Duration.ofMinutes(1)));
        HttpCall hasty = HttpCall.get("things.list", "things")
                .freshFor(Duration.ofHours(1))
                .deadline(Duration.ofMillis(500))
                .build();
        Asking first = new Asking(() -> caller.call(hasty));
        server.takeRequest();
        Asking second = new Asking(() -> caller.call(KEPT));

        assertInstanceOf(TimedOut.class, first.failure());
        answer("done");
        assertEquals("done", second.answer().text());
    }

    @Test
    void when_the_last_caller_has_left_the_request_is_cancelled() throws Exception {
        stall();
        answer("anew");
        HttpCaller caller = caller(builder -> builder.client(client()).clock(Clock.systemUTC()));
        Asking first = new Asking(() -> caller.call(KEPT));
        server.takeRequest();
        Asking second = new Asking(() -> caller.call(KEPT));
        second.awaitWaiting();

        first.interrupt();
        second.interrupt();
        assertInstanceOf(Cancelled.class, first.failure());
        assertInstanceOf(Cancelled.class, second.failure());

        while (pool.connectionCount() > 0) {
            Thread.onSpinWait();
        }
        assertEquals("anew", caller.call(KEPT).text());
    }

    @Test
    void closing_ends_the_calls_that_run() throws Exception {
        stall();
        stall();
        HttpCaller caller = caller(builder -> builder.clock(Clock.systemUTC()));
        Asking direct = new Asking(() -> caller.call(LIST));
        Asking kept = new Asking(() -> caller.call(KEPT));
        server.takeRequest();
        server.takeRequest();

        caller.close();

        assertInstanceOf(Cancelled.class, direct.failure());
        assertInstanceOf(Cancelled.class, kept.failure());
        assertFalse(direct.wasInterrupted);
    }

    @Test
    void closing_twice_is_fine_and_later_calls_say_that_it_is_closed() {
        answer("kept");
        HttpCaller caller = caller();
        caller.call(KEPT);
        caller.close();
        caller.close();

        for (HttpCall call : List.of(LIST, KEPT)) {
            Cancelled failure = assertThrows(Cancelled.class, () -> caller.call(call));
            assertTrue(message(failure).contains("closed"), message(failure));
        }
        assertThrows(Cancelled.class, () -> caller.stream(LIST, line -> {}));
    }

    @Test
    void closing_ends_its_threads() throws Exception {
        answer("kept");
        HttpCaller caller = HttpCaller.builder(
                        new io.insightstream.call.ProviderId("threads-end"),
                        server.url("/").toString(),
                        new PlainErrors(time))
                .build();
        caller.call(KEPT);
        List<Thread> own = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("insightstream-threads-end"))
                .toList();
        assertEquals(1, own.size());
        assertTrue(own.get(0).isDaemon());

        caller.close();

        own.get(0).join();
    }

    private OkHttpClient client() {
        return new OkHttpClient.Builder().connectionPool(pool).build();
    }

    private void stall() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
    }

    private void answerWhenReleased() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                released.await();
                return new MockResponse.Builder().body("done").build();
            }
        });
    }

    /** A thread that calls. */
    private static final class Asking {

        private final FutureTask<HttpAnswer> task;
        private final Thread thread;
        private volatile boolean wasInterrupted;

        Asking(Callable<HttpAnswer> call) {
            task = new FutureTask<>(() -> {
                try {
                    return call.call();
                } finally {
                    wasInterrupted = Thread.currentThread().isInterrupted();
                }
            });
            thread = new Thread(task);
            thread.start();
        }

        void interrupt() {
            thread.interrupt();
        }

        void awaitWaiting() {
            while (thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
        }

        HttpAnswer answer() throws Exception {
            return task.get(30, TimeUnit.SECONDS);
        }

        Throwable failure() throws InterruptedException {
            thread.join();
            return Objects.requireNonNull(
                    assertThrows(ExecutionException.class, task::get).getCause());
        }
    }
}
