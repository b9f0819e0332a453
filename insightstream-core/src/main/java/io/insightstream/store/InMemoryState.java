package io.insightstream.store;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** State in a map. */
final class InMemoryState implements StateStore {

    private final Map<String, State> states = new ConcurrentHashMap<>();

    @Override
    public Optional<State> get(String key) {
        return Optional.ofNullable(states.get(StateKey.valid(key)));
    }

    @Override
    public boolean put(String key, String value, long version) {
        Objects.requireNonNull(value, "value");
        State next = new State(value, version + 1);
        if (version == ABSENT) {
            return states.putIfAbsent(StateKey.valid(key), next) == null;
        }
        State before = states.get(StateKey.valid(key));
        return before != null && before.version() == version && states.replace(key, before, next);
    }
}
