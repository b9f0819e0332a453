package io.insightstream.analytics.stat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MedcoupleTest {

    private static final double[] VIEWS = {1200, 1500, 1800, 2100, 2300, 2600, 3100, 3900, 5200, 48000};

    // def mc(v): z=np.sort(v-np.median(v)); lo=z[z<=0]; up=z[z>=0]; k=(z==0).sum()
    //   return np.median([(b+a)/(b-a) if b-a else np.sign(i+j+1-k)
    //                     for j,b in enumerate(up) for i,a in enumerate(lo[::-1])])
    @Test
    void equals_the_definition_on_known_samples() {
        assertEquals(0.38095238095238093, Medcouple.of(VIEWS), 1e-12);
        assertEquals(
                0.21383964716296236,
                Medcouple.of(Arrays.stream(VIEWS).map(Math::log1p).toArray()),
                1e-12);
        assertEquals(0.5, Medcouple.of(new double[] {1, 2, 2, 3, 3, 3, 4, 4, 5, 7, 9, 14, 30}), 1e-12);
        assertEquals(0.5741935483870968, Medcouple.of(new double[] {1, 2, 4, 8, 16, 32, 64}), 1e-12);
        assertEquals(-0.5741935483870968, Medcouple.of(new double[] {-1, -2, -4, -8, -16, -32, -64}), 1e-12);
    }

    @Test
    void is_zero_without_skew() {
        assertEquals(0, Medcouple.of(new double[] {7}));
        assertEquals(0, Medcouple.of(new double[] {1, 3}));
        assertEquals(0, Medcouple.of(new double[] {5, 5, 5, 5, 5, 5, 5}));
        assertEquals(0, Medcouple.of(new double[] {1, 2, 3, 4, 5}));
        assertEquals(0, Medcouple.of(new double[] {-Double.MAX_VALUE, 0, Double.MAX_VALUE}));
    }

    @Test
    void equals_the_median_of_all_pairs_on_random_samples() {
        SplittableRandom random = new SplittableRandom(11);
        for (int k = 0; k < 500; k++) {
            double[] values = new double[1 + random.nextInt(40)];
            Arrays.setAll(values, i -> random.nextInt(1 + random.nextInt(30)));
            assertEquals(byDefinition(values), Medcouple.of(values), 1e-15, () -> Arrays.toString(values));
        }
    }

    @Test
    void stays_the_same_under_shift_scale_and_order_and_turns_with_the_sign() {
        SplittableRandom random = new SplittableRandom(12);
        for (int k = 0; k < 200; k++) {
            double[] values = random.doubles(2 + random.nextInt(60))
                    .map(v -> Math.exp(3 * v))
                    .toArray();
            double medcouple = Medcouple.of(values);
            assertTrue(Math.abs(medcouple) <= 1);
            double[] moved = Arrays.stream(values).map(v -> 100 + 7 * v).toArray();
            assertEquals(medcouple, Medcouple.of(moved), 1e-9);
            double[] turned = Arrays.stream(values).map(v -> -v).toArray();
            assertEquals(-medcouple, Medcouple.of(turned), 1e-12);
            double[] reversed = values.clone();
            for (int i = 0; i < values.length; i++) {
                reversed[i] = values[values.length - 1 - i];
            }
            assertEquals(medcouple, Medcouple.of(reversed));
        }
    }

    @Test
    void copes_with_a_hundred_thousand_values() {
        double[] values =
                new SplittableRandom(13).doubles(100_000).map(Math::exp).toArray();
        double[] copy = values.clone();
        double medcouple = assertTimeout(Duration.ofSeconds(10), () -> Medcouple.of(values));
        assertTrue(medcouple > 0 && medcouple < 0.3);
        assertTrue(Arrays.equals(copy, values));
    }

    @Test
    void refuses_empty_and_non_finite_samples() {
        assertThrows(IllegalArgumentException.class, () -> Medcouple.of(new double[0]));
        assertThrows(IllegalArgumentException.class, () -> Medcouple.of(new double[] {1, Double.NaN}));
        assertThrows(IllegalArgumentException.class, () -> Medcouple.of(new double[] {Double.POSITIVE_INFINITY}));
    }

    private static double byDefinition(double[] values) {
        double median = Samples.median(values);
        double[] z = Arrays.stream(values).map(v -> v - median).sorted().toArray();
        double[] lower = Arrays.stream(z).filter(v -> v <= 0).toArray();
        double[] upper = Arrays.stream(z).filter(v -> v >= 0).toArray();
        long ties = Arrays.stream(z).filter(v -> v == 0).count();
        double[] pairs = new double[lower.length * upper.length];
        int count = 0;
        for (int j = 0; j < upper.length; j++) {
            for (int i = 0; i < lower.length; i++) {
                double a = lower[lower.length - 1 - i];
                double b = upper[j];
                pairs[count++] = b > a ? (b + a) / (b - a) : Math.signum((double) (i + j + 1 - ties));
            }
        }
        return Samples.median(pairs);
    }
}
