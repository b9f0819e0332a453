package io.insightstream.report;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
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
import io.insightstream.video.Video;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports as JSON. The records here are the contract: their components are the fields, in this order. */
final class JsonReports {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            // The shortest digits that read back as the same number: the same text on every JDK.
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private JsonReports() {}

    static void write(ReportSet<?> reports, Writer out) throws IOException {
        List<Object> channels =
                reports.channels().stream().map(JsonReports::json).toList();
        MAPPER.writeValue(out, new SetJson(reports.input(), reports.rows(), channels));
    }

    static void write(ChannelReport report, Writer out) throws IOException {
        MAPPER.writeValue(out, json(report));
    }

    private static Object json(ChannelReport report) {
        if (report instanceof OutlierReport outliers) {
            return json(outliers);
        }
        return json((StreakReport) report);
    }

    private record SetJson(String input, RowSummary rows, List<Object> channels) {}

    private record OutliersJson(
            String channel,
            String channelId,
            int videos,
            String status,
            String method,
            String variable,
            String quantiles,
            @Nullable Double q1,
            @Nullable Double median,
            @Nullable Double q3,
            @Nullable Double iqr,
            @Nullable Double lowerFence,
            @Nullable Double upperFence,
            List<ScoreJson> high,
            List<ScoreJson> low,
            List<ScoreJson> scores,
            List<VideoJson> withoutViews,
            List<ReportWarning> warnings,
            Instant analyzedAt,
            String source) {}

    private record ScoreJson(
            String videoId,
            @Nullable String title,
            Instant publishedAt,
            VideoFormat format,
            @Nullable Long views,
            @Nullable Long likes,
            @Nullable Long comments,
            long ageDays,
            double viewsPerDay,
            double engagementRate,
            double score) {}

    private record VideoJson(String videoId, @Nullable String title, Instant publishedAt) {}

    private static OutliersJson json(OutlierReport report) {
        Quartiles quartiles = report.quartiles();
        Fences fences = report.fences();
        return new OutliersJson(
                report.channel().title(),
                report.channel().id(),
                report.videos(),
                report.status().name(),
                report.method(),
                report.variable(),
                report.quantiles().label(),
                quartiles == null ? null : quartiles.q1(),
                quartiles == null ? null : quartiles.median(),
                quartiles == null ? null : quartiles.q3(),
                quartiles == null ? null : quartiles.iqr(),
                fences == null ? null : fences.lower(),
                fences == null ? null : fences.upper(),
                report.high().stream().map(JsonReports::json).toList(),
                report.low().stream().map(JsonReports::json).toList(),
                report.scores().stream().map(JsonReports::json).toList(),
                report.withoutViews().stream()
                        .map(video -> new VideoJson(video.id(), video.title(), video.publishedAt()))
                        .toList(),
                report.warnings(),
                report.analyzedAt(),
                report.provenance().provider().value());
    }

    private static ScoreJson json(VideoScore score) {
        Video video = score.video();
        return new ScoreJson(
                video.id(),
                video.title(),
                video.publishedAt(),
                video.format(),
                video.statistics().views(),
                video.statistics().likes(),
                video.statistics().comments(),
                score.ageDays(),
                score.viewsPerDay(),
                score.engagementRate(),
                score.score());
    }

    private record StreakJson(
            String channel,
            String channelId,
            int videos,
            String status,
            @Nullable Integer algorithmScore,
            @Nullable Double consistencyScore,
            @Nullable Double frequencyScore,
            @Nullable Double engagementScore,
            @Nullable Double averageGapDays,
            @Nullable Double engagementRate,
            int shorts,
            int regular,
            int liveOrUpcoming,
            int unknownFormat,
            List<String> recommendedDays,
            AlgorithmScore.@Nullable PredictedViews predictedViews,
            List<GrowthTip> growthTips,
            StreaksJson streaks,
            List<ReportWarning> warnings,
            Instant analyzedAt,
            String source) {}

    private record StreaksJson(
            String zone,
            int currentDays,
            int longestDays,
            int currentWeeks,
            int longestWeeks,
            int uploadsLast7Days,
            int uploadsLast14Days,
            int uploadsLast30Days,
            int uploadsLast90Days,
            @Nullable Double daysSinceLastUpload,
            @Nullable Double meanGapDays,
            @Nullable Double medianGapDays,
            @Nullable Double longestGapDays) {}

    private static StreakJson json(StreakReport report) {
        AlgorithmScore score = report.algorithmScore();
        return new StreakJson(
                report.channel().title(),
                report.channel().id(),
                report.videos(),
                report.status().name(),
                score == null ? null : score.score(),
                score == null ? null : score.consistency(),
                score == null ? null : score.frequency(),
                score == null ? null : score.engagement(),
                score == null ? null : score.averageGapDays(),
                score == null ? null : score.engagementRate(),
                report.count(VideoFormat.SHORT),
                report.count(VideoFormat.LONG),
                report.count(VideoFormat.LIVE_OR_UPCOMING),
                report.count(VideoFormat.UNKNOWN),
                report.recommendedDayNames(),
                score == null ? null : score.predictedViews(),
                score == null ? List.of() : score.tips(),
                json(report.streaks()),
                report.warnings(),
                report.analyzedAt(),
                report.provenance().provider().value());
    }

    private static StreaksJson json(UploadStreaks streaks) {
        return new StreaksJson(
                streaks.zone().getId(),
                streaks.currentDays(),
                streaks.longestDays(),
                streaks.currentWeeks(),
                streaks.longestWeeks(),
                streaks.uploadsLast7Days(),
                streaks.uploadsLast14Days(),
                streaks.uploadsLast30Days(),
                streaks.uploadsLast90Days(),
                streaks.daysSinceLastUpload(),
                streaks.meanGapDays(),
                streaks.medianGapDays(),
                streaks.longestGapDays());
    }
}
