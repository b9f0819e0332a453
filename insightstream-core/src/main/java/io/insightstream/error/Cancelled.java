package io.insightstream.error;

import org.jspecify.annotations.Nullable;

/** The caller gave up: the thread was interrupted or the call cancelled. */
public final class Cancelled extends PermanentException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception for a call that was cancelled on request.
     *
     * @param message what was asked and how far it came
     */
    public Cancelled(String message) {
        super(message, null);
    }

    private Cancelled(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * Creates the exception for an interrupted thread and sets the thread's interrupt flag again, so that callers
     * further up see it too.
     *
     * @param message what was asked and how far it came
     * @param cause the interruption
     * @return the exception to throw
     */
    public static Cancelled interrupted(String message, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new Cancelled(message, cause);
    }
}
