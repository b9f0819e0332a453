package io.insightstream.channel;

import io.insightstream.analytics.AnalysisStatus;
import io.insightstream.analytics.video.AlgorithmScore;
import io.insightstream.analytics.video.ClassicOutlierOptions;
import io.insightstream.analytics.video.OutlierAnalysis;
import io.insightstream.analytics.video.Outliers;
import io.insightstream.analytics.video.ScoredVideo;
import io.insightstream.analytics.video.UploadStreaks;
import io.insightstream.analytics.video.VideoFormat;
import io.insightstream.analytics.video.VideoSample;
import io.insightstream.call.Provenance;
import io.insightstream.error.NotFound;
import io.insightstream.spi.Page;
import io.insightstream.spi.UploadsRequest;
import io.insightstream.spi.VideoProvider;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelRef;
import io.insightstream.video.Video;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reports about one channel. Each call asks the provider anew. Safe for use by several threads.
 *
 * <p>{@code insight.channel("@veritasium")} makes one; without the facade, the constructor does.
 */
public final class ChannelReports {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelReports.class);

    private final ChannelRef ref;
    private final VideoProvider provider;
    private final Clock clock;

    /**
     * Creates the reports of a channel.
     *
     * @param ref the channel
     * @param provider where its videos come from
     * @param clock tells the moment ages are counted to
     */
    public ChannelReports(ChannelRef ref, VideoProvider provider, Clock clock) {
        this.ref = Objects.requireNonNull(ref, "ref");
        this.provider = Objects.requireNonNull(provider, "provider");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Finds the channel's outliers with the default options of the classic rule.
     *
     * @return the report
     * @throws NotFound if there is no such channel
     */
    public OutlierReport outliers() {
        return outliers(ClassicOutlierOptions.defaults());
    }

    /**
     * Finds the channel's outliers with the classic rule.
     *
     * @param options how to judge
     * @return the report
     * @throws NotFound if there is no such channel
     */
    public OutlierReport outliers(ClassicOutlierOptions options) {
        Objects.requireNonNull(options, "options");
        Sample sample = fetch();
        OutlierAnalysis analysis = Outliers.classic(sample.scorable(), sample.now(), options);

        Map<String, Video> byId = sample.videos().stream().collect(Collectors.toMap(Video::id, Function.identity()));
        Function<ScoredVideo, VideoScore> toScore = scored -> new VideoScore(
                Objects.requireNonNull(byId.get(scored.video().id())),
                scored.ageDays(),
                scored.viewsPerDay(),
                scored.engagementRate(),
                scored.score());
        List<Video> withoutViews = sample.withoutViews();

        List<ReportWarning> warnings = new ArrayList<>();
        if (analysis.status() == AnalysisStatus.INSUFFICIENT_DATA) {
            warnings.add(ReportWarning.tooFewVideos(analysis.scores().size()));
        }
        addWarning(warnings, withoutViews.size(), ReportWarning::missingViews);
        addWarning(warnings, sample.afterNow(), ReportWarning::afterNow);
        addWarning(warnings, analysis.missingLikes(), ReportWarning::missingLikes);
        addWarning(warnings, analysis.missingComments(), ReportWarning::missingComments);
        analysis.breaks().forEach(each -> warnings.add(ReportWarning.viewDefinition(each)));

        return new OutlierReport(
                sample.channel(),
                sample.videos().size(),
                analysis.status(),
                "classic",
                "smartScore",
                analysis.quantiles(),
                analysis.quartiles(),
                analysis.fences(),
                analysis.high().stream().map(toScore).toList(),
                analysis.low().stream().map(toScore).toList(),
                analysis.scores().stream().map(toScore).toList(),
                withoutViews,
                warnings,
                sample.now(),
                sample.provenance());
    }

    /**
     * Says how steadily the channel uploads, by the calendar of UTC.
     *
     * @return the report
     * @throws NotFound if there is no such channel
     */
    public StreakReport uploadStreak() {
        return uploadStreak(ZoneId.of("UTC"));
    }

    /**
     * Says how steadily the channel uploads.
     *
     * @param zone the zone whose days and weeks count in the streaks; the algorithm score always counts in UTC
     * @return the report
     * @throws NotFound if there is no such channel
     */
    public StreakReport uploadStreak(ZoneId zone) {
        Objects.requireNonNull(zone, "zone");
        Sample sample = fetch();
        Optional<AlgorithmScore> score = AlgorithmScore.of(sample.scorable());
        UploadStreaks streaks = UploadStreaks.of(
                sample.videos().stream().map(Video::publishedAt).toList(), sample.now(), zone);
        Map<VideoFormat, Integer> formats = new EnumMap<>(VideoFormat.class);
        for (Video video : sample.videos()) {
            formats.merge(video.format(), 1, Integer::sum);
        }

        List<ReportWarning> warnings = new ArrayList<>();
        if (score.isEmpty()) {
            warnings.add(ReportWarning.noVideos());
        }
        addWarning(warnings, sample.withoutViews().size(), ReportWarning::missingViews);
        addWarning(warnings, sample.afterNow(), ReportWarning::afterNow);

        return new StreakReport(
                sample.channel(),
                sample.videos().size(),
                score.isEmpty() ? AnalysisStatus.INSUFFICIENT_DATA : AnalysisStatus.OK,
                score.orElse(null),
                formats,
                streaks,
                warnings,
                sample.now(),
                sample.provenance());
    }

    private static void addWarning(List<ReportWarning> warnings, int videos, Function<Integer, ReportWarning> warning) {
        if (videos > 0) {
            warnings.add(warning.apply(videos));
        }
    }

    private record Sample(Channel channel, List<Video> videos, Instant now, Provenance provenance) {

        List<VideoSample> scorable() {
            return videos.stream().flatMap(video -> video.sample().stream()).toList();
        }

        int afterNow() {
            return (int) videos.stream()
                    .filter(video -> video.publishedAt().isAfter(now))
                    .count();
        }

        List<Video> withoutViews() {
            return videos.stream().filter(video -> video.sample().isEmpty()).toList();
        }
    }

    private Sample fetch() {
        Instant now = clock.instant();
        Channel channel = provider.channel(ref);
        UploadsRequest request = UploadsRequest.of(new ChannelRef.Id(channel.id()));
        List<Video> videos = new ArrayList<>();
        Page<Video> page = provider.uploads(request);
        videos.addAll(page.items());
        for (String next = page.next(); next != null; next = page.next()) {
            page = provider.uploads(request.withPage(next));
            videos.addAll(page.items());
        }
        LOG.debug("{} gave {} uploads of channel {}", provider.id(), videos.size(), channel.id());
        return new Sample(channel, List.copyOf(videos), now, page.provenance().derived(now));
    }
}
