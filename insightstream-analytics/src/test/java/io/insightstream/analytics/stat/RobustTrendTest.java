package io.insightstream.analytics.stat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RobustTrendTest {

    private static double[] noise(SplittableRandom random, int n) {
        return IntStream.range(0, n).mapToDouble(i -> random.nextGaussian()).toArray();
    }

    @Test
    void finds_the_line_behind_outliers() {
        SplittableRandom random = new SplittableRandom(51);
        for (int n : new int[] {30, 100, 201, 1000}) {
            double[] x = random.doubles(n, 0, 10).toArray();
            double[] y = noise(random, n);
            for (int i = 0; i < n; i++) {
                y[i] = i % 5 == 0 ? 100 : 3 + 2 * x[i] + 0.1 * y[i];
            }
            RobustTrend trend = RobustTrend.line(x, y);
            assertEquals(2, trend.slope(), 0.05);
            assertEquals(3, trend.intercept(), 0.2);
            assertEquals(0.1, trend.scale(), 0.07);
            assertTrue(trend.residual(0, 0).z() > 100);
        }
    }

    @Test
    void deleted_residuals_are_those_of_the_weighted_line_without_the_point() {
        // Near-normal noise and few points: all weights below 1, none 0. Check by refitting with the same weights.
        SplittableRandom random = new SplittableRandom(52);
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8};
        double[] y = noise(random, 8);
        RobustTrend trend = RobustTrend.line(x, y);
        double[] w = new double[8];
        for (int i = 0; i < 8; i++) {
            double u = (y[i] - trend.intercept() - trend.slope() * x[i]) / (4.685 * trend.scale());
            w[i] = Math.abs(u) >= 1 ? 0 : Math.pow(1 - u * u, 2);
        }
        for (int out = 0; out < 8; out++) {
            double[] s = new double[5];
            for (int i = 0; i < 8; i++) {
                if (i != out) {
                    s[0] += w[i];
                    s[1] += w[i] * x[i];
                    s[2] += w[i] * y[i];
                    s[3] += w[i] * x[i] * x[i];
                    s[4] += w[i] * x[i] * y[i];
                }
            }
            double slope = (s[0] * s[4] - s[1] * s[2]) / (s[0] * s[3] - s[1] * s[1]);
            double intercept = (s[2] - slope * s[1]) / s[0];
            double squares = 0;
            for (int i = 0; i < 8; i++) {
                squares += i == out ? 0 : w[i] * Math.pow(y[i] - intercept - slope * x[i], 2);
            }
            double xw = s[1] / s[0];
            double error = Math.sqrt(squares / Math.max(1, s[0] - 2))
                    * Math.sqrt(1 + 1 / s[0] + Math.pow(x[out] - xw, 2) / (s[3] - s[0] * xw * xw));
            RobustTrend.Residual residual = trend.residual(out, 0);
            assertEquals(intercept + slope * x[out], residual.expected(), 1e-6);
            assertEquals(error, residual.standardError(), 1e-6);
            assertEquals((y[out] - residual.expected()) / error, residual.z(), 1e-5);
        }
    }

    @Test
    void z_does_not_change_with_units_and_order() {
        SplittableRandom random = new SplittableRandom(53);
        for (int k = 0; k < 100; k++) {
            int n = 6 + random.nextInt(60);
            double[] x = random.doubles(n, 1, 5).toArray();
            double[] y = noise(random, n);
            RobustTrend trend = RobustTrend.line(x, y);
            double[] tilted = new double[n];
            double[] backX = new double[n];
            double[] backY = new double[n];
            for (int i = 0; i < n; i++) {
                tilted[i] = 4 - 3 * x[i] + 7 * y[i];
                backX[n - 1 - i] = x[i];
                backY[n - 1 - i] = y[i];
            }
            for (int i = 0; i < n; i++) {
                double z = trend.residual(i, 0).z();
                assertEquals(z, RobustTrend.line(x, tilted).residual(i, 0).z(), 1e-5 * (1 + Math.abs(z)));
                assertEquals(
                        z, RobustTrend.line(backX, backY).residual(n - 1 - i, 0).z(), 1e-5 * (1 + Math.abs(z)));
            }
        }
    }

    @Test
    void a_larger_value_has_a_larger_residual() {
        SplittableRandom random = new SplittableRandom(54);
        for (int k = 0; k < 100; k++) {
            double[] y = noise(random, 15);
            double[] x = IntStream.range(0, 15).mapToDouble(i -> i).toArray();
            double[] raised = y.clone();
            raised[7] = 20;
            assertTrue(RobustTrend.line(x, raised).residual(7, 0).value() > 10);
        }
    }

    @Test
    void without_spread_in_x_it_is_a_constant() {
        double[] y = {1, 2, 3, 4, 100};
        RobustTrend line = RobustTrend.line(new double[] {2, 2, 2, 2, 2}, y);
        assertEquals(1, line.parameters());
        assertEquals(0, line.slope());
        assertEquals(RobustTrend.constant(y).residual(4, 0), line.residual(4, 0));
        assertEquals(2.5, line.intercept(), 0.3);
    }

    @Test
    void points_on_one_line_have_no_residuals() {
        double[] x = IntStream.range(0, 12).mapToDouble(i -> 0.1 * i).toArray();
        double[] y = Arrays.stream(x).map(v -> 5 - v / 3).toArray();
        RobustTrend trend = RobustTrend.line(x, y);
        for (int i = 0; i < 12; i++) {
            assertEquals(0, trend.residual(i, 0).z(), 0.01);
        }
        assertEquals(0, RobustTrend.constant(new double[5]).residual(0, 0).z());
    }

    @Test
    void most_values_equal_leaves_the_others_far_out() {
        double[] y = new double[20];
        Arrays.fill(y, 7);
        y[3] = 9;
        RobustTrend trend = RobustTrend.constant(y);
        assertEquals(7, trend.intercept(), 1e-12);
        assertTrue(trend.residual(3, 0.1).z() > 10);
        assertEquals(0, trend.residual(4, 0.1).z(), 1e-9);
    }

    @Test
    void a_point_that_fixes_the_line_alone_is_not_judged() {
        RobustTrend trend = RobustTrend.line(new double[] {1, 1, 1, 1, 1, 9}, new double[] {1, 2, 3, 2, 1.5, 50});
        RobustTrend.Residual alone = trend.residual(5, 0);
        assertEquals(0, alone.z());
        assertEquals(50, alone.expected());
    }

    @Test
    void many_points_of_two_ages_still_have_a_slope() {
        // Of the pairs half a sample apart only some have a slope at all.
        double[] x = new double[300];
        double[] y = new double[300];
        SplittableRandom random = new SplittableRandom(55);
        for (int i = 0; i < 300; i++) {
            x[i] = i < 140 ? 0 : i < 290 ? 1 : 2;
            y[i] = 4 * x[i] + 0.01 * random.nextGaussian();
        }
        assertEquals(4, RobustTrend.line(x, y).slope(), 0.05);
        Arrays.fill(x, 1, 299, 1);
        assertEquals(2, RobustTrend.line(x, new double[300]).parameters());
    }

    @Test
    void refuses_bad_input() {
        double[] two = {1, 2};
        assertThrows(IllegalArgumentException.class, () -> RobustTrend.line(two, new double[3]));
        assertThrows(IllegalArgumentException.class, () -> RobustTrend.constant(new double[0]));
        assertThrows(IllegalArgumentException.class, () -> RobustTrend.constant(new double[] {Double.NaN}));
        assertThrows(
                IllegalArgumentException.class, () -> RobustTrend.constant(two).residual(2, 0));
        assertThrows(
                IllegalArgumentException.class, () -> RobustTrend.constant(two).residual(0, -1));
    }
}
