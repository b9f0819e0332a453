package io.insightstream.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.store.StateStore;
import io.insightstream.store.StateStore.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The behaviour of a {@link StateStore}. A store proves itself by extending this class. */
public abstract class StateStoreContract {

    private static final String KEY = "quota.youtube";

    /** For subclasses. */
    protected StateStoreContract() {}

    /**
     * Makes a store that holds nothing.
     *
     * @return a new store
     */
    protected abstract StateStore emptyStore();

    @Test
    void what_was_never_written_is_not_there() {
        assertEquals(Optional.empty(), emptyStore().get(KEY));
    }

    @Test
    void what_was_written_is_read_with_its_version() {
        StateStore store = emptyStore();

        assertTrue(store.put(KEY, "{\"spent\":1}", StateStore.ABSENT));

        assertEquals(Optional.of(new State("{\"spent\":1}", 1)), store.get(KEY));
    }

    @Test
    void the_version_grows_by_one_with_every_write_even_of_the_same_value() {
        StateStore store = emptyStore();

        for (long version = 0; version < 12; version++) {
            assertTrue(store.put(KEY, "the same", version));
            assertEquals(Optional.of(new State("the same", version + 1)), store.get(KEY));
        }
    }

    @Test
    void what_was_changed_since_it_was_read_is_not_overwritten() {
        StateStore store = emptyStore();
        store.put(KEY, "first", StateStore.ABSENT);
        store.put(KEY, "second", 1);

        for (long version : new long[] {-1, StateStore.ABSENT, 1, 3, Long.MAX_VALUE}) {
            assertFalse(store.put(KEY, "third", version), "version " + version);
        }
        assertEquals(Optional.of(new State("second", 2)), store.get(KEY));
    }

    @Test
    void a_version_of_what_is_not_there_is_refused() {
        StateStore store = emptyStore();

        assertFalse(store.put(KEY, "first", 1));
        assertEquals(Optional.empty(), store.get(KEY));
    }

    @Test
    void pieces_of_state_do_not_touch_each_other_even_if_only_capitals_tell_them_apart() {
        StateStore store = emptyStore();
        List<String> keys = List.of("keys.a", "keys.A", "keys-a", "keys_a", "KEYS.A", "a", "A", "con", "x".repeat(120));

        keys.forEach(key -> assertTrue(store.put(key, "value of " + key, StateStore.ABSENT), key));

        keys.forEach(key -> assertEquals(Optional.of(new State("value of " + key, 1)), store.get(key), key));
    }

    @Test
    void values_survive_whatever_they_hold() {
        StateStore store = emptyStore();
        List<String> values = List.of(
                "",
                " ",
                "\n",
                "one\r\ntwo\rthree\n",
                "\t\"quoted\" 'too'; --",
                "日本語 🎉 é e\u0301",
                "0".repeat(100_000));

        for (int i = 0; i < values.size(); i++) {
            assertTrue(store.put(KEY, values.get(i), i));
            assertEquals(values.get(i), store.get(KEY).map(State::value).orElse("nothing"), "value " + i);
        }
    }

    @Test
    void a_name_that_no_file_could_have_is_refused() {
        StateStore store = emptyStore();

        for (String key : List.of("", ".", "..", "a/b", "a\\b", "a b", "a:b", "ä", "a\n", "x".repeat(121))) {
            assertThrows(IllegalArgumentException.class, () -> store.get(key), key);
            assertThrows(IllegalArgumentException.class, () -> store.put(key, "value", 0), key);
        }
    }

    @Test
    void of_several_that_write_first_one_wins() throws Exception {
        for (int round = 0; round < 20; round++) {
            StateStore store = emptyStore();
            List<Boolean> written =
                    atOnce(8, () -> store.put(KEY, Thread.currentThread().getName(), StateStore.ABSENT));

            assertEquals(1, Collections.frequency(written, true));
            assertEquals(1, store.get(KEY).map(State::version).orElse(0L));
        }
    }

    @Test
    void no_change_of_several_threads_is_lost() throws Exception {
        StateStore store = emptyStore();

        atOnce(8, () -> {
            for (int i = 0; i < 25; i++) {
                increment(store);
            }
            return true;
        });

        assertEquals(Optional.of(new State("200", 200)), store.get(KEY));
    }

    private static void increment(StateStore store) {
        boolean written;
        do {
            Optional<State> before = store.get(KEY);
            int next = before.map(state -> Integer.parseInt(state.value())).orElse(0) + 1;
            written = store.put(
                    KEY, Integer.toString(next), before.map(State::version).orElse(StateStore.ABSENT));
        } while (!written);
    }

    private static <T> List<T> atOnce(int threads, Callable<T> task) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> each : pool.invokeAll(Collections.nCopies(threads, task))) {
                results.add(each.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
