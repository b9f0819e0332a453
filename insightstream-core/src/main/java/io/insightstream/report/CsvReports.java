package io.insightstream.report;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.insightstream.analytics.video.AlgorithmScore;
import io.insightstream.analytics.video.VideoFormat;
import io.insightstream.analytics.video.ViewForecast;
import io.insightstream.channel.ChannelOverview;
import io.insightstream.channel.ChannelReport;
import io.insightstream.channel.FormatBaseline;
import io.insightstream.channel.OutlierReport;
import io.insightstream.channel.RobustOutlierReport;
import io.insightstream.channel.StreakReport;
import io.insightstream.channel.VideoExpectation;
import io.insightstream.channel.VideoScore;
import io.insightstream.error.InvalidRequest;
import io.insightstream.video.Channel;
import io.insightstream.video.Video;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** A line of a robust report; a video that was not judged has no expectation. */
    private record RobustLine(
            Channel channel, Video video, @Nullable VideoExpectation expectation, String verdict) {

        @Nullable
        Object fromExpectation(Function<VideoExpectation, Object> value) {
            return expectation == null ? null : value.apply(expectation);
        }
    }

    private static final List<Column<RobustLine>> ROBUST = List.of(
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
            new Column<>("ageDays", line -> line.fromExpectation(VideoExpectation::ageDays)),
            new Column<>("expectedViews", line -> line.fromExpectation(VideoExpectation::expectedViews)),
            new Column<>("multiple", line -> line.fromExpectation(VideoExpectation::multiple)),
            new Column<>("z", line -> line.fromExpectation(VideoExpectation::z)),
            new Column<>("p", line -> line.fromExpectation(VideoExpectation::p)),
            new Column<>("q", line -> line.fromExpectation(VideoExpectation::q)),
            new Column<>("verdict", RobustLine::verdict));

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
            new Column<>("longestGapDays", report -> report.streaks().longestGapDays()),
            new Column<>("cadenceScore", report -> report.cadence().score()),
            new Column<>("cadenceConfidence", report -> report.cadence().confidence()),
            new Column<>("predictedLong", report -> forecast(report, VideoFormat.LONG, ViewForecast::median)),
            new Column<>("predictedLongLow", report -> forecast(report, VideoFormat.LONG, ViewForecast::low)),
            new Column<>("predictedLongHigh", report -> forecast(report, VideoFormat.LONG, ViewForecast::high)),
            new Column<>("predictedShort", report -> forecast(report, VideoFormat.SHORT, ViewForecast::median)),
            new Column<>("predictedShortLow", report -> forecast(report, VideoFormat.SHORT, ViewForecast::low)),
            new Column<>("predictedShortHigh", report -> forecast(report, VideoFormat.SHORT, ViewForecast::high)));

    private CsvReports() {}

    /** Writes reports of one kind; nothing at all, not even a header, for an empty list. */
    static void write(List<? extends ChannelReport> reports, Writer out) throws IOException {
        List<Class<?>> kinds =
                reports.stream().<Class<?>>map(Object::getClass).distinct().toList();
        if (kinds.size() > 1 || kinds.contains(ChannelOverview.class)) {
            throw new InvalidRequest("reports of different kinds have different columns: write each kind apart");
        }
        if (kinds.contains(OutlierReport.class)) {
            table(OUTLIERS, ofType(OutlierReport.class, reports).flatMap(report -> lines(report).stream()), out);
        } else if (kinds.contains(RobustOutlierReport.class)) {
            table(ROBUST, ofType(RobustOutlierReport.class, reports).flatMap(report -> lines(report).stream()), out);
        } else if (kinds.contains(StreakReport.class)) {
            table(STREAKS, ofType(StreakReport.class, reports), out);
        }
        out.flush();
    }

    private static <T> Stream<T> ofType(Class<T> type, List<?> reports) {
        return reports.stream().map(type::cast);
    }

    private static <T> void table(List<Column<T>> columns, Stream<T> lines, Writer out) throws IOException {
        out.write(columns.stream().map(Column::name).collect(Collectors.joining(",")));
        out.write("\r\n");
        for (T line : (Iterable<T>) lines::iterator) {
            line(columns, line, out);
        }
    }

    private static List<OutlierLine> lines(OutlierReport report) {
        Set<VideoScore> high = new HashSet<>(report.high());
        Set<VideoScore> low = new HashSet<>(report.low());
        List<OutlierLine> lines = new ArrayList<>();
        for (VideoScore each : report.scores()) {
            String verdict = high.contains(each) ? "high" : low.contains(each) ? "low" : "";
            lines.add(new OutlierLine(report.channel(), each.video(), each, verdict));
        }
        report.withoutViews().forEach(video -> lines.add(new OutlierLine(report.channel(), video, null, "no-views")));
        return lines;
    }

    private static List<RobustLine> lines(RobustOutlierReport report) {
        Set<VideoExpectation> high = new HashSet<>(report.high());
        Set<VideoExpectation> low = new HashSet<>(report.low());
        List<RobustLine> lines = new ArrayList<>();
        for (VideoExpectation each : report.judged()) {
            String verdict = high.contains(each) ? "high" : low.contains(each) ? "low" : "";
            lines.add(new RobustLine(report.channel(), each.video(), each, verdict));
        }
        for (FormatBaseline format : report.formats()) {
            format.tooYoung().forEach(video -> lines.add(new RobustLine(report.channel(), video, null, "too-young")));
            format.unjudged().forEach(video -> lines.add(new RobustLine(report.channel(), video, null, "too-few")));
        }
        report.withoutViews().forEach(video -> lines.add(new RobustLine(report.channel(), video, null, "no-views")));
        return lines;
    }

    private static @Nullable Object seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }

    private static @Nullable Object forecast(
            StreakReport report, VideoFormat format, Function<ViewForecast, @Nullable Double> value) {
        return report.forecasts().stream()
                .filter(forecast -> forecast.format() == format)
                .findFirst()
                .map(value)
                .orElse(null);
    }

    private static @Nullable Object fromScore(StreakReport report, Function<AlgorithmScore, Object> value) {
        AlgorithmScore score = report.algorithmScore();
        return score == null ? null : value.apply(score);
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
