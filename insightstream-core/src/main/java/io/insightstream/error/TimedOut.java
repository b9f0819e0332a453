package io.insightstream.error;

import org.jspecify.annotations.Nullable;

/** The deadline passed before the answer came. Try again, with more time if it happens again. */
public final class TimedOut extends RetriableException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was asked, what came back, what to do; no secrets
     */
    public TimedOut(String message) {
        this(message, null);
    }

    /**
     * Creates the exception with its cause.
     *
     * @param message what was asked, what came back, what to do; no secrets
     * @param cause what led to it; null if nothing did
     */
    public TimedOut(String message, @Nullable Throwable cause) {
        super(message, null, cause);
    }
}
