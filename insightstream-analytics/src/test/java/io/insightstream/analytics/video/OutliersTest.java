package io.insightstream.analytics.video;

import static io.insightstream.analytics.video.GoldenVectors.NOW;
import static io.insightstream.analytics.video.GoldenVectors.round;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.analytics.AnalysisStatus;
import io.insightstream.analytics.stat.Fences;
import io.insightstream.analytics.stat.QuantileRule;
import io.insightstream.analytics.stat.Quartiles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutliersTest {

    @Test
    void golden_channel_a() {
        OutlierAnalysis analysis = Outliers.classic(GoldenVectors.A, NOW, ClassicOutlierOptions.defaults());

        assertBounds(analysis, .1106, .3692, .2586, -.2773, .7571);
        assertEquals(List.of("v8"), ids(analysis.high()));
        assertEquals(List.of(), analysis.low());
        assertMeasures(analysis.high().get(0), 961.54, 9.8, .9885);
        assertEquals(QuantileRule.R6, analysis.quantiles());
        assertEquals(AnalysisStatus.OK, analysis.status());
    }

    @Test
    void golden_channel_b() {
        OutlierAnalysis analysis = Outliers.classic(GoldenVectors.B, NOW, ClassicOutlierOptions.defaults());

        assertBounds(analysis, .1588, .1855, .0267, .1188, .2256);
        assertEquals(List.of("v11", "v1"), ids(analysis.high()));
        assertEquals(List.of(), analysis.low());
        assertMeasures(analysis.high().get(0), 372.73, 7.27, .743);
        assertMeasures(analysis.high().get(1), 2600, 6.75, .5492);
    }

    private static void assertBounds(
            OutlierAnalysis analysis, double q1, double q3, double iqr, double lower, double upper) {
        Quartiles quartiles = assertPresent(analysis.quartiles());
        Fences fences = assertPresent(analysis.fences());
        assertEquals(q1, round(quartiles.q1(), 4));
        assertEquals(q3, round(quartiles.q3(), 4));
        assertEquals(iqr, round(quartiles.iqr(), 4));
        assertEquals(lower, round(fences.lower(), 4));
        assertEquals(upper, round(fences.upper(), 4));
    }

    private static void assertMeasures(ScoredVideo video, double viewsPerDay, double engagementPercent, double score) {
        assertEquals(viewsPerDay, round(video.viewsPerDay(), 2));
        assertEquals(engagementPercent, round(video.engagementRate() * 100, 2));
        assertEquals(score, round(video.score(), 4));
    }

    @Test
    void fewer_than_4_videos_are_scored_but_not_judged() {
        for (int n = 0; n < 4; n++) {
            OutlierAnalysis analysis =
                    Outliers.classic(GoldenVectors.A.subList(0, n), NOW, ClassicOutlierOptions.defaults());
            assertEquals(AnalysisStatus.INSUFFICIENT_DATA, analysis.status());
            assertNull(analysis.quartiles());
            assertNull(analysis.fences());
            assertEquals(n, analysis.scores().size());
            assertEquals(List.of(), analysis.high());
            assertEquals(List.of(), analysis.low());
        }
    }

    @Test
    void r6_flags_nothing_among_4_or_5_videos_and_can_from_6_on() {
        for (long most : new long[] {10, 1_000, 1_000_000_000_000L}) {
            assertEquals(0, highAmong(4, most, QuantileRule.R6));
            assertEquals(0, highAmong(5, most, QuantileRule.R6));
        }
        assertEquals(1, highAmong(6, 1_000_000, QuantileRule.R6));
        assertEquals(1, highAmong(5, 1_000_000, QuantileRule.R7));
    }

    @Test
    void no_scores_at_all_make_an_outlier_of_4_or_5_with_r6() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < 20_000; round++) {
            int power = 1 + round % 9;
            double[] scores =
                    random.doubles(4 + round % 2).map(u -> Math.pow(u, power)).toArray();
            Fences fences = Fences.tukey(QuantileRule.R6.quartiles(scores), 1.5);
            for (double score : scores) {
                assertTrue(!fences.isAbove(score) && !fences.isBelow(score));
            }
        }
    }

    private static int highAmong(int n, long most, QuantileRule rule) {
        List<VideoSample> videos = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            videos.add(video("v" + i, 30, i == 0 ? most : 1, null, null));
        }
        return Outliers.classic(videos, NOW, ClassicOutlierOptions.defaults().withQuantiles(rule))
                .high()
                .size();
    }

    @Test
    void equal_videos_have_no_outliers() {
        for (long views : new long[] {0, 1, 5_000}) {
            List<VideoSample> videos = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                videos.add(video("v" + i, 30, views, views / 10, 0L));
            }
            OutlierAnalysis analysis = Outliers.classic(videos, NOW, ClassicOutlierOptions.defaults());
            Fences fences = assertPresent(analysis.fences());
            assertEquals(fences.lower(), fences.upper());
            assertEquals(List.of(), analysis.high());
            assertEquals(List.of(), analysis.low());
        }
    }

    @Test
    void low_outliers_come_lowest_first_and_high_highest_first() {
        List<VideoSample> videos = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            videos.add(video("v" + i, 100, 1_000 + i, 0L, 0L));
        }
        videos.add(video("low", 100, 300, 0L, 0L));
        videos.add(video("lowest", 100, 200, 0L, 0L));
        videos.add(video("high", 100, 2_000, 0L, 0L));
        videos.add(video("highest", 100, 2_500, 0L, 0L));

        OutlierAnalysis analysis = Outliers.classic(videos, NOW, ClassicOutlierOptions.defaults());

        assertEquals(List.of("lowest", "low"), ids(analysis.low()));
        assertEquals(List.of("highest", "high"), ids(analysis.high()));
    }

    @Test
    void a_missing_count_adds_nothing_and_is_reported() {
        VideoSample noLikes = video("v1", 10, 1_000, null, 20L);
        VideoSample noCounts = video("v2", 10, 1_000, null, null);

        OutlierAnalysis analysis = Outliers.classic(List.of(noLikes, noCounts), NOW, ClassicOutlierOptions.defaults());

        assertEquals(0.02, analysis.scores().get(0).engagementRate());
        assertEquals(0, analysis.scores().get(1).engagementRate());
        assertEquals(2, analysis.missingLikes());
        assertEquals(1, analysis.missingComments());
    }

    @Test
    void age_is_whole_days_and_at_least_1() {
        assertEquals(1, ageOfVideoPublished(NOW.plus(Duration.ofDays(3))));
        assertEquals(1, ageOfVideoPublished(NOW));
        assertEquals(1, ageOfVideoPublished(NOW.minus(Duration.ofHours(47))));
        assertEquals(2, ageOfVideoPublished(NOW.minus(Duration.ofDays(2))));
    }

    private static long ageOfVideoPublished(Instant publishedAt) {
        return new VideoSample("v", publishedAt, VideoFormat.LONG, 1, null, null).ageDays(NOW);
    }

    @Test
    void the_order_of_the_videos_does_not_matter_and_they_stay_in_it() {
        List<VideoSample> shuffled = new ArrayList<>(GoldenVectors.B);
        Collections.shuffle(shuffled, new Random(3));
        List<VideoSample> before = List.copyOf(shuffled);

        OutlierAnalysis straight = Outliers.classic(GoldenVectors.B, NOW, ClassicOutlierOptions.defaults());
        OutlierAnalysis mixed = Outliers.classic(shuffled, NOW, ClassicOutlierOptions.defaults());

        assertEquals(before, shuffled);
        assertEquals(before, mixed.scores().stream().map(ScoredVideo::video).toList());
        assertEquals(straight.fences(), mixed.fences());
        assertEquals(straight.high(), mixed.high());
    }

    @Test
    void high_and_low_are_exactly_the_scores_outside_the_fences() {
        SplittableRandom random = new SplittableRandom(17);
        for (int round = 0; round < 200; round++) {
            List<VideoSample> videos = new ArrayList<>();
            int n = 4 + random.nextInt(80);
            for (int i = 0; i < n; i++) {
                long views = (long) Math.exp(random.nextDouble() * 12);
                videos.add(video("v" + i, 1 + random.nextInt(900), views, views / 20, views / 300));
            }
            ClassicOutlierOptions options = ClassicOutlierOptions.defaults().withK(random.nextDouble() * 3);
            OutlierAnalysis analysis = Outliers.classic(videos, NOW, options);
            Fences fences = assertPresent(analysis.fences());
            Set<String> outside = new HashSet<>();
            for (ScoredVideo video : analysis.scores()) {
                if (video.score() > fences.upper() || video.score() < fences.lower()) {
                    outside.add(video.video().id());
                }
            }
            Set<String> flagged = new HashSet<>(ids(analysis.high()));
            flagged.addAll(ids(analysis.low()));
            assertEquals(outside, flagged);
        }
    }

    @Test
    void other_weights_judge_by_other_measures() {
        OutlierAnalysis analysis = Outliers.classic(
                GoldenVectors.B, NOW, ClassicOutlierOptions.defaults().withWeights(new SmartScore.Weights(1, 0, 0)));

        assertEquals(1, analysis.high().get(0).score());
        assertEquals("v11", analysis.high().get(0).video().id());
    }

    @Test
    void a_sample_on_both_sides_of_a_new_view_definition_says_so() {
        assertEquals(
                Set.of(),
                Outliers.classic(GoldenVectors.A, NOW, ClassicOutlierOptions.defaults())
                        .breaks());

        Instant now = Instant.parse("2026-10-01T00:00:00Z");
        List<VideoSample> videos = List.of(
                sample("2026-08-23T23:59:59Z", VideoFormat.LONG), sample("2026-08-24T00:00:00Z", VideoFormat.LONG));
        assertEquals(
                Set.of(ViewDefinitionBreak.ALL_2026_08_24),
                Outliers.classic(videos, now, ClassicOutlierOptions.defaults()).breaks());
    }

    @Test
    void a_k_that_is_no_multiplier_is_refused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> ClassicOutlierOptions.defaults().withK(-1));
        assertThrows(
                IllegalArgumentException.class,
                () -> ClassicOutlierOptions.defaults().withK(Double.NaN));
    }

    @Test
    void a_negative_count_is_refused_by_its_name() {
        IllegalArgumentException problem =
                assertThrows(IllegalArgumentException.class, () -> video("abc", 1, 5, -1L, null));

        assertEquals("likes of video abc must be 0 or more, got -1", problem.getMessage());
    }

    static VideoSample sample(String publishedAt, VideoFormat format) {
        return new VideoSample(publishedAt, Instant.parse(publishedAt), format, 100, 1L, 1L);
    }

    private static VideoSample video(
            String id, int ageDays, long views, @Nullable Long likes, @Nullable Long comments) {
        return new VideoSample(id, NOW.minus(Duration.ofDays(ageDays)), VideoFormat.LONG, views, likes, comments);
    }

    private static List<String> ids(List<ScoredVideo> videos) {
        return videos.stream().map(video -> video.video().id()).toList();
    }

    private static <T> T assertPresent(@Nullable T value) {
        assertNotNull(value);
        return value;
    }
}
