package io.insightstream.clients.http;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.insightstream.call.Usage;
import io.insightstream.error.Cancelled;
import io.insightstream.error.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are kept, and the calls on their way to become such: as many callers as ask at once, one call. The call
 * runs on a thread of its own, so that a caller that gives up does not end it for the others.
 */
final class AnswerCache {

    private static final int NOT_MODIFIED = 304;

    private final AsyncCache<CacheKey, CachedAnswer> answers;
    private final ConcurrentMap<CacheKey, CompletableFuture<CachedAnswer>> flights;
    private final RetryLoop calls;
    private final Endpoint endpoint;
    private final ExecutorService threads;
    private final Duration missingFreshFor;
    private final Clock clock;

    AnswerCache(
            long maxBytes,
            Duration missingFreshFor,
            RetryLoop calls,
            Endpoint endpoint,
            ExecutorService threads,
            Clock clock) {
        this.calls = calls;
        this.endpoint = endpoint;
        this.threads = threads;
        this.missingFreshFor = missingFreshFor;
        this.clock = clock;
        this.answers = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((CacheKey key, CachedAnswer answer) -> answer.bytes(key))
                .expireAfter(new UntilUseless())
                .ticker(() -> nanos(clock.instant()))
                // The cache's own upkeep is short and needs no threads.
                .executor(Runnable::run)
                .buildAsync();
        this.flights = answers.asMap();
    }

    private static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }

    /** Whether the answer to a call may come from the cache and be kept in it. */
    static boolean isFor(HttpCall call) {
        Duration freshFor = call.freshFor();
        return freshFor != null && call.body() == null && call.repeatable() && freshFor.compareTo(Duration.ZERO) > 0;
    }

    boolean isFresh(HttpCall call) {
        CompletableFuture<CachedAnswer> known = flights.get(CacheKey.of(call, endpoint));
        return known != null && freshOf(known, call) != null;
    }

    void forget(HttpCall call) {
        CacheKey key = CacheKey.of(call, endpoint);
        CompletableFuture<CachedAnswer> known = flights.get(key);
        if (known != null && known.isDone()) {
            flights.remove(key, known);
        }
    }

    HttpAnswer answer(HttpCall call, Deadline deadline, CallTrace trace) {
        CacheKey key = CacheKey.of(call, endpoint);
        while (true) {
            CompletableFuture<CachedAnswer> known = flights.get(key);
            if (known != null) {
                CachedAnswer fresh = freshOf(known, call);
                if (fresh != null) {
                    return fresh.toCaller(0, Usage.NONE);
                }
                if (known instanceof Flight flight && !known.isDone()) {
                    if (flight.join(deadline)) {
                        return flight.await(deadline).toCaller(0, Usage.NONE);
                    }
                    flights.remove(key, flight);
                    continue;
                }
            }
            Flight flight =
                    new Flight(endpoint.name(call), deadline.copy(), failed -> keepForItsEtag(key, failed, known));
            boolean first =
                    known == null ? flights.putIfAbsent(key, flight) == null : flights.replace(key, known, flight);
            if (first) {
                return lead(flight, key, kept(known), call, deadline, trace);
            }
        }
    }

    private @Nullable CachedAnswer freshOf(CompletableFuture<CachedAnswer> known, HttpCall call) {
        Duration freshFor = call.freshFor();
        CachedAnswer kept = kept(known);
        return kept != null && freshFor != null && kept.isFresh(clock.instant(), freshFor) ? kept : null;
    }

    /** What is held of an answer; nothing once its time is over, also in the moment before the cache has noticed. */
    private @Nullable CachedAnswer kept(@Nullable CompletableFuture<CachedAnswer> known) {
        if (known == null || !known.isDone() || known.isCompletedExceptionally()) {
            return null;
        }
        CachedAnswer answer = known.join();
        return clock.instant().isBefore(answer.keptUntil()) ? answer : null;
    }

    /** A call that was to renew an answer failed: the next one may still find it unchanged. */
    private void keepForItsEtag(CacheKey key, Flight failed, @Nullable CompletableFuture<CachedAnswer> before) {
        CachedAnswer kept = kept(before);
        if (before != null && kept != null && kept.etag() != null) {
            flights.replace(key, failed, before);
        }
    }

    private HttpAnswer lead(
            Flight flight,
            CacheKey key,
            @Nullable CachedAnswer before,
            HttpCall call,
            Deadline deadline,
            CallTrace trace) {
        flight.start(threads, () -> fly(flight, key, before, call, trace));
        return flight.await(deadline).toCaller(trace.attempts(), trace.usage());
    }

    private void fly(Flight flight, CacheKey key, @Nullable CachedAnswer before, HttpCall call, CallTrace trace) {
        try {
            flight.complete(ask(key, before, call, flight.deadline(), trace));
        } catch (RuntimeException | Error e) {
            flight.fail(e);
        }
    }

    private CachedAnswer ask(
            CacheKey key, @Nullable CachedAnswer before, HttpCall call, Deadline deadline, CallTrace trace) {
        Duration freshFor = call.freshFor() == null ? Duration.ZERO : call.freshFor();
        String etag = before == null ? null : before.etag();
        try {
            HttpAnswer answer = calls.answer(PendingCall.revalidating(call, key.url(), deadline, trace, etag));
            if (answer.status() == NOT_MODIFIED && before != null && before.answer() != null) {
                return CachedAnswer.found(before.answer().confirmedBy(answer), freshFor);
            }
            return CachedAnswer.found(answer, freshFor);
        } catch (NotFound e) {
            Duration shorter = missingFreshFor.compareTo(freshFor) < 0 ? missingFreshFor : freshFor;
            return CachedAnswer.missing(e, clock.instant(), shorter);
        }
    }

    /** Ends the calls on their way. */
    void close() {
        for (CompletableFuture<CachedAnswer> each : flights.values()) {
            if (each instanceof Flight flight && !flight.isDone()) {
                flight.fail(new Cancelled("the call was cancelled: its provider was closed"));
            }
        }
        answers.synchronous().invalidateAll();
    }

    /** By the time that the cache itself has read: a second look at the clock may see another. */
    private static final class UntilUseless implements Expiry<CacheKey, CachedAnswer> {

        @Override
        public long expireAfterCreate(CacheKey key, CachedAnswer answer, long now) {
            return Math.max(0, nanos(answer.keptUntil()) - now);
        }

        @Override
        public long expireAfterUpdate(CacheKey key, CachedAnswer answer, long now, long left) {
            return expireAfterCreate(key, answer, now);
        }

        @Override
        public long expireAfterRead(CacheKey key, CachedAnswer answer, long now, long left) {
            return left;
        }
    }
}
