package io.insightstream.analytics.video;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.analytics.AnalysisStatus;
import io.insightstream.analytics.video.SimulatedChannel.Accrual;
import io.insightstream.analytics.video.SimulatedChannel.Noise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RobustOutliersTest {

    private static final Instant NOW = SimulatedChannel.NOW;
    private static final RobustOutlierOptions DEFAULTS = RobustOutlierOptions.defaults();

    private static VideoSample video(String id, double ageDays, VideoFormat format, long views) {
        return new VideoSample(
                id, NOW.minus(Duration.ofMinutes(Math.round(ageDays * 1440))), format, views, null, null);
    }

    private static List<VideoSample> channel(int n, long seed) {
        SimulatedChannel channel = new SimulatedChannel(n, 0.5, Accrual.LOG_LIKE, Noise.NORMAL);
        return channel.videos(channel.draw(new SplittableRandom(seed)));
    }

    @Test
    void finds_the_hit_and_the_flop_and_says_by_how_much() {
        List<VideoSample> videos = new ArrayList<>(channel(30, 1));
        VideoSample hit = video("hit", 100, VideoFormat.LONG, 500_000);
        VideoSample flop = video("flop", 150, VideoFormat.LONG, 60);
        videos.add(hit);
        videos.add(flop);
        FormatOutliers outliers =
                RobustOutliers.of(videos, NOW, DEFAULTS.withErrorRate(0.001)).get(0);
        assertEquals(AnalysisStatus.OK, outliers.status());
        assertEquals(
                List.of(hit), outliers.high().stream().map(JudgedVideo::video).toList());
        assertEquals(
                List.of(flop), outliers.low().stream().map(JudgedVideo::video).toList());
        JudgedVideo judged = outliers.high().get(0);
        assertEquals(100, judged.ageDays(), 1e-9);
        assertEquals(10_000 * 0.75, judged.expectedViews(), 2500); // log1p(50)/log1p(182.5) is 0.75
        assertEquals(500_001 / (judged.expectedViews() + 1), judged.multiple(), 1e-6);
        assertTrue(judged.p() < 1e-4 && judged.q() < 0.01);
        assertEquals(32, outliers.videos().size());
    }

    @Test
    void judges_each_format_by_itself() {
        List<VideoSample> videos = new ArrayList<>(channel(20, 2));
        for (int i = 0; i < 12; i++) {
            videos.add(video("s" + i, 20 + 9 * i, VideoFormat.SHORT, 500_000 + 20_000L * (i % 3)));
            videos.add(video("u" + i, 20 + 9 * i, VideoFormat.UNKNOWN, 90));
        }
        videos.add(video("live", 40, VideoFormat.LIVE_OR_UPCOMING, 0));
        List<FormatOutliers> outliers = RobustOutliers.of(videos, NOW, DEFAULTS);
        assertEquals(
                List.of(VideoFormat.SHORT, VideoFormat.LONG, VideoFormat.LIVE_OR_UPCOMING, VideoFormat.UNKNOWN),
                outliers.stream().map(FormatOutliers::format).toList());
        assertTrue(outliers.get(0).high().isEmpty());
        assertEquals(AnalysisStatus.INSUFFICIENT_DATA, outliers.get(2).status());
        outliers.get(3).videos().forEach(video -> {
            assertEquals(90, video.expectedViews(), 1e-6);
            assertEquals(1, video.p(), 1e-6);
        });
    }

    @Test
    void sets_young_videos_aside_and_judges_no_small_group() {
        List<VideoSample> videos = new ArrayList<>(channel(9, 3));
        videos.add(video("young", 13.9, VideoFormat.LONG, 1));
        videos.add(video("announced", -2, VideoFormat.LONG, 0));
        FormatOutliers outliers = RobustOutliers.of(videos, NOW, DEFAULTS).get(0);
        assertEquals(AnalysisStatus.INSUFFICIENT_DATA, outliers.status());
        assertNull(outliers.criticalZ());
        assertEquals(9, outliers.unjudged().size());
        assertEquals(
                List.of("young", "announced"),
                outliers.tooYoung().stream().map(VideoSample::id).toList());
        assertTrue(outliers.videos().isEmpty()
                && outliers.high().isEmpty()
                && outliers.low().isEmpty());

        RobustOutlierOptions loose = DEFAULTS.withMinimumAge(Duration.ZERO).withMinimumVideos(5);
        FormatOutliers judged = RobustOutliers.of(videos, NOW, loose).get(0);
        assertEquals(10, judged.videos().size());
        assertEquals(1, judged.tooYoung().size());
        assertTrue(RobustOutliers.of(List.of(), NOW, DEFAULTS).isEmpty());
    }

    @Test
    void flags_exactly_the_videos_with_a_p_below_the_error_rate() {
        for (int seed = 0; seed < 100; seed++) {
            List<VideoSample> videos = channel(10 + seed, seed);
            FormatOutliers outliers =
                    RobustOutliers.of(videos, NOW, DEFAULTS.withErrorRate(0.1)).get(0);
            long below =
                    outliers.videos().stream().filter(video -> video.p() < 0.1).count();
            assertEquals(below, outliers.high().size() + outliers.low().size());
            for (JudgedVideo video : outliers.videos()) {
                assertTrue(video.p() >= 0 && video.p() <= video.q() && video.q() <= 1);
                assertTrue(video.expectedViews() >= 0 && video.multiple() > 0);
                assertEquals(video.z() > 0, video.multiple() > 1);
            }
            int strict = RobustOutliers.of(videos, NOW, DEFAULTS).get(0).high().size();
            assertTrue(strict <= outliers.high().size());
        }
    }

    @Test
    void neither_order_nor_scale_of_the_views_matters() {
        for (int seed = 0; seed < 30; seed++) {
            List<VideoSample> videos = channel(25, seed);
            double[] z = zInOrderOfIds(videos);
            List<VideoSample> shuffled = new ArrayList<>(videos);
            Collections.shuffle(shuffled, new Random(seed));
            assertArrayEquals(z, zInOrderOfIds(shuffled), 1e-4);
            List<VideoSample> thousandfold = videos.stream()
                    .map(video -> new VideoSample(
                            video.id(), video.publishedAt(), video.format(), 1000 * video.views(), null, null))
                    .toList();
            assertArrayEquals(z, zInOrderOfIds(thousandfold), 0.01); // log1p, not log
        }
    }

    private static double[] zInOrderOfIds(List<VideoSample> videos) {
        return RobustOutliers.of(videos, NOW, DEFAULTS).get(0).videos().stream()
                .sorted(Comparator.comparing(video -> video.video().id()))
                .mapToDouble(JudgedVideo::z)
                .toArray();
    }

    @Test
    void more_views_are_never_less_of_an_outlier() {
        List<VideoSample> videos = new ArrayList<>(channel(20, 8));
        double previous = Double.NEGATIVE_INFINITY;
        for (long views = 1; views < 100_000_000; views *= 3) {
            videos.set(6, video("v6", 56, VideoFormat.LONG, views));
            double multiple = RobustOutliers.of(videos, NOW, DEFAULTS)
                    .get(0)
                    .videos()
                    .get(6)
                    .multiple();
            assertTrue(multiple > previous);
            previous = multiple;
        }
    }

    @Test
    void one_view_more_than_all_others_is_measured_against_whole_views() {
        List<VideoSample> videos = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            videos.add(video("v" + i, 20 + 7 * i, VideoFormat.LONG, i == 3 ? 1 : 0));
        }
        JudgedVideo one =
                RobustOutliers.of(videos, NOW, DEFAULTS).get(0).videos().get(3);
        assertEquals(0, one.expectedViews(), 1e-9);
        // log1p(1) / (sqrt(1/12) * sqrt(1 + leverage)), with a leverage between 0 and 0.3
        assertEquals(2.2, one.z(), 0.21);
    }

    @Test
    void videos_of_one_age_are_compared_without_a_trend() {
        List<VideoSample> videos = new ArrayList<>();
        for (VideoSample video : channel(15, 9)) {
            videos.add(video(video.id(), 60, VideoFormat.LONG, video.views()));
        }
        assertEquals(
                RobustOutliers.of(videos, NOW, DEFAULTS.withoutAgeAdjustment()),
                RobustOutliers.of(videos, NOW, DEFAULTS));
    }

    @Test
    void names_the_break_of_the_view_definition() {
        Instant now = Instant.parse("2025-08-01T00:00:00Z");
        List<VideoSample> videos = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            videos.add(new VideoSample(
                    "s" + i, now.minus(Duration.ofDays(20 + 15L * i)), VideoFormat.SHORT, 1000 + i, null, null));
        }
        FormatOutliers outliers = RobustOutliers.of(videos, now, DEFAULTS).get(0);
        assertTrue(outliers.breaks().contains(ViewDefinitionBreak.SHORTS_2025_03_31));
        assertNotNull(outliers.criticalZ());
    }

    @Test
    void options_refuse_what_is_out_of_range() {
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withErrorRate(0));
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withErrorRate(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withMinimumAge(Duration.ofDays(-1)));
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withMinimumVideos(4));
    }
}
