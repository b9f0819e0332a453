package io.insightstream.clients.http;

import io.insightstream.clients.http.CallLimiter.Permit;
import io.insightstream.clients.http.ErrorMapper.Failure;
import io.insightstream.clients.http.ErrorMapper.KeyEffect;
import io.insightstream.clients.http.HttpCaller.KeyPlace;
import io.insightstream.clients.http.KeyPool.Lease;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.error.RetriableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt: picks a key, charges its quota, waits for the limiter, sends, and reads errors. A key that is refused is
 * left for the next one at once, as often as there are keys.
 */
final class KeyedSender {

    /** The clock goes on between what the provider says and what the pool says of it. */
    private static final Duration SAME = Duration.ofSeconds(1);

    private final Transport transport;
    private final Endpoint endpoint;
    private final ErrorMapper errors;
    private final @Nullable KeyPool keys;
    private final @Nullable KeyPlace place;
    private final @Nullable QuotaLedger quota;
    private final CallLimiter limiter;
    private final Clock clock;

    KeyedSender(
            Transport transport,
            Endpoint endpoint,
            ErrorMapper errors,
            @Nullable KeyPool keys,
            @Nullable KeyPlace place,
            @Nullable QuotaLedger quota,
            CallLimiter limiter,
            Clock clock) {
        this.transport = transport;
        this.endpoint = endpoint;
        this.errors = errors;
        this.keys = keys;
        this.place = place;
        this.quota = quota;
        this.limiter = limiter;
        this.clock = clock;
    }

    HttpAnswer send(PendingCall pending) throws AttemptFailed {
        if (keys == null || place == null) {
            return send(pending, null, Outgoing.withoutKey());
        }
        Lease lease = first(keys, pending);
        for (int changes = 1; ; changes++) {
            try {
                return send(pending, lease, outgoing(lease, place));
            } catch (AttemptFailed failed) {
                if (!failed.keyRefused()) {
                    throw failed;
                }
                Lease next = another(keys, lease, pending, failed);
                if (changes >= keys.snapshot().size()) {
                    throw failed;
                }
                pending.trace().keyChanged(lease, next, failed.failure());
                lease = next;
            }
        }
    }

    private static Outgoing outgoing(Lease lease, KeyPlace place) throws AttemptFailed {
        try {
            return Outgoing.with(lease.key(), place);
        } catch (InsightStreamException e) {
            throw AttemptFailed.beforeSending(e);
        }
    }

    private static Lease first(KeyPool keys, PendingCall pending) throws AttemptFailed {
        try {
            return keys.take(pending.spentProjects());
        } catch (InsightStreamException e) {
            throw AttemptFailed.beforeSending(e);
        }
    }

    private static Lease another(KeyPool keys, Lease refused, PendingCall pending, AttemptFailed failed)
            throws AttemptFailed {
        Lease next;
        try {
            next = keys.take(pending.spentProjects());
        } catch (RateLimited resting) {
            throw failed.as(soonest(failed.failure(), resting));
        } catch (InsightStreamException e) {
            // No key is left at all: what the last one was told says more than that.
            throw failed;
        }
        if (next.key().equals(refused.key())) {
            throw failed;
        }
        return next;
    }

    /** No key is free now, but one will be; it may be free sooner than the provider says of the refused one. */
    private static InsightStreamException soonest(InsightStreamException failure, RateLimited resting) {
        Duration wait = resting.retryAfter().orElse(null);
        if (failure instanceof RateLimited own && own.retryAfter().isPresent()) {
            Duration told = own.retryAfter().get();
            if (wait == null || told.minus(SAME).compareTo(wait) <= 0) {
                return own;
            }
        }
        return new RateLimited(
                failure.getMessage() + (wait == null ? "" : "; a key is free again in " + wait), wait, failure);
    }

    private HttpAnswer send(PendingCall pending, @Nullable Lease lease, Outgoing outgoing) throws AttemptFailed {
        if (pending.deadline().hasPassed()) {
            throw transport.tooLate(pending);
        }
        String project = lease == null ? QuotaLedger.PROJECT : lease.project();
        charge(pending, project);
        HttpAnswer answer = null;
        try {
            Permit permit = permit(pending);
            try {
                answer = transport.send(pending, outgoing);
            } finally {
                permit.done(answer);
            }
        } finally {
            if (answer != null || outgoing.isSent()) {
                pending.trace().sent();
            } else {
                refund(pending, project);
            }
        }
        if (errors.isFailure(answer)) {
            throw failed(pending, lease, project, Redaction.withoutKey(answer, outgoing.key()));
        }
        return answer;
    }

    private Permit permit(PendingCall pending) throws AttemptFailed {
        try {
            return limiter.acquire(pending.call(), pending.deadline().at());
        } catch (InsightStreamException e) {
            throw AttemptFailed.beforeSending(e);
        }
    }

    private void charge(PendingCall pending, String project) throws AttemptFailed {
        String bucket = pending.call().bucket();
        if (bucket == null) {
            return;
        }
        if (quota != null) {
            try {
                quota.charge(project, bucket, pending.call().units());
            } catch (QuotaExhausted e) {
                pending.spentProjects().add(project);
                throw AttemptFailed.refused(e, true, ErrorMapper.Repeat.BY_TYPE);
            } catch (InsightStreamException e) {
                throw AttemptFailed.beforeSending(e);
            }
        }
        pending.trace().charged();
    }

    private void refund(PendingCall pending, String project) {
        String bucket = pending.call().bucket();
        if (bucket == null) {
            return;
        }
        pending.trace().refunded();
        if (quota != null) {
            quota.refund(project, bucket, pending.call().units());
        }
    }

    private AttemptFailed failed(PendingCall pending, @Nullable Lease lease, String project, HttpAnswer answer) {
        HttpCall call = pending.call();
        Failure failure = errors.failure(call, answer);
        InsightStreamException exception = withHint(failure.exception(), answer);
        KeyEffect effect = failure.key();
        if (effect.kind() == KeyEffect.Kind.SPENT && quota != null && call.bucket() != null) {
            pending.spentProjects().add(project);
            Instant resetsAt = quota.exhausted(project, call.bucket(), effect.until());
            if (exception instanceof QuotaExhausted told && told.resetsAt().isEmpty()) {
                exception = new QuotaExhausted(
                        told.getMessage() + "; it starts anew at " + resetsAt, resetsAt, told.getCause());
            }
        } else if (effect.kind() != KeyEffect.Kind.NONE && keys != null && lease != null) {
            keys.report(lease, effect, String.valueOf(exception.getMessage()));
        }
        AttemptFailed failed = AttemptFailed.refused(exception, effect.kind() != KeyEffect.Kind.NONE, failure.repeat());
        boolean lost = pending.isLostWhenSent() && isAnswerOfAGateway(answer.status());
        return lost && exception instanceof RetriableException && !failed.notRun()
                ? failed.as(new OutcomeUnknown(
                        endpoint.name(call) + " was answered by a gateway in its place: it may have run. It is not "
                                + "repeated; look for its effect before you do. " + exception.getMessage(),
                        null,
                        exception))
                : failed;
    }

    /** Whoever is not available says in the same headers when it will be, whatever provider it is. */
    private InsightStreamException withHint(InsightStreamException failure, HttpAnswer answer) {
        boolean mayTell = failure instanceof ProviderUnavailable unavailable
                && unavailable.retryAfter().isEmpty();
        if (!mayTell) {
            return failure;
        }
        Duration wait = RetryHints.fromHeaders(answer.headers(), clock);
        return wait == null
                ? failure
                : new ProviderUnavailable(String.valueOf(failure.getMessage()), wait, failure.getCause());
    }

    /** Statuses that say that somebody between lost the answer or did not wait for it. */
    private static boolean isAnswerOfAGateway(int status) {
        return status == 408 || status == 502 || status == 504;
    }
}
