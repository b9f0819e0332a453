package io.insightstream.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CostTest {

    @Test
    void costs_add_up_bucket_by_bucket() {
        Cost sum = Cost.of("units", 1).plus(Cost.between("units", 2, 5)).plus(Cost.of("searches", 1));

        assertEquals(new Cost(Map.of("units", 3L, "searches", 1L), Map.of("units", 6L, "searches", 1L)), sum);
        assertEquals(sum, sum.plus(Cost.FREE));
    }

    @Test
    void a_cost_is_exact_if_its_limits_agree() {
        assertTrue(Cost.of("units", 3).isExact());
        assertTrue(Cost.FREE.isExact());
        assertFalse(Cost.between("units", 3, 4).isExact());
    }

    @Test
    void a_cost_is_told_in_words_in_the_order_of_the_buckets() {
        assertEquals("free", Cost.FREE.toString());
        assertEquals(
                "searches 1, units 3 to 6",
                Cost.between("units", 3, 6).plus(Cost.of("searches", 1)).toString());
    }

    @Test
    void impossible_costs_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> Cost.of("units", -1));
        assertThrows(IllegalArgumentException.class, () -> Cost.between("units", 5, 4));
        assertThrows(IllegalArgumentException.class, () -> new Cost(Map.of("units", 1L), Map.of()));
        assertThrows(IllegalArgumentException.class, () -> new Cost(Map.of(), Map.of("units", -1L)));
    }
}
