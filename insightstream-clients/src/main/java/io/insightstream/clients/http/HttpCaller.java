package io.insightstream.clients.http;

import io.insightstream.call.CallListener;
import io.insightstream.call.ProviderId;
import io.insightstream.error.Cancelled;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.TimedOut;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
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
 * port gets it. Who receives it may repeat it: an answer is best read by a function given with the call, since what that
 * throws passes without the keys. Safe for use by several threads.
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
    private final Keyless keyless;

    HttpCaller(HttpCallerBuilder builder, HttpUrl base) {
        this.provider = builder.provider;
        this.listener = builder.listener;
        this.clock = builder.clock;
        this.deadline = builder.deadline;
        this.keyless = new Keyless(builder.keys);
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

    /** Takes the thread first that was free last: one caller alone needs one thread, which is still warm. */
    private static ExecutorService threads(ProviderId provider) {
        ForkJoinPool.ForkJoinWorkerThreadFactory named = pool -> {
            ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
            thread.setName("insightstream-" + provider);
            return thread;
        };
        return new ForkJoinPool(
                MOST_FLIGHTS, named, null, true, 0, MOST_FLIGHTS, 0, full -> true, IDLE_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Starts a configuration.
     *
     * @param provider the name of the provider, in events
     * @param baseUrl the address that the paths of calls are below; users and tests may set their own
     * @param errors reads the provider's error answers
     * @return a builder with the defaults
     */
    public static HttpCallerBuilder builder(ProviderId provider, String baseUrl, ErrorMapper errors) {
        return new HttpCallerBuilder(provider, baseUrl, errors);
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
     * Makes a call, waits for its answer and reads it. A server, or what stands before it, may repeat the key that it was
     * sent: what the reader throws passes only as {@link #reading} lets it. An answer that it finds malformed is dropped
     * from the cache, so that the next call is sent.
     *
     * @param call the call
     * @param reader makes the result of the answer
     * @param <T> the result
     * @return what the reader made
     * @throws InsightStreamException as {@link #call(HttpCall)} does, and what the reader throws
     */
    public <T> T call(HttpCall call, Function<HttpAnswer, T> reader) {
        HttpAnswer answer = call(call);
        try {
            return reading(() -> reader.apply(answer));
        } catch (MalformedResponse e) {
            forget(call);
            throw e;
        }
    }

    /**
     * Drops what the cache holds of the answer to a call, so that the next one is sent: for an answer that turns out not to
     * be readable after its call. A call that is on its way is left alone.
     *
     * @param call the call
     */
    public void forget(HttpCall call) {
        if (cache != null && AnswerCache.isFor(call)) {
            cache.forget(call);
        }
    }

    /**
     * Reads of an answer what is left to be read after its call. An exception of this library that repeats a key passes
     * with {@code ***} in its place, also in place of the beginning of one where a quote ends, and without its cause. Error
     * answers are rid of their key before the {@link ErrorMapper} sees them.
     *
     * @param reader makes something of the answer
     * @param <T> the result
     * @return what the reader made
     * @throws InsightStreamException what the reader throws
     */
    public <T> T reading(Supplier<T> reader) {
        return keyless.reading(reader);
    }

    /**
     * Makes a call whose answer comes line by line, such as server-sent events. It is never kept, and repeated only
     * before its first line.
     *
     * @param call the call
     * @param lines takes each line as it comes, without its end; empty lines too. What it throws ends the call
     * @param reader makes the result of the answer, which has no body, when all lines have come
     * @param <T> the result
     * @return what the reader made
     * @throws InsightStreamException as {@link #call(HttpCall, Function)} does
     */
    public <T> T stream(HttpCall call, Consumer<String> lines, Function<HttpAnswer, T> reader) {
        HttpAnswer answer = stream(call, lines);
        return reading(() -> reader.apply(answer));
    }

    HttpAnswer stream(HttpCall call, Consumer<String> lines) {
        CallTrace trace = CallTrace.start(call, provider, listener, clock);
        // Each by itself, since the listener hears of what a line leads to.
        Consumer<String> read = line -> keyless.reading(() -> lines.accept(line));
        return traced(trace, () -> direct(PendingCall.streaming(call, deadline(call), trace, read)));
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

    private static HttpAnswer traced(CallTrace trace, Supplier<HttpAnswer> call) {
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

        /** Lets the thread sleep. */
        Sleeper SYSTEM = duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());

        /**
         * Waits.
         *
         * @param duration how long, zero or more
         * @throws InterruptedException if the thread is interrupted meanwhile
         */
        void sleep(Duration duration) throws InterruptedException;
    }
}
