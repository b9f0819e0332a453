package io.insightstream.clients.http;

import io.insightstream.error.Cancelled;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Holds requests back so that a provider's rate limit is kept: the innermost layer, asked before each attempt. */
public interface CallLimiter {

    /** Holds nothing back. */
    CallLimiter NONE = (call, deadline) -> Permit.FREE;

    /**
     * Waits until a request may be sent.
     *
     * @param call what is to be sent
     * @param deadline until when the caller can wait
     * @return the permission; to be closed when the request is over
     * @throws RateLimited at once, if the wait would be longer than the deadline allows
     * @throws QuotaExhausted if a daily cap is reached
     * @throws Cancelled if the thread is interrupted
     */
    Permit acquire(HttpCall call, Instant deadline);

    /** The permission to send one request. */
    interface Permit {

        /** A permission that nobody counts. */
        Permit FREE = answer -> {};

        /**
         * Gives the permission back.
         *
         * @param answer what came back, from whose headers a limiter may learn; null if nothing did
         */
        void done(@Nullable HttpAnswer answer);
    }
}
