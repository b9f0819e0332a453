package io.insightstream.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call that costs money was sent and its answer lost: it may have run or not. Never repeated by itself; look it up by
 * its {@link #operationId()} where there is one.
 */
public final class OutcomeUnknown extends InsightStreamException {

    private static final long serialVersionUID = 1L;

    /** The provider's id of the operation; null if the answer with the id was the one lost. */
    private final @Nullable String operationId;

    /**
     * Creates the exception.
     *
     * @param message what was asked, how far it came, what to do; no secrets
     * @param operationId the provider's id of the operation; null if not known
     * @param cause what led to it; null if nothing did
     */
    public OutcomeUnknown(String message, @Nullable String operationId, @Nullable Throwable cause) {
        super(message, cause);
        this.operationId = operationId;
    }

    /**
     * The provider's id of the operation.
     *
     * @return the id; empty if not known
     */
    public Optional<String> operationId() {
        return Optional.ofNullable(operationId);
    }
}
