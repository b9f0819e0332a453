package io.insightstream.examples.cli;

import io.insightstream.analytics.video.ClassicOutlierOptions;
import io.insightstream.analytics.video.RobustOutlierOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code insightstream streak}. */
@Command(name = "streak", description = "Says how steadily each channel uploads.", mixinStandardHelpOptions = true)
final class StreakCommand implements Callable<Integer> {

    @Mixin
    private ReportRun run = new ReportRun();

    @Override
    public Integer call() {
        return run.report(
                reports -> reports.uploadStreak(run.zone()),
                StreakTable::print,
                reports -> reports.overview(
                        ClassicOutlierOptions.defaults(), RobustOutlierOptions.defaults(), run.zone()));
    }
}
