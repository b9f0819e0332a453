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

    /** A line about a video; one that was not judged has no figures. */
    private record VideoLine<F>(
            Channel channel, Video video, @Nullable F figures, String verdict) {}

    private static final List<Column<VideoLine<VideoScore>>> OUTLIERS = videoColumns(List.of(
            figure("ageDays", VideoScore::ageDays),
            figure("viewsPerDay", VideoScore::viewsPerDay),
            figure("engagementRate", VideoScore::engagementRate),
            figure("score", VideoScore::score)));

    private static final List<Column<VideoLine<VideoExpectation>>> ROBUST = videoColumns(List.of(
            figure("ageDays", VideoExpectation::ageDays),
            figure("expectedViews", VideoExpectation::expectedViews),
            figure("multiple", VideoExpectation::multiple),
            figure("z", VideoExpectation::z),
            figure("p", VideoExpectation::p),
            figure("q", VideoExpectation::q)));

    private static <F> List<Column<VideoLine<F>>> videoColumns(List<Column<VideoLine<F>>> figures) {
        List<Column<VideoLine<F>>> columns = new ArrayList<>(List.of(
                new Column<>("channelId", line -> line.channel().id()),
                new Column<>("channel", line -> line.channel().title()),
                new Column<>("videoId", line -> line.video().id()),
                new Column<>("title", line -> line.video().title()),
                new Column<>("publishedAt", line -> line.video().publishedAt()),
                new Column<>("format", line -> line.video().format()),
                new Column<>("durationSeconds", line -> seconds(line.video().duration())),
                new Column<>("views", line -> line.video().statistics().views()),
                new Column<>("likes", line -> line.video().statistics().likes()),
                new Column<>("comments", line -> line.video().statistics().comments())));
        columns.addAll(figures);
        columns.add(new Column<>("verdict", VideoLine::verdict));
        return List.copyOf(columns);
    }

    private static <F> Column<VideoLine<F>> figure(String name, Function<F, Object> value) {
        return new Column<>(name, line -> {
            F figures = line.figures();
            return figures == null ? null : value.apply(figures);
        });
    }

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

    private static List<VideoLine<VideoScore>> lines(OutlierReport report) {
        Set<VideoScore> high = new HashSet<>(report.high());
        Set<VideoScore> low = new HashSet<>(report.low());
        List<VideoLine<VideoScore>> lines = new ArrayList<>();
        for (VideoScore each : report.scores()) {
            lines.add(new VideoLine<>(report.channel(), each.video(), each, verdict(each, high, low)));
        }
        addUnjudged(lines, report.channel(), report.withoutViews(), "no-views");
        return lines;
    }

    private static List<VideoLine<VideoExpectation>> lines(RobustOutlierReport report) {
        Set<VideoExpectation> high = new HashSet<>(report.high());
        Set<VideoExpectation> low = new HashSet<>(report.low());
        List<VideoLine<VideoExpectation>> lines = new ArrayList<>();
        for (VideoExpectation each : report.judged()) {
            lines.add(new VideoLine<>(report.channel(), each.video(), each, verdict(each, high, low)));
        }
        for (FormatBaseline format : report.formats()) {
            addUnjudged(lines, report.channel(), format.tooYoung(), "too-young");
            addUnjudged(lines, report.channel(), format.unjudged(), "too-few");
        }
        addUnjudged(lines, report.channel(), report.withoutViews(), "no-views");
        return lines;
    }

    private static <T> String verdict(T video, Set<T> high, Set<T> low) {
        return high.contains(video) ? "high" : low.contains(video) ? "low" : "";
    }

    private static <F> void addUnjudged(List<VideoLine<F>> lines, Channel channel, List<Video> videos, String verdict) {
        videos.forEach(video -> lines.add(new VideoLine<>(channel, video, null, verdict)));
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
