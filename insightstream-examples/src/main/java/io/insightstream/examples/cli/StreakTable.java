package io.insightstream.examples.cli;

import io.insightstream.analytics.AnalysisStatus;
import io.insightstream.analytics.video.AlgorithmScore;
import io.insightstream.analytics.video.Cadence;
import io.insightstream.analytics.video.GrowthTip;
import io.insightstream.analytics.video.PostingTimes;
import io.insightstream.analytics.video.UploadStreaks;
import io.insightstream.analytics.video.VideoFormat;
import io.insightstream.analytics.video.ViewForecast;
import io.insightstream.channel.StreakReport;
import io.insightstream.report.ReportSet;
import java.io.PrintWriter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Streak reports as text for people. */
final class StreakTable {

    private static final int BEST_TIMES = 2;

    private StreakTable() {}

    static void print(ReportSet<StreakReport> reports, PrintWriter out) {
        TextLines.rows(reports, out);
        for (StreakReport report : reports.channels()) {
            out.println();
            TextLines.heading(report, out);
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
            out.println("  Cadence score    " + cadence(report.cadence()));
            UploadStreaks streaks = report.streaks();
            out.printf(
                    Locale.ENGLISH,
                    "  Streaks          %s in a row now, longest %s; %s in a row now, longest %s (%s)%n",
                    TextLines.count(streaks.currentWeeks(), "week"),
                    TextLines.count(streaks.longestWeeks(), "week"),
                    TextLines.count(streaks.currentDays(), "day"),
                    TextLines.count(streaks.longestDays(), "day"),
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
            out.println("  Best times       " + bestTimes(report.postingTimes()));
            for (ViewForecast forecast : report.forecasts()) {
                out.println("  Prediction       " + prediction(forecast));
            }
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
                        score.tips().stream().map(StreakTable::advice).collect(Collectors.joining("; ")));
            }
            TextLines.warnings(report, out);
        }
    }

    private static String cadence(Cadence cadence) {
        if (cadence.score() == null) {
            return "not enough data: " + TextLines.count(cadence.uploadDays(), "day") + " with an upload";
        }
        return String.format(
                Locale.ENGLISH,
                "%.0f of 100: consistency %.0f, pace %.0f (target every %s), recency %.0f (confidence %s)",
                cadence.score(),
                cadence.consistency(),
                cadence.pace(),
                TextLines.count((int) cadence.options().target().toDays(), "day"),
                cadence.recency(),
                String.valueOf(cadence.confidence()).toLowerCase(Locale.ENGLISH));
    }

    private static String bestTimes(PostingTimes times) {
        if (times.status() == AnalysisStatus.INSUFFICIENT_DATA) {
            return "not enough data: " + TextLines.count(times.posts(), "video") + " to compare";
        }
        String hours = times.bestHours(BEST_TIMES).stream()
                .map(hour -> String.format(Locale.ENGLISH, "%02d h (%d)", hour.time(), hour.posts()))
                .collect(Collectors.joining(", "));
        String days = times.bestWeekdays(BEST_TIMES).stream()
                .map(day -> day.time().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " (" + day.posts() + ")")
                .collect(Collectors.joining(", "));
        return (hours.isEmpty() ? "no hour ahead" : hours + byChance(times.hourPValue())) + "; "
                + (days.isEmpty() ? "no day ahead" : days + byChance(times.weekdayPValue())) + " ("
                + times.options().zone() + ", videos in brackets)";
    }

    /** A recommendation whose differences are no larger than chance makes them says so. */
    private static String byChance(@Nullable Double p) {
        return p == null || p > 0.05 ? ", perhaps by chance" : "";
    }

    private static String prediction(ViewForecast forecast) {
        String kind = switch (forecast.format()) {
            case SHORT -> "Short";
            case LONG -> "long video";
            case LIVE_OR_UPCOMING -> "live stream";
            case UNKNOWN -> "video of unknown format";
        };
        if (forecast.median() == null) {
            return kind + ": not enough data (" + TextLines.count(forecast.basedOn(), "settled video") + ")";
        }
        return String.format(
                Locale.ENGLISH,
                "%s: %,.0f views once settled, %s %% band %,.0f to %,.0f (from the last %d)",
                kind,
                forecast.median(),
                TextLines.percent(forecast.options().coverage()),
                forecast.low(),
                forecast.high(),
                forecast.basedOn());
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
}
