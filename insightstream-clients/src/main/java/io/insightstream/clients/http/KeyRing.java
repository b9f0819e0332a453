package io.insightstream.clients.http;

import io.insightstream.clients.http.KeyPool.KeyStatus;
import io.insightstream.clients.http.KeyPool.PooledKey;
import io.insightstream.clients.http.KeyPool.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The keys of a pool and how they stand, in memory. Safe for use by several threads. */
final class KeyRing {

    private final String name;
    private final List<PooledKey> keys;

    /** Guards the two fields below; held for a few steps in memory, never while a store works. */
    private final ReentrantLock lock = new ReentrantLock();

    private final KeyStanding[] standings;
    private int next;

    KeyRing(String name, List<PooledKey> keys, Map<String, KeyStanding> known) {
        this.name = name;
        this.keys = keys;
        this.standings = keys.stream()
                .map(key -> known.getOrDefault(key.fingerprint(), KeyStanding.NEW))
                .toArray(KeyStanding[]::new);
    }

    /** The next key in turn that is active and of another project than these. */
    PooledKey take(Set<String> withoutProjects, Instant now) {
        lock.lock();
        try {
            for (int i = 0; i < standings.length; i++) {
                int at = (next + i) % standings.length;
                PooledKey key = keys.get(at);
                if (standings[at].state(now) == State.ACTIVE && !withoutProjects.contains(key.project())) {
                    next = (at + 1) % standings.length;
                    return key;
                }
            }
            throw NoKeyLeft.because(name, keys, standings, withoutProjects, now);
        } finally {
            lock.unlock();
        }
    }

    /** Passes over the key whose turn it is. */
    void rotate() {
        lock.lock();
        try {
            next = (next + 1) % standings.length;
        } finally {
            lock.unlock();
        }
    }

    /** Changes how some keys stand. */
    void change(Predicate<PooledKey> which, UnaryOperator<KeyStanding> change) {
        lock.lock();
        try {
            for (int i = 0; i < standings.length; i++) {
                if (which.test(keys.get(i))) {
                    standings[i] = change.apply(standings[i]);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    List<KeyStatus> snapshot(Instant now) {
        List<KeyStatus> statuses = new ArrayList<>();
        lock.lock();
        try {
            for (int i = 0; i < standings.length; i++) {
                statuses.add(standings[i].status(keys.get(i), now));
            }
        } finally {
            lock.unlock();
        }
        return List.copyOf(statuses);
    }

    /**
     * Takes in what a store holds.
     *
     * @return what the store is to hold: that, joined with what is known here
     */
    Map<String, KeyStanding> join(Map<String, KeyStanding> held, Instant now) {
        Map<String, KeyStanding> joined = new TreeMap<>(held);
        lock.lock();
        try {
            for (int i = 0; i < standings.length; i++) {
                String fingerprint = keys.get(i).fingerprint();
                standings[i] = standings[i].join(held.getOrDefault(fingerprint, KeyStanding.NEW));
                joined.put(fingerprint, standings[i]);
            }
        } finally {
            lock.unlock();
        }
        // What says nothing any more goes, also of keys that were replaced since.
        joined.values().removeIf(standing -> standing.resets() == 0 && standing.state(now) == State.ACTIVE);
        return joined;
    }
}
