package io.insightstream.channel;

import io.insightstream.analytics.AnalysisStatus;
import io.insightstream.analytics.video.AlgorithmScore;
import io.insightstream.analytics.video.Cadence;
import io.insightstream.analytics.video.CadenceOptions;
import io.insightstream.analytics.video.ForecastOptions;
import io.insightstream.analytics.video.FormatOutliers;
import io.insightstream.analytics.video.JudgedVideo;
import io.insightstream.analytics.video.OutlierAnalysis;
import io.insightstream.analytics.video.PostingTimeOptions;
import io.insightstream.analytics.video.PostingTimes;
import io.insightstream.analytics.video.RobustOutlierOptions;
import io.insightstream.analytics.video.RobustOutliers;
import io.insightstream.analytics.video.ScoredVideo;
import io.insightstream.analytics.video.UploadStreaks;
import io.insightstream.analytics.video.VideoFormat;
import io.insightstream.analytics.video.VideoSample;
import io.insightstream.analytics.video.ViewDefinitionBreak;
import io.insightstream.analytics.video.ViewForecast;
import io.insightstream.call.Provenance;
import io.insightstream.video.Channel;
import io.insightstream.video.Video;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** The videos of a channel at one moment, and the reports made of them. */
final class ChannelSample {

    private final Channel channel;
    private final List<Video> videos;
    private final int missing;
    private final Instant now;
    private final Provenance provenance;
    private final Map<String, Video> byId;
    private final List<VideoSample> scorable;
    private final List<Video> withoutViews;

    /** Takes the videos newest first, each id once, and how many the list named that could not be had. */
    ChannelSample(Channel channel, List<Video> videos, int missing, Instant now, Provenance provenance) {
        this.channel = channel;
        this.videos = videos;
        this.missing = missing;
        this.now = now;
        this.provenance = provenance;
        this.byId = videos.stream().collect(Collectors.toMap(Video::id, Function.identity()));
        this.scorable =
                videos.stream().flatMap(video -> video.sample().stream()).toList();
        this.withoutViews = videos.stream()
                .filter(video -> video.statistics().views() == null)
                .toList();
    }

    List<Video> videos() {
        return videos;
    }

    OutlierReport outliers(BiFunction<List<VideoSample>, Instant, OutlierAnalysis> rule) {
        OutlierAnalysis analysis = rule.apply(scorable, now);
        List<ReportWarning> warnings = new ArrayList<>();
        if (analysis.status() == AnalysisStatus.INSUFFICIENT_DATA) {
            warnings.add(ReportWarning.tooFewVideos(scorable.size()));
        }
        addCommonWarnings(warnings, analysis.breaks());
        addWarning(warnings, analysis.missingLikes(), ReportWarning::missingLikes);
        addWarning(warnings, analysis.missingComments(), ReportWarning::missingComments);
        return new OutlierReport(
                channel,
                videos.size(),
                analysis.status(),
                analysis.rule(),
                analysis.quantiles(),
                analysis.quartiles(),
                analysis.fences(),
                analysis.viewFences(),
                scores(analysis.high()),
                scores(analysis.low()),
                scores(analysis.scores()),
                withoutViews,
                warnings,
                now,
                provenance);
    }

    private List<VideoScore> scores(List<ScoredVideo> videos) {
        return videos.stream()
                .map(scored -> new VideoScore(
                        video(scored.video()),
                        scored.ageDays(),
                        scored.viewsPerDay(),
                        scored.engagementRate(),
                        scored.score()))
                .toList();
    }

    RobustOutlierReport robustOutliers(RobustOutlierOptions options) {
        List<FormatOutliers> findings = RobustOutliers.of(scorable, now, options);
        boolean judged = findings.stream().anyMatch(format -> format.status() == AnalysisStatus.OK);
        List<ReportWarning> warnings = new ArrayList<>();
        for (FormatOutliers format : findings) {
            if (format.status() == AnalysisStatus.INSUFFICIENT_DATA) {
                warnings.add(ReportWarning.tooFewOfFormat(
                        format.format(), format.unjudged().size(), options.minimumVideos()));
            }
        }
        int tooYoung =
                findings.stream().mapToInt(format -> format.tooYoung().size()).sum();
        if (tooYoung > 0) {
            warnings.add(ReportWarning.tooYoung(tooYoung, options.minimumAge()));
        }
        // A format is judged by itself, so only a break inside one format matters.
        addCommonWarnings(
                warnings,
                findings.stream()
                        .filter(format -> format.status() == AnalysisStatus.OK)
                        .flatMap(format -> format.breaks().stream())
                        .distinct()
                        .sorted()
                        .toList());
        return new RobustOutlierReport(
                channel,
                videos.size(),
                judged ? AnalysisStatus.OK : AnalysisStatus.INSUFFICIENT_DATA,
                options,
                findings.stream().map(this::baseline).toList(),
                withoutViews,
                warnings,
                now,
                provenance);
    }

    private FormatBaseline baseline(FormatOutliers format) {
        return new FormatBaseline(
                format.format(),
                format.status(),
                format.criticalZ(),
                format.trend(),
                expectations(format.videos()),
                expectations(format.high()),
                expectations(format.low()),
                format.unjudged().stream().map(this::video).toList(),
                format.tooYoung().stream().map(this::video).toList());
    }

    private List<VideoExpectation> expectations(List<JudgedVideo> videos) {
        return videos.stream()
                .map(judged -> new VideoExpectation(
                        video(judged.video()),
                        judged.ageDays(),
                        judged.expectedViews(),
                        judged.multiple(),
                        judged.z(),
                        judged.p(),
                        judged.q()))
                .toList();
    }

    StreakReport streak(ZoneId zone) {
        Optional<AlgorithmScore> score = AlgorithmScore.of(scorable);
        List<Instant> uploads = videos.stream().map(Video::publishedAt).toList();
        Map<VideoFormat, Integer> formats = new EnumMap<>(VideoFormat.class);
        for (Video video : videos) {
            formats.merge(video.format(), 1, Integer::sum);
        }
        List<ReportWarning> warnings = new ArrayList<>();
        if (score.isEmpty()) {
            warnings.add(ReportWarning.noVideos());
        }
        addCommonWarnings(warnings, ViewDefinitionBreak.straddledBy(scorable));
        return new StreakReport(
                channel,
                videos.size(),
                score.isEmpty() ? AnalysisStatus.INSUFFICIENT_DATA : AnalysisStatus.OK,
                score.orElse(null),
                formats,
                UploadStreaks.of(uploads, now, zone),
                Cadence.of(uploads, now, CadenceOptions.defaults().withZone(zone)),
                PostingTimes.of(scorable, now, PostingTimeOptions.defaults().withZone(zone)),
                ViewForecast.of(scorable, now, ForecastOptions.defaults()),
                warnings,
                now,
                provenance);
    }

    private Video video(VideoSample sample) {
        return Objects.requireNonNull(byId.get(sample.id()));
    }

    private void addCommonWarnings(List<ReportWarning> warnings, Collection<ViewDefinitionBreak> breaks) {
        addWarning(warnings, missing, ReportWarning::missingVideos);
        addWarning(warnings, withoutViews.size(), ReportWarning::missingViews);
        int afterNow = (int) videos.stream()
                .filter(video -> video.publishedAt().isAfter(now))
                .count();
        addWarning(warnings, afterNow, ReportWarning::afterNow);
        breaks.forEach(each -> warnings.add(ReportWarning.viewDefinition(each)));
    }

    private static void addWarning(List<ReportWarning> warnings, int videos, IntFunction<ReportWarning> warning) {
        if (videos > 0) {
            warnings.add(warning.apply(videos));
        }
    }
}
