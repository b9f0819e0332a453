package io.insightstream.error;

import org.jspecify.annotations.Nullable;

/** The provider declined to answer this content. Change the content or use another provider. */
public final class ContentRefused extends PermanentException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was asked, what came back, what to do; no secrets
     */
    public ContentRefused(String message) {
        this(message, null);
    }

    /**
     * Creates the exception with its cause.
     *
     * @param message what was asked, what came back, what to do; no secrets
     * @param cause what led to it; null if nothing did
     */
    public ContentRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
