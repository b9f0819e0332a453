package io.insightstream.analytics.video;

import io.insightstream.analytics.AnalysisStatus;
import io.insightstream.analytics.stat.FalseDiscoveryRate;
import io.insightstream.analytics.stat.ResidualLaw;
import io.insightstream.analytics.stat.RobustTrend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Outliers at an error rate the caller states: videos with far more or far fewer views than the other videos of their
 * format lead to expect at their age.
 *
 * <p>For each {@link VideoFormat} by itself, {@link VideoFormat#UNKNOWN} included:
 *
 * <ol>
 *   <li>Videos below the minimum age are set aside.
 *   <li>A {@linkplain RobustTrend robust line} is fitted to {@code log1p(views)} over {@code ln(1 + days)^(2/3)}. The
 *       exponent lies between views that grow as a power of age (1) and views that grow as its logarithm (about 0), so
 *       that neither is far from a straight line.
 *   <li>Each video is compared with the line through the others: z is the difference in standard errors, which are
 *       larger for the newest and the oldest video, where the line is least certain. No standard deviation is taken to
 *       be below that of rounding to whole views, {@code 1 / (sqrt(12) (expected + 1))}.
 *   <li>A video is flagged if {@code |z|} exceeds the {@linkplain ResidualLaw limit} that ordinary videos exceed at the
 *       stated rate, both sides together. p and q are given for every video.
 * </ol>
 *
 * <p>The rate holds for log-normal noise around the trend. With heavier tails more ordinary videos are beyond the limit.
 *
 * <p><b>What the trend is.</b> One snapshot cannot tell the views a video still gathers with age from the growth or
 * decline of its channel: the line takes in both. "Expected" therefore means "usual for the videos this channel
 * published at that time", not "what this video will have".
 */
public final class RobustOutliers {

    private RobustOutliers() {}

    /**
     * Judges a sample.
     *
     * @param videos the videos, in any order; not changed
     * @param now the moment the counts were read
     * @param options how to judge
     * @return the findings for each format that occurs, in the order of {@link VideoFormat}; empty for an empty sample
     */
    public static List<FormatOutliers> of(List<VideoSample> videos, Instant now, RobustOutlierOptions options) {
        Map<VideoFormat, List<VideoSample>> formats = new EnumMap<>(VideoFormat.class);
        for (VideoSample video : videos) {
            formats.computeIfAbsent(video.format(), format -> new ArrayList<>()).add(video);
        }
        List<FormatOutliers> findings = new ArrayList<>();
        formats.forEach((format, members) -> findings.add(judge(format, members, now, options)));
        return List.copyOf(findings);
    }

    private static FormatOutliers judge(
            VideoFormat format, List<VideoSample> members, Instant now, RobustOutlierOptions options) {
        List<VideoSample> settled = new ArrayList<>();
        List<VideoSample> tooYoung = new ArrayList<>();
        Instant latest = now.minus(options.minimumAge());
        for (VideoSample video : members) {
            boolean young =
                    video.publishedAt().isAfter(latest) || video.publishedAt().isAfter(now);
            (young ? tooYoung : settled).add(video);
        }
        var breaks = ViewDefinitionBreak.straddledBy(settled);
        if (settled.size() < options.minimumVideos()) {
            return new FormatOutliers(
                    format, AnalysisStatus.INSUFFICIENT_DATA, null, null, List.of(), settled, tooYoung, breaks);
        }
        RobustTrend trend = trend(settled, now, options.ageAdjusted());
        ResidualLaw law = ResidualLaw.of(settled.size(), trend.parameters());
        return new FormatOutliers(
                format,
                AnalysisStatus.OK,
                law.criticalValue(options.errorRate()),
                new AgeTrend(trend.intercept(), trend.slope()),
                judged(settled, now, trend, law),
                List.of(),
                tooYoung,
                breaks);
    }

    private static RobustTrend trend(List<VideoSample> videos, Instant now, boolean ageAdjusted) {
        double[] logViews = videos.stream()
                .mapToDouble(video -> Math.log1p((double) video.views()))
                .toArray();
        if (!ageAdjusted) {
            return RobustTrend.constant(logViews);
        }
        double[] ages =
                videos.stream().mapToDouble(video -> AgeScale.of(video, now)).toArray();
        return RobustTrend.line(ages, logViews);
    }

    private static List<JudgedVideo> judged(List<VideoSample> videos, Instant now, RobustTrend trend, ResidualLaw law) {
        int n = videos.size();
        RobustTrend.Residual[] residuals = new RobustTrend.Residual[n];
        double[] p = new double[n];
        for (int i = 0; i < n; i++) {
            double expected = Math.max(0, trend.residual(i, 0).expected());
            residuals[i] = trend.residual(i, Math.exp(-expected) / Math.sqrt(12));
            p[i] = law.pValue(residuals[i].z());
        }
        double[] q = FalseDiscoveryRate.qValues(p);
        List<JudgedVideo> judged = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            VideoSample video = videos.get(i);
            double expected = Math.max(0, residuals[i].expected());
            judged.add(new JudgedVideo(
                    video,
                    AgeScale.days(video, now),
                    Math.expm1(expected),
                    Math.exp(Math.log1p((double) video.views()) - expected),
                    residuals[i].z(),
                    p[i],
                    q[i]));
        }
        return judged;
    }
}
