package io.insightstream.failover;

import io.insightstream.call.ProviderId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one of several providers stands.
 *
 * @param provider the provider
 * @param phase whether it is asked
 * @param strikes how often in a row it failed so that it had to rest; 0 if it is ready
 * @param restsUntil when it may be tried again; null if it is ready
 * @param reason why it rests; null if it is ready
 */
public record ProviderState(
        ProviderId provider,
        Phase phase,
        int strikes,
        @Nullable Instant restsUntil,
        @Nullable String reason) {

    /** Whether a provider is asked. */
    public enum Phase {
        /** It is asked in its turn. */
        READY,
        /** It failed and is left alone for a while. */
        RESTING,
        /** Its rest is over; the next call tries it. */
        DUE,
        /** Its rest is over and one call is trying it; the others go past it. */
        TRIED
    }

    /** Creates a state. */
    public ProviderState {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(phase, "phase");
    }
}
