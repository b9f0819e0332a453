package io.insightstream.failover;

import io.insightstream.call.ProviderId;
import io.insightstream.error.InsightStreamException;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A provider among several, and how it stands. A call takes a turn, asks the provider, and tells the outcome; what
 * happened to the provider since the turn was taken outweighs what a slow call tells.
 */
final class Entry<P extends AutoCloseable> {

    private final P provider;
    private final ProviderId id;
    private final String name;
    private final Rest rest;
    private final Clock clock;
    private final AtomicReference<Standing> standing = new AtomicReference<>(Standing.READY);

    /**
     * Leave to ask the provider.
     *
     * @param seen how it stood then
     * @param last whether it rests and is asked only because there is no other
     */
    record Turn(Standing seen, boolean last) {}

    Entry(P provider, ProviderId id, String name, Rest rest, Clock clock) {
        this.provider = provider;
        this.id = id;
        this.name = name;
        this.rest = rest;
        this.clock = clock;
    }

    P provider() {
        return provider;
    }

    ProviderId id() {
        return id;
    }

    /** Its id; with a number if there are several of that id. */
    String name() {
        return name;
    }

    Standing standing() {
        return Objects.requireNonNull(standing.get());
    }

    /** A turn; null if the provider rests, or its rest is over and another call is trying it. */
    @Nullable
    Turn turn() {
        Standing seen = standing();
        if (seen.until() == null) {
            return new Turn(seen, false);
        }
        if (seen.tried() || clock.instant().isBefore(seen.until())) {
            return null;
        }
        Standing tried = seen.withTried(true);
        return standing.compareAndSet(seen, tried) ? new Turn(tried, false) : turn();
    }

    /** A turn though the provider rests. */
    Turn lastTurn() {
        Standing seen = standing();
        return new Turn(seen, seen.until() != null);
    }

    /** The provider does its work. */
    void works(Turn turn) {
        standing.compareAndSet(turn.seen(), Standing.READY);
    }

    /** The provider failed and rests. */
    void fails(Turn turn, InsightStreamException failure) {
        Instant now = clock.instant();
        Instant told = rest.told(failure, now);
        Standing seen = turn.seen();
        // As the last hope a provider is asked at any moment: that must not make its rest longer.
        if (!turn.last()) {
            int strikes = seen.strikes() + 1;
            Instant until = told == null ? now.plus(rest.after(strikes)) : told;
            if (standing.compareAndSet(seen, new Standing(strikes, until, told != null, false, failure))) {
                return;
            }
        }
        if (told != null) {
            standing.updateAndGet(s -> s.until() != null && s.until().isBefore(told) ? s.withTold(told, failure) : s);
        }
    }

    /** The call ended without a word about the provider. */
    void letsGo(Turn turn) {
        if (turn.seen().tried() && !turn.last()) {
            standing.compareAndSet(turn.seen(), turn.seen().withTried(false));
        }
    }

    ProviderState state() {
        Standing now = standing();
        Instant until = now.until();
        ProviderState.Phase phase = ProviderState.Phase.READY;
        if (until != null) {
            boolean due = !clock.instant().isBefore(until);
            phase = now.tried()
                    ? ProviderState.Phase.TRIED
                    : due ? ProviderState.Phase.DUE : ProviderState.Phase.RESTING;
        }
        return new ProviderState(id, phase, now.strikes(), until, reason(now.failure()));
    }

    private static @Nullable String reason(@Nullable InsightStreamException failure) {
        return failure == null ? null : Reasons.of(failure);
    }
}
