package io.insightstream.error;

import org.jspecify.annotations.Nullable;

/** The store cannot be reached at the moment. Try again later. */
public final class StoreUnavailable extends RetriableException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was asked, what came back, what to do; no secrets
     */
    public StoreUnavailable(String message) {
        this(message, null);
    }

    /**
     * Creates the exception with its cause.
     *
     * @param message what was asked, what came back, what to do; no secrets
     * @param cause what led to it; null if nothing did
     */
    public StoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, null, cause);
    }
}
