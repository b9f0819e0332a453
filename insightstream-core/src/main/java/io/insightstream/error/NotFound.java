package io.insightstream.error;

import org.jspecify.annotations.Nullable;

/** What was asked for does not exist, or not for this caller. */
public final class NotFound extends PermanentException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was asked, what came back, what to do; no secrets
     */
    public NotFound(String message) {
        this(message, null);
    }

    /**
     * Creates the exception with its cause.
     *
     * @param message what was asked, what came back, what to do; no secrets
     * @param cause what led to it; null if nothing did
     */
    public NotFound(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
