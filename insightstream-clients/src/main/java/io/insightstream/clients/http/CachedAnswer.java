package io.insightstream.clients.http;

import io.insightstream.call.Usage;
import io.insightstream.error.NotFound;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is kept: one with a body, or that there is none.
 *
 * @param answer the answer; null if nothing was found
 * @param notFound what a caller is told if nothing was found; null otherwise
 * @param retrievedAt when the server answered, or found the answer to be still good
 * @param freshFor how long it may be served
 */
record CachedAnswer(@Nullable HttpAnswer answer, @Nullable String notFound, Instant retrievedAt, Duration freshFor) {

    /** Platforms ask that nothing of theirs is kept longer without asking again. */
    static final Duration OLDEST = Duration.ofDays(30);

    private static final int OVERHEAD_BYTES = 400;

    static CachedAnswer found(HttpAnswer answer, Duration freshFor) {
        return new CachedAnswer(answer, null, answer.retrievedAt(), freshFor);
    }

    static CachedAnswer missing(NotFound failure, Instant now, Duration freshFor) {
        return new CachedAnswer(null, String.valueOf(failure.getMessage()), now, freshFor);
    }

    boolean isFresh(Instant now, Duration asked) {
        return now.isBefore(retrievedAt.plus(shorter(shorter(freshFor, asked), OLDEST)));
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    /** Until when it is of use: with an ETag, it is also after it is no longer fresh. */
    Instant keptUntil() {
        return retrievedAt.plus(etag() == null ? shorter(freshFor, OLDEST) : OLDEST);
    }

    @Nullable
    String etag() {
        return answer == null ? null : answer.headers().get("ETag");
    }

    /** The answer for a caller who sent this many requests for it. */
    HttpAnswer toCaller(int requests, Usage used) {
        if (answer == null) {
            throw new NotFound(String.valueOf(notFound));
        }
        return answer.of(requests, used);
    }

    int bytes(CacheKey key) {
        long size = OVERHEAD_BYTES + key.bytes();
        size += answer == null ? 0 : answer.size() + answer.headers().byteCount();
        return (int) Math.min(Integer.MAX_VALUE, size);
    }
}
