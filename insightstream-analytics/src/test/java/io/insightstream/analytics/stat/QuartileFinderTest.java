package io.insightstream.analytics.stat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuartileFinderTest {

    /** Samples that are hard on buckets: ties, zeros, long tails, both signs, neighbours, the ends of the range. */
    private enum Shape {
        UNIFORM {
            @Override
            double value(SplittableRandom random) {
                return random.nextDouble();
            }
        },
        LONG_TAIL {
            @Override
            double value(SplittableRandom random) {
                return Math.exp(40 * random.nextDouble() * random.nextDouble());
            }
        },
        TIES {
            @Override
            double value(SplittableRandom random) {
                return random.nextInt(4) / 3.0;
            }
        },
        MANY_ZEROS {
            @Override
            double value(SplittableRandom random) {
                return random.nextInt(3) == 0 ? random.nextDouble() : 0;
            }
        },
        BOTH_SIGNS {
            @Override
            double value(SplittableRandom random) {
                return Math.sinh(60 * (random.nextDouble() - 0.5));
            }
        },
        NEIGHBOURS {
            @Override
            double value(SplittableRandom random) {
                return Double.longBitsToDouble(Double.doubleToRawLongBits(1.0) + random.nextInt(500));
            }
        },
        NEGATIVE {
            @Override
            double value(SplittableRandom random) {
                return -Math.exp(20 * random.nextDouble());
            }
        },
        DENORMALS {
            @Override
            double value(SplittableRandom random) {
                return (random.nextInt(2_000) - 1_000) * Double.MIN_VALUE;
            }
        },
        ALL_EQUAL {
            @Override
            double value(SplittableRandom random) {
                return 0.1;
            }
        },
        ZEROS_OF_BOTH_SIGNS {
            @Override
            double value(SplittableRandom random) {
                return random.nextInt(40) == 0 ? random.nextDouble() : random.nextBoolean() ? 0.0 : -0.0;
            }
        },
        STEPS_AND_A_TAIL {
            @Override
            double value(SplittableRandom random) {
                return random.nextInt(8) == 0 ? 1e9 * random.nextDouble() : 1 + random.nextInt(3) * Math.ulp(1.0);
            }
        },
        EXTREMES {
            @Override
            double value(SplittableRandom random) {
                double[] extremes = {
                    -Double.MAX_VALUE / 4, -1, 0, Double.MIN_VALUE, Double.MIN_NORMAL, 1, 1e300, Double.MAX_VALUE / 4
                };
                return extremes[random.nextInt(extremes.length)];
            }
        };

        abstract double value(SplittableRandom random);

        double[] sample(int n, SplittableRandom random) {
            double[] values = new double[n];
            Arrays.setAll(values, i -> value(random));
            return values;
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_quartiles_of_every_size_and_shape_are_those_of_commons_math_to_the_last_bit(QuantileRule rule) {
        SplittableRandom random = new SplittableRandom(rule.name().hashCode());
        QuartileFinder finder = new QuartileFinder(rule);
        for (int n = 1; n <= 5000; n += n < 300 ? 1 : 97) {
            for (Shape shape : Shape.values()) {
                double[] values = shape.sample(n, random);
                assertSame(rule, values, finder.find(values, 0, n), shape + " of " + n);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {ShortSelection.MOST - 1, ShortSelection.MOST, ShortSelection.MOST + 1, 10_007, 16_384, 40_000})
    void the_quartiles_around_the_end_of_short_samples_are_those_of_commons_math(int n) {
        SplittableRandom random = new SplittableRandom(n);
        for (QuantileRule rule : QuantileRule.values()) {
            QuartileFinder finder = new QuartileFinder(rule);
            for (Shape shape : Shape.values()) {
                double[] values = shape.sample(n, random);
                assertSame(rule, values, finder.find(values, 0, n), shape + " of " + n);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {65_536, 250_001, 1_000_003})
    void the_quartiles_of_large_samples_are_those_of_commons_math(int n) {
        SplittableRandom random = new SplittableRandom(n);
        for (Shape shape : Shape.values()) {
            double[] values = shape.sample(n, random);
            assertSame(QuantileRule.R7, values, QuantileRule.R7.quartiles(values), shape + " of " + n);
        }
    }

    @Test
    void a_sample_made_to_mislead_is_still_judged_exactly() {
        int n = 100_000;
        double[] values = new double[n];
        Arrays.fill(values, 1);
        // The probes see only what is far away from the rest.
        for (int i = 0; i < n; i++) {
            values[i] = i % 3125 == 1562 ? 1e9 + i : 1 + (i * 7919L % n) * 1e-12;
        }

        assertSame(QuantileRule.R6, values, QuantileRule.R6.quartiles(values), "misleading");
    }

    @Test
    void ordered_samples_and_those_of_two_heaps_are_judged_exactly() {
        for (int n : new int[] {30, 1_000, 9_000, 70_000}) {
            double[] rising = new double[n];
            double[] falling = new double[n];
            double[] heaps = new double[n];
            for (int i = 0; i < n; i++) {
                rising[i] = i * 0.1;
                falling[i] = -i;
                heaps[i] = i % 2 == 0 ? 1 + i * 1e-9 : 1e6 + i * 1e-3;
            }
            for (double[] values : new double[][] {rising, falling, heaps}) {
                assertSame(QuantileRule.R6, values, QuantileRule.R6.quartiles(values), n + " in order");
            }
        }
    }

    @Test
    void what_one_sample_leaves_behind_does_not_reach_the_next() {
        SplittableRandom random = new SplittableRandom(11);
        QuartileFinder finder = new QuartileFinder(QuantileRule.R7);
        for (int i = 0; i < 3_000; i++) {
            int n = 1 + random.nextInt(i % 100 == 0 ? 20_000 : 150);
            Shape shape = Shape.values()[random.nextInt(Shape.values().length)];
            double[] values = shape.sample(n, random);
            assertSame(QuantileRule.R7, values, finder.find(values, 0, n), shape + " of " + n);
        }
    }

    private static void assertSame(QuantileRule rule, double[] values, Quartiles found, String sample) {
        Percentile percentile = new Percentile()
                .withEstimationType(EstimationType.valueOf("R_" + rule.name().substring(1)));
        percentile.setData(values);
        // The library may find a negative zero, depending on the order of the values.
        assertEquals(percentile.evaluate(25) + 0.0, found.q1(), () -> rule + ", first quartile, " + sample);
        assertEquals(percentile.evaluate(50) + 0.0, found.median(), () -> rule + ", median, " + sample);
        assertEquals(percentile.evaluate(75) + 0.0, found.q3(), () -> rule + ", third quartile, " + sample);
    }

    @Test
    void only_the_part_asked_for_counts_and_nothing_is_reordered() {
        SplittableRandom random = new SplittableRandom(3);
        for (int n : new int[] {1, 5, 20, 21, 3000, 9000}) {
            double[] values = random.doubles(n + 20, 0, 1).toArray();
            double[] before = values.clone();
            values[9] = before[9] = Double.NaN;

            Quartiles found = new QuartileFinder(QuantileRule.R6).find(values, 10, 10 + n);

            assertEquals(QuantileRule.R6.quartiles(Arrays.copyOfRange(values, 10, 10 + n)), found);
            assertArrayEquals(before, values);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void a_value_that_is_not_finite_is_refused_by_its_index(double value) {
        double[] values = new double[1000];
        values[700] = value;

        IllegalArgumentException problem = assertThrows(
                IllegalArgumentException.class, () -> new QuartileFinder(QuantileRule.R7).find(values, 0, 1000));

        assertTrue(String.valueOf(problem.getMessage()).contains("index 700"), problem.getMessage());
    }

    @Test
    void no_part_of_the_array_is_refused() {
        QuartileFinder finder = new QuartileFinder(QuantileRule.R7);
        double[] values = new double[10];
        assertThrows(IllegalArgumentException.class, () -> finder.find(values, 3, 3));
        assertThrows(IllegalArgumentException.class, () -> finder.find(values, -1, 3));
        assertThrows(IllegalArgumentException.class, () -> finder.find(values, 3, 11));
    }
}
