package io.insightstream.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.contract.StateStoreContract;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InMemoryStateTest extends StateStoreContract {

    @Override
    protected StateStore emptyStore() {
        return StateStore.inMemory();
    }

    @Test
    void two_stores_share_nothing() {
        StateStore.inMemory().put("a", "1", StateStore.ABSENT);

        assertEquals(Optional.empty(), StateStore.inMemory().get("a"));
    }

    @Test
    void a_refused_name_is_told_with_the_rule() {
        IllegalArgumentException problem =
                assertThrows(IllegalArgumentException.class, () -> StateKey.valid("../passwords"));

        assertTrue(String.valueOf(problem.getMessage()).contains("'../passwords'"), problem.getMessage());
        assertTrue(String.valueOf(problem.getMessage()).contains("1 to 120 letters"), problem.getMessage());
    }

    @Test
    void a_valid_name_is_given_back() {
        assertEquals("quota.YouTube_1-a", StateKey.valid("quota.YouTube_1-a"));
    }
}
