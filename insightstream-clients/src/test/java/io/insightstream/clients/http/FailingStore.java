package io.insightstream.clients.http;

import io.insightstream.store.StateStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store in memory that fails on demand, and in which others can write first. */
final class FailingStore implements StateStore {

    private final StateStore store = StateStore.inMemory();
    volatile @Nullable RuntimeException failure;
    volatile @Nullable Runnable beforePut;

    @Override
    public Optional<State> get(String key) {
        failOnDemand();
        return store.get(key);
    }

    @Override
    public boolean put(String key, String value, long version) {
        failOnDemand();
        Runnable first = beforePut;
        if (first != null) {
            first.run();
        }
        return store.put(key, value, version);
    }

    private void failOnDemand() {
        RuntimeException problem = failure;
        if (problem != null) {
            throw problem;
        }
    }
}
