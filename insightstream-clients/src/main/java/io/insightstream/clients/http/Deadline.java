package io.insightstream.clients.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The moment by which a call must be over. One clock tells the time for all its parts. */
final class Deadline {

    private final Clock clock;
    private volatile Instant at;

    private Deadline(Clock clock, Instant at) {
        this.clock = clock;
        this.at = at;
    }

    static Deadline in(Duration time, Clock clock) {
        return new Deadline(clock, clock.instant().plus(time));
    }

    Instant at() {
        return at;
    }

    Deadline copy() {
        return new Deadline(clock, at);
    }

    /** Another caller waits for the same answer, and may have more time. */
    void extendTo(Instant later) {
        // Two callers at once may lose the longer time of one; that one then starts the call anew.
        if (later.isAfter(at)) {
            at = later;
        }
    }

    Duration remaining() {
        return Duration.between(clock.instant(), at);
    }

    boolean hasPassed() {
        return !clock.instant().isBefore(at);
    }

    /** Whether something can still be done after a wait. */
    boolean allows(Duration wait) {
        return clock.instant().plus(wait).isBefore(at);
    }
}
