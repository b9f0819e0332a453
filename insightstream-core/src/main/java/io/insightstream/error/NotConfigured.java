package io.insightstream.error;

import org.jspecify.annotations.Nullable;

/** A call needs a collaborator that was not given. The message names the builder call that gives it. */
public final class NotConfigured extends PermanentException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was asked, what came back, what to do; no secrets
     */
    public NotConfigured(String message) {
        this(message, null);
    }

    /**
     * Creates the exception with its cause.
     *
     * @param message what was asked, what came back, what to do; no secrets
     * @param cause what led to it; null if nothing did
     */
    public NotConfigured(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
