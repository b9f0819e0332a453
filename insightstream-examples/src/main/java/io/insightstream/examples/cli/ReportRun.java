package io.insightstream.examples.cli;

import io.insightstream.InsightStream;
import io.insightstream.channel.ChannelOverview;
import io.insightstream.channel.ChannelReport;
import io.insightstream.channel.ChannelReports;
import io.insightstream.clients.catalog.VideoCatalog;
import io.insightstream.error.NotFound;
import io.insightstream.report.ReportFormat;
import io.insightstream.report.ReportSet;
import io.insightstream.report.html.HtmlReport;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelRef;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options that every report command has, and the run itself: read the file, make the reports, write them. */
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

    @Option(
            names = "--input",
            required = true,
            paramLabel = "FILE",
            description = "the file of videos: CSV, a JSON array, JSON lines or a videos.list response; may be gzipped")
    private Path input = Path.of("");

    @Option(
            names = "--channel",
            paramLabel = "NAME|ID",
            description = "only this channel (default: every channel of the file)")
    private @Nullable String channel;

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            converter = InstantConverter.class,
            description = "the moment ages are counted to, such as 2026-01-31T12:00:00Z (default: the clock)")
    private @Nullable Instant now;

    @Option(
            names = "--zone",
            defaultValue = "UTC",
            paramLabel = "ZONE",
            converter = ZoneConverter.class,
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
        VideoCatalog catalog = read();
        switch (format) {
            case table -> {
                ReportSet<R> reports = reports(catalog, report);
                write(out -> table.accept(reports, out));
            }
            case json -> {
                ReportSet<R> reports = reports(catalog, report);
                write(out -> {
                    ReportFormat.JSON.write(reports, out);
                    out.println();
                });
            }
            case csv -> {
                ReportSet<R> reports = reports(catalog, report);
                write(out -> ReportFormat.CSV.write(reports, out));
            }
            case html -> {
                ReportSet<ChannelOverview> reports = reports(catalog, overview);
                write(out -> HtmlReport.write(reports, out));
            }
        }
        if (catalog.channels().isEmpty()) {
            err().println("insightstream: " + input + " has no usable row: "
                    + catalog.rows().dropped().stream()
                            .map(dropped -> dropped.count() + " " + dropped.reason())
                            .collect(Collectors.joining(", ")));
            return ExitCode.USAGE;
        }
        return ExitCode.OK;
    }

    private <R extends ChannelReport> ReportSet<R> reports(VideoCatalog catalog, Function<ChannelReports, R> report) {
        Clock clock = now == null ? Clock.systemUTC() : Clock.fixed(now, ZoneOffset.UTC);
        try (InsightStream insight =
                InsightStream.builder().videos(catalog).clock(clock).build()) {
            List<R> channels = new ArrayList<>();
            for (Channel each : wanted(catalog.channels())) {
                channels.add(report.apply(insight.channel(new ChannelRef.Id(each.id()))));
            }
            return new ReportSet<>(String.valueOf(input.getFileName()), catalog.rows(), catalog.notes(), channels);
        }
    }

    /** Bad usage that only the command can see. */
    ParameterException usage(String problem) {
        return new ParameterException(commandSpec().commandLine(), problem);
    }

    private VideoCatalog read() {
        try (ReadingBar bar = new ReadingBar()) {
            return VideoCatalog.builder(input).onProgress(bar).read();
        }
    }

    private List<Channel> wanted(List<Channel> channels) {
        if (channel == null || channels.isEmpty()) {
            return channels;
        }
        List<Channel> found = channels.stream()
                .filter(each -> each.id().equals(channel) || each.title().equalsIgnoreCase(channel))
                .toList();
        if (found.isEmpty()) {
            String known = channels.stream().limit(10).map(Channel::title).collect(Collectors.joining(", "));
            throw new NotFound("there is no channel '" + channel + "' in " + input + "; it has " + known
                    + (channels.size() > 10 ? " and " + (channels.size() - 10) + " more" : ""));
        }
        return found;
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
        Path target = file.toAbsolutePath();
        // Not a temporary file of the platform, which nobody else could read afterwards.
        Path whole = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(whole, StandardOpenOption.CREATE_NEW))) {
                report.to(out);
                if (out.checkError()) {
                    throw new IOException("the disk may be full");
                }
            }
            Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private PrintWriter err() {
        return commandSpec().commandLine().getErr();
    }

    private CommandSpec commandSpec() {
        if (spec == null) {
            throw new IllegalStateException("the options are not part of a command");
        }
        return spec;
    }

    /** Reads an instant, or a date as its midnight in UTC. */
    static final class InstantConverter implements ITypeConverter<Instant> {

        @Override
        public Instant convert(String value) {
            try {
                return value.contains("T")
                        ? Instant.parse(value)
                        : LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(
                        "'" + value + "' is not an instant: expected 2026-01-31T12:00:00Z or 2026-01-31");
            }
        }
    }

    /** Reads a time zone. */
    static final class ZoneConverter implements ITypeConverter<ZoneId> {

        @Override
        public ZoneId convert(String value) {
            try {
                return ZoneId.of(value);
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "'" + value + "' is not a time zone: expected a name such as Europe/Berlin or an offset");
            }
        }
    }
}
