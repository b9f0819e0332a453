package io.insightstream.analytics.stat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FalseDiscoveryRateTest {

    @Test
    void adjusts_known_values() {
        // p=np.array([.04,.01,.03,.2,.005]); o=p.argsort(); s=p[o]*5/np.arange(1,6)
        // q=np.empty(5); q[o]=np.minimum.accumulate(s[::-1])[::-1]
        double[] q = FalseDiscoveryRate.qValues(new double[] {0.04, 0.01, 0.03, 0.2, 0.005});
        assertArrayEquals(new double[] {0.05, 0.025, 0.05, 0.2, 0.025}, q, 1e-15);
        assertEquals(2, FalseDiscoveryRate.discoveries(q, 0.03));
    }

    @Test
    void empty_and_single_families() {
        assertEquals(0, FalseDiscoveryRate.qValues(new double[0]).length);
        assertArrayEquals(new double[] {0.3}, FalseDiscoveryRate.qValues(new double[] {0.3}));
        assertArrayEquals(new double[] {1, 0}, FalseDiscoveryRate.qValues(new double[] {1, 0}));
    }

    @Test
    void is_at_least_the_p_value_and_keeps_its_order() {
        SplittableRandom random = new SplittableRandom(61);
        for (int k = 0; k < 200; k++) {
            double[] p = random.doubles(1 + random.nextInt(40)).toArray();
            double[] q = FalseDiscoveryRate.qValues(p);
            for (int i = 0; i < p.length; i++) {
                assertTrue(q[i] >= p[i] && q[i] <= 1);
                for (int j = 0; j < p.length; j++) {
                    assertTrue(p[i] > p[j] || q[i] <= q[j]);
                }
            }
        }
    }

    @Test
    void discoveries_are_those_of_the_step_up_procedure() {
        SplittableRandom random = new SplittableRandom(62);
        for (int k = 0; k < 200; k++) {
            double[] p =
                    random.doubles(1 + random.nextInt(40)).map(u -> u * u * u).toArray();
            double level = random.nextDouble(0.01, 0.5);
            double[] sorted = p.clone();
            Arrays.sort(sorted);
            int expected = 0;
            for (int rank = 1; rank <= p.length; rank++) {
                expected = sorted[rank - 1] <= level * rank / p.length ? rank : expected;
            }
            assertEquals(expected, FalseDiscoveryRate.discoveries(FalseDiscoveryRate.qValues(p), level));
        }
    }

    @Test
    void refuses_what_is_no_probability() {
        assertThrows(IllegalArgumentException.class, () -> FalseDiscoveryRate.qValues(new double[] {1.1}));
        assertThrows(IllegalArgumentException.class, () -> FalseDiscoveryRate.qValues(new double[] {Double.NaN}));
    }
}
