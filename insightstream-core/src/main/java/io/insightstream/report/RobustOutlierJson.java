package io.insightstream.report;

import io.insightstream.analytics.video.JudgedVariable;
import io.insightstream.analytics.video.VideoFormat;
import io.insightstream.channel.FormatBaseline;
import io.insightstream.channel.ReportWarning;
import io.insightstream.channel.RobustOutlierReport;
import io.insightstream.channel.VideoExpectation;
import io.insightstream.report.JsonReports.VideoJson;
import io.insightstream.video.Video;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The JSON of a report of outliers at a stated error rate. */
record RobustOutlierJson(
        String channel,
        String channelId,
        int videos,
        String status,
        String method,
        String variable,
        double errorRate,
        long minimumAgeDays,
        int minimumVideos,
        List<FormatJson> formats,
        List<ExpectationJson> high,
        List<ExpectationJson> low,
        List<ExpectationJson> scores,
        List<VideoJson> tooYoung,
        List<VideoJson> unjudged,
        List<VideoJson> withoutViews,
        List<ReportWarning> warnings,
        Instant analyzedAt,
        String source,
        ProvenanceJson provenance) {

    record FormatJson(
            VideoFormat format, String status, @Nullable Double criticalZ, int judged, int unjudged, int tooYoung) {}

    record ExpectationJson(
            String videoId,
            @Nullable String title,
            Instant publishedAt,
            VideoFormat format,
            @Nullable Long views,
            @Nullable Long likes,
            @Nullable Long comments,
            double ageDays,
            double expectedViews,
            double multiple,
            double z,
            double p,
            double q) {

        private static List<ExpectationJson> of(List<VideoExpectation> videos) {
            return videos.stream()
                    .map(each -> {
                        Video video = each.video();
                        return new ExpectationJson(
                                video.id(),
                                video.title(),
                                video.publishedAt(),
                                video.format(),
                                video.statistics().views(),
                                video.statistics().likes(),
                                video.statistics().comments(),
                                each.ageDays(),
                                each.expectedViews(),
                                each.multiple(),
                                each.z(),
                                each.p(),
                                each.q());
                    })
                    .toList();
        }
    }

    static RobustOutlierJson of(RobustOutlierReport report) {
        return new RobustOutlierJson(
                report.channel().title(),
                report.channel().id(),
                report.videos(),
                report.status().name(),
                "robust",
                JudgedVariable.LOG_VIEWS.label(),
                report.options().errorRate(),
                report.options().minimumAge().toDays(),
                report.options().minimumVideos(),
                report.formats().stream()
                        .map(format -> new FormatJson(
                                format.format(),
                                format.status().name(),
                                format.criticalZ(),
                                format.judged().size(),
                                format.unjudged().size(),
                                format.tooYoung().size()))
                        .toList(),
                ExpectationJson.of(report.high()),
                ExpectationJson.of(report.low()),
                ExpectationJson.of(report.judged()),
                videos(report, FormatBaseline::tooYoung),
                videos(report, FormatBaseline::unjudged),
                VideoJson.of(report.withoutViews()),
                report.warnings(),
                report.analyzedAt(),
                report.provenance().provider().value(),
                ProvenanceJson.of(report.provenance()));
    }

    private static List<VideoJson> videos(RobustOutlierReport report, Function<FormatBaseline, List<Video>> some) {
        return VideoJson.of(report.formats().stream()
                .flatMap(format -> some.apply(format).stream())
                .toList());
    }
}
