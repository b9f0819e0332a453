package io.insightstream.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The provider cannot be reached or answers with a fault of its own. Try again later, after {@link #retryAfter()} if it
 * says so, or another provider.
 */
public final class ProviderUnavailable extends RetriableException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was asked, what came back, what to do; no secrets
     */
    public ProviderUnavailable(String message) {
        this(message, null);
    }

    /**
     * Creates the exception with its cause.
     *
     * @param message what was asked, what came back, what to do; no secrets
     * @param cause what led to it; null if nothing did
     */
    public ProviderUnavailable(String message, @Nullable Throwable cause) {
        this(message, null, cause);
    }

    /**
     * Creates the exception of a provider that says when to come back.
     *
     * @param message what was asked, what came back, what to do; no secrets
     * @param retryAfter how long the provider asks to wait; null if it does not say
     * @param cause what led to it; null if nothing did
     */
    public ProviderUnavailable(String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, retryAfter, cause);
    }
}
