package io.insightstream.error;

import org.jspecify.annotations.Nullable;

/** The provider does not accept the key, or the key does not allow this call. Check the key. */
public final class Unauthorized extends PermanentException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was asked, what came back, what to do; no secrets
     */
    public Unauthorized(String message) {
        this(message, null);
    }

    /**
     * Creates the exception with its cause.
     *
     * @param message what was asked, what came back, what to do; no secrets
     * @param cause what led to it; null if nothing did
     */
    public Unauthorized(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
