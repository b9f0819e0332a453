package io.insightstream.error;

import org.jspecify.annotations.Nullable;

/** The same call may succeed later, unchanged. */
public abstract sealed class RetriableException extends InsightStreamException
        permits RateLimited, ProviderUnavailable, StoreUnavailable, TimedOut {

    private static final long serialVersionUID = 1L;

    RetriableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
