package io.insightstream.report;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.insightstream.analytics.video.AlgorithmScore;
import io.insightstream.analytics.video.VideoFormat;
import io.insightstream.channel.ChannelReport;
import io.insightstream.channel.OutlierReport;
import io.insightstream.channel.StreakReport;
import io.insightstream.channel.VideoScore;
import io.insightstream.error.InvalidRequest;
import io.insightstream.video.Channel;
import io.insightstream.video.Video;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reports as CSV. The column lists here are the contract. */
final class CsvReports {

    private record Column<T>(String name, Function<T, @Nullable Object> value) {}

    /** A line of an outlier report; a video without views has no score. */
    private record OutlierLine(
            Channel channel, Video video, @Nullable VideoScore score, String verdict) {

        @Nullable
        Object fromScore(Function<VideoScore, Object> value) {
            return score == null ? null : value.apply(score);
        }
    }

    private static final List<Column<OutlierLine>> OUTLIERS = List.of(
            new Column<>("channelId", line -> line.channel().id()),
            new Column<>("channel", line -> line.channel().title()),
            new Column<>("videoId", line -> line.video().id()),
            new Column<>("title", line -> line.video().title()),
            new Column<>("publishedAt", line -> line.video().publishedAt()),
            new Column<>("format", line -> line.video().format()),
            new Column<>("durationSeconds", line -> seconds(line.video().duration())),
            new Column<>("views", line -> line.video().statistics().views()),
            new Column<>("likes", line -> line.video().statistics().likes()),
            new Column<>("comments", line -> line.video().statistics().comments()),
            new Column<>("ageDays", line -> line.fromScore(VideoScore::ageDays)),
            new Column<>("viewsPerDay", line -> line.fromScore(VideoScore::viewsPerDay)),
            new Column<>("engagementRate", line -> line.fromScore(VideoScore::engagementRate)),
            new Column<>("score", line -> line.fromScore(VideoScore::score)),
            new Column<>("verdict", OutlierLine::verdict));

    private static final List<Column<StreakReport>> STREAKS = List.of(
            new Column<>("channelId", report -> report.channel().id()),
            new Column<>("channel", report -> report.channel().title()),
            new Column<>("videos", StreakReport::videos),
            new Column<>("algorithmScore", report -> fromScore(report, AlgorithmScore::score)),
            new Column<>("consistencyScore", report -> fromScore(report, AlgorithmScore::consistency)),
            new Column<>("frequencyScore", report -> fromScore(report, AlgorithmScore::frequency)),
            new Column<>("engagementScore", report -> fromScore(report, AlgorithmScore::engagement)),
            new Column<>("averageGapDays", report -> fromScore(report, AlgorithmScore::averageGapDays)),
            new Column<>("engagementRate", report -> fromScore(report, AlgorithmScore::engagementRate)),
            new Column<>("shorts", report -> report.count(VideoFormat.SHORT)),
            new Column<>("regular", report -> report.count(VideoFormat.LONG)),
            new Column<>("liveOrUpcoming", report -> report.count(VideoFormat.LIVE_OR_UPCOMING)),
            new Column<>("unknownFormat", report -> report.count(VideoFormat.UNKNOWN)),
            new Column<>("recommendedDays", report -> String.join(" ", report.recommendedDayNames())),
            new Column<>(
                    "predictedViews",
                    report -> fromScore(report, score -> score.predictedViews().nextVideo())),
            new Column<>("zone", report -> report.streaks().zone()),
            new Column<>("currentDays", report -> report.streaks().currentDays()),
            new Column<>("longestDays", report -> report.streaks().longestDays()),
            new Column<>("currentWeeks", report -> report.streaks().currentWeeks()),
            new Column<>("longestWeeks", report -> report.streaks().longestWeeks()),
            new Column<>("uploadsLast7Days", report -> report.streaks().uploadsLast7Days()),
            new Column<>("uploadsLast14Days", report -> report.streaks().uploadsLast14Days()),
            new Column<>("uploadsLast30Days", report -> report.streaks().uploadsLast30Days()),
            new Column<>("uploadsLast90Days", report -> report.streaks().uploadsLast90Days()),
            new Column<>("daysSinceLastUpload", report -> report.streaks().daysSinceLastUpload()),
            new Column<>("meanGapDays", report -> report.streaks().meanGapDays()),
            new Column<>("medianGapDays", report -> report.streaks().medianGapDays()),
            new Column<>("longestGapDays", report -> report.streaks().longestGapDays()));

    private CsvReports() {}

    /** Writes reports of one kind; nothing at all, not even a header, for an empty list. */
    static void write(List<? extends ChannelReport> reports, Writer out) throws IOException {
        List<OutlierReport> outliers = ofType(OutlierReport.class, reports);
        List<StreakReport> streaks = ofType(StreakReport.class, reports);
        if (!outliers.isEmpty() && !streaks.isEmpty()) {
            throw new InvalidRequest("outlier and streak reports have different columns: write them apart");
        }
        if (!outliers.isEmpty()) {
            header(OUTLIERS, out);
            for (OutlierReport report : outliers) {
                for (OutlierLine line : lines(report)) {
                    line(OUTLIERS, line, out);
                }
            }
        } else if (!streaks.isEmpty()) {
            header(STREAKS, out);
            for (StreakReport report : streaks) {
                line(STREAKS, report, out);
            }
        }
        out.flush();
    }

    private static <T> List<T> ofType(Class<T> type, List<?> reports) {
        return reports.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static List<OutlierLine> lines(OutlierReport report) {
        Set<String> high = new HashSet<>(ids(report.high()));
        Set<String> low = new HashSet<>(ids(report.low()));
        List<OutlierLine> lines = report.scores().stream()
                .map(score -> {
                    String id = score.video().id();
                    String verdict = high.contains(id) ? "high" : low.contains(id) ? "low" : "";
                    return new OutlierLine(report.channel(), score.video(), score, verdict);
                })
                .collect(Collectors.toList());
        report.withoutViews().forEach(video -> lines.add(new OutlierLine(report.channel(), video, null, "")));
        return lines;
    }

    private static List<String> ids(List<VideoScore> scores) {
        return scores.stream().map(score -> score.video().id()).toList();
    }

    private static @Nullable Object seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }

    private static @Nullable Object fromScore(StreakReport report, Function<AlgorithmScore, Object> value) {
        AlgorithmScore score = report.algorithmScore();
        return score == null ? null : value.apply(score);
    }

    private static <T> void header(List<Column<T>> columns, Writer out) throws IOException {
        out.write(columns.stream().map(Column::name).collect(Collectors.joining(",")));
        out.write("\r\n");
    }

    private static <T> void line(List<Column<T>> columns, T line, Writer out) throws IOException {
        String separator = "";
        for (Column<T> column : columns) {
            out.write(separator);
            out.write(cell(column.value().apply(line)));
            separator = ",";
        }
        out.write("\r\n");
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double number) {
            return NumberOutput.toString(number, true); // the shortest digits, the same on every JDK
        }
        String text = value.toString();
        if (value instanceof Number) {
            return text; // a negative number is no formula
        }
        if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                || !text.equals(text.strip());
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
