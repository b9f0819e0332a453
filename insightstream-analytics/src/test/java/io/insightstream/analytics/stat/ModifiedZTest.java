package io.insightstream.analytics.stat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ModifiedZTest {

    private static final double[] VIEWS = {1200, 1500, 1800, 2100, 2300, 2600, 3100, 3900, 5200, 48000};

    @Test
    void scores_known_values() {
        // m=np.median(x); 0.6745*(x[-1]-m)/np.median(abs(x-m)), for x and for np.log1p(x)
        ModifiedZ z = ModifiedZ.of(VIEWS);
        assertEquals(2450, z.median());
        assertEquals(800 / 0.6745, z.scale(), 1e-12);
        assertEquals(38.40434375, z.score(48000), 1e-9);
        double[] logs = Arrays.stream(VIEWS).map(Math::log1p).toArray();
        assertEquals(5.19534672937148, ModifiedZ.of(logs).score(logs[9]), 1e-9);
        assertFalse(z.fromMeanDeviation());
    }

    @Test
    void takes_the_mean_deviation_where_the_median_deviation_is_zero() {
        // v=np.array([5,5,5,5,5,5,9,1]); (9-5)/(1.253314*np.mean(abs(v-5)))
        ModifiedZ z = ModifiedZ.of(new double[] {5, 5, 5, 5, 5, 5, 9, 1});
        assertTrue(z.fromMeanDeviation());
        assertEquals(3.1915385928825497, z.score(9), 1e-12);
        assertEquals(-3.1915385928825497, z.score(1), 1e-12);
    }

    @Test
    void equal_values_score_zero_and_others_infinity() {
        ModifiedZ z = ModifiedZ.of(new double[] {3, 3, 3});
        assertEquals(0, z.score(3));
        assertEquals(Double.NEGATIVE_INFINITY, z.score(2));
        assertEquals(new Fences(3, 3), z.fences(3.5));
        assertEquals(0, ModifiedZ.of(new double[] {8}).score(8));
    }

    @Test
    void fences_are_where_the_score_is_the_threshold_and_scale_does_not_matter() {
        SplittableRandom random = new SplittableRandom(31);
        for (int k = 0; k < 200; k++) {
            double[] values = random.doubles(3 + random.nextInt(30), -5, 50).toArray();
            ModifiedZ z = ModifiedZ.of(values);
            assertEquals(3.5, z.score(z.fences(3.5).upper()), 1e-9);
            assertEquals(-3.5, z.score(z.fences(3.5).lower()), 1e-9);
            double[] scaled = Arrays.stream(values).map(v -> 4 * v - 9).toArray();
            assertEquals(z.score(values[0]), ModifiedZ.of(scaled).score(scaled[0]), 1e-9);
            Arrays.sort(scaled);
            assertEquals(4 * z.median() - 9, ModifiedZ.of(scaled).median(), 1e-9);
        }
    }

    @Test
    void refuses_what_is_out_of_range() {
        assertThrows(IllegalArgumentException.class, () -> ModifiedZ.of(new double[0]));
        assertThrows(IllegalArgumentException.class, () -> new ModifiedZ(0, -1, false));
        assertThrows(IllegalArgumentException.class, () -> new ModifiedZ(0, 1, false).fences(-1));
    }
}
