package io.insightstream.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Too many calls in a short time. Wait as long as {@link #retryAfter()} says and try again. */
public final class RateLimited extends RetriableException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was asked, what came back, what to do; no secrets
     * @param retryAfter how long the provider asks to wait; null if it does not say
     * @param cause what led to it; null if nothing did
     */
    public RateLimited(String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, retryAfter, cause);
    }
}
