package io.insightstream.analytics.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.analytics.video.SimulatedChannel.Accrual;
import io.insightstream.analytics.video.SimulatedChannel.Noise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobustOutliersMonteCarloTest {

    private static final long SEED = 7;

    @ParameterizedTest
    @CsvSource({
        "LOG_LIKE, 0.4, 10, 3000",
        "SQUARE_ROOT, 1.6, 10, 3000",
        "LOG_LIKE, 0.8, 20, 2000",
        "SQUARE_ROOT, 0.4, 20, 2000",
        "LOG_LIKE, 0.4, 50, 1500",
        "SQUARE_ROOT, 1.2, 50, 1500"
    })
    void keepsItsPromisesOnSimulatedChannels(Accrual accrual, double sigma, int n, int channels) {
        SimulatedChannel channel = new SimulatedChannel(n, sigma, accrual, Noise.NORMAL);
        check(channel, OutlierMonteCarlo.robust(channel, channels, SEED));
    }

    private static void check(SimulatedChannel channel, OutlierMonteCarlo.Robust measured) {
        assertEquals(0.01, measured.atOne(), 0.004, channel::toString);
        assertEquals(0.02, measured.atTwo(), 0.004, channel::toString);
        assertTrue(measured.anyQ() <= 0.11, () -> channel + " " + measured.anyQ());
        if (channel.n() == 20) {
            assertTrue(measured.found() >= 0.65, () -> channel + " " + measured.found());
            assertTrue(measured.foundNewest() >= 0.45, () -> channel + " " + measured.foundNewest());
        }
        if (channel.n() == 50) {
            assertTrue(measured.found() >= 0.9, () -> channel + " " + measured.found());
            assertTrue(measured.foundNewest() >= 0.6, () -> channel + " " + measured.foundNewest());
        }
        assertEquals(0, measured.newestZ(), 0.15, channel::toString);
        assertTrue(Math.abs(measured.newestUnadjusted()) > 0.15, () -> channel + " " + measured.newestUnadjusted());
    }

    @Test
    @Tag("montecarlo")
    void full_tables() throws IOException {
        List<String> lines = new ArrayList<>();
        List<Runnable> checks = new ArrayList<>();
        for (Accrual accrual : Accrual.values()) {
            for (double sigma : new double[] {0.4, 0.8, 1.2, 1.6}) {
                for (int n : new int[] {10, 20, 50}) {
                    SimulatedChannel channel = new SimulatedChannel(n, sigma, accrual, Noise.NORMAL);
                    OutlierMonteCarlo.Robust measured = OutlierMonteCarlo.robust(channel, 20_000, SEED);
                    lines.add(measured.row(channel));
                    checks.add(() -> check(channel, measured));
                }
            }
        }
        lines.add("");
        for (int n : new int[] {10, 20, 50}) {
            SimulatedChannel channel = new SimulatedChannel(n, 0.8, Accrual.LOG_LIKE, Noise.STUDENT_4);
            lines.add(OutlierMonteCarlo.robust(channel, 20_000, SEED).row(channel));
        }
        lines.add("");
        for (int n : new int[] {10, 20, 50}) {
            SimulatedChannel channel = new SimulatedChannel(n, 0.8, Accrual.LOG_LIKE, Noise.NORMAL);
            double found = OutlierMonteCarlo.foundInCompany(channel, 20_000, SEED);
            lines.add(String.format(Locale.ROOT, "| %d | %.1f |", n, 100 * found));
        }
        lines.add("");
        for (double sigma : new double[] {0.4, 0.8, 1.2, 1.6}) {
            for (int n : new int[] {10, 20, 50}) {
                lines.add(rawRow(new SimulatedChannel(n, sigma, Accrual.LOG_LIKE, Noise.NORMAL)));
            }
        }
        Files.createDirectories(Path.of("target", "montecarlo"));
        Files.write(Path.of("target", "montecarlo", "outliers.md"), lines);
        checks.forEach(Runnable::run);
    }

    private static String rawRow(SimulatedChannel channel) {
        StringBuilder row =
                new StringBuilder(String.format(Locale.ROOT, "| %.1f | %d |", channel.sigma(), channel.n()));
        for (OutlierMonteCarlo.UpperLimit rule :
                List.of(OutlierMonteCarlo.RAW_TUKEY, OutlierMonteCarlo.TWICE_THE_MEDIAN, OutlierMonteCarlo.RAW_MAD)) {
            OutlierMonteCarlo.Raw raw = OutlierMonteCarlo.raw(channel, rule, 20_000, SEED);
            row.append(String.format(
                    Locale.ROOT, " %.1f (%.1f / %.1f) |", 100 * raw.flagged(), 100 * raw.newest(), 100 * raw.oldest()));
        }
        return row.toString();
    }
}
