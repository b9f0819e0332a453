package io.insightstream.clients.http;

import io.insightstream.clients.http.HttpCaller.Sleeper;
import io.insightstream.error.Cancelled;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.error.StoreFailure;
import io.insightstream.error.StoreUnavailable;
import io.insightstream.store.StateStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the limits of one provider: requests at a time, requests and pictures a minute, requests a day.
 *
 * <p><b>A minute.</b> Never are more sent than the limit in any 62 seconds, wherever they begin. Providers count minutes
 * by the clock, or back from each request; whoever keeps the second keeps the first. The two seconds above the minute
 * are for the way there: a request may reach the provider that much later than it was sent, and the next ones sooner.
 * They cost a thirtieth of the limit. Within the limit requests are sent at once and not spread out: who asks three
 * times in an hour waits for nothing.
 *
 * <p><b>Turns.</b> Callers are served in the order they came. Who would have to wait until its deadline or longer is
 * told at once, by {@link RateLimited} with the wait. What others hold of the requests at a time can end at any moment;
 * for those a caller waits until its deadline.
 *
 * <p><b>What the provider says.</b> A refusal with a wait ({@link RetryHints}) stops everybody for so long. {@code
 * x-ratelimit-remaining-requests} with {@code x-ratelimit-reset-requests}, and {@code X-RateLimit-Remaining} with {@code
 * X-RateLimit-Reset}, allow so many more requests until then: it is kept below what others leave of a shared account.
 * No header ever allows more than the limits set here. Where the keys of one pool belong to several accounts, whose
 * headers say nothing of each other, switch this off with {@link Builder#ignoreHeaders}.
 *
 * <p><b>A day.</b> Requests are counted by a {@link QuotaLedger} when they line up, and given back if they are not sent.
 *
 * <p>Safe for use by several threads; one limiter may serve several providers that share an account.
 */
public final class RateLimiter implements CallLimiter {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String REQUESTS = "requests";

    private final String name;
    private final Clock clock;
    private final boolean followsHeaders;
    private final @Nullable Semaphore atOnce;
    private final @Nullable QuotaLedger day;
    private final List<SendingTimes.Meter> meters;
    private final Turns turns;

    private RateLimiter(Builder builder) {
        this.name = builder.name;
        this.clock = builder.clock;
        this.followsHeaders = builder.followsHeaders;
        this.atOnce = builder.concurrency == Integer.MAX_VALUE ? null : new Semaphore(builder.concurrency, true);
        this.day = builder.day();
        this.meters = List.copyOf(builder.meters);
        SendingTimes times = new SendingTimes(meters, MINUTE.plus(builder.travelTime), builder.travelTime);
        this.turns = new Turns(name, times, clock, builder.sleeper);
    }

    /**
     * Starts a configuration.
     *
     * @param name what the limiter is called in messages and in the store: 1 to 40 letters, digits, hyphens and
     *     underscores
     * @return a builder with no limit set
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * Waits until a request may be sent.
     *
     * @param call what is to be sent
     * @param deadline until when the caller can wait
     * @return the permission; to be closed when the request is over
     * @throws RateLimited at once if the wait would last until the deadline, with the wait; or at the deadline if as
     *     many requests as are allowed at a time are still under way
     * @throws QuotaExhausted if as many requests as are allowed in a day were sent
     * @throws InvalidRequest if the call alone asks for more than a minute has
     * @throws StoreUnavailable if requests of the day are counted and their store cannot be reached
     * @throws StoreFailure if requests of the day are counted and their store cannot be read or written
     * @throws Cancelled if the thread is interrupted
     */
    @Override
    public Permit acquire(HttpCall call, Instant deadline) {
        for (SendingTimes.Meter meter : meters) {
            if (meter.of(call) > meter.limit()) {
                throw new InvalidRequest("'" + call.operation() + "' asks for " + meter.of(call) + " " + meter.what()
                        + ", but '" + name + "' allows " + meter.limit() + " a minute; ask for fewer at a time");
            }
        }
        enter(call, deadline);
        SendingTimes.@Nullable Slot sent = null;
        try {
            sent = turns.await(call, deadline);
            return new Sent(sent);
        } finally {
            if (sent == null) {
                leave();
            }
        }
    }

    /** Counts the request in the day and among those at a time. */
    private void enter(HttpCall call, Instant deadline) {
        if (atOnce != null) {
            try {
                long millis =
                        Math.max(0, Duration.between(clock.instant(), deadline).toMillis());
                if (!atOnce.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                    throw new RateLimited(
                            "'" + call.operation() + "' was not sent: as many requests as '" + name
                                    + "' allows at a time were under way until the deadline",
                            null,
                            null);
                }
            } catch (InterruptedException e) {
                throw Turns.interrupted(name, call, e);
            }
        }
        if (day != null) {
            boolean counted = false;
            try {
                day.charge(QuotaLedger.PROJECT, REQUESTS, 1);
                counted = true;
            } finally {
                if (!counted && atOnce != null) {
                    atOnce.release();
                }
            }
        }
    }

    private void leave() {
        if (atOnce != null) {
            atOnce.release();
        }
        if (day != null) {
            day.refund(QuotaLedger.PROJECT, REQUESTS, 1);
        }
    }

    private final class Sent implements Permit {

        private final SendingTimes.Slot slot;
        private final AtomicBoolean done = new AtomicBoolean();

        Sent(SendingTimes.Slot slot) {
            this.slot = slot;
        }

        @Override
        public void done(@Nullable HttpAnswer answer) {
            if (done.getAndSet(true)) {
                return;
            }
            if (answer != null && followsHeaders) {
                turns.learn(slot, answer);
            }
            if (atOnce != null) {
                atOnce.release();
            }
        }
    }

    /**
     * Configures a {@link RateLimiter}.
     *
     * <p>Defaults: no limit but what the provider's headers say, two seconds for the way to it, the system clock. Not
     * safe for use by several threads.
     */
    public static final class Builder {

        private final String name;
        private final List<SendingTimes.Meter> meters = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
        private int concurrency = Integer.MAX_VALUE;
        private long perDay = Long.MAX_VALUE;
        private @Nullable ZoneId zone;
        private StateStore store = StateStore.inMemory();
        private Duration travelTime = Duration.ofSeconds(2);
        private boolean followsHeaders = true;
        private Clock clock = Clock.systemUTC();
        private Sleeper sleeper = Sleeper.SYSTEM;

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        /**
         * Limits the requests that are under way at a time.
         *
         * @param requests how many, 1 or more
         * @return this builder
         */
        public Builder concurrency(int requests) {
            atLeastOne("concurrency", requests);
            this.concurrency = requests;
            return this;
        }

        /**
         * Limits the requests in a minute.
         *
         * @param requests how many, 1 or more
         * @return this builder
         */
        public Builder requestsPerMinute(int requests) {
            return perMinute("requestsPerMinute", new SendingTimes.Meter(REQUESTS, requests, call -> 1));
        }

        /**
         * Limits the pictures asked for in a minute.
         *
         * @param images how many, 1 or more
         * @param imagesOf how many pictures a call asks for; 0 for a call that asks for none
         * @return this builder
         */
        public Builder imagesPerMinute(int images, ToLongFunction<HttpCall> imagesOf) {
            return perMinute(
                    "imagesPerMinute",
                    new SendingTimes.Meter("images", images, Objects.requireNonNull(imagesOf, "imagesOf")));
        }

        /**
         * Limits the requests in a day.
         *
         * @param requests how many, 1 or more
         * @param zone where a day begins at midnight
         * @return this builder
         */
        public Builder requestsPerDay(long requests, ZoneId zone) {
            atLeastOne("requestsPerDay", requests);
            this.perDay = requests;
            this.zone = Objects.requireNonNull(zone, "zone");
            return this;
        }

        /**
         * Sets where the requests of the day are counted, as the {@link QuotaLedger} of the limiter's name.
         *
         * @param store the store; in memory by default
         * @return this builder
         */
        public Builder stateStore(StateStore store) {
            this.store = Objects.requireNonNull(store, "store");
            return this;
        }

        /**
         * Sets how much longer one request may take to the provider than another, connecting included.
         *
         * @param travelTime zero or more; two seconds by default
         * @return this builder
         */
        public Builder travelTime(Duration travelTime) {
            if (travelTime.isNegative()) {
                problems.add("travelTime must be zero or more, got " + travelTime);
            }
            this.travelTime = travelTime;
            return this;
        }

        /**
         * Leaves what the provider says about its limits to others.
         *
         * @return this builder
         */
        public Builder ignoreHeaders() {
            this.followsHeaders = false;
            return this;
        }

        /**
         * Sets the clock.
         *
         * @param clock the clock that deadlines are of
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Sets what waits for a turn.
         *
         * @param sleeper waits as long as it is told, by the clock
         * @return this builder
         */
        public Builder sleeper(Sleeper sleeper) {
            this.sleeper = Objects.requireNonNull(sleeper, "sleeper");
            return this;
        }

        /**
         * Builds the limiter.
         *
         * @return the limiter
         * @throws InvalidRequest if a limit or the name is not valid, or a limit was set twice; the message names every
         *     problem
         */
        public RateLimiter build() {
            List<String> all = new ArrayList<>(problems);
            if (!StateNames.valid(name)) {
                all.add("the limiter '" + name + "' is not named by " + StateNames.RULE);
            }
            if (!all.isEmpty()) {
                throw new InvalidRequest("the rate limiter cannot be built: " + String.join("; ", all));
            }
            return new RateLimiter(this);
        }

        private Builder perMinute(String setter, SendingTimes.Meter meter) {
            atLeastOne(setter, meter.limit());
            if (meters.stream().anyMatch(other -> other.what().equals(meter.what()))) {
                problems.add(setter + " is set twice");
            }
            meters.add(meter);
            return this;
        }

        private void atLeastOne(String setter, long value) {
            if (value < 1) {
                problems.add(setter + " must be 1 or more, got " + value);
            }
        }

        private @Nullable QuotaLedger day() {
            return zone == null
                    ? null
                    : QuotaLedger.builder(name)
                            .bucket(REQUESTS, perDay)
                            .resetsIn(zone)
                            .clock(clock)
                            .stateStore(store)
                            .build();
        }
    }
}
