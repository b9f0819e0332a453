package io.insightstream.clients.http;

import io.insightstream.clients.http.ErrorMapper.Repeat;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.error.Unauthorized;

/** One attempt brought no answer that could be used. What becomes of the call is for others to decide. */
final class AttemptFailed extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why, as the caller is told if nothing helps. */
    private final InsightStreamException failure;

    /** Whether it is certain that the request did not run at the provider. */
    private final boolean notRun;

    /** Whether another key may help. */
    private final boolean keyRefused;

    /** Whether it may be repeated at all. */
    private final boolean repeatable;

    private AttemptFailed(InsightStreamException failure, boolean notRun, boolean keyRefused, boolean repeatable) {
        super(failure.getMessage(), failure, false, false);
        this.failure = failure;
        this.notRun = notRun;
        this.keyRefused = keyRefused;
        this.repeatable = repeatable;
    }

    /** Nothing was sent. */
    static AttemptFailed beforeSending(InsightStreamException failure) {
        return new AttemptFailed(failure, true, false, true);
    }

    /** Something was sent, and what came of it is not known. */
    static AttemptFailed afterSending(InsightStreamException failure) {
        return new AttemptFailed(failure, false, false, true);
    }

    /** The provider answered with an error, or the ledger in its place. */
    static AttemptFailed refused(InsightStreamException failure, boolean aboutTheKey, Repeat repeat) {
        boolean refusedToRun = isRefusal(failure);
        return new AttemptFailed(
                failure,
                refusedToRun || repeat == Repeat.DID_NOT_RUN,
                aboutTheKey && refusedToRun,
                repeat != Repeat.NEVER);
    }

    /** The same failure, told with another exception. */
    AttemptFailed as(InsightStreamException other) {
        return new AttemptFailed(other, notRun, keyRefused, repeatable);
    }

    private static boolean isRefusal(InsightStreamException failure) {
        return failure instanceof RateLimited || failure instanceof Unauthorized || failure instanceof QuotaExhausted;
    }

    InsightStreamException failure() {
        return failure;
    }

    boolean notRun() {
        return notRun;
    }

    boolean keyRefused() {
        return keyRefused;
    }

    boolean repeatable() {
        return repeatable;
    }
}
