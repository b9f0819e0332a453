package io.insightstream.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.analytics.AnalysisStatus;
import io.insightstream.analytics.stat.QuantileRule;
import io.insightstream.analytics.video.ClassicOutlierOptions;
import io.insightstream.analytics.video.FenceOptions;
import io.insightstream.analytics.video.OutlierRule;
import io.insightstream.analytics.video.RobustOutlierOptions;
import io.insightstream.analytics.video.VideoFormat;
import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.error.NotFound;
import io.insightstream.spi.VideoProvider;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelRef;
import io.insightstream.video.Video;
import io.insightstream.video.VideoStatistics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChannelReportsTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Channel CHANNEL = Channel.of("UC1", "Number Lab");

    @Test
    void the_outlier_report_names_the_video_that_stands_out() {
        List<Video> videos = weekly(120, 1_000);
        videos.add(video("hit", 65, new VideoStatistics(90_000L, 9_000L, 900L)));

        OutlierReport report = reports(videos).outliers();

        assertEquals(CHANNEL, report.channel());
        assertEquals(121, report.videos());
        assertEquals(121, report.scores().size());
        assertEquals("hit", report.high().get(0).video().id());
        assertEquals(OutlierRule.CLASSIC, report.rule());
        assertNull(report.viewFences());
        assertEquals(QuantileRule.R6, report.quantiles());
        assertEquals(AnalysisStatus.OK, report.status());
        assertNotNull(report.quartiles());
        assertNotNull(report.fences());
        assertEquals(List.of(), report.warnings());
        assertEquals(NOW, report.analyzedAt());
    }

    @Test
    void scores_come_newest_first_with_every_video() {
        OutlierReport report = reports(weekly(60, 10)).outliers();

        List<Instant> times = report.scores().stream()
                .map(score -> score.video().publishedAt())
                .toList();
        assertEquals(times.stream().sorted((a, b) -> b.compareTo(a)).toList(), times);
    }

    @Test
    void options_reach_the_rule() {
        OutlierReport report = reports(weekly(10, 10))
                .outliers(ClassicOutlierOptions.defaults().withQuantiles(QuantileRule.R8));

        assertEquals(QuantileRule.R8, report.quantiles());
    }

    @ParameterizedTest
    @EnumSource
    void every_fence_rule_finds_the_hit(OutlierRule rule) {
        List<Video> videos = weekly(40, 1_000);
        videos.add(video("hit", 65, new VideoStatistics(90_000L, 9_000L, 900L)));

        OutlierReport report = reports(videos).outliers(rule);

        assertEquals(rule, report.rule());
        assertEquals("hit", report.high().get(0).video().id());
        assertEquals(rule == OutlierRule.CLASSIC, report.viewFences() == null);
    }

    @ParameterizedTest
    @EnumSource
    void fence_options_reach_the_rule(OutlierRule rule) {
        OutlierReport report =
                reports(weekly(12, 10)).outliers(rule, FenceOptions.boxplot().withQuantiles(QuantileRule.R8));

        assertEquals(QuantileRule.R8, report.quantiles());
    }

    @Test
    void the_robust_report_says_what_was_expected_of_each_video() {
        List<Video> videos = uneven(60);
        videos.add(video("hit", 65, new VideoStatistics(900_000L, 9_000L, 900L)));
        videos.add(video("flop", 72, new VideoStatistics(2L, 0L, 0L)));
        videos.add(video("dark", 80, VideoStatistics.UNKNOWN));

        RobustOutlierReport report = reports(videos).robustOutliers();

        assertEquals(AnalysisStatus.OK, report.status());
        assertEquals(63, report.videos());
        assertEquals(
                List.of("hit"),
                report.high().stream().map(each -> each.video().id()).toList());
        assertEquals(
                List.of("flop"),
                report.low().stream().map(each -> each.video().id()).toList());
        VideoExpectation hit = report.high().get(0);
        assertTrue(hit.multiple() > 100 && hit.expectedViews() < 9_000, hit.toString());
        assertEquals("dark", report.withoutViews().get(0).id());
        FormatBaseline longVideos = report.formats().get(0);
        assertEquals(VideoFormat.LONG, longVideos.format());
        assertEquals(60, longVideos.judged().size(), "two of the weekly videos are younger than 14 days");
        assertEquals(2, longVideos.tooYoung().size());
        assertEquals(60, report.judged().size());
        assertEquals(List.of(ReportWarning.TOO_YOUNG, ReportWarning.MISSING_VIEWS), codes(report));
    }

    @Test
    void a_format_with_too_few_videos_is_named_and_not_judged() {
        List<Video> videos = uneven(30);
        videos.add(new Video(
                "short",
                "UC1",
                null,
                NOW.minus(Duration.ofDays(40)),
                Duration.ofSeconds(30),
                new VideoStatistics(5L, null, null)));

        RobustOutlierReport report = reports(videos).robustOutliers();

        assertEquals(AnalysisStatus.OK, report.status());
        assertEquals(List.of(ReportWarning.TOO_FEW_VIDEOS, ReportWarning.TOO_YOUNG), codes(report));
        assertEquals(
                AnalysisStatus.INSUFFICIENT_DATA,
                reports(videos.subList(0, 5)).robustOutliers().status());
    }

    @Test
    void an_overview_holds_every_report_of_one_look() {
        List<Video> videos = uneven(60);
        ChannelReports reports = reports(videos);

        ChannelOverview overview = reports.overview();

        assertEquals(CHANNEL, overview.channel());
        assertEquals(60, overview.videos());
        assertEquals(reports.outliers(), overview.outliers());
        assertEquals(reports.robustOutliers(), overview.robust());
        assertEquals(reports.uploadStreak(), overview.streak());
        assertEquals(AnalysisStatus.OK, overview.status());
        assertEquals(NOW, overview.analyzedAt());
        assertEquals(Provenance.Source.DERIVED, overview.provenance().source());
        assertEquals(List.of(ReportWarning.TOO_YOUNG), codes(overview));
        assertEquals(
                OutlierRule.ADJUSTED,
                reports.overview(
                                OutlierRule.ADJUSTED,
                                FenceOptions.boxplot(),
                                RobustOutlierOptions.defaults(),
                                ZoneId.of("Asia/Tokyo"))
                        .outliers()
                        .rule());
        assertEquals(
                AnalysisStatus.INSUFFICIENT_DATA, reports(List.of()).overview().status());
    }

    @Test
    void too_few_videos_are_scored_with_a_warning() {
        OutlierReport report = reports(weekly(3, 10)).outliers();

        assertEquals(AnalysisStatus.INSUFFICIENT_DATA, report.status());
        assertNull(report.fences());
        assertEquals(3, report.scores().size());
        assertEquals(List.of(ReportWarning.TOO_FEW_VIDEOS), codes(report));
    }

    @Test
    void what_is_missing_is_reported_and_not_taken_for_zero() {
        List<Video> videos = weekly(8, 1_000);
        videos.add(video("no views", 3, VideoStatistics.UNKNOWN));
        videos.add(video("no likes", 4, new VideoStatistics(1_000L, null, 5L)));
        videos.add(video("no comments", 5, new VideoStatistics(1_000L, 5L, null)));
        videos.add(video("tomorrow", -1, new VideoStatistics(0L, 0L, 0L)));

        OutlierReport report = reports(videos).outliers();

        assertEquals(12, report.videos());
        assertEquals(11, report.scores().size());
        assertEquals("no views", report.withoutViews().get(0).id());
        assertEquals(
                List.of(
                        ReportWarning.MISSING_VIEWS,
                        ReportWarning.AFTER_NOW,
                        ReportWarning.MISSING_LIKES,
                        ReportWarning.MISSING_COMMENTS),
                codes(report));
    }

    @Test
    void a_baseline_across_a_new_view_definition_is_warned_of() {
        List<Video> videos = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            videos.add(new Video(
                    "short" + i,
                    "UC1",
                    null,
                    Instant.parse("2025-03-29T12:00:00Z").plus(Duration.ofDays(i)),
                    Duration.ofSeconds(40),
                    new VideoStatistics(10L, 1L, 1L)));
            videos.add(new Video(
                    "long" + i,
                    "UC1",
                    null,
                    Instant.parse("2026-08-22T12:00:00Z").plus(Duration.ofDays(i)),
                    Duration.ofHours(1),
                    new VideoStatistics(10L, 1L, 1L)));
        }
        Clock autumn = Clock.fixed(Instant.parse("2026-10-01T00:00:00Z"), ZoneOffset.UTC);
        OutlierReport report =
                new ChannelReports(new ChannelRef.Id("UC1"), VideoProvider.of(CHANNEL, videos), autumn).outliers();

        assertEquals(List.of(ReportWarning.VIEW_DEFINITION_SHORTS, ReportWarning.VIEW_DEFINITION_ALL), codes(report));
    }

    @Test
    void the_streak_report_holds_score_formats_and_streaks() {
        List<Video> videos = weekly(60, 1_000);
        videos.add(new Video(
                "short", "UC1", null, NOW.minus(Duration.ofDays(1)), Duration.ofSeconds(30), VideoStatistics.UNKNOWN));
        videos.add(new Video("live", "UC1", null, NOW, Duration.ZERO, new VideoStatistics(0L, null, null)));
        videos.add(new Video("dark", "UC1", null, NOW, null, new VideoStatistics(0L, null, null)));

        StreakReport report = reports(videos).uploadStreak();

        assertEquals(63, report.videos());
        assertNotNull(report.algorithmScore());
        assertEquals(1, report.count(VideoFormat.SHORT));
        assertEquals(60, report.count(VideoFormat.LONG));
        assertEquals(1, report.count(VideoFormat.LIVE_OR_UPCOMING));
        assertEquals(1, report.count(VideoFormat.UNKNOWN));
        assertEquals(60, report.streaks().currentWeeks());
        assertEquals(2, report.streaks().currentDays());
        assertNotNull(report.cadence().score());
        assertEquals(AnalysisStatus.OK, report.forecasts().get(0).status());
        assertEquals(List.of(ReportWarning.MISSING_VIEWS), codes(report));
        assertEquals(AnalysisStatus.OK, report.status());
    }

    @Test
    void the_zone_reaches_the_streaks() {
        ZoneId tokyo = ZoneId.of("Asia/Tokyo");

        assertEquals(tokyo, reports(weekly(2, 1)).uploadStreak(tokyo).streaks().zone());
    }

    @Test
    void a_channel_without_videos_has_no_score() {
        StreakReport report = reports(List.of()).uploadStreak();

        assertEquals(AnalysisStatus.INSUFFICIENT_DATA, report.status());
        assertNull(report.algorithmScore());
        assertEquals(0, report.count(VideoFormat.LONG));
        assertEquals(List.of(ReportWarning.TOO_FEW_VIDEOS), codes(report));
    }

    @Test
    void reports_are_derived_from_the_provider_s_data() {
        OutlierReport report = reports(weekly(10, 10)).outliers();

        assertEquals(Provenance.Source.DERIVED, report.provenance().source());
        assertEquals("supplied", report.provenance().provider().value());
    }

    @Test
    void an_unknown_channel_is_not_found() {
        ChannelReports reports =
                new ChannelReports(new ChannelRef.Id("UC2"), VideoProvider.of(CHANNEL, List.of()), CLOCK);

        assertThrows(NotFound.class, reports::outliers);
        assertThrows(NotFound.class, reports::uploadStreak);
    }

    private static ChannelReports reports(List<Video> videos) {
        VideoProvider provider = VideoProvider.of(new ProviderId("supplied"), Map.of(CHANNEL, videos), CLOCK);
        return new ChannelReports(new ChannelRef.Id("UC1"), provider, CLOCK);
    }

    private static List<String> codes(ChannelReport report) {
        return report.warnings().stream().map(ReportWarning::code).toList();
    }

    /** Long videos a week apart, the newest today. */
    private static List<Video> weekly(int n, long views) {
        List<Video> videos = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            videos.add(video("v" + i, 7 * i, new VideoStatistics(views + i, views / 20, views / 200)));
        }
        return videos;
    }

    /** Long videos a week apart whose views swing between 1,000 and 2,000. */
    private static List<Video> uneven(int n) {
        List<Video> videos = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            videos.add(video("v" + i, 7 * i, new VideoStatistics(1_500L + Math.round(500 * Math.sin(i * i)), 50L, 5L)));
        }
        return videos;
    }

    private static Video video(String id, int ageDays, VideoStatistics statistics) {
        return new Video(
                id, "UC1", "Title of " + id, NOW.minus(Duration.ofDays(ageDays)), Duration.ofMinutes(10), statistics);
    }
}
