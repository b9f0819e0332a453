package io.insightstream.clients.youtube;

import io.insightstream.clients.http.HttpCaller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that moves when someone waits. */
final class TestTime extends Clock implements HttpCaller.Sleeper {

    private final AtomicLong millis =
            new AtomicLong(Instant.parse("2026-11-25T20:00:00Z").toEpochMilli());

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis.get());
    }

    @Override
    public void sleep(Duration duration) {
        pass(duration);
    }

    void pass(Duration duration) {
        millis.addAndGet(duration.toMillis());
    }
}
