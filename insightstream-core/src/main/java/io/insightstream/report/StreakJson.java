package io.insightstream.report;

import io.insightstream.analytics.video.AlgorithmScore;
import io.insightstream.analytics.video.Cadence;
import io.insightstream.analytics.video.GrowthTip;
import io.insightstream.analytics.video.PostingTimes;
import io.insightstream.analytics.video.TimeEffect;
import io.insightstream.analytics.video.UploadStreaks;
import io.insightstream.analytics.video.VideoFormat;
import io.insightstream.analytics.video.ViewForecast;
import io.insightstream.channel.ReportWarning;
import io.insightstream.channel.StreakReport;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The JSON of a streak report. */
record StreakJson(
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
        CadenceJson cadence,
        PostingTimesJson postingTimes,
        List<PredictionJson> prediction,
        List<ReportWarning> warnings,
        Instant analyzedAt,
        String source,
        ProvenanceJson provenance) {

    /** How many hours and weekdays are recommended at most. */
    private static final int BEST_TIMES = 3;

    private static final double DAY_MILLIS = Duration.ofDays(1).toMillis();

    record StreaksJson(
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
            @Nullable Double longestGapDays) {

        private static StreaksJson of(UploadStreaks streaks) {
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

    record CadenceJson(
            String status,
            @Nullable Double score,
            @Nullable Double consistency,
            @Nullable Double pace,
            @Nullable Double recency,
            Cadence.@Nullable Confidence confidence,
            @Nullable Double medianGapDays,
            @Nullable Double meanGapDays,
            int uploadDays,
            String zone,
            double targetDays) {

        private static CadenceJson of(Cadence cadence) {
            return new CadenceJson(
                    cadence.status().name(),
                    cadence.score(),
                    cadence.consistency(),
                    cadence.pace(),
                    cadence.recency(),
                    cadence.confidence(),
                    cadence.medianGapDays(),
                    cadence.meanGapDays(),
                    cadence.uploadDays(),
                    cadence.options().zone().getId(),
                    cadence.options().target().toMillis() / DAY_MILLIS);
        }
    }

    record HourJson(int hour, int posts, double effect) {}

    record WeekdayJson(String weekday, int posts, double effect) {}

    record PostingTimesJson(
            String status,
            String zone,
            int posts,
            List<HourJson> bestHours,
            List<WeekdayJson> bestWeekdays,
            @Nullable Double hourPValue,
            @Nullable Double weekdayPValue) {

        private static PostingTimesJson of(PostingTimes times) {
            return new PostingTimesJson(
                    times.status().name(),
                    times.options().zone().getId(),
                    times.posts(),
                    times.bestHours(BEST_TIMES).stream()
                            .map(hour -> new HourJson(hour.time(), hour.posts(), hour.effect()))
                            .toList(),
                    times.bestWeekdays(BEST_TIMES).stream()
                            .map(day -> new WeekdayJson(name(day), day.posts(), day.effect()))
                            .toList(),
                    times.hourPValue(),
                    times.weekdayPValue());
        }

        private static String name(TimeEffect<DayOfWeek> day) {
            return day.time().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        }
    }

    record PredictionJson(
            VideoFormat format,
            String status,
            int basedOn,
            @Nullable Double low,
            @Nullable Double median,
            @Nullable Double high,
            double coverage,
            long minimumAgeDays) {

        private static PredictionJson of(ViewForecast forecast) {
            return new PredictionJson(
                    forecast.format(),
                    forecast.status().name(),
                    forecast.basedOn(),
                    forecast.low(),
                    forecast.median(),
                    forecast.high(),
                    forecast.options().coverage(),
                    forecast.options().minimumAge().toDays());
        }
    }

    static StreakJson of(StreakReport report) {
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
                StreaksJson.of(report.streaks()),
                CadenceJson.of(report.cadence()),
                PostingTimesJson.of(report.postingTimes()),
                report.forecasts().stream().map(PredictionJson::of).toList(),
                report.warnings(),
                report.analyzedAt(),
                report.provenance().provider().value(),
                ProvenanceJson.of(report.provenance()));
    }
}
