package io.insightstream.clients.http;

import io.insightstream.clients.http.HttpCaller.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clock that stands still until a test moves it or somebody sleeps by it. */
public final class TestTime extends Clock implements Sleeper {

    private final List<Duration> slept = new CopyOnWriteArrayList<>();
    private volatile Instant now = Instant.parse("2026-03-04T05:06:07Z");

    /** Starts at a fixed moment. */
    public TestTime() {}

    @Override
    public Instant instant() {
        return now;
    }

    /**
     * Moves the clock.
     *
     * @param time how far
     */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public void sleep(Duration duration) {
        slept.add(duration);
        pass(duration);
    }

    /**
     * What was slept so far.
     *
     * @return the waits in their order
     */
    public List<Duration> slept() {
        return slept;
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
