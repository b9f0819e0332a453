package io.insightstream.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything InsightStream throws on purpose; programming errors such as a null argument stay {@link
 * NullPointerException} and {@link IllegalArgumentException}.
 *
 * <p>Catch {@link RetriableException} to try later, {@link PermanentException} to change something first, and treat
 * {@link OutcomeUnknown} on its own. Subtypes may be added in a later version: keep a default branch.
 *
 * <p>Messages say what was asked, what came back and what to do. They never hold a secret.
 */
public abstract sealed class InsightStreamException extends RuntimeException
        permits RetriableException, PermanentException, OutcomeUnknown {

    private static final long serialVersionUID = 1L;

    InsightStreamException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
