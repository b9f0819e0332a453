package io.insightstream.store;

import io.insightstream.error.StoreFailure;
import io.insightstream.error.StoreUnavailable;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps small pieces of state, such as the quota spent today, so that they survive the process and are shared between
 * processes. Changes are made by comparing: read, change, and {@link #put} if nobody else did meanwhile.
 *
 * <p>Implementations are safe for use by several threads and prove themselves by extending {@code
 * io.insightstream.contract.StateStoreContract}.
 */
public interface StateStore {

    /** The version of a piece of state that is not there yet. */
    long ABSENT = 0;

    /**
     * Reads a piece of state.
     *
     * @param key its name: letters, digits, dots, hyphens and underscores, 1 to 120 of them
     * @return the state; empty if there is none
     * @throws StoreUnavailable if the store cannot be reached now
     * @throws StoreFailure if what it holds cannot be read
     */
    Optional<State> get(String key);

    /**
     * Writes a piece of state unless it was written since it was read.
     *
     * @param key its name, as in {@link #get}
     * @param value the new value
     * @param version the version that was read, {@link #ABSENT} if there was none
     * @return whether it was written; false if the version has moved on
     * @throws StoreUnavailable if the store cannot be reached now
     * @throws StoreFailure if it cannot write
     */
    boolean put(String key, String value, long version);

    /**
     * A store that forgets everything with the process.
     *
     * @return a new, empty store
     */
    static StateStore inMemory() {
        return new InMemoryState();
    }

    /**
     * A piece of state.
     *
     * @param value what was written
     * @param version 1 for the first write, and one more with every other
     */
    record State(String value, long version) {
        /** Creates a piece of state. */
        public State {
            Objects.requireNonNull(value, "value");
        }
    }
}
