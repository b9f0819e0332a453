package io.insightstream.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CostTest {

    @Test
    void costs_add_up_at_both_ends() {
        Cost sum = Cost.of("reads", 1).plus(Cost.between("reads", 2, 5)).plus(Cost.of("search", 1));

        assertEquals(new Cost(Map.of("reads", 3L, "search", 1L), Map.of("reads", 6L, "search", 1L)), sum);
    }

    @Test
    void a_cost_is_exact_if_both_ends_are_the_same() {
        assertTrue(Cost.FREE.isExact());
        assertTrue(Cost.of("reads", 3).isExact());
        assertFalse(Cost.between("reads", 0, 1).isExact());
        assertFalse(Cost.of("reads", 3).plus(Cost.between("search", 0, 1)).isExact());
    }

    @Test
    void a_cost_reads_as_a_sentence_would_say_it() {
        assertEquals("free", Cost.FREE.toString());
        assertEquals(
                "reads 2 to 5, search 1",
                Cost.between("reads", 2, 5).plus(Cost.of("search", 1)).toString());
    }

    @Test
    void what_is_free_changes_no_sum() {
        assertEquals(Cost.of("reads", 3), Cost.FREE.plus(Cost.of("reads", 3)));
    }

    @Test
    void a_cost_below_zero_or_from_more_to_less_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Cost.of("reads", -1));
        assertThrows(IllegalArgumentException.class, () -> Cost.between("reads", 2, 1));
        assertThrows(IllegalArgumentException.class, () -> new Cost(Map.of("reads", 1L), Map.of()));
        assertThrows(IllegalArgumentException.class, () -> new Cost(Map.of(), Map.of("reads", -1L)));
    }
}
