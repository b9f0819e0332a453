package io.insightstream.examples.cli;

import io.insightstream.channel.ChannelOverview;
import io.insightstream.channel.ChannelReport;
import io.insightstream.channel.ChannelReports;
import io.insightstream.examples.youtube.YouTubeAccount;
import io.insightstream.report.ReportFormat;
import io.insightstream.report.ReportSet;
import io.insightstream.report.RowSummary;
import io.insightstream.report.html.HtmlReport;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that every report command has, and the run itself: make the reports, write them. */
final class ReportRun {

    /** The forms a report can be printed in; the names are the ones typed. */
    enum Format {
        table,
        json,
        csv,
        html
    }

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Origin origin = new Origin();

    /** Where the videos come from. */
    static final class Origin {

        @Option(
                names = "--input",
                paramLabel = "FILE",
                description = "a file of videos, or a pipe such as /dev/stdin: CSV, JSON, JSON lines, videos.list "
                        + "responses or yt-dlp's JSON; may be gzipped")
        private @Nullable Path input;

        @Option(
                names = "--youtube",
                paramLabel = "CHANNEL",
                description = "a channel of YouTube: @handle, id, or any address of it or of a video on it; the key is "
                        + "taken from the environment variable YOUTUBE_API_KEY")
        private @Nullable String youtube;
    }

    @Option(
            names = "--channel",
            paramLabel = "NAME|ID",
            description = "only this channel of the file (default: every channel)")
    private @Nullable String channel;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description =
                    "only the newest N uploads of a channel (default: all; on YouTube each 50 take 2 units of quota)")
    private @Nullable Integer limit;

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            converter = TimeConverters.OfInstant.class,
            description = "the moment ages are counted to (default: the clock), such as 2026-01-31 or "
                    + "2026-01-31T12:00:00Z")
    private @Nullable Instant now;

    @Option(
            names = "--zone",
            defaultValue = "UTC",
            paramLabel = "ZONE",
            converter = TimeConverters.OfZone.class,
            description = "the zone whose days and weeks count, such as Europe/Berlin (default ${DEFAULT-VALUE})")
    private ZoneId zone = ZoneId.of("UTC");

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORM",
            description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}); html is a page with every report")
    private Format format = Format.table;

    @Option(names = "--output", paramLabel = "FILE", description = "where to write (default: standard output)")
    private @Nullable Path output;

    ZoneId zone() {
        return zone;
    }

    /**
     * Makes one report for each channel asked for and writes them.
     *
     * @param report makes the report of a channel
     * @param table prints the reports as a table
     * @param overview makes every report of a channel, for a page
     * @return the exit code: bad input if no row of the file could be used
     */
    <R extends ChannelReport> int report(
            Function<ChannelReports, R> report,
            BiConsumer<ReportSet<R>, PrintWriter> table,
            Function<ChannelReports, ChannelOverview> overview) {
        ReportSet<?> made = switch (format) {
            case table -> {
                ReportSet<R> reports = source().reports(report);
                write(out -> table.accept(reports, out));
                yield reports;
            }
            case json -> {
                ReportSet<R> reports = source().reports(report);
                write(out -> {
                    ReportFormat.JSON.write(reports, out);
                    out.println();
                });
                yield reports;
            }
            case csv -> {
                ReportSet<R> reports = source().reports(report);
                write(out -> ReportFormat.CSV.write(reports, out));
                yield reports;
            }
            case html -> {
                ReportSet<ChannelOverview> reports = source().reports(overview);
                write(out -> HtmlReport.write(reports, out));
                yield reports;
            }
        };
        RowSummary rows = made.rows();
        if (rows != null && made.channels().isEmpty()) {
            Surroundings.of(spec)
                    .err()
                    .println("insightstream: " + origin.input + " has no usable row: "
                            + (rows.read() == 0
                                    ? "there is nothing below the header"
                                    : rows.dropped().stream()
                                            .map(dropped -> dropped.count() + " " + dropped.reason())
                                            .collect(Collectors.joining(", "))));
            return ExitCode.USAGE;
        }
        return ExitCode.OK;
    }

    private ReportSource source() {
        Surroundings around = Surroundings.of(spec);
        Clock clock = now == null ? around.clock() : Clock.fixed(now, ZoneOffset.UTC);
        UnaryOperator<ChannelReports> uploads = all -> limit == null ? all : all.withLimit(limit);
        if (origin.input != null) {
            return new CatalogSource(origin.input, channel, uploads, clock);
        }
        if (channel != null) {
            throw usage("--channel goes with --input only: --youtube names its channel itself");
        }
        YouTubeAccount account = YouTubeAccount.of(around.environment(), around.clock());
        return new YouTubeSource(Objects.requireNonNull(origin.youtube), uploads, account, clock, around.err());
    }

    /** Bad usage that only the command can see. */
    ParameterException usage(String problem) {
        return new ParameterException(commandSpec().commandLine(), problem);
    }

    /** Something that writes. */
    interface Writing {
        void to(PrintWriter out) throws IOException;
    }

    private void write(Writing report) {
        try {
            if (output == null) {
                PrintWriter out = commandSpec().commandLine().getOut();
                report.to(out);
                out.flush();
            } else {
                writeWhole(output, report);
            }
        } catch (IOException e) {
            throw new ParameterException(
                    commandSpec().commandLine(), "cannot write " + output + ": " + e.getMessage(), e);
        }
    }

    /** Writes a file so that an old one stays until the new one is whole. */
    static void writeWhole(Path file, Writing report) throws IOException {
        WholeFile.write(file, bytes -> {
            PrintWriter out = new PrintWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
            report.to(out);
            if (out.checkError()) {
                throw new IOException("the disk may be full");
            }
        });
    }

    private CommandSpec commandSpec() {
        if (spec == null) {
            throw new IllegalStateException("the options are not part of a command");
        }
        return spec;
    }
}
