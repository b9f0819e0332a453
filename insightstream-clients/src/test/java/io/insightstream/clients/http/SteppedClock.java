package io.insightstream.clients.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes on only when it is told to. */
final class SteppedClock extends Clock {

    private Instant now;

    SteppedClock(String start) {
        this.now = Instant.parse(start);
    }

    synchronized void advance(Duration step) {
        now = now.plus(step);
    }

    synchronized void set(String instant) {
        now = Instant.parse(instant);
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
}
