package io.insightstream.analytics.stat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantileRuleTest {

    private static final double[] VIEWS = {1200, 1500, 1800, 2100, 2300, 2600, 3100, 3900, 5200, 48000};
    private static final double[] SMALL = {3.5, -1.25, 7, 0.5};
    private static final double[] P = {0.1, 0.25, 0.5, 0.75, 0.9};

    /*
     * NumPy 2.4.6:
     * for m in ["inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen",
     *           "weibull", "linear", "median_unbiased", "normal_unbiased"]:
     *     print(*(repr(float(np.quantile(x, p, method=m))) for p in (0.1, 0.25, 0.5, 0.75, 0.9)))
     */
    @ParameterizedTest
    @CsvSource({
        "R1, 1200, 1800, 2300, 3900, 5200",
        "R2, 1350, 1800, 2450, 3900, 26600",
        "R3, 1200, 1500, 2300, 3900, 5200",
        "R4, 1200, 1650, 2300, 3500, 5200",
        "R5, 1350, 1800, 2450, 3900, 26600",
        "R6, 1230, 1725, 2450, 4225, 43720",
        "R7, 1470, 1875, 2450, 3700, 9480",
        "R8, 1310, 1775, 2450, 4008.333333333334, 32306.666666666646",
        "R9, 1320, 1781.25, 2450, 3981.25, 30880"
    })
    void ten_values_give_the_quantiles_of_numpy(
            QuantileRule rule, double p10, double p25, double p50, double p75, double p90) {
        assertQuantiles(new double[] {p10, p25, p50, p75, p90}, rule, VIEWS);
    }

    @ParameterizedTest
    @CsvSource({
        "R1, -1.25, -1.25, 0.5, 3.5, 7",
        "R2, -1.25, -0.375, 2, 5.25, 7",
        "R3, -1.25, -1.25, 0.5, 3.5, 7",
        "R4, -1.25, -1.25, 0.5, 3.5, 5.6",
        "R5, -1.25, -0.375, 2, 5.25, 7",
        "R6, -1.25, -0.8125, 2, 6.125, 7",
        "R7, -0.725, 0.0625, 2, 4.375, 5.95",
        "R8, -1.25, -0.5208333333333333, 2, 5.541666666666667, 7",
        "R9, -1.25, -0.484375, 2, 5.46875, 7"
    })
    void four_unsorted_values_give_the_quantiles_of_numpy(
            QuantileRule rule, double p10, double p25, double p50, double p75, double p90) {
        assertQuantiles(new double[] {p10, p25, p50, p75, p90}, rule, SMALL);
    }

    private static void assertQuantiles(double[] expected, QuantileRule rule, double[] values) {
        for (int i = 0; i < P.length; i++) {
            assertEquals(expected[i], rule.quantile(values, P[i]), 1e-9, rule + " at " + P[i]);
        }
        Quartiles quartiles = rule.quartiles(values);
        assertEquals(expected[1], quartiles.q1(), 1e-9);
        assertEquals(expected[2], quartiles.median(), 1e-9);
        assertEquals(expected[3], quartiles.q3(), 1e-9);
        assertEquals(expected[3] - expected[1], quartiles.iqr(), 1e-9);
    }

    /* Python 3.11: statistics.quantiles([1, 2, 3, 4], n=4) and statistics.quantiles(range(1, 9), n=4) */
    @Test
    void r6_is_the_exclusive_rule_of_python() {
        assertEquals(new Quartiles(1.25, 2.5, 3.75), QuantileRule.R6.quartiles(new double[] {1, 2, 3, 4}));
        assertEquals(new Quartiles(2.25, 4.5, 6.75), QuantileRule.R6.quartiles(new double[] {1, 2, 3, 4, 5, 6, 7, 8}));
    }

    @ParameterizedTest
    @EnumSource
    void the_quantiles_of_one_value_are_that_value(QuantileRule rule) {
        for (double p : new double[] {0, 0.25, 0.5, 0.75, 1}) {
            assertEquals(-3.25, rule.quantile(new double[] {-3.25}, p));
        }
    }

    @ParameterizedTest
    @EnumSource
    void quantiles_lie_in_the_sample_rise_with_p_and_ignore_the_order(QuantileRule rule) {
        SplittableRandom random = new SplittableRandom(20260131);
        for (int round = 0; round < 200; round++) {
            double[] values = random.doubles(1 + random.nextInt(40), -1e6, 1e6).toArray();
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            double before = Double.NEGATIVE_INFINITY;
            for (int step = 0; step <= 20; step++) {
                double p = step / 20.0;
                double quantile = rule.quantile(values, p);
                assertTrue(quantile >= sorted[0] && quantile <= sorted[sorted.length - 1], rule + " at " + p);
                assertTrue(quantile >= before, rule + " falls at " + p);
                assertEquals(quantile, rule.quantile(sorted, p), 0.0);
                before = quantile;
            }
            assertEquals(sorted[0], rule.quantile(values, 0));
            assertEquals(sorted[sorted.length - 1], rule.quantile(values, 1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void quantiles_move_and_stretch_with_the_sample(QuantileRule rule) {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 100; round++) {
            double[] values = random.doubles(1 + random.nextInt(30), 0, 1).toArray();
            double[] moved = Arrays.stream(values).map(value -> 8 * value + 5).toArray();
            double p = random.nextDouble();
            assertEquals(8 * rule.quantile(values, p) + 5, rule.quantile(moved, p), 1e-12);
        }
    }

    @Test
    void the_sample_is_not_reordered() {
        double[] values = SMALL.clone();

        QuantileRule.R6.quartiles(values);

        assertArrayEquals(SMALL, values);
    }

    @Test
    void no_values_have_no_quantile() {
        assertThrows(IllegalArgumentException.class, () -> QuantileRule.R7.quantile(new double[0], 0.5));
        assertThrows(IllegalArgumentException.class, () -> QuantileRule.R7.quartiles(new double[0]));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void a_value_that_is_not_finite_is_refused_by_its_index(double value) {
        IllegalArgumentException problem = assertThrows(
                IllegalArgumentException.class, () -> QuantileRule.R7.quartiles(new double[] {1, 2, value}));

        assertTrue(String.valueOf(problem.getMessage()).contains("index 2"), problem.getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
    void a_probability_outside_0_to_1_is_refused(double p) {
        assertThrows(IllegalArgumentException.class, () -> QuantileRule.R7.quantile(VIEWS, p));
    }

    @ParameterizedTest
    @EnumSource
    void a_rule_is_found_by_its_label(QuantileRule rule) {
        assertEquals(rule, QuantileRule.parse(rule.label()));
        assertEquals(rule, QuantileRule.parse("R-" + rule.name().substring(1)));
    }

    @Test
    void an_unknown_label_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> QuantileRule.parse("r10"));
        assertThrows(IllegalArgumentException.class, () -> QuantileRule.parse(""));
    }
}
