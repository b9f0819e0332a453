package io.insightstream.clients.files;

import io.insightstream.store.StateStore;
import io.insightstream.store.StateStore.State;
import java.nio.file.Path;
import java.util.Optional;

/** Counts up in a folder that other processes count up in as well. */
final class CountingProcess {

    static final String KEY = "count";

    private CountingProcess() {}

    /** Takes the folder and how often to count. */
    public static void main(String... arguments) {
        StateStore store = FileStateStore.in(Path.of(arguments[0]));
        int left = Integer.parseInt(arguments[1]);
        while (left > 0) {
            Optional<State> before = store.get(KEY);
            int next = before.map(state -> Integer.parseInt(state.value())).orElse(0) + 1;
            if (store.put(
                    KEY, Integer.toString(next), before.map(State::version).orElse(StateStore.ABSENT))) {
                left--;
            }
        }
    }
}
