package io.insightstream.examples.server;

import io.insightstream.error.Cancelled;
import io.insightstream.error.Conflict;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.InvalidInput;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.error.NotConfigured;
import io.insightstream.error.NotFound;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.error.StoreFailure;
import io.insightstream.error.StoreUnavailable;
import io.insightstream.error.TimedOut;
import io.insightstream.error.Unauthorized;
import io.insightstream.error.Unsupported;
import java.util.Locale;

/**
 * What an error is to someone who asks over HTTP. A status of 4xx means that asking otherwise, or later, helps; one of
 * 5xx that only whoever runs the server can help.
 *
 * <p>Where it is known how long to wait, {@code Retry-After} tells it.
 *
 * <table>
 *   <caption>Errors and statuses</caption>
 *   <tr><th>error</th><th>status</th></tr>
 *   <tr><td>{@link InvalidRequest}, {@link InvalidInput}</td><td>400</td></tr>
 *   <tr><td>{@link NotFound}</td><td>404</td></tr>
 *   <tr><td>{@link Conflict}</td><td>409</td></tr>
 *   <tr><td>{@link ContentRefused}</td><td>422</td></tr>
 *   <tr><td>{@link RateLimited}, {@link QuotaExhausted}</td><td>429</td></tr>
 *   <tr><td>{@link StoreFailure}, and whatever is none of ours</td><td>500</td></tr>
 *   <tr><td>{@link Unsupported}</td><td>501</td></tr>
 *   <tr><td>{@link Unauthorized} (the server's key is at fault, not the caller's), {@link MalformedResponse}, {@link
 *       ModelUnavailable}, {@link OutcomeUnknown}</td><td>502</td></tr>
 *   <tr><td>{@link ProviderUnavailable}, {@link StoreUnavailable}, {@link NotConfigured}, {@link Cancelled}</td>
 *       <td>503</td></tr>
 *   <tr><td>{@link TimedOut}</td><td>504</td></tr>
 * </table>
 */
enum ProblemKind {
    INVALID_REQUEST(InvalidRequest.class, 400),
    INVALID_INPUT(InvalidInput.class, 400),
    NOT_FOUND(NotFound.class, 404),
    CONFLICT(Conflict.class, 409),
    CONTENT_REFUSED(ContentRefused.class, 422),
    RATE_LIMITED(RateLimited.class, 429),
    QUOTA_EXHAUSTED(QuotaExhausted.class, 429),
    STORE_FAILURE(StoreFailure.class, 500),
    UNSUPPORTED(Unsupported.class, 501),
    UNAUTHORIZED(Unauthorized.class, 502),
    MALFORMED_RESPONSE(MalformedResponse.class, 502),
    MODEL_UNAVAILABLE(ModelUnavailable.class, 502),
    OUTCOME_UNKNOWN(OutcomeUnknown.class, 502),
    PROVIDER_UNAVAILABLE(ProviderUnavailable.class, 503),
    STORE_UNAVAILABLE(StoreUnavailable.class, 503),
    NOT_CONFIGURED(NotConfigured.class, 503),
    CANCELLED(Cancelled.class, 503),
    TIMED_OUT(TimedOut.class, 504),
    /** An error that this table does not know yet, and whatever is none of ours. */
    INTERNAL(InsightStreamException.class, 500);

    private final Class<? extends InsightStreamException> error;
    private final int status;

    ProblemKind(Class<? extends InsightStreamException> error, int status) {
        this.error = error;
        this.status = status;
    }

    static ProblemKind of(InsightStreamException problem) {
        for (ProblemKind kind : values()) {
            if (kind.error.isInstance(problem)) {
                return kind;
            }
        }
        return INTERNAL;
    }

    int status() {
        return status;
    }

    /** The name programs go by. */
    String type() {
        return "urn:insightstream:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name people read. */
    String title() {
        String words = name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
