package io.insightstream.error;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The quota of a whole period is spent. Nothing helps before {@link #resetsAt()} but another quota. */
public final class QuotaExhausted extends PermanentException {

    private static final long serialVersionUID = 1L;

    /** When the quota starts anew; null if not known. */
    private final @Nullable Instant resetsAt;

    /**
     * Creates the exception.
     *
     * @param message what was asked, what came back, what to do; no secrets
     * @param resetsAt when the quota starts anew; null if not known
     * @param cause what led to it; null if nothing did
     */
    public QuotaExhausted(String message, @Nullable Instant resetsAt, @Nullable Throwable cause) {
        super(message, cause);
        this.resetsAt = resetsAt;
    }

    /**
     * When the quota starts anew.
     *
     * @return the instant; empty if not known
     */
    public Optional<Instant> resetsAt() {
        return Optional.ofNullable(resetsAt);
    }
}
