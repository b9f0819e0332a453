package io.insightstream.analytics.stat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResidualLawTest {

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 50})
    void theTableComesFromTheSimulation(int n) {
        for (boolean line : new boolean[] {true, false}) {
            double[] simulated = ResidualTableSimulation.quantiles(n, line, 100_000, 3);
            ResidualLaw law = ResidualLaw.of(n, line ? 2 : 1);
            for (int i = 0; i < 6; i++) { // tails 0.5 to 0.01
                assertEquals(ResidualTable.TAILS[i], law.pValue(simulated[i]), 0.06 * ResidualTable.TAILS[i]);
            }
        }
        assertEquals(ResidualTable.LIMIT_SCALE, ResidualTableSimulation.limitScale(), 1e-6);
    }

    /** Writes the rows before it compares them, so that a changed fit finds its new table in the file. */
    @Test
    @Tag("montecarlo")
    void the_simulation_gives_the_table_digit_for_digit() throws IOException {
        List<String> simulated = new ArrayList<>();
        List<String> tabulated = new ArrayList<>();
        for (boolean line : new boolean[] {true, false}) {
            double[][] rows = line ? ResidualTable.LINE : ResidualTable.CONSTANT;
            for (int i = 0; i < rows.length; i++) {
                simulated.add(ResidualTableSimulation.row(ResidualTable.SIZES[i], line));
                tabulated.add(Arrays.stream(rows[i])
                        .mapToObj(quantile -> String.format(Locale.ROOT, "%.4f", quantile))
                        .collect(Collectors.joining(", ", "{", "},")));
            }
        }
        Files.createDirectories(Path.of("target", "montecarlo"));
        Files.write(Path.of("target", "montecarlo", "residual-table.txt"), simulated);
        assertEquals(tabulated, simulated);
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 23, 60})
    void interpolatesBetweenTabulatedSizes(int n) {
        double[] simulated = ResidualTableSimulation.quantiles(n, true, 100_000, 4);
        ResidualLaw law = ResidualLaw.of(n, 2);
        assertEquals(0.02, law.pValue(simulated[4]), 0.002);
        assertEquals(0.01, law.pValue(simulated[5]), 0.0015);
    }

    @Test
    void p_value_and_critical_value_are_inverse() {
        for (int n : new int[] {5, 10, 37, 400, 5000}) {
            for (int parameters = 1; parameters <= 2; parameters++) {
                ResidualLaw law = ResidualLaw.of(n, parameters);
                for (double p : new double[] {0.9, 0.5, 0.3, 0.02, 0.0137, 1e-4, 1e-5, 1e-7}) {
                    assertEquals(p, law.pValue(law.criticalValue(p)), 1e-9 * p + 1e-15);
                    assertEquals(p, law.pValue(-law.criticalValue(p)), 1e-9 * p + 1e-15);
                }
                assertEquals(1, law.pValue(0));
                assertEquals(0, law.criticalValue(1), 1e-12);
                assertEquals(0, law.pValue(Double.NEGATIVE_INFINITY));
            }
        }
    }

    @Test
    void falls_with_distance_and_limits_fall_with_size() {
        SplittableRandom random = new SplittableRandom(41);
        for (int k = 0; k < 500; k++) {
            ResidualLaw law = ResidualLaw.of(5 + random.nextInt(600), 1 + random.nextInt(2));
            double near = random.nextDouble(0, 12);
            double far = random.nextDouble(near, 13);
            assertTrue(law.pValue(far) <= law.pValue(near));
            assertTrue(law.pValue(near) >= 0 && law.pValue(near) <= 1);
        }
        double previous = Double.POSITIVE_INFINITY;
        for (int n = 5; n < 3000; n++) {
            double limit = ResidualLaw.of(n, 2).criticalValue(0.01);
            assertTrue(limit <= previous + 0.003, "n = " + n); // noise of the simulation
            previous = limit;
        }
        // -NormalDist().inv_cdf(.005)/.909985
        assertEquals(2.8306, previous, 0.01);
    }

    @Test
    void refuses_what_is_out_of_range() {
        assertThrows(IllegalArgumentException.class, () -> ResidualLaw.of(4, 1));
        assertThrows(IllegalArgumentException.class, () -> ResidualLaw.of(10, 3));
        assertThrows(IllegalArgumentException.class, () -> ResidualLaw.of(10, 2).pValue(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> ResidualLaw.of(10, 2).criticalValue(0));
    }
}
