package io.insightstream.clients.http;

import io.insightstream.call.CallListener;
import io.insightstream.call.ProviderId;
import io.insightstream.clients.http.HttpCaller.KeyPlace;
import io.insightstream.clients.http.HttpCaller.Sleeper;
import io.insightstream.error.InvalidRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Configures an {@link HttpCaller}. Defaults: no key, no quota, no limiter, no listener, a client of its own, 4 attempts
 * that back off from 500 ms to 8 s, 60 s for a call, answers of at most 16 MB, a cache of 16 MB that keeps for up to 1
 * minute that nothing was found, no redirects to other hosts. Not safe for use by several threads.
 */
public final class HttpCallerBuilder {

    static final Duration FIRST_BACKOFF = Duration.ofMillis(500);
    static final Duration LONGEST_BACKOFF = Duration.ofSeconds(8);
    static final int ATTEMPTS = 4;

    private static final long MEGABYTE = 1 << 20;
    private static final long MOST_BYTES = Integer.MAX_VALUE - 64L;

    final ProviderId provider;
    final String baseUrl;
    final ErrorMapper errors;

    @Nullable
    KeyPool keys;

    @Nullable
    KeyPlace keyPlace;

    @Nullable
    QuotaLedger quota;

    CallLimiter limiter = CallLimiter.NONE;
    int attempts = ATTEMPTS;
    Duration firstBackoff = FIRST_BACKOFF;
    Duration longestBackoff = LONGEST_BACKOFF;
    Duration deadline = Duration.ofMinutes(1);
    Duration readTimeout = Duration.ZERO;
    Duration notFoundFreshFor = Duration.ofMinutes(1);
    long maxBytes = 16 * MEGABYTE;
    long cacheBytes = 16 * MEGABYTE;
    Set<String> redirectHosts = Set.of();

    @Nullable
    OkHttpClient client;

    CallListener listener = CallListener.NONE;
    Clock clock = Clock.systemUTC();
    Sleeper sleeper = Sleeper.SYSTEM;
    DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

    HttpCallerBuilder(ProviderId provider, String baseUrl, ErrorMapper errors) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.baseUrl = Objects.requireNonNull(baseUrl, "baseUrl");
        this.errors = Objects.requireNonNull(errors, "errors");
    }

    /**
     * Sends a key with each request.
     *
     * @param keys the keys
     * @param place where the key goes
     * @return this builder
     */
    public HttpCallerBuilder keys(KeyPool keys, KeyPlace place) {
        this.keys = Objects.requireNonNull(keys, "keys");
        this.keyPlace = Objects.requireNonNull(place, "place");
        return this;
    }

    /**
     * Charges calls that name a bucket.
     *
     * @param quota the ledger
     * @return this builder
     */
    public HttpCallerBuilder quota(QuotaLedger quota) {
        this.quota = Objects.requireNonNull(quota, "quota");
        return this;
    }

    /**
     * Holds requests back.
     *
     * @param limiter asked before each request
     * @return this builder
     */
    public HttpCallerBuilder limiter(CallLimiter limiter) {
        this.limiter = Objects.requireNonNull(limiter, "limiter");
        return this;
    }

    /**
     * Sets how often and after how long a call is repeated. The wait after the n-th attempt is anything between
     * nothing and {@code firstBackoff * 2^(n-1)}, unless the provider asks for another.
     *
     * @param attempts the most attempts, 1 or more, the first included
     * @param firstBackoff the longest first wait, more than zero
     * @param longestBackoff the longest wait, at least {@code firstBackoff}
     * @return this builder
     */
    public HttpCallerBuilder retries(int attempts, Duration firstBackoff, Duration longestBackoff) {
        this.attempts = attempts;
        this.firstBackoff = Objects.requireNonNull(firstBackoff, "firstBackoff");
        this.longestBackoff = Objects.requireNonNull(longestBackoff, "longestBackoff");
        return this;
    }

    /**
     * Limits how long a call may take, waits and retries included, unless the call says otherwise.
     *
     * @param deadline how long, more than zero
     * @return this builder
     */
    public HttpCallerBuilder deadline(Duration deadline) {
        this.deadline = Objects.requireNonNull(deadline, "deadline");
        return this;
    }

    /**
     * Limits how long the server may be silent before or within an answer, so that an attempt that hangs is given up
     * and repeated before the deadline. By default it may be silent until the deadline, as models that think are.
     *
     * @param readTimeout how long; zero for as long as the deadline allows
     * @return this builder
     */
    public HttpCallerBuilder readTimeout(Duration readTimeout) {
        this.readTimeout = Objects.requireNonNull(readTimeout, "readTimeout");
        return this;
    }

    /**
     * Limits the size of an answer.
     *
     * @param maxBytes the most bytes, unpacked, 1 to about 2 billion
     * @return this builder
     */
    public HttpCallerBuilder maxBytes(long maxBytes) {
        this.maxBytes = maxBytes;
        return this;
    }

    /**
     * Limits the size of the cache.
     *
     * @param bytes the most bytes it may hold; 0 for no cache
     * @return this builder
     */
    public HttpCallerBuilder cacheBytes(long bytes) {
        this.cacheBytes = bytes;
        return this;
    }

    /**
     * Limits how long it is kept that nothing was found; a call's own {@link HttpCall#freshFor} may be shorter.
     *
     * @param freshFor how long, zero or more
     * @return this builder
     */
    public HttpCallerBuilder notFoundFreshFor(Duration freshFor) {
        this.notFoundFreshFor = Objects.requireNonNull(freshFor, "freshFor");
        return this;
    }

    /**
     * Allows redirects to other hosts than the base address's. They get no key.
     *
     * @param hosts names of hosts
     * @return this builder
     */
    public HttpCallerBuilder redirectHosts(Set<String> hosts) {
        this.redirectHosts = Set.copyOf(hosts);
        return this;
    }

    /**
     * Uses the connections, proxies, certificates and interceptors of a client; it stays open. Its retries,
     * redirects, cache, authenticator and limits for single reads and writes do not take part.
     *
     * @param client the client
     * @return this builder
     */
    public HttpCallerBuilder client(OkHttpClient client) {
        this.client = Objects.requireNonNull(client, "client");
        return this;
    }

    /**
     * Hears of every call. Retries and changes of key of a call that several callers wait for are told on the thread
     * that makes it.
     *
     * @param listener the listener; what it throws is logged and dropped
     * @return this builder
     */
    public HttpCallerBuilder listener(CallListener listener) {
        this.listener = CallListener.all(listener);
        return this;
    }

    /**
     * Tells the time.
     *
     * @param clock the clock
     * @return this builder
     */
    public HttpCallerBuilder clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /**
     * Waits between attempts.
     *
     * @param sleeper what waits
     * @return this builder
     */
    public HttpCallerBuilder sleeper(Sleeper sleeper) {
        this.sleeper = Objects.requireNonNull(sleeper, "sleeper");
        return this;
    }

    /**
     * Draws the jitter of backoffs.
     *
     * @param random draws numbers from 0 to 1
     * @return this builder
     */
    public HttpCallerBuilder random(DoubleSupplier random) {
        this.random = Objects.requireNonNull(random, "random");
        return this;
    }

    /**
     * Builds the caller.
     *
     * @return the caller; to be closed
     * @throws InvalidRequest if anything is wrong; the message names all of it
     */
    public HttpCaller build() {
        List<String> problems = new ArrayList<>();
        HttpUrl base = Endpoint.base(baseUrl);
        if (base == null) {
            problems.add("the base address is http or https with a host and a path, without a query or a user");
        }
        require(attempts >= 1, "attempts are 1 or more, got " + attempts, problems);
        require(
                isPositive(firstBackoff) && longestBackoff.compareTo(firstBackoff) >= 0,
                "backoffs grow from more than zero, got " + firstBackoff + " to " + longestBackoff,
                problems);
        require(isPositive(deadline), "a deadline is more than zero, got " + deadline, problems);
        require(!readTimeout.isNegative(), "readTimeout is zero or more, got " + readTimeout, problems);
        require(!notFoundFreshFor.isNegative(), "notFoundFreshFor is zero or more, got " + notFoundFreshFor, problems);
        require(
                maxBytes >= 1 && maxBytes <= MOST_BYTES,
                "maxBytes is 1 to " + MOST_BYTES + ", got " + maxBytes,
                problems);
        require(cacheBytes >= 0, "cacheBytes is 0 or more, got " + cacheBytes, problems);
        if (!problems.isEmpty() || base == null) {
            throw new InvalidRequest("calls to " + provider + " cannot be made: " + String.join("; ", problems));
        }
        return new HttpCaller(this, base);
    }

    private static void require(boolean holds, String problem, List<String> problems) {
        if (!holds) {
            problems.add(problem);
        }
    }

    private static boolean isPositive(Duration duration) {
        return duration.compareTo(Duration.ZERO) > 0;
    }
}
