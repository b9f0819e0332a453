package io.insightstream.clients.http;

import io.insightstream.call.Usage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import okhttp3.Headers;

/** A server that allows so many requests a minute, in one of the ways servers count a minute. */
final class MinuteServer {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Clock clock;
    private final int limit;
    private final Counting counting;
    private final Instant phase;
    private final Deque<Instant> counted = new ArrayDeque<>();
    final List<Instant> accepted = new ArrayList<>();
    int refused;

    /** Ways to count a minute. */
    enum Counting {
        /** Minute after minute, each from 0. */
        FIXED_WINDOW,
        /** The minute before each request. */
        SLIDING_WINDOW
    }

    /**
     * Starts with nothing counted.
     *
     * @param phase a moment at which a minute of the server begins
     */
    MinuteServer(Clock clock, int limit, Counting counting, Instant phase) {
        this.clock = clock;
        this.limit = limit;
        this.counting = counting;
        this.phase = phase;
    }

    HttpAnswer answer() {
        Instant now = clock.instant();
        Instant begin = beginOfMinute(now);
        while (!counted.isEmpty() && counted.getFirst().isBefore(begin)) {
            counted.removeFirst();
        }
        boolean full = counted.size() >= limit;
        if (full) {
            refused++;
        } else {
            counted.addLast(now);
            accepted.add(now);
        }
        Instant reset = counting == Counting.FIXED_WINDOW
                ? begin.plus(MINUTE)
                : counted.getFirst().plus(MINUTE).plusNanos(1);
        Duration wait = Duration.between(now, reset);
        Headers.Builder headers = new Headers.Builder()
                .add("x-ratelimit-limit-requests", Integer.toString(limit))
                .add("x-ratelimit-remaining-requests", Integer.toString(limit - counted.size()))
                .add("x-ratelimit-reset-requests", wait.toNanos() + "ns");
        if (full) {
            headers.add("retry-after-ms", Long.toString(wait.toMillis() + 1));
        }
        return new HttpAnswer(full ? 429 : 200, headers.build(), new byte[0], now, 1, Usage.NONE);
    }

    private Instant beginOfMinute(Instant now) {
        return counting == Counting.SLIDING_WINDOW
                ? now.minus(MINUTE)
                : now.minusNanos(Math.floorMod(Duration.between(phase, now).toNanos(), MINUTE.toNanos()));
    }
}
