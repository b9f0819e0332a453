package io.insightstream.analytics.stat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AdjustedFencesTest {

    private static final double[] VIEWS = {1200, 1500, 1800, 2100, 2300, 2600, 3100, 3900, 5200, 48000};
    private static final double[] LOGS = Arrays.stream(VIEWS).map(Math::log1p).toArray();

    private static Fences adjusted(double[] values) {
        return Fences.adjusted(QuantileRule.R7.quartiles(values), Medcouple.of(values), 1.5);
    }

    @Test
    void tukey_on_logarithms() {
        // q1,q3=np.percentile(np.log1p(x),[25,75]); q1-1.5*(q3-q1), q3+1.5*(q3-q1)
        Fences fences = Fences.tukey(QuantileRule.R7.quartiles(LOGS), 1.5);
        assertEquals(6.5191212548753885, fences.lower(), 1e-12);
        assertEquals(9.227105066122933, fences.upper(), 1e-12);
    }

    @Test
    void adjusted_boxplot() {
        // c=mc(x); q1-1.5*np.exp(-4*c)*(q3-q1), q3+1.5*np.exp(3*c)*(q3-q1)   (mc: see MedcoupleTest)
        assertEquals(1278.5527230342022, adjusted(VIEWS).lower(), 1e-9);
        assertEquals(12284.01916527239, adjusted(VIEWS).upper(), 1e-9);
        assertEquals(7.102897522164856, adjusted(LOGS).lower(), 1e-12);
        assertEquals(10.140403455480582, adjusted(LOGS).upper(), 1e-12);
        Fences ties = adjusted(new double[] {1, 2, 2, 3, 3, 3, 4, 4, 5, 7, 9, 14, 30});
        assertEquals(2.187988300580324, ties.lower(), 1e-12);
        assertEquals(33.89013442202839, ties.upper(), 1e-12);
    }

    @Test
    void adjusted_boxplot_mirrors_with_the_sample() {
        double[] mirrored = Arrays.stream(VIEWS).map(v -> -v).toArray();
        assertEquals(-adjusted(VIEWS).upper(), adjusted(mirrored).lower(), 1e-9);
        assertEquals(-adjusted(VIEWS).lower(), adjusted(mirrored).upper(), 1e-9);
    }

    @Test
    void adjusted_boxplot_is_tukeys_without_skew_and_wider_towards_the_tail() {
        Quartiles quartiles = new Quartiles(10, 15, 20);
        assertEquals(Fences.tukey(quartiles, 1.5), Fences.adjusted(quartiles, 0, 1.5));
        SplittableRandom random = new SplittableRandom(21);
        for (int k = 0; k < 100; k++) {
            double less = random.nextDouble(-1, 1);
            double more = random.nextDouble(less, 1);
            assertTrue(Fences.adjusted(quartiles, more, 1.5).upper()
                    >= Fences.adjusted(quartiles, less, 1.5).upper());
            assertTrue(Fences.adjusted(quartiles, more, 1.5).lower()
                    >= Fences.adjusted(quartiles, less, 1.5).lower());
        }
    }

    @Test
    void equal_values_have_no_outliers() {
        Fences fences = adjusted(new double[] {5, 5, 5, 5});
        assertEquals(new Fences(5, 5), fences);
        assertFalse(fences.isAbove(5) || fences.isBelow(5) || fences.isAbove(Double.NaN));
        assertTrue(fences.isAbove(5.1) && fences.isBelow(4.9));
    }

    @Test
    void refuses_what_is_out_of_range() {
        Quartiles quartiles = new Quartiles(1, 2, 3);
        assertThrows(IllegalArgumentException.class, () -> Fences.adjusted(quartiles, 1.1, 1.5));
        assertThrows(IllegalArgumentException.class, () -> Fences.adjusted(quartiles, Double.NaN, 1.5));
        assertThrows(IllegalArgumentException.class, () -> Fences.adjusted(quartiles, 0, -1));
        assertThrows(IllegalArgumentException.class, () -> Fences.tukey(quartiles, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Fences(2, 1));
    }
}
