package io.insightstream.clients.http;

import io.insightstream.clients.http.HttpCaller.Sleeper;
import io.insightstream.error.Cancelled;
import io.insightstream.error.RateLimited;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Has the callers of a limiter wait for their turns, in the order they came. Safe for use by several threads. */
final class Turns {

    private static final int TOO_MANY_REQUESTS = 429;

    private final String limiter;
    private final Clock clock;
    private final Sleeper sleeper;

    /** Guards the times; held for a few steps in memory. */
    private final ReentrantLock lock = new ReentrantLock();

    private final SendingTimes times;

    Turns(String limiter, SendingTimes times, Clock clock, Sleeper sleeper) {
        this.limiter = limiter;
        this.times = times;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /**
     * Waits until a request may be sent.
     *
     * @throws RateLimited at once if the wait would last until the deadline
     * @throws Cancelled if the thread is interrupted
     */
    SendingTimes.Slot await(HttpCall call, Instant deadline) {
        SendingTimes.@Nullable Slot slot = null;
        while (true) {
            Duration wait;
            lock.lock();
            try {
                Instant now = clock.instant();
                if (slot == null) {
                    slot = times.enter(call, now);
                }
                SendingTimes.Turn turn = times.turn(slot, now);
                if (!turn.at().isAfter(now)) {
                    times.send(slot, now);
                    return slot;
                }
                wait = Duration.between(now, turn.at());
                if (!turn.at().isBefore(deadline)) {
                    times.leave(slot);
                    throw new RateLimited(
                            "'" + call.operation() + "' was not sent: '" + limiter + "' has to wait " + wait
                                    + ", because " + turn.waitsFor() + ", and the deadline comes first",
                            wait,
                            null);
                }
            } finally {
                lock.unlock();
            }
            try {
                sleeper.sleep(wait);
            } catch (InterruptedException e) {
                leave(slot);
                throw interrupted(limiter, call, e);
            }
        }
    }

    private void leave(SendingTimes.Slot slot) {
        lock.lock();
        try {
            times.leave(slot);
        } finally {
            lock.unlock();
        }
    }

    static Cancelled interrupted(String limiter, HttpCall call, InterruptedException cause) {
        return Cancelled.interrupted(
                "'" + call.operation() + "' was interrupted before it was sent, while '" + limiter + "' had it wait",
                cause);
    }

    /** Learns how many requests may follow from the answer to one. */
    void learn(SendingTimes.Slot slot, HttpAnswer answer) {
        Duration wait = answer.status() == TOO_MANY_REQUESTS ? RetryHints.fromHeaders(answer.headers(), clock) : null;
        RateHeaders headers = RateHeaders.read(answer.headers(), clock);
        lock.lock();
        try {
            Instant now = clock.instant();
            if (wait != null) {
                times.pause(now.plus(wait));
            }
            if (headers != null) {
                times.grant(slot, headers.remaining(), now.plus(headers.resetsIn()));
            } else {
                times.forget(slot);
            }
        } finally {
            lock.unlock();
        }
    }
}
