package io.insightstream.failover;

import io.insightstream.error.InsightStreamException;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RetriableException;
import io.insightstream.error.Unauthorized;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a provider rests that failed.
 *
 * @param first the rest after one failure
 * @param longest the longest rest, also if the provider asks for more
 */
record Rest(Duration first, Duration longest) {

    static final Rest DEFAULT = new Rest(Duration.ofSeconds(30), Duration.ofHours(1));

    /** Beyond that many doublings every rest is the longest. */
    private static final int MOST_DOUBLINGS = 30;

    /** Whether the failure says that the next call would fail too, whatever it asks for. */
    static boolean isDueTo(InsightStreamException failure, boolean modelNamed) {
        return failure instanceof RetriableException
                || failure instanceof Unauthorized
                || failure instanceof QuotaExhausted
                || (failure instanceof ModelUnavailable && !modelNamed);
    }

    /** The moment the provider names, not later than the longest rest allows; null if it names none. */
    @Nullable
    Instant told(InsightStreamException failure, Instant now) {
        Instant told = null;
        if (failure instanceof RetriableException retriable) {
            told = retriable.retryAfter().map(now::plus).orElse(null);
        } else if (failure instanceof QuotaExhausted exhausted) {
            told = exhausted.resetsAt().orElse(null);
        }
        Instant latest = now.plus(longest);
        return told == null || told.isBefore(latest) ? told : latest;
    }

    /** The rest after so many failures in a row: twice as long each time. */
    Duration after(int strikes) {
        int doublings = strikes - 1;
        boolean beyond = doublings > MOST_DOUBLINGS
                || first.compareTo(longest.dividedBy(1L << Math.min(doublings, MOST_DOUBLINGS))) > 0;
        return beyond ? longest : first.multipliedBy(1L << doublings);
    }
}
