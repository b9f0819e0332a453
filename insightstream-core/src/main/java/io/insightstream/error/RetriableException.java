package io.insightstream.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The same call may succeed later, unchanged. */
public abstract sealed class RetriableException extends InsightStreamException
        permits RateLimited, ProviderUnavailable, StoreUnavailable, TimedOut {

    private static final long serialVersionUID = 1L;

    /** How long the provider asks to wait; null if it does not say. */
    private final @Nullable Duration retryAfter;

    RetriableException(String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    /**
     * How long to wait.
     *
     * @return the time the provider asks for; empty if it does not say
     */
    public final Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
