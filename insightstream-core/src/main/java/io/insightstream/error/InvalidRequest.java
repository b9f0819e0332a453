package io.insightstream.error;

import org.jspecify.annotations.Nullable;

/** A request or a configuration is wrong. The message names the argument and what it may be. */
public final class InvalidRequest extends PermanentException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was asked, what came back, what to do; no secrets
     */
    public InvalidRequest(String message) {
        this(message, null);
    }

    /**
     * Creates the exception with its cause.
     *
     * @param message what was asked, what came back, what to do; no secrets
     * @param cause what led to it; null if nothing did
     */
    public InvalidRequest(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
