package io.insightstream.channel;

import io.insightstream.analytics.video.ClassicOutlierOptions;
import io.insightstream.analytics.video.FenceOptions;
import io.insightstream.analytics.video.OutlierAnalysis;
import io.insightstream.analytics.video.OutlierRule;
import io.insightstream.analytics.video.Outliers;
import io.insightstream.analytics.video.RobustOutlierOptions;
import io.insightstream.analytics.video.VideoSample;
import io.insightstream.call.Cost;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotFound;
import io.insightstream.spi.UploadsRequest;
import io.insightstream.spi.VideoProvider;
import io.insightstream.video.ChannelRef;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * The reports about one channel. Each call asks the provider anew; {@link #overview()} makes all of them from one look.
 * They are about every upload unless {@link #withLimit} or {@link #withPublishedAfter} says otherwise. Immutable; safe
 * for use by several threads.
 *
 * <p>{@code insight.channel("@veritasium")} makes one; without the facade, the constructor does.
 */
public final class ChannelReports {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private final UploadsRequest request;
    private final VideoProvider provider;
    private final Clock clock;
    private final UploadsProgress progress;

    /**
     * Creates the reports of a channel.
     *
     * @param ref the channel
     * @param provider where its videos come from
     * @param clock tells the moment ages are counted to
     */
    public ChannelReports(ChannelRef ref, VideoProvider provider, Clock clock) {
        this(UploadsRequest.of(ref), provider, clock, (videos, expected) -> {});
    }

    private ChannelReports(UploadsRequest request, VideoProvider provider, Clock clock, UploadsProgress progress) {
        this.request = request;
        this.provider = Objects.requireNonNull(provider, "provider");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.progress = Objects.requireNonNull(progress, "progress");
    }

    /**
     * The same reports about the newest uploads alone.
     *
     * @param videos how many uploads to look at, 1 or more
     * @return new reports
     * @throws InvalidRequest if the number is below 1
     */
    public ChannelReports withLimit(int videos) {
        return new ChannelReports(request.withLimit(videos), provider, clock, progress);
    }

    /**
     * The same reports about uploads since an instant alone.
     *
     * @param instant only videos published after it are looked at
     * @return new reports
     */
    public ChannelReports withPublishedAfter(Instant instant) {
        return new ChannelReports(request.withPublishedAfter(instant), provider, clock, progress);
    }

    /**
     * The same reports, telling how far each look at the channel has come.
     *
     * @param progress is told after each page of uploads
     * @return new reports
     */
    public ChannelReports withProgress(UploadsProgress progress) {
        return new ChannelReports(request, provider, clock, progress);
    }

    /**
     * What any one of the reports would cost. They all take the same look: at the channel and its uploads. What it took
     * in the end is in {@link ChannelReport#provenance()}.
     *
     * @return the cost, without failed attempts; a range as long as the number of uploads is not known
     */
    public Cost cost() {
        return provider.cost(request);
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
        return look().outliers(rule(options));
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
        return look().outliers(rule(rule, options));
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
        return look().robustOutliers(options);
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
        return look().streak(zone);
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
        ChannelSample sample = look();
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

    private ChannelSample look() {
        return ChannelLook.at(request, provider, progress, clock.instant());
    }
}
