package io.insightstream.analytics.video;

import static io.insightstream.analytics.video.GoldenVectors.NOW;
import static io.insightstream.analytics.video.GoldenVectors.round;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.analytics.video.AlgorithmScore.PredictedViews;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlgorithmScoreTest {

    @Test
    void golden_channel_a() {
        AlgorithmScore score = score(GoldenVectors.A);

        assertEquals(97, score.score());
        assertEquals(7.3, round(score.averageGapDays(), 1));
        assertEquals(99.2, round(score.consistency(), 1));
        assertEquals(100, score.frequency());
        assertEquals(92.9, round(score.engagement(), 1));
        assertEquals(9.29, round(score.engagementRate() * 100, 2));
        assertEquals(List.of(DayOfWeek.FRIDAY, DayOfWeek.WEDNESDAY), score.recommendedDays());
        assertEquals(new PredictedViews(7727, 7025), score.predictedViews());
    }

    @Test
    void golden_channel_b() {
        AlgorithmScore score = score(GoldenVectors.B);

        assertEquals(86, score.score());
        assertEquals(9.5, round(score.averageGapDays(), 1));
        assertEquals(90.8, round(score.consistency(), 1));
        assertEquals(100, score.frequency());
        assertEquals(67.0, round(score.engagement(), 1));
        assertEquals(6.7, round(score.engagementRate() * 100, 2));
        assertEquals(List.of(DayOfWeek.SUNDAY, DayOfWeek.SATURDAY), score.recommendedDays());
        assertEquals(new PredictedViews(5583, 5075), score.predictedViews());
    }

    @Test
    void golden_channel_c_one_video_without_views() {
        AlgorithmScore score = score(List.of(video(0, 0, 0L)));

        assertEquals(70, score.score());
        assertEquals(0, score.averageGapDays());
        assertEquals(0, score.engagementRate());
    }

    @Test
    void golden_channel_d_weekly_uploads_that_ended_2000_days_ago() {
        List<VideoSample> videos = new ArrayList<>();
        for (int week = 0; week < 20; week++) {
            videos.add(video(2000 + 7 * week, 1_000, 50L));
        }

        assertEquals(85, score(videos).score());
    }

    @Test
    void golden_channel_e_one_upload_in_30_days_without_engagement() {
        List<VideoSample> videos = new ArrayList<>();
        for (int month = 0; month < 12; month++) {
            videos.add(video(30 * month, 1_000, 0L));
        }

        assertEquals(70, score(videos).score());
    }

    @ParameterizedTest
    @CsvSource({"30, 10, 4", "60, 5, 2", "80, 8, 4"})
    void golden_vector_f_the_number_of_tips(int score, double averageGapDays, int tips) {
        assertEquals(tips, AlgorithmScore.tips(score, averageGapDays).size());
    }

    @Test
    void tips_take_the_gap_to_a_tenth_of_a_day() {
        // Gaps of 7, 7 and 7 days, and once 8 of 25: means of 7.0 and 7.04, which is 7.0 to a tenth.
        List<VideoSample> videos = new ArrayList<>();
        int age = 0;
        for (int i = 0; i < 26; i++) {
            videos.add(video(age, 1_000, 100L));
            age += i == 0 ? 8 : 7;
        }
        AlgorithmScore score = score(videos);

        assertEquals(7.04, score.averageGapDays(), 1e-12);
        assertEquals(
                List.of(GrowthTip.KEEP_THE_RHYTHM, GrowthTip.ANSWER_COMMENTS, GrowthTip.TEST_TITLES_AND_THUMBNAILS),
                score.tips());
    }

    @Test
    void low_scores_and_long_gaps_bring_tips() {
        List<VideoSample> videos = List.of(video(0, 1_000, 0L), video(10, 1_000, 0L), video(400, 1_000, 0L));

        assertEquals(
                List.of(
                        GrowthTip.UPLOAD_MORE_STEADILY,
                        GrowthTip.UPLOAD_WEEKLY,
                        GrowthTip.ANSWER_COMMENTS,
                        GrowthTip.TEST_TITLES_AND_THUMBNAILS),
                score(videos).tips());
    }

    @Test
    void no_videos_have_no_score() {
        assertEquals(Optional.empty(), AlgorithmScore.of(List.of()));
    }

    @Test
    void two_videos_are_wholly_consistent() {
        AlgorithmScore score = score(List.of(video(0, 10, 0L), video(45, 10, 0L)));

        assertEquals(100, score.consistency());
        assertEquals(45, score.averageGapDays());
        assertEquals(30.0 / 45 * 100, score.frequency(), 1e-12);
    }

    @Test
    void gaps_are_cut_to_whole_days() {
        Instant start = Instant.parse("2026-01-01T18:00:00Z");
        List<VideoSample> videos = new ArrayList<>();
        for (int day = 0; day < 10; day++) {
            Instant time = start.plus(Duration.ofDays(day)).minus(Duration.ofHours(day % 2 == 0 ? 0 : 9));
            videos.add(new VideoSample("v" + day, time, VideoFormat.LONG, 10, 0L, 0L));
        }

        // 15 h and 33 h by turns: 0 and 1 whole days.
        assertEquals(4.0 / 9, score(videos).averageGapDays(), 1e-12);
    }

    @Test
    void a_missing_count_adds_nothing() {
        assertEquals(
                0.05, score(List.of(video(0, 100, 5L), video(1, 100, null))).engagementRate() * 2, 1e-15);
    }

    @Test
    void the_order_of_the_videos_does_not_matter_and_scores_lie_in_0_to_100() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 300; round++) {
            List<VideoSample> videos = new ArrayList<>();
            for (int i = 1 + random.nextInt(60); i > 0; i--) {
                long views = random.nextLong(100_000);
                videos.add(video(random.nextInt(2_000), views, random.nextLong(views + 1)));
            }
            AlgorithmScore score = score(videos);
            for (double part :
                    new double[] {score.score(), score.consistency(), score.frequency(), score.engagement()}) {
                assertTrue(part >= 0 && part <= 100, "part " + part);
            }
            assertTrue(score.averageGapDays() >= 0 && score.engagementRate() >= 0);
            assertEquals(2, score.recommendedDays().size());

            List<VideoSample> shuffled = new ArrayList<>(videos);
            Collections.shuffle(shuffled, new Random(round));
            assertEquals(score, score(shuffled));
        }
    }

    private static AlgorithmScore score(List<VideoSample> videos) {
        return AlgorithmScore.of(videos).orElseThrow();
    }

    private static VideoSample video(int ageDays, long views, @Nullable Long likes) {
        return new VideoSample(
                "v" + ageDays, NOW.minus(Duration.ofDays(ageDays)), VideoFormat.LONG, views, likes, null);
    }
}
