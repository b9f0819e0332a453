package io.insightstream.clients.http;

import io.insightstream.error.InsightStreamException;
import io.insightstream.store.StateStore;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The standings of a pool's keys in a store, by fingerprint. Where another process wrote first, both are joined and
 * written again.
 */
final class KeyStandings {

    private static final Logger LOG = LoggerFactory.getLogger(KeyPool.class);
    private static final int ATTEMPTS = 16;

    private final StateStore store;
    private final String key;
    private final AtomicInteger unsaved = new AtomicInteger();

    KeyStandings(StateStore store, String key) {
        this.store = store;
        this.key = key;
    }

    /** What the store holds. */
    Map<String, KeyStanding> load() {
        return store.get(key).map(this::parse).orElseGet(TreeMap::new);
    }

    /**
     * Writes what is known. One thread writes at a time; the others leave it to that one and go on. A failure is logged
     * and not thrown: what is known in memory holds all the same, and is written with the next change.
     *
     * @param exchange takes what the store holds, and gives that joined with what the pool knows
     */
    void save(UnaryOperator<Map<String, KeyStanding>> exchange) {
        if (unsaved.getAndIncrement() > 0) {
            return;
        }
        int seen;
        do {
            seen = unsaved.get();
            try {
                write(exchange);
            } catch (InsightStreamException e) {
                LOG.warn("the standings of the keys in '{}' are not saved: {}", key, e.getMessage(), e);
            } catch (RuntimeException e) {
                // A store of the user's may throw anything; the request that brought the news is not to fail for it.
                LOG.error("the store failed to save the standings of the keys in '{}'", key, e);
            }
        } while (unsaved.addAndGet(-seen) > 0);
    }

    private void write(UnaryOperator<Map<String, KeyStanding>> exchange) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<StateStore.State> before = store.get(key);
            Map<String, KeyStanding> held = before.map(this::parse).orElseGet(TreeMap::new);
            Map<String, KeyStanding> joined = exchange.apply(held);
            if (joined.equals(held)
                    || store.put(
                            key,
                            format(joined),
                            before.map(StateStore.State::version).orElse(StateStore.ABSENT))) {
                return;
            }
        }
        LOG.warn("the standings of the keys in '{}' are not saved: others wrote first {} times", key, ATTEMPTS);
    }

    private static String format(Map<String, KeyStanding> standings) {
        Map<String, Stored> keys = new TreeMap<>();
        standings.forEach((fingerprint, standing) -> keys.put(fingerprint, Stored.of(standing)));
        return StateJson.write(new StoredKeys(keys));
    }

    private Map<String, KeyStanding> parse(StateStore.State state) {
        Map<String, KeyStanding> standings = new TreeMap<>();
        try {
            StateJson.read(key, state.value(), StoredKeys.class)
                    .keys()
                    .forEach((fingerprint, stored) -> standings.put(fingerprint, stored.standing()));
        } catch (DateTimeException | NullPointerException e) {
            throw StateJson.unreadable(key, e);
        }
        return standings;
    }

    private record StoredKeys(Map<String, Stored> keys) {
        StoredKeys {
            keys = keys == null ? Map.of() : keys;
        }
    }

    private record Stored(
            int resets,
            boolean disabled,
            @Nullable String until,
            boolean spent,
            @Nullable String reason) {

        static Stored of(KeyStanding standing) {
            String until = standing.until() == null ? null : standing.until().toString();
            return new Stored(standing.resets(), standing.disabled(), until, standing.spent(), standing.reason());
        }

        KeyStanding standing() {
            Instant end = until == null ? null : Instant.parse(until);
            return new KeyStanding(resets, disabled, end, spent, null, reason);
        }
    }
}
