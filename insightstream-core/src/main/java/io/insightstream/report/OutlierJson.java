package io.insightstream.report;

import io.insightstream.analytics.stat.Fences;
import io.insightstream.analytics.stat.Quartiles;
import io.insightstream.analytics.video.VideoFormat;
import io.insightstream.channel.OutlierReport;
import io.insightstream.channel.ReportWarning;
import io.insightstream.channel.VideoScore;
import io.insightstream.report.JsonReports.VideoJson;
import io.insightstream.video.Video;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of a report of outliers by fences. */
record OutlierJson(
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
        @Nullable Double lowerFenceViews,
        @Nullable Double upperFenceViews,
        List<ScoreJson> high,
        List<ScoreJson> low,
        List<ScoreJson> scores,
        List<VideoJson> withoutViews,
        List<ReportWarning> warnings,
        Instant analyzedAt,
        String source,
        ProvenanceJson provenance) {

    record ScoreJson(
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
            double score) {

        private static List<ScoreJson> of(List<VideoScore> scores) {
            return scores.stream()
                    .map(score -> {
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
                    })
                    .toList();
        }
    }

    static OutlierJson of(OutlierReport report) {
        Quartiles quartiles = report.quartiles();
        Fences fences = report.fences();
        Fences viewFences = report.viewFences();
        return new OutlierJson(
                report.channel().title(),
                report.channel().id(),
                report.videos(),
                report.status().name(),
                report.rule().label(),
                report.rule().variable().label(),
                report.quantiles().label(),
                quartiles == null ? null : quartiles.q1(),
                quartiles == null ? null : quartiles.median(),
                quartiles == null ? null : quartiles.q3(),
                quartiles == null ? null : quartiles.iqr(),
                fences == null ? null : fences.lower(),
                fences == null ? null : fences.upper(),
                viewFences == null ? null : viewFences.lower(),
                viewFences == null ? null : viewFences.upper(),
                ScoreJson.of(report.high()),
                ScoreJson.of(report.low()),
                ScoreJson.of(report.scores()),
                VideoJson.of(report.withoutViews()),
                report.warnings(),
                report.analyzedAt(),
                report.provenance().provider().value(),
                ProvenanceJson.of(report.provenance()));
    }
}
