package io.insightstream.examples.cli;

import io.insightstream.analytics.stat.Fences;
import io.insightstream.analytics.stat.Quartiles;
import io.insightstream.analytics.video.JudgedVariable;
import io.insightstream.channel.OutlierReport;
import io.insightstream.channel.RobustOutlierReport;
import io.insightstream.channel.VideoExpectation;
import io.insightstream.channel.VideoScore;
import io.insightstream.report.ReportSet;
import io.insightstream.video.Video;
import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Outlier reports as text for people. */
final class OutlierTable {

    private static final int MOST_ROWS = 20;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);
    private static final String COLUMNS = "  %-5s %10s  %15s  %13s  %10s  %-10s  %s%n";

    private OutlierTable() {}

    /** Prints what lies outside fences. */
    static void print(ReportSet<OutlierReport> reports, PrintWriter out) {
        TextLines.rows(reports, out);
        for (OutlierReport report : reports.channels()) {
            out.println();
            TextLines.heading(report, out);
            Quartiles quartiles = report.quartiles();
            Fences fences = report.fences();
            if (quartiles != null && fences != null) {
                out.println("  " + fences(report, quartiles, fences));
                if (report.high().isEmpty() && report.low().isEmpty()) {
                    out.println("  No video stands out.");
                } else {
                    out.printf(COLUMNS, "", "score", "views", "views/day", "engagement", "published", "title");
                    rows("high", report.high(), out, score -> row("high", report, score, out));
                    rows("low", report.low(), out, score -> row("low", report, score, out));
                }
            }
            TextLines.warnings(report, out);
        }
    }

    private static String fences(OutlierReport report, Quartiles quartiles, Fences fences) {
        Fences viewFences = report.viewFences();
        if (viewFences == null) {
            return String.format(
                    Locale.ENGLISH,
                    "SmartScore  median %.4f, quartiles %.4f and %.4f (%s), outliers below %.4f or above %.4f",
                    quartiles.median(),
                    quartiles.q1(),
                    quartiles.q3(),
                    report.quantiles().label(),
                    fences.lower(),
                    fences.upper());
        }
        boolean logs = report.rule().variable() == JudgedVariable.LOG_VIEWS;
        return String.format(
                Locale.ENGLISH,
                "Views by the rule %s  median %,.0f, quartiles %,.0f and %,.0f (%s), outliers below %,.0f or above %,.0f",
                report.rule().label(),
                logs ? Math.expm1(quartiles.median()) : quartiles.median(),
                logs ? Math.expm1(quartiles.q1()) : quartiles.q1(),
                logs ? Math.expm1(quartiles.q3()) : quartiles.q3(),
                report.quantiles().label(),
                viewFences.lower(),
                viewFences.upper());
    }

    private static void row(String label, OutlierReport report, VideoScore score, PrintWriter out) {
        Video video = score.video();
        boolean views = report.rule().variable() == JudgedVariable.VIEWS;
        out.printf(
                COLUMNS,
                label,
                String.format(Locale.ENGLISH, views ? "%,.0f" : "%.4f", score.score()),
                String.format(Locale.ENGLISH, "%,d", video.statistics().views()),
                String.format(Locale.ENGLISH, "%,.1f", score.viewsPerDay()),
                String.format(Locale.ENGLISH, "%.2f %%", score.engagementRate() * 100),
                DAY.format(video.publishedAt()),
                TextLines.title(video));
    }

    /** Prints what differs from what format and age let expect. */
    static void printRobust(ReportSet<RobustOutlierReport> reports, PrintWriter out) {
        TextLines.rows(reports, out);
        for (RobustOutlierReport report : reports.channels()) {
            out.println();
            TextLines.heading(report, out);
            List<VideoExpectation> high = report.high();
            List<VideoExpectation> low = report.low();
            int judged = report.judged().size();
            if (judged > 0) {
                double rate = report.options().errorRate();
                out.printf(
                        Locale.ENGLISH,
                        "  %s judged by format and age; by chance alone about %.1f would be named (error rate %s %%)%n",
                        TextLines.count(judged, "video"),
                        rate * judged,
                        TextLines.percent(rate));
                if (high.isEmpty() && low.isEmpty()) {
                    out.println("  No video stands out.");
                } else {
                    out.printf(COLUMNS, "", "times", "views", "expected", "p", "published", "title");
                    rows("high", high, out, each -> row("high", each, out));
                    rows("low", low, out, each -> row("low", each, out));
                }
            }
            TextLines.warnings(report, out);
        }
    }

    private static void row(String label, VideoExpectation each, PrintWriter out) {
        Video video = each.video();
        out.printf(
                COLUMNS,
                label,
                multiple(each.multiple()),
                String.format(Locale.ENGLISH, "%,d", video.statistics().views()),
                String.format(Locale.ENGLISH, "%,.0f", each.expectedViews()),
                each.p() < 0.00005 ? "< 0.0001" : String.format(Locale.ENGLISH, "%.4f", each.p()),
                DAY.format(video.publishedAt()),
                TextLines.title(video));
    }

    private static String multiple(double multiple) {
        if (multiple < 0.005) {
            return "< 0.01x";
        }
        return String.format(Locale.ENGLISH, multiple < 10 ? "%.2fx" : "%,.0fx", multiple);
    }

    private static <T> void rows(String label, List<T> videos, PrintWriter out, Consumer<T> row) {
        videos.stream().limit(MOST_ROWS).forEach(row);
        if (videos.size() > MOST_ROWS) {
            out.println("        and " + (videos.size() - MOST_ROWS) + " more " + label
                    + " outliers: --format json or csv has them all");
        }
    }
}
