package io.insightstream.clients.http;

import io.insightstream.clients.http.KeyPool.KeyStatus;
import io.insightstream.clients.http.KeyPool.PooledKey;
import io.insightstream.clients.http.KeyPool.State;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a key stands. What several processes know of one key is joined to the same result in any order: a reset outweighs
 * what was known before it, then being disabled outweighs resting, and the longer rest the shorter one.
 *
 * @param resets how often it was made active by hand
 * @param disabled whether it is not accepted any more
 * @param until the end of its last rest; null if it never rested
 * @param spent whether it rests because its project has no quota left
 * @param unhinted how long its last rest was, if the provider did not say; null if it did
 * @param reason what the provider said; null if it is as new
 */
record KeyStanding(
        int resets,
        boolean disabled,
        @Nullable Instant until,
        boolean spent,
        @Nullable Duration unhinted,
        @Nullable String reason) {

    static final KeyStanding NEW = new KeyStanding(0, false, null, false, null, null);

    State state(Instant now) {
        if (disabled) {
            return State.DISABLED;
        }
        return until != null && now.isBefore(until) ? State.COOLING : State.ACTIVE;
    }

    KeyStatus status(PooledKey key, Instant now) {
        State state = state(now);
        return new KeyStatus(
                key.fingerprint(),
                key.project(),
                state,
                state == State.COOLING ? until : null,
                state == State.ACTIVE ? null : reason);
    }

    KeyStanding disable(String why) {
        return new KeyStanding(resets, true, null, false, null, why);
    }

    KeyStanding reset() {
        return new KeyStanding(resets + 1, false, null, false, null, null);
    }

    /** Rests until an instant; a longer rest that was begun before goes on, and a disabled key stays so. */
    KeyStanding rest(Instant end, boolean projectSpent, String why) {
        return join(new KeyStanding(resets, false, end, projectSpent, null, why));
    }

    /**
     * Rests when nobody said how long: twice as long as the last time if that was hardly over. One that rests already
     * goes on as it was: the request that failed was sent before.
     */
    KeyStanding restUnhinted(Instant now, Duration first, Duration longest, boolean projectSpent, String why) {
        if (state(now) != State.ACTIVE) {
            return this;
        }
        Duration rest = first;
        if (unhinted != null && until != null && now.isBefore(until.plus(unhinted))) {
            Duration doubled = unhinted.multipliedBy(2);
            rest = doubled.compareTo(longest) < 0 ? doubled : longest;
        }
        return new KeyStanding(resets, false, now.plus(rest), projectSpent, rest, why);
    }

    /** What both know together. */
    KeyStanding join(KeyStanding other) {
        if (resets != other.resets) {
            return resets > other.resets ? this : other;
        }
        if (disabled || other.disabled) {
            return disabled ? this : other;
        }
        if (other.until == null || (until != null && !until.isBefore(other.until))) {
            return this;
        }
        return other;
    }
}
