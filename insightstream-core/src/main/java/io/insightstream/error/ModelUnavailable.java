package io.insightstream.error;

import org.jspecify.annotations.Nullable;

/** The model is retired, unknown or closed to this key. Configure another model. */
public final class ModelUnavailable extends PermanentException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was asked, what came back, what to do; no secrets
     */
    public ModelUnavailable(String message) {
        this(message, null);
    }

    /**
     * Creates the exception with its cause.
     *
     * @param message what was asked, what came back, what to do; no secrets
     * @param cause what led to it; null if nothing did
     */
    public ModelUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
