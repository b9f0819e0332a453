package io.insightstream.error;

import org.jspecify.annotations.Nullable;

/** The same call fails again until something is changed. */
public abstract sealed class PermanentException extends InsightStreamException
        permits Cancelled,
                Conflict,
                ContentRefused,
                InvalidInput,
                InvalidRequest,
                MalformedResponse,
                ModelUnavailable,
                NotConfigured,
                NotFound,
                QuotaExhausted,
                StoreFailure,
                Unauthorized,
                Unsupported {

    private static final long serialVersionUID = 1L;

    PermanentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
