package io.insightstream.examples.cli;

import io.insightstream.channel.ChannelReport;
import io.insightstream.channel.ReportWarning;
import io.insightstream.report.DroppedRows;
import io.insightstream.report.InputNote;
import io.insightstream.report.ReportSet;
import io.insightstream.report.RowSummary;
import io.insightstream.video.Video;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The lines that reports for people share, in one locale, so that the same report looks the same everywhere. */
final class TextLines {

    private static final int TITLE_WIDTH = 60;

    private TextLines() {}

    static String title(Video video) {
        String title = video.title() == null ? video.id() : video.title();
        String line = title.codePoints()
                .map(c -> isPlain(c) ? c : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        int length = line.codePointCount(0, line.length());
        return length <= TITLE_WIDTH ? line : line.substring(0, line.offsetByCodePoints(0, TITLE_WIDTH - 3)) + "...";
    }

    /** A title may hold line breaks and codes that move the cursor or turn the direction of writing. */
    private static boolean isPlain(int codePoint) {
        boolean joinsEmoji = codePoint == 0x200D;
        return joinsEmoji || (!Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.FORMAT);
    }

    static void rows(ReportSet<?> reports, PrintWriter out) {
        RowSummary rows = reports.rows();
        if (rows == null) {
            return;
        }
        out.printf(Locale.ENGLISH, "%s: %,d rows read, %,d used", reports.input(), rows.read(), rows.used());
        for (DroppedRows dropped : rows.dropped()) {
            out.printf(
                    Locale.ENGLISH,
                    ", %,d dropped as %s%s",
                    dropped.count(),
                    dropped.reason(),
                    lines(dropped.firstLines(), dropped.count()));
        }
        out.println();
        for (InputNote note : reports.notes()) {
            out.println("  Note: " + note.message() + lines(note.firstLines(), note.count()));
        }
    }

    private static String lines(List<Long> first, long count) {
        if (first.isEmpty()) {
            return "";
        }
        return " (" + (first.size() == 1 ? "line " : "lines ")
                + first.stream().map(String::valueOf).collect(Collectors.joining(", "))
                + (count > first.size() ? ", ..." : "") + ")";
    }

    static void heading(ChannelReport report, PrintWriter out) {
        out.println(report.channel().title() + ": " + count(report.videos(), "video") + ", as of "
                + report.analyzedAt().truncatedTo(ChronoUnit.SECONDS) + retrieved(report));
    }

    /** When the data is from, if it is older than the analysis. */
    private static String retrieved(ChannelReport report) {
        Instant retrieved = report.provenance().retrievedAt();
        return retrieved.isBefore(report.analyzedAt().minus(1, ChronoUnit.MINUTES))
                ? ", retrieved " + retrieved.truncatedTo(ChronoUnit.SECONDS)
                : "";
    }

    static void warnings(ChannelReport report, PrintWriter out) {
        for (ReportWarning warning : report.warnings()) {
            out.println("  Note: " + warning.message());
        }
    }

    static String count(int n, String noun) {
        return String.format(Locale.ENGLISH, "%,d %s%s", n, noun, n == 1 ? "" : "s");
    }

    /** A ratio as a percentage with the digits it has. */
    static String percent(double ratio) {
        return BigDecimal.valueOf(ratio).movePointRight(2).stripTrailingZeros().toPlainString();
    }
}
