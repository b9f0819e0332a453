package io.insightstream.clients.http;

import io.insightstream.call.CallListener;
import io.insightstream.call.ProviderId;
import io.insightstream.error.Cancelled;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.TimedOut;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls of one provider. Each goes through these layers, the outermost first:
 *
 * <pre>
 *   call
 *     cache           a fresh answer is served from memory, a missing one too
 *     single flight   callers that ask the same at once wait for one call
 *     retry           owns the deadline; waits as the provider asks, or backs off with full jitter
 *       key           the next one in turn; one that is refused is left for another at once
 *       quota         charged before the request is sent; given back only if it certainly was not
 *       rate limit    holds the request back
 *       request       hop by hop to allowed hosts, up to a limit of bytes
 * </pre>
 *
 * <p>Only answers to repeatable calls with {@link HttpCall#freshFor} and without a body are kept. An answer with an {@code ETag} is asked for
 * again with {@code If-None-Match} when it is no longer fresh; an answer of status 304 counts as a request that was sent.
 * Failures are not kept, except that nothing was found. Nothing is kept for more than 30 days.
 *
 * <p>When an attempt is repeated:
 *
 * <table>
 *   <caption>What happens after a failed attempt</caption>
 *   <tr><th>what happened</th><th>repeatable call</th><th>other call</th></tr>
 *   <tr><td>no connection</td><td>repeated</td><td>repeated: nothing was sent</td></tr>
 *   <tr><td>error answer mapped to a rate limit</td><td>repeated</td><td>repeated: it was refused</td></tr>
 *   <tr><td>error answer that refuses the key or says its quota is spent</td><td colspan="2">the next key, else the
 *     error</td></tr>
 *   <tr><td>error answer 408, 502, 504 mapped to an error worth a retry</td><td>repeated</td><td>{@link
 *     OutcomeUnknown}: a gateway does not know</td></tr>
 *   <tr><td>error answer worth a retry, of which the mapper says that nothing ran</td><td>repeated</td><td>repeated</td></tr>
 *   <tr><td>error answer of which the mapper says never to repeat it</td><td colspan="2">the error, once</td></tr>
 *   <tr><td>any other error answer worth a retry</td><td>repeated</td><td>the error, once</td></tr>
 *   <tr><td>connection lost, deadline passed, cancelled or too many bytes after sending</td><td>the first is
 *     repeated, the others end the call</td><td>{@link OutcomeUnknown}</td></tr>
 *   <tr><td>anything after the first line of a stream</td><td colspan="2">never repeated</td></tr>
 * </table>
 *
 * <p>A call that is not kept runs on the thread of its caller. One that is kept runs on a thread of a small pool, so that
 * several callers can wait for it, each until its own deadline; when the last one has left, it is cancelled. An
 * interrupted caller gets {@link Cancelled} with its interrupt flag set.
 *
 * <p>The key is put on a request only when its connection stands, and nothing but the provider's own scheme, host and
 * port gets it. Safe for use by several threads.
 */
public final class HttpCaller implements AutoCloseable {

    private static final int MOST_FLIGHTS = 32;
    private static final long IDLE_SECONDS = 5;

    private final ProviderId provider;
    private final CallListener listener;
    private final Clock clock;
    private final Duration deadline;
    private final Endpoint endpoint;
    private final HttpConnections connections;
    private final RetryLoop calls;
    private final ExecutorService threads;
    private final @Nullable AnswerCache cache;
    private final @Nullable KeyPool keys;

    private HttpCaller(Builder builder, HttpUrl base) {
        this.provider = builder.provider;
        this.listener = builder.listener;
        this.clock = builder.clock;
        this.deadline = builder.deadline;
        this.keys = builder.keys;
        this.endpoint = new Endpoint(base);
        this.connections = new HttpConnections(builder.client, builder.readTimeout);
        Redirects redirects = new Redirects(endpoint, builder.redirectHosts);
        Transport transport =
                new Transport(connections, endpoint, redirects, new BodyReader(builder.maxBytes), builder.clock);
        KeyedSender sender = new KeyedSender(
                transport,
                endpoint,
                builder.errors,
                builder.keys,
                builder.keyPlace,
                builder.quota,
                builder.limiter,
                builder.clock);
        this.calls = new RetryLoop(
                sender,
                new RetryLoop.Backoff(builder.attempts, builder.firstBackoff, builder.longestBackoff, builder.random),
                builder.sleeper);
        this.threads = threads(provider);
        this.cache = builder.cacheBytes == 0
                ? null
                : new AnswerCache(builder.cacheBytes, builder.notFoundFreshFor, calls, endpoint, threads, clock);
    }

    private static ExecutorService threads(ProviderId provider) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                MOST_FLIGHTS, MOST_FLIGHTS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), call -> {
                    Thread thread = new Thread(call, "insightstream-" + provider);
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /**
     * Starts a configuration.
     *
     * @param provider the name of the provider, in events
     * @param baseUrl the address that the paths of calls are below; users and tests may set their own
     * @param errors reads the provider's error answers
     * @return a builder with the defaults
     */
    public static Builder builder(ProviderId provider, String baseUrl, ErrorMapper errors) {
        return new Builder(provider, baseUrl, errors);
    }

    /**
     * Makes a call and waits for its answer.
     *
     * @param call the call
     * @return the answer, which is no failure to the provider's {@link ErrorMapper}
     * @throws ProviderUnavailable if no connection could be made or it was lost
     * @throws TimedOut if the deadline passed
     * @throws Cancelled if the thread was interrupted or this caller is closed
     * @throws MalformedResponse if the answer is too large or redirects to where it may not
     * @throws OutcomeUnknown if the call must not be repeated and its answer was lost
     * @throws InsightStreamException whatever else the provider's mapper, its keys, its quota or its limiter say
     */
    public HttpAnswer call(HttpCall call) {
        CallTrace trace = CallTrace.start(call, provider, listener, clock);
        return traced(trace, () -> answer(call, trace));
    }

    /**
     * Makes a call whose answer comes line by line, such as server-sent events. It is never kept, and repeated only
     * before its first line.
     *
     * @param call the call
     * @param lines takes each line as it comes, without its end; empty lines too. What it throws ends the call
     * @return the answer without its body
     * @throws InsightStreamException as {@link #call} does
     */
    public HttpAnswer stream(HttpCall call, Consumer<String> lines) {
        CallTrace trace = CallTrace.start(call, provider, listener, clock);
        return traced(trace, () -> direct(PendingCall.streaming(call, deadline(call), trace, lines)));
    }

    private HttpAnswer answer(HttpCall call, CallTrace trace) {
        if (cache != null && AnswerCache.isFor(call)) {
            requireOpen(call);
            return cache.answer(call, deadline(call), trace);
        }
        return direct(PendingCall.of(call, deadline(call), trace));
    }

    private HttpAnswer direct(PendingCall pending) {
        requireOpen(pending.call());
        HttpAnswer answer = calls.answer(pending);
        return answer.of(pending.trace().attempts(), pending.trace().usage());
    }

    private static HttpAnswer traced(CallTrace trace, java.util.function.Supplier<HttpAnswer> call) {
        boolean told = false;
        try {
            HttpAnswer answer = call.get();
            told = true;
            trace.answered();
            return answer;
        } catch (InsightStreamException e) {
            told = true;
            trace.failed(e);
            throw e;
        } finally {
            if (!told) {
                trace.failed(null);
            }
        }
    }

    private Deadline deadline(HttpCall call) {
        return Deadline.in(call.deadline() == null ? deadline : call.deadline(), clock);
    }

    private void requireOpen(HttpCall call) {
        if (connections.isClosed()) {
            throw new Cancelled(endpoint.name(call) + " was not sent: its provider is closed");
        }
    }

    /**
     * Whether the answer to a call is at hand, so that the call costs nothing.
     *
     * @param call the call
     * @return true if it is in the cache and fresh
     */
    public boolean isFresh(HttpCall call) {
        return cache != null && AnswerCache.isFor(call) && cache.isFresh(call);
    }

    /**
     * Blots the keys out of a text, such as the body of an answer that is to be shown: a server may repeat what it was
     * sent. Error answers are rid of their key before the {@link ErrorMapper} sees them.
     *
     * @param text the text
     * @return the text with {@code ***} in place of each key
     */
    public String withoutKeys(String text) {
        return keys == null ? text : keys.withoutKeys(text);
    }

    /**
     * Drops what the cache holds of the answer to a call, so that the next one is sent: for an answer that turned out not
     * to be readable. A call that is on its way is left alone.
     *
     * @param call the call
     */
    public void forget(HttpCall call) {
        if (cache != null && AnswerCache.isFor(call)) {
            cache.forget(call);
        }
    }

    /**
     * Cancels the calls that run, ends the threads and, unless the client is the user's, the connections. Later calls
     * throw {@link Cancelled}. Closing twice is the same as once.
     */
    @Override
    public void close() {
        connections.close();
        threads.shutdownNow();
        if (cache != null) {
            cache.close();
        }
    }

    /** Where the key goes. */
    public sealed interface KeyPlace {

        /**
         * In a header.
         *
         * @param name the name of the header
         * @param prefix what stands before the key, such as {@code "Bearer "}; may be empty
         */
        record Header(String name, String prefix) implements KeyPlace {}

        /**
         * In the query, where proxies and servers write it to their logs: for providers that take it nowhere else. No
         * message or log of ours holds it.
         *
         * @param name the name of the parameter
         */
        record Query(String name) implements KeyPlace {}

        /** As the user name of HTTP Basic with an empty password. */
        record Basic() implements KeyPlace {}
    }

    /** Waits; given by tests, so that they do not sleep. */
    @FunctionalInterface
    public interface Sleeper {
        /**
         * Waits.
         *
         * @param duration how long, zero or more
         * @throws InterruptedException if the thread is interrupted meanwhile
         */
        void sleep(Duration duration) throws InterruptedException;
    }

    /**
     * Configures a caller. Defaults: no key, no quota, no limiter, no listener, a client of its own, 4 attempts that back
     * off from 500 ms to 8 s, 60 s for a call, answers of at most 16 MB, a cache of 16 MB that keeps for up to 1 minute
     * that nothing was found, no redirects to other hosts. Not safe for use by several threads.
     */
    public static final class Builder {

        private static final long MEGABYTE = 1 << 20;
        private static final long MOST_BYTES = Integer.MAX_VALUE - 64L;

        private final ProviderId provider;
        private final String baseUrl;
        private final ErrorMapper errors;
        private @Nullable KeyPool keys;
        private @Nullable KeyPlace keyPlace;
        private @Nullable QuotaLedger quota;
        private CallLimiter limiter = CallLimiter.NONE;
        private int attempts = 4;
        private Duration firstBackoff = Duration.ofMillis(500);
        private Duration longestBackoff = Duration.ofSeconds(8);
        private Duration deadline = Duration.ofMinutes(1);
        private Duration readTimeout = Duration.ZERO;
        private Duration notFoundFreshFor = Duration.ofMinutes(1);
        private long maxBytes = 16 * MEGABYTE;
        private long cacheBytes = 16 * MEGABYTE;
        private Set<String> redirectHosts = Set.of();
        private @Nullable OkHttpClient client;
        private CallListener listener = CallListener.NONE;
        private Clock clock = Clock.systemUTC();
        private Sleeper sleeper = duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

        private Builder(ProviderId provider, String baseUrl, ErrorMapper errors) {
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
        public Builder keys(KeyPool keys, KeyPlace place) {
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
        public Builder quota(QuotaLedger quota) {
            this.quota = Objects.requireNonNull(quota, "quota");
            return this;
        }

        /**
         * Holds requests back.
         *
         * @param limiter asked before each request
         * @return this builder
         */
        public Builder limiter(CallLimiter limiter) {
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
        public Builder retries(int attempts, Duration firstBackoff, Duration longestBackoff) {
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
        public Builder deadline(Duration deadline) {
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
        public Builder readTimeout(Duration readTimeout) {
            this.readTimeout = Objects.requireNonNull(readTimeout, "readTimeout");
            return this;
        }

        /**
         * Limits the size of an answer.
         *
         * @param maxBytes the most bytes, unpacked, 1 to about 2 billion
         * @return this builder
         */
        public Builder maxBytes(long maxBytes) {
            this.maxBytes = maxBytes;
            return this;
        }

        /**
         * Limits the size of the cache.
         *
         * @param bytes the most bytes it may hold; 0 for no cache
         * @return this builder
         */
        public Builder cacheBytes(long bytes) {
            this.cacheBytes = bytes;
            return this;
        }

        /**
         * Limits how long it is kept that nothing was found; a call's own {@link HttpCall#freshFor} may be shorter.
         *
         * @param freshFor how long, zero or more
         * @return this builder
         */
        public Builder notFoundFreshFor(Duration freshFor) {
            this.notFoundFreshFor = Objects.requireNonNull(freshFor, "freshFor");
            return this;
        }

        /**
         * Allows redirects to other hosts than the base address's. They get no key.
         *
         * @param hosts names of hosts
         * @return this builder
         */
        public Builder redirectHosts(Set<String> hosts) {
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
        public Builder client(OkHttpClient client) {
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
        public Builder listener(CallListener listener) {
            this.listener = CallListener.all(listener);
            return this;
        }

        /**
         * Tells the time.
         *
         * @param clock the clock
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Waits between attempts.
         *
         * @param sleeper what waits
         * @return this builder
         */
        public Builder sleeper(Sleeper sleeper) {
            this.sleeper = Objects.requireNonNull(sleeper, "sleeper");
            return this;
        }

        /**
         * Draws the jitter of backoffs.
         *
         * @param random draws numbers from 0 to 1
         * @return this builder
         */
        public Builder random(DoubleSupplier random) {
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
            HttpUrl base = HttpUrl.parse(baseUrl);
            if (base == null
                    || base.query() != null
                    || base.fragment() != null
                    || !base.encodedUsername().isEmpty()
                    || !base.encodedPassword().isEmpty()) {
                problems.add("the base address is http or https with a host and a path, without a query or a user");
            }
            require(attempts >= 1, "attempts are 1 or more, got " + attempts, problems);
            require(
                    isPositive(firstBackoff) && longestBackoff.compareTo(firstBackoff) >= 0,
                    "backoffs grow from more than zero, got " + firstBackoff + " to " + longestBackoff,
                    problems);
            require(isPositive(deadline), "a deadline is more than zero, got " + deadline, problems);
            require(!readTimeout.isNegative(), "readTimeout is zero or more, got " + readTimeout, problems);
            require(
                    !notFoundFreshFor.isNegative(),
                    "notFoundFreshFor is zero or more, got " + notFoundFreshFor,
                    problems);
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
}
