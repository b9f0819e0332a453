package io.insightstream.clients.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Time in which threads take turns: one runs until it sleeps, then the one that is to wake next does, and the clock
 * jumps to that moment. Twenty minutes pass in the time the work takes, in the same order in every run.
 */
final class SimulatedTime extends Clock {

    private static final Comparator<Wake> NEXT = Comparator.comparing(Wake::at).thenComparingLong(Wake::order);

    private final PriorityQueue<Wake> wakes = new PriorityQueue<>(NEXT);
    private final CountDownLatch over = new CountDownLatch(1);
    private Instant now;
    private long order;
    private @Nullable Throwable failure;

    private record Wake(Instant at, long order, CountDownLatch turn) {}

    SimulatedTime(Instant start) {
        this.now = start;
    }

    /** Work in simulated time. */
    interface Work {
        void run() throws InterruptedException;
    }

    /** Adds a thread that begins its work after a while. */
    void start(Duration after, Work work) {
        CountDownLatch turn = enqueue(after);
        Thread thread = new Thread(() -> {
            try {
                turn.await();
                work.run();
            } catch (InterruptedException | RuntimeException | Error e) {
                fail(e);
            }
            next();
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** Lets time pass until every thread is done. */
    void run() throws InterruptedException {
        next();
        over.await();
        synchronized (this) {
            if (failure != null) {
                throw new AssertionError("a thread failed", failure);
            }
        }
    }

    /** Passes the turn on and comes back when the time is over. */
    void sleep(Duration duration) throws InterruptedException {
        CountDownLatch turn = enqueue(duration);
        next();
        turn.await();
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    private synchronized CountDownLatch enqueue(Duration after) {
        CountDownLatch turn = new CountDownLatch(1);
        wakes.add(new Wake(now.plus(after), order++, turn));
        return turn;
    }

    private synchronized void next() {
        Wake wake = wakes.poll();
        if (wake == null) {
            over.countDown();
            return;
        }
        now = wake.at();
        wake.turn().countDown();
    }

    private synchronized void fail(Throwable problem) {
        if (failure == null) {
            failure = problem;
        }
    }
}
