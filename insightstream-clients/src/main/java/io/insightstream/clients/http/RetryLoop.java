package io.insightstream.clients.http;

import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.insightstream.clients.http.HttpCaller.Sleeper;
import io.insightstream.error.Cancelled;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.RetriableException;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Repeats attempts that may be repeated, within the deadline. The wait is the provider's, or a backoff with jitter. */
final class RetryLoop {

    private static final int NANOS_PER_MILLI = 1_000_000;

    private final KeyedSender sender;
    private final Retry retry;
    private final Sleeper sleeper;

    RetryLoop(KeyedSender sender, Backoff backoff, Sleeper sleeper) {
        this.sender = sender;
        this.sleeper = sleeper;
        this.retry = Retry.of(
                "insightstream",
                RetryConfig.<HttpAnswer>custom()
                        .maxAttempts(backoff.attempts())
                        .retryOnException(RetriableException.class::isInstance)
                        .intervalBiFunction((attempt, failure) -> backoff.millis(attempt, failure.getLeft()))
                        .build());
    }

    HttpAnswer answer(PendingCall pending) {
        Retry.AsyncContext<HttpAnswer> attempts = retry.asyncContext();
        while (true) {
            try {
                HttpAnswer answer = sender.send(pending);
                attempts.onComplete();
                return answer;
            } catch (AttemptFailed failed) {
                Duration wait = waitAfter(failed, attempts, pending);
                pending.trace().retried(wait, failed.failure());
                sleep(wait, pending.call(), failed.failure());
            }
        }
    }

    private static Duration waitAfter(
            AttemptFailed failed, Retry.AsyncContext<HttpAnswer> attempts, PendingCall pending) {
        if (!pending.mayRepeat(failed)) {
            throw failed.failure();
        }
        long millis = attempts.onError(failed.failure());
        if (millis < 0) {
            throw failed.failure();
        }
        Duration wait = Duration.ofMillis(millis);
        if (!pending.deadline().allows(wait)) {
            throw failed.failure();
        }
        return wait;
    }

    private void sleep(Duration wait, HttpCall call, InsightStreamException failure) {
        try {
            sleeper.sleep(wait);
        } catch (InterruptedException e) {
            Cancelled cancelled = Cancelled.interrupted(
                    call.operation() + " was interrupted while it waited for its next attempt", e);
            cancelled.addSuppressed(failure);
            throw cancelled;
        }
    }

    /**
     * How often and after how long an attempt is repeated.
     *
     * @param attempts the most attempts, the first included
     * @param first the longest first wait
     * @param longest the longest wait of all, unless the provider asks for more
     * @param random draws numbers from 0 to 1: the wait is anything between nothing and the longest
     */
    record Backoff(int attempts, Duration first, Duration longest, DoubleSupplier random) {

        private static final int MOST_DOUBLINGS = 30;

        long millis(int attempt, Throwable failure) {
            if (failure instanceof RetriableException told && told.retryAfter().isPresent()) {
                return millisUp(told.retryAfter().get());
            }
            double doubled = first.toMillis() * (double) (1L << Math.min(attempt - 1, MOST_DOUBLINGS));
            return (long) (random.getAsDouble() * Math.min(doubled, (double) longest.toMillis()));
        }

        private static long millisUp(Duration hint) {
            return hint.isNegative() ? 0 : hint.plusNanos(NANOS_PER_MILLI - 1).toMillis();
        }
    }
}
