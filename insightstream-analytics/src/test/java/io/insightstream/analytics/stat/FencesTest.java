package io.insightstream.analytics.stat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FencesTest {

    /* NumPy 2.4.6: q1, q3 = np.quantile(x, [.25, .75]); print(q1 - 1.5 * (q3 - q1), q3 + 1.5 * (q3 - q1)) */
    @Test
    void tukey_fences_of_ten_view_counts() {
        double[] views = {1200, 1500, 1800, 2100, 2300, 2600, 3100, 3900, 5200, 48000};

        assertEquals(new Fences(-862.5, 6437.5), Fences.tukey(QuantileRule.R7.quartiles(views), Fences.TUKEY_K));
    }

    @Test
    void a_value_on_a_fence_is_inside() {
        Fences fences = new Fences(-1, 2);

        assertFalse(fences.isAbove(2));
        assertFalse(fences.isBelow(-1));
        assertTrue(fences.isAbove(Math.nextUp(2.0)));
        assertTrue(fences.isBelow(Math.nextDown(-1.0)));
        assertFalse(fences.isAbove(Double.NaN) || fences.isBelow(Double.NaN));
    }

    @Test
    void equal_values_have_no_outliers() {
        Fences fences = Fences.tukey(new Quartiles(4, 4, 4), 1.5);

        assertEquals(new Fences(4, 4), fences);
    }

    @Test
    void fences_hold_the_quartiles_and_widen_with_k() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 500; round++) {
            double[] values = random.doubles(4 + random.nextInt(40), 0, 1000).toArray();
            Quartiles quartiles = QuantileRule.R6.quartiles(values);
            double k = random.nextDouble() * 4;
            Fences narrow = Fences.tukey(quartiles, k);
            Fences wide = Fences.tukey(quartiles, k + random.nextDouble());
            assertTrue(narrow.lower() <= quartiles.q1() && quartiles.q3() <= narrow.upper());
            assertTrue(wide.lower() <= narrow.lower() && narrow.upper() <= wide.upper());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void a_k_that_is_no_multiplier_is_refused(double k) {
        assertThrows(IllegalArgumentException.class, () -> Fences.tukey(new Quartiles(1, 2, 3), k));
    }

    @Test
    void fences_that_cross_or_overflow_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Fences(2, 1));
        assertThrows(IllegalArgumentException.class, () -> new Fences(Double.NaN, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> Fences.tukey(new Quartiles(-Double.MAX_VALUE, 0, Double.MAX_VALUE), 1.5));
    }

    @Test
    void quartiles_must_ascend() {
        assertThrows(IllegalArgumentException.class, () -> new Quartiles(2, 1, 3));
        assertThrows(IllegalArgumentException.class, () -> new Quartiles(1, 2, Double.NaN));
    }
}
