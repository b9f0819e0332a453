package io.insightstream.examples.cli;

import io.insightstream.InsightStream;
import io.insightstream.channel.ChannelOverview;
import io.insightstream.channel.ChannelReport;
import io.insightstream.clients.catalog.VideoCatalog;
import io.insightstream.error.InvalidInput;
import io.insightstream.examples.demo.SyntheticCatalog;
import io.insightstream.report.ReportSet;
import io.insightstream.report.html.HtmlReport;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelRef;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code insightstream demo}. */
@Command(
        name = "demo",
        description = "Shows every report on a made-up catalog; needs no file, key or network.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "where to write the page (default: a temporary file)")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            throw new IllegalStateException("the demo is not part of a command line");
        }
        PrintWriter out = spec.commandLine().getOut();
        Path page = output == null ? Files.createTempFile("insightstream-demo", ".html") : output;
        Path file = Files.createTempFile("insightstream-demo", ".csv");
        try {
            SyntheticCatalog.copyTo(file);
            show(VideoCatalog.read(file), out, page);
        } finally {
            Files.deleteIfExists(file);
        }
        return ExitCode.OK;
    }

    private static void show(VideoCatalog catalog, PrintWriter out, Path page) {
        Clock clock = Clock.fixed(SyntheticCatalog.TAKEN_AT, ZoneOffset.UTC);
        List<ChannelOverview> overviews = new ArrayList<>();
        try (InsightStream insight =
                InsightStream.builder().videos(catalog).clock(clock).build()) {
            for (Channel channel : catalog.channels()) {
                overviews.add(insight.channel(new ChannelRef.Id(channel.id())).overview());
            }
        }
        out.println("InsightStream demo: two made-up channels, drawn from a seeded generator (seed "
                + SyntheticCatalog.SEED + "), as of " + SyntheticCatalog.TAKEN_AT + ".");
        out.println();
        out.println("=== Outliers: which videos stand out? ===");
        OutlierTable.print(reports(catalog, overviews, ChannelOverview::outliers), out);
        out.println();
        out.println("=== Upload streak: how steadily do they upload? ===");
        StreakTable.print(reports(catalog, overviews, ChannelOverview::streak), out);
        out.println();
        try {
            ReportRun.writeWhole(
                    page, html -> HtmlReport.write(reports(catalog, overviews, Function.identity()), html));
        } catch (IOException e) {
            throw new InvalidInput(page.toString(), 0, null, "it cannot be written: " + e.getMessage(), e);
        }
        out.println("The same with charts, for a browser: " + page.toUri());
        out.println();
        out.println("Try next, with a CSV or JSON file of your own videos:");
        out.println("  ./mvnw -q compile exec:java -Dexec.args=\"outliers --input videos.csv\"");
        out.println("  ./mvnw -q compile exec:java -Dexec.args=\"streak --input videos.csv --zone Europe/Berlin\"");
        out.println("  ./mvnw -q compile exec:java "
                + "-Dexec.args=\"outliers --input videos.csv --method robust --format html --output report.html\"");
        out.println("  ./mvnw -q compile exec:java -Dexec.args=\"--help\"");
    }

    private static <R extends ChannelReport> ReportSet<R> reports(
            VideoCatalog catalog, List<ChannelOverview> overviews, Function<ChannelOverview, R> report) {
        return new ReportSet<>(
                "demo catalog", catalog.rows(), overviews.stream().map(report).toList());
    }
}
