package io.insightstream.analytics.stat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The limits come from equally spaced points; they have to hold for the ages that channels really have. */
class ResidualDesignMonteCarloTest {

    enum Design {
        WEEKLY,
        UNIFORM,
        LOG_UNIFORM,
        BURSTS;

        double[] ages(int n, SplittableRandom random) {
            double[] ages = new double[n];
            for (int i = 0; i < n; i++) {
                ages[i] = switch (this) {
                    case WEEKLY -> 14 + 7 * i;
                    case UNIFORM -> random.nextDouble(14, 1000);
                    case LOG_UNIFORM -> Math.exp(random.nextDouble(Math.log(14), Math.log(3000)));
                    case BURSTS -> 14 + 90 * random.nextInt(6) + random.nextDouble();
                };
                ages[i] = Math.pow(Math.log1p(ages[i]), 2.0 / 3);
            }
            return ages;
        }
    }

    /**
     * Shares beyond the limits.
     *
     * @param atOne beyond the limit of 1 %
     * @param atTwo beyond the limit of 2 %
     * @param ends beyond the limit of 2 %, of the three points with the smallest x of the weekly design
     */
    record Rates(double atOne, double atTwo, double ends) {}

    static Rates rates(Design design, int n, int samples) {
        SplittableRandom random = new SplittableRandom(71);
        ResidualLaw law = ResidualLaw.of(n, 2);
        double one = law.criticalValue(0.01);
        double two = law.criticalValue(0.02);
        double[] counts = new double[3];
        for (int k = 0; k < samples; k++) {
            double[] x = design.ages(n, random);
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                y[i] = random.nextGaussian();
            }
            RobustTrend trend = RobustTrend.line(x, y);
            for (int i = 0; i < n; i++) {
                double z = Math.abs(trend.residual(i, 0).z());
                counts[0] += z > one ? 1 : 0;
                counts[1] += z > two ? 1 : 0;
                counts[2] += z > two && i < 3 ? 1 : 0;
            }
        }
        return new Rates(counts[0] / samples / n, counts[1] / samples / n, counts[2] / samples / 3);
    }

    @ParameterizedTest
    @EnumSource(Design.class)
    void the_design_hardly_matters(Design design) {
        Rates rates = rates(design, 20, 1500);
        assertEquals(0.01, rates.atOne(), 0.003);
        assertEquals(0.02, rates.atTwo(), 0.004);
    }

    @Test
    @Tag("montecarlo")
    void full_table() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Design design : Design.values()) {
            for (int n : new int[] {10, 20, 50, 200}) {
                Rates rates = rates(design, n, n > 100 ? 2000 : 20_000);
                lines.add(String.format(
                        Locale.ROOT,
                        "| %s | %d | %.2f | %.2f | %.2f |",
                        design.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        n,
                        100 * rates.atOne(),
                        100 * rates.atTwo(),
                        100 * rates.ends()));
                assertEquals(0.01, rates.atOne(), 0.004);
                assertEquals(0.02, rates.atTwo(), 0.004);
            }
        }
        Files.createDirectories(Path.of("target", "montecarlo"));
        Files.write(Path.of("target", "montecarlo", "designs.md"), lines);
    }
}
