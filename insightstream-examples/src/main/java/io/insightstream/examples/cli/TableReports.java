package io.insightstream.examples.cli;

import io.insightstream.analytics.stat.Fences;
import io.insightstream.analytics.stat.Quartiles;
import io.insightstream.analytics.video.AlgorithmScore;
import io.insightstream.analytics.video.GrowthTip;
import io.insightstream.analytics.video.UploadStreaks;
import io.insightstream.analytics.video.VideoFormat;
import io.insightstream.channel.ChannelReport;
import io.insightstream.channel.OutlierReport;
import io.insightstream.channel.ReportWarning;
import io.insightstream.channel.StreakReport;
import io.insightstream.channel.VideoScore;
import io.insightstream.report.DroppedRows;
import io.insightstream.report.ReportSet;
import io.insightstream.report.RowSummary;
import io.insightstream.video.Video;
import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reports as text for people, in one locale, so that the same report looks the same everywhere. */
final class TableReports {

    private static final int MOST_ROWS = 20;
    private static final int TITLE_WIDTH = 60;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);
    private static final String COLUMNS = "  %-5s %8s  %15s  %13s  %10s  %-10s  %s%n";

    private TableReports() {}

    static void outliers(ReportSet<OutlierReport> reports, PrintWriter out) {
        rows(reports, out);
        for (OutlierReport report : reports.channels()) {
            out.println();
            heading(report, out);
            Quartiles quartiles = report.quartiles();
            Fences fences = report.fences();
            if (quartiles != null && fences != null) {
                out.printf(
                        Locale.ENGLISH,
                        "  SmartScore  median %.4f, quartiles %.4f and %.4f (%s), outliers below %.4f or above %.4f%n",
                        quartiles.median(),
                        quartiles.q1(),
                        quartiles.q3(),
                        report.quantiles().label(),
                        fences.lower(),
                        fences.upper());
                if (report.high().isEmpty() && report.low().isEmpty()) {
                    out.println("  No video stands out.");
                } else {
                    out.printf(
                            Locale.ENGLISH,
                            COLUMNS,
                            "",
                            "score",
                            "views",
                            "views/day",
                            "engagement",
                            "published",
                            "title");
                    videos("high", report.high(), out);
                    videos("low", report.low(), out);
                }
            }
            warnings(report, out);
        }
    }

    private static void videos(String label, List<VideoScore> scores, PrintWriter out) {
        for (VideoScore score : scores.subList(0, Math.min(MOST_ROWS, scores.size()))) {
            Video video = score.video();
            out.printf(
                    Locale.ENGLISH,
                    COLUMNS,
                    label,
                    String.format(Locale.ENGLISH, "%.4f", score.score()),
                    String.format(Locale.ENGLISH, "%,d", video.statistics().views()),
                    String.format(Locale.ENGLISH, "%,.1f", score.viewsPerDay()),
                    String.format(Locale.ENGLISH, "%.2f %%", score.engagementRate() * 100),
                    DAY.format(video.publishedAt()),
                    title(video));
        }
        if (scores.size() > MOST_ROWS) {
            out.println("        and " + (scores.size() - MOST_ROWS) + " more " + label
                    + " outliers: --format json or csv has them all");
        }
    }

    private static String title(Video video) {
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

    static void streak(ReportSet<StreakReport> reports, PrintWriter out) {
        rows(reports, out);
        for (StreakReport report : reports.channels()) {
            out.println();
            heading(report, out);
            AlgorithmScore score = report.algorithmScore();
            if (score != null) {
                out.printf(
                        Locale.ENGLISH,
                        "  Algorithm score  %d of 100: consistency %.1f, frequency %.1f, engagement %.1f%n",
                        score.score(),
                        score.consistency(),
                        score.frequency(),
                        score.engagement());
            }
            UploadStreaks streaks = report.streaks();
            out.printf(
                    Locale.ENGLISH,
                    "  Streaks          %s in a row now, longest %s; %s in a row now, longest %s (%s)%n",
                    count(streaks.currentWeeks(), "week"),
                    count(streaks.longestWeeks(), "week"),
                    count(streaks.currentDays(), "day"),
                    count(streaks.longestDays(), "day"),
                    streaks.zone());
            out.printf(
                    Locale.ENGLISH,
                    "  Uploads          %d in the last 7 days, %d in 14, %d in 30, %d in 90; the last %s%n",
                    streaks.uploadsLast7Days(),
                    streaks.uploadsLast14Days(),
                    streaks.uploadsLast30Days(),
                    streaks.uploadsLast90Days(),
                    days(streaks.daysSinceLastUpload(), " days ago"));
            out.printf(
                    Locale.ENGLISH,
                    "  Days between     mean %s, median %s, longest %s%n",
                    days(streaks.meanGapDays(), ""),
                    days(streaks.medianGapDays(), ""),
                    days(streaks.longestGapDays(), ""));
            out.printf(
                    Locale.ENGLISH,
                    "  Formats          %d long, %d Shorts, %d live or upcoming, %d undecided%n",
                    report.count(VideoFormat.LONG),
                    report.count(VideoFormat.SHORT),
                    report.count(VideoFormat.LIVE_OR_UPCOMING),
                    report.count(VideoFormat.UNKNOWN));
            if (score != null) {
                out.printf(
                        Locale.ENGLISH,
                        "  Busiest days     %s (UTC)%n",
                        String.join(", ", report.recommendedDayNames()));
                out.printf(
                        Locale.ENGLISH,
                        "  Next video       about %,d views by rule of thumb: 1.1 times the average of %,d%n",
                        score.predictedViews().nextVideo(),
                        score.predictedViews().basedOnAverage());
                out.printf(
                        Locale.ENGLISH,
                        "  Tips             %s%n",
                        score.tips().stream().map(TableReports::advice).collect(Collectors.joining("; ")));
            }
            warnings(report, out);
        }
    }

    private static String advice(GrowthTip tip) {
        return switch (tip) {
            case UPLOAD_MORE_STEADILY -> "upload at steadier intervals";
            case UPLOAD_WEEKLY -> "upload at least once a week";
            case KEEP_THE_RHYTHM -> "the rhythm is good, keep it";
            case ANSWER_COMMENTS -> "answer comments soon after an upload";
            case TEST_TITLES_AND_THUMBNAILS -> "try out titles and thumbnails";
        };
    }

    private static String days(@Nullable Double days, String suffix) {
        return days == null ? "none" : String.format(Locale.ENGLISH, "%,.1f", days) + suffix;
    }

    private static void rows(ReportSet<?> reports, PrintWriter out) {
        RowSummary rows = reports.rows();
        out.printf(Locale.ENGLISH, "%s: %,d rows read, %,d used", reports.input(), rows.read(), rows.used());
        for (DroppedRows dropped : rows.dropped()) {
            String lines = dropped.firstLines().stream().map(String::valueOf).collect(Collectors.joining(", "));
            out.printf(
                    Locale.ENGLISH,
                    ", %,d dropped as %s (%s %s%s)",
                    dropped.count(),
                    dropped.reason(),
                    dropped.firstLines().size() == 1 ? "line" : "lines",
                    lines,
                    dropped.count() > dropped.firstLines().size() ? ", ..." : "");
        }
        out.println();
    }

    private static void heading(ChannelReport report, PrintWriter out) {
        out.println(report.channel().title() + ": " + count(report.videos(), "video") + ", as of "
                + report.analyzedAt().truncatedTo(ChronoUnit.SECONDS));
    }

    private static void warnings(ChannelReport report, PrintWriter out) {
        for (ReportWarning warning : report.warnings()) {
            out.println("  Note: " + warning.message());
        }
    }

    private static String count(int n, String noun) {
        return String.format(Locale.ENGLISH, "%,d %s%s", n, noun, n == 1 ? "" : "s");
    }
}
