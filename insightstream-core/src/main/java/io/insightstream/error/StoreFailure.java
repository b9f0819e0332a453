package io.insightstream.error;

import org.jspecify.annotations.Nullable;

/** The store refused or damaged data. Check the store and its schema. */
public final class StoreFailure extends PermanentException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was asked, what came back, what to do; no secrets
     */
    public StoreFailure(String message) {
        this(message, null);
    }

    /**
     * Creates the exception with its cause.
     *
     * @param message what was asked, what came back, what to do; no secrets
     * @param cause what led to it; null if nothing did
     */
    public StoreFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
