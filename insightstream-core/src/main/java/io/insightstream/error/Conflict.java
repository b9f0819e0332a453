package io.insightstream.error;

import org.jspecify.annotations.Nullable;

/** Somebody else changed the same thing first. Read it again and decide anew. */
public final class Conflict extends PermanentException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was asked, what came back, what to do; no secrets
     */
    public Conflict(String message) {
        this(message, null);
    }

    /**
     * Creates the exception with its cause.
     *
     * @param message what was asked, what came back, what to do; no secrets
     * @param cause what led to it; null if nothing did
     */
    public Conflict(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
