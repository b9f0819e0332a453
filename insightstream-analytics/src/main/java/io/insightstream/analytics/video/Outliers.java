package io.insightstream.analytics.video;

import io.insightstream.analytics.AnalysisStatus;
import io.insightstream.analytics.stat.Fences;
import io.insightstream.analytics.stat.Medcouple;
import io.insightstream.analytics.stat.ModifiedZ;
import io.insightstream.analytics.stat.QuantileRule;
import io.insightstream.analytics.stat.Quartiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Finds the videos of a sample that did far better or far worse than the rest. */
public final class Outliers {

    /** Fewer videos than this are not judged. */
    public static final int MINIMUM_VIDEOS = 4;

    private Outliers() {}

    /**
     * The classic rule: {@link SmartScore} for every video, then Tukey's fences around the scores, compared strictly.
     *
     * <p>Ages are whole days, at least 1. A missing like or comment count adds nothing to the engagement rate and is
     * counted in the result. Equal scores (all views 0, for example) give an interquartile range of 0 and no outliers.
     *
     * <p><b>Small samples.</b> {@value #MINIMUM_VIDEOS} videos are judged, yet with the default rule R6 no video of a
     * sample of 4 or 5 can be an outlier: there the third quartile leans so far towards the largest score {@code m}
     * that, with the others at {@code a}, the fence {@code Q3 + 1.5 IQR} is at least {@code m}. With 4 scores
     * {@code Q3 = a + 0.75 (m - a)} and the fence is {@code a + 1.875 (m - a)}; with 5 it is
     * {@code a + 1.25 (m - a)}; from 6 on {@code Q3} can be as low as {@code a + 0.25 (m - a)}, the fence
     * {@code a + 0.625 (m - a)}, and {@code m} can lie above it. R7 can flag from 4 on.
     *
     * <p>Scores are never negative and lean to the right, so the lower fence is usually below 0 and low outliers are
     * rare.
     *
     * @param videos the sample, in any order; not changed
     * @param now the moment of the analysis
     * @param options how to judge
     * @return the outliers, the fences and every score; {@link AnalysisStatus#INSUFFICIENT_DATA} for fewer than
     *     {@value #MINIMUM_VIDEOS} videos
     */
    public static OutlierAnalysis classic(List<VideoSample> videos, Instant now, ClassicOutlierOptions options) {
        double[] scores = SmartScore.of(videos, now, options.weights());
        return judge(
                OutlierRule.CLASSIC,
                videos,
                now,
                scores,
                options.quantiles(),
                MINIMUM_VIDEOS,
                (quartiles, values) -> Fences.tukey(quartiles, options.k()));
    }

    /**
     * Tukey's fences around {@code log1p(views)}. The logarithm takes away most of the skew of view counts, so that far
     * fewer ordinary videos are flagged than on raw views, and low outliers can be found as well.
     *
     * <p>Age is not taken into account: old videos look better and new ones worse than they are.
     *
     * @param videos the sample, in any order; not changed
     * @param now the moment of the analysis
     * @param options how to judge, usually {@link FenceOptions#boxplot()}
     * @return the outliers and the fences, in logarithms and in views; {@link AnalysisStatus#INSUFFICIENT_DATA} for
     *     fewer videos than the options ask for
     * @see <a href="https://archive.org/details/exploratorydataa00tuke_0">J. W. Tukey, Exploratory Data Analysis, 1977,
     *     chapters 2 and 3</a>
     */
    public static OutlierAnalysis logTukey(List<VideoSample> videos, Instant now, FenceOptions options) {
        return judge(
                OutlierRule.LOG_TUKEY,
                videos,
                now,
                logViews(videos),
                options.quantiles(),
                options.minimumVideos(),
                (quartiles, values) -> Fences.tukey(quartiles, options.k()));
    }

    /**
     * The {@linkplain Fences#adjusted adjusted boxplot} of the views: the upper fence moves outwards with the skew of
     * the sample.
     *
     * <p>Age is not taken into account: old videos look better and new ones worse than they are.
     *
     * @param videos the sample, in any order; not changed
     * @param now the moment of the analysis
     * @param options how to judge, usually {@link FenceOptions#boxplot()}
     * @return the outliers and the fences; {@link AnalysisStatus#INSUFFICIENT_DATA} for fewer videos than the options
     *     ask for
     * @see <a href="https://doi.org/10.1016/j.csda.2007.11.008">M. Hubert and E. Vandervieren, An Adjusted Boxplot for
     *     Skewed Distributions, Computational Statistics and Data Analysis 52 (2008) 5186-5201</a>
     */
    public static OutlierAnalysis adjusted(List<VideoSample> videos, Instant now, FenceOptions options) {
        double[] views = videos.stream().mapToDouble(VideoSample::views).toArray();
        return judge(
                OutlierRule.ADJUSTED,
                videos,
                now,
                views,
                options.quantiles(),
                options.minimumVideos(),
                (quartiles, values) -> Fences.adjusted(quartiles, Medcouple.of(values), options.k()));
    }

    /**
     * The {@linkplain ModifiedZ modified z-score} of {@code log1p(views)}: outliers are further than {@code k} robust
     * standard deviations from the median. It is sparing: without a true outlier it flags fewer than 1 % of the videos,
     * and it finds fewer than half of those at 3 standard deviations.
     *
     * <p>Age is not taken into account: old videos look better and new ones worse than they are.
     *
     * @param videos the sample, in any order; not changed
     * @param now the moment of the analysis
     * @param options how to judge, usually {@link FenceOptions#modifiedZ()}
     * @return the outliers and the fences, in logarithms and in views; {@link AnalysisStatus#INSUFFICIENT_DATA} for
     *     fewer videos than the options ask for
     */
    public static OutlierAnalysis modifiedZ(List<VideoSample> videos, Instant now, FenceOptions options) {
        return judge(
                OutlierRule.MODIFIED_Z,
                videos,
                now,
                logViews(videos),
                options.quantiles(),
                options.minimumVideos(),
                (quartiles, values) -> ModifiedZ.of(values).fences(options.k()));
    }

    private static double[] logViews(List<VideoSample> videos) {
        return videos.stream()
                .mapToDouble(video -> Math.log1p((double) video.views()))
                .toArray();
    }

    private static OutlierAnalysis judge(
            OutlierRule rule,
            List<VideoSample> videos,
            Instant now,
            double[] values,
            QuantileRule quantiles,
            int minimumVideos,
            BiFunction<Quartiles, double[], Fences> toFences) {
        List<ScoredVideo> scored = new ArrayList<>(videos.size());
        for (int i = 0; i < values.length; i++) {
            VideoSample video = videos.get(i);
            scored.add(new ScoredVideo(
                    video, video.ageDays(now), video.viewsPerDay(now), video.engagementRate(), values[i]));
        }
        if (values.length < minimumVideos) {
            return analysis(
                    rule, AnalysisStatus.INSUFFICIENT_DATA, quantiles, null, null, List.of(), List.of(), scored);
        }
        Quartiles quartiles = quantiles.quartiles(values);
        Fences fences = toFences.apply(quartiles, values);
        List<ScoredVideo> high = scored.stream()
                .filter(video -> fences.isAbove(video.score()))
                .sorted(Comparator.comparingDouble(ScoredVideo::score).reversed())
                .toList();
        List<ScoredVideo> low = scored.stream()
                .filter(video -> fences.isBelow(video.score()))
                .sorted(Comparator.comparingDouble(ScoredVideo::score))
                .toList();
        return analysis(rule, AnalysisStatus.OK, quantiles, quartiles, fences, high, low, scored);
    }

    private static OutlierAnalysis analysis(
            OutlierRule rule,
            AnalysisStatus status,
            QuantileRule quantiles,
            @Nullable Quartiles quartiles,
            @Nullable Fences fences,
            List<ScoredVideo> high,
            List<ScoredVideo> low,
            List<ScoredVideo> scores) {
        List<VideoSample> videos = scores.stream().map(ScoredVideo::video).toList();
        int missingLikes =
                (int) videos.stream().filter(video -> video.likes() == null).count();
        int missingComments =
                (int) videos.stream().filter(video -> video.comments() == null).count();
        return new OutlierAnalysis(
                rule,
                status,
                quantiles,
                quartiles,
                fences,
                fences == null ? null : inViews(fences, rule.variable()),
                high,
                low,
                scores,
                missingLikes,
                missingComments,
                ViewDefinitionBreak.straddledBy(videos));
    }

    private static @Nullable Fences inViews(Fences fences, JudgedVariable variable) {
        return switch (variable) {
            case SMART_SCORE -> null;
            case VIEWS -> fences;
            case LOG_VIEWS ->
                new Fences(Math.expm1(fences.lower()), Math.min(Math.expm1(fences.upper()), Double.MAX_VALUE));
        };
    }
}
