package io.insightstream.error;

import org.jspecify.annotations.Nullable;

/** The provider does not have this ability. Ask its capabilities first, or use another provider. */
public final class Unsupported extends PermanentException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was asked, what came back, what to do; no secrets
     */
    public Unsupported(String message) {
        this(message, null);
    }

    /**
     * Creates the exception with its cause.
     *
     * @param message what was asked, what came back, what to do; no secrets
     * @param cause what led to it; null if nothing did
     */
    public Unsupported(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
