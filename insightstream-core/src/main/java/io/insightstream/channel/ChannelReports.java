package io.insightstream.channel;

import io.insightstream.analytics.video.ClassicOutlierOptions;
import io.insightstream.analytics.video.FenceOptions;
import io.insightstream.analytics.video.OutlierAnalysis;
import io.insightstream.analytics.video.OutlierRule;
import io.insightstream.analytics.video.Outliers;
import io.insightstream.analytics.video.RobustOutlierOptions;
import io.insightstream.analytics.video.VideoSample;
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
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reports about one channel. Each call asks the provider anew; {@link #overview()} makes all of them from one look.
 * Safe for use by several threads.
 *
 * <p>{@code insight.channel("@veritasium")} makes one; without the facade, the constructor does.
 */
public final class ChannelReports {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelReports.class);
    private static final ZoneId UTC = ZoneId.of("UTC");

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
     * Finds the channel's outliers with the classic rule: fences around the SmartScore.
     *
     * @param options how to judge
     * @return the report
     * @throws NotFound if there is no such channel
     */
    public OutlierReport outliers(ClassicOutlierOptions options) {
        return fetch().outliers(rule(options));
    }

    /**
     * Finds the channel's outliers with one of the fence rules and its default options.
     *
     * @param rule the rule
     * @return the report
     * @throws NotFound if there is no such channel
     */
    public OutlierReport outliers(OutlierRule rule) {
        return switch (rule) {
            case CLASSIC -> outliers();
            case LOG_TUKEY, ADJUSTED -> outliers(rule, FenceOptions.boxplot());
            case MODIFIED_Z -> outliers(rule, FenceOptions.modifiedZ());
        };
    }

    /**
     * Finds the channel's outliers with one of the fence rules.
     *
     * @param rule the rule; the classic one takes quantiles and {@code k} from the options and keeps its own smallest
     *     sample
     * @param options how to judge
     * @return the report
     * @throws NotFound if there is no such channel
     */
    public OutlierReport outliers(OutlierRule rule, FenceOptions options) {
        return fetch().outliers(rule(rule, options));
    }

    /**
     * Finds the videos that did better or worse than their format and age let expect, at an error rate of 1 %.
     *
     * @return the report
     * @throws NotFound if there is no such channel
     */
    public RobustOutlierReport robustOutliers() {
        return robustOutliers(RobustOutlierOptions.defaults());
    }

    /**
     * Finds the videos that did better or worse than their format and age let expect.
     *
     * @param options the error rate and the other options
     * @return the report
     * @throws NotFound if there is no such channel
     */
    public RobustOutlierReport robustOutliers(RobustOutlierOptions options) {
        Objects.requireNonNull(options, "options");
        return fetch().robustOutliers(options);
    }

    /**
     * Says how steadily the channel uploads, by the calendar of UTC.
     *
     * @return the report
     * @throws NotFound if there is no such channel
     */
    public StreakReport uploadStreak() {
        return uploadStreak(UTC);
    }

    /**
     * Says how steadily the channel uploads, when its uploads do best and what the next one may bring.
     *
     * @param zone the zone whose hours, days and weeks count; the algorithm score always counts in UTC
     * @return the report
     * @throws NotFound if there is no such channel
     */
    public StreakReport uploadStreak(ZoneId zone) {
        Objects.requireNonNull(zone, "zone");
        return fetch().streak(zone);
    }

    /**
     * Makes every report with its default options from one look at the channel.
     *
     * @return the reports
     * @throws NotFound if there is no such channel
     */
    public ChannelOverview overview() {
        return overview(ClassicOutlierOptions.defaults(), RobustOutlierOptions.defaults(), UTC);
    }

    /**
     * Makes every report from one look at the channel.
     *
     * @param classic how the classic rule judges
     * @param robust how the robust rule judges
     * @param zone the zone whose hours, days and weeks count
     * @return the reports
     * @throws NotFound if there is no such channel
     */
    public ChannelOverview overview(ClassicOutlierOptions classic, RobustOutlierOptions robust, ZoneId zone) {
        Objects.requireNonNull(robust, "robust");
        Objects.requireNonNull(zone, "zone");
        return overview(rule(classic), robust, zone);
    }

    /**
     * Makes every report from one look at the channel, with another fence rule than the classic one.
     *
     * @param rule the fence rule
     * @param fences how the fence rule judges
     * @param robust how the robust rule judges
     * @param zone the zone whose hours, days and weeks count
     * @return the reports
     * @throws NotFound if there is no such channel
     */
    public ChannelOverview overview(OutlierRule rule, FenceOptions fences, RobustOutlierOptions robust, ZoneId zone) {
        Objects.requireNonNull(robust, "robust");
        Objects.requireNonNull(zone, "zone");
        return overview(rule(rule, fences), robust, zone);
    }

    private ChannelOverview overview(
            BiFunction<List<VideoSample>, Instant, OutlierAnalysis> rule, RobustOutlierOptions robust, ZoneId zone) {
        ChannelSample sample = fetch();
        return new ChannelOverview(
                sample.videos(), sample.outliers(rule), sample.robustOutliers(robust), sample.streak(zone));
    }

    private static BiFunction<List<VideoSample>, Instant, OutlierAnalysis> rule(ClassicOutlierOptions options) {
        Objects.requireNonNull(options, "options");
        return (videos, now) -> Outliers.classic(videos, now, options);
    }

    private static BiFunction<List<VideoSample>, Instant, OutlierAnalysis> rule(
            OutlierRule rule, FenceOptions options) {
        Objects.requireNonNull(options, "options");
        return switch (rule) {
            case CLASSIC ->
                rule(ClassicOutlierOptions.defaults()
                        .withQuantiles(options.quantiles())
                        .withK(options.k()));
            case LOG_TUKEY -> (videos, now) -> Outliers.logTukey(videos, now, options);
            case ADJUSTED -> (videos, now) -> Outliers.adjusted(videos, now, options);
            case MODIFIED_Z -> (videos, now) -> Outliers.modifiedZ(videos, now, options);
        };
    }

    private ChannelSample fetch() {
        Instant now = clock.instant();
        Channel channel = provider.channel(ref).item();
        UploadsRequest request = UploadsRequest.of(new ChannelRef.Id(channel.id()));
        List<Video> videos = new ArrayList<>();
        Page<Video> page = provider.uploads(request);
        videos.addAll(page.items());
        for (String next = page.next(); next != null; next = page.next()) {
            page = provider.uploads(request.withPage(next));
            videos.addAll(page.items());
        }
        LOG.debug("{} gave {} uploads of channel {}", provider.id(), videos.size(), channel.id());
        return new ChannelSample(
                channel, List.copyOf(videos), now, page.provenance().derived(now));
    }
}
