package io.insightstream.analytics.video;

import io.insightstream.analytics.AnalysisStatus;
import io.insightstream.analytics.stat.Fences;
import io.insightstream.analytics.stat.Quartiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
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
        List<ScoredVideo> scored = new ArrayList<>(videos.size());
        for (int i = 0; i < scores.length; i++) {
            VideoSample video = videos.get(i);
            scored.add(new ScoredVideo(
                    video, video.ageDays(now), video.viewsPerDay(now), video.engagementRate(), scores[i]));
        }
        if (scores.length < MINIMUM_VIDEOS) {
            return analysis(AnalysisStatus.INSUFFICIENT_DATA, options, null, null, List.of(), List.of(), scored);
        }
        Quartiles quartiles = options.quantiles().quartiles(scores);
        Fences fences = Fences.tukey(quartiles, options.k());
        List<ScoredVideo> high = scored.stream()
                .filter(video -> fences.isAbove(video.score()))
                .sorted(Comparator.comparingDouble(ScoredVideo::score).reversed())
                .toList();
        List<ScoredVideo> low = scored.stream()
                .filter(video -> fences.isBelow(video.score()))
                .sorted(Comparator.comparingDouble(ScoredVideo::score))
                .toList();
        return analysis(AnalysisStatus.OK, options, quartiles, fences, high, low, scored);
    }

    private static OutlierAnalysis analysis(
            AnalysisStatus status,
            ClassicOutlierOptions options,
            @Nullable Quartiles quartiles,
            @Nullable Fences fences,
            List<ScoredVideo> high,
            List<ScoredVideo> low,
            List<ScoredVideo> scores) {
        List<VideoSample> videos = scores.stream().map(ScoredVideo::video).toList();
        Set<ViewDefinitionBreak> breaks = ViewDefinitionBreak.straddledBy(videos);
        int missingLikes =
                (int) videos.stream().filter(video -> video.likes() == null).count();
        int missingComments =
                (int) videos.stream().filter(video -> video.comments() == null).count();
        return new OutlierAnalysis(
                status,
                options.quantiles(),
                quartiles,
                fences,
                high,
                low,
                scores,
                missingLikes,
                missingComments,
                breaks);
    }
}
