package io.insightstream.analytics.video;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.analytics.video.SmartScore.Weights;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SmartScoreTest {

    @Test
    void golden_channel_a() {
        double[] scores = SmartScore.of(GoldenVectors.A, GoldenVectors.NOW, Weights.DEFAULT);

        double[] expected = {.432449, .179449, .108633, .128041, .124591, .116432, 0, .988462};
        assertArrayEquals(expected, scores, 5e-7);
    }

    /* 0.5 * 100/400 + 0.3 * (100/1)/(400/2) + 0.2 * (10/100)/(20/400 < 10/100) and 0.5 + 0.3 + 0.2 * 0.05/0.1 */
    @Test
    void two_videos_by_hand() {
        double[] scores =
                SmartScore.of(new long[] {100, 400}, new double[] {1, 2}, new double[] {10, 20}, Weights.DEFAULT);

        assertArrayEquals(new double[] {0.125 + 0.15 + 0.2, 0.5 + 0.3 + 0.1}, scores, 1e-15);
    }

    @Test
    void weights_choose_what_counts() {
        long[] views = {10, 40};
        double[] ageDays = {1, 8};
        double[] interactions = {9, 10};

        assertArrayEquals(
                new double[] {0.25, 1}, SmartScore.of(views, ageDays, interactions, new Weights(1, 0, 0)), 1e-15);
        assertArrayEquals(
                new double[] {1, 0.5}, SmartScore.of(views, ageDays, interactions, new Weights(0, 1, 0)), 1e-15);
        assertArrayEquals(
                new double[] {1, 0.25 / 0.9}, SmartScore.of(views, ageDays, interactions, new Weights(0, 0, 1)), 1e-15);
    }

    @Test
    void an_empty_sample_has_no_scores() {
        assertEquals(0, SmartScore.of(new long[0], new double[0], new double[0], Weights.DEFAULT).length);
    }

    @Test
    void one_video_scores_1_and_one_without_views_0() {
        assertArrayEquals(
                new double[] {1},
                SmartScore.of(new long[] {7}, new double[] {3}, new double[] {1}, Weights.DEFAULT),
                1e-15);
        assertArrayEquals(
                new double[] {0},
                SmartScore.of(new long[] {0}, new double[] {3}, new double[] {5}, Weights.DEFAULT),
                0);
    }

    @Test
    void scores_lie_in_0_to_1_follow_their_row_and_keep_when_views_are_scaled() {
        SplittableRandom random = new SplittableRandom(99);
        for (int round = 0; round < 300; round++) {
            int n = 1 + random.nextInt(60);
            long[] views = random.longs(n, 0, 1_000_000).toArray();
            double[] ageDays = random.doubles(n, 1, 3000).toArray();
            double[] interactions = random.doubles(n, 0, 50_000).toArray();
            double[] scores = SmartScore.of(views, ageDays, interactions, Weights.DEFAULT);
            for (double score : scores) {
                assertTrue(score >= 0 && score <= 1 + 1e-12, "score " + score);
            }

            int shift = random.nextInt(n);
            double[] rotated = SmartScore.of(
                    rotate(views, shift), rotate(ageDays, shift), rotate(interactions, shift), Weights.DEFAULT);
            assertArrayEquals(rotate(scores, shift), rotated, 0);

            long[] scaled = Arrays.stream(views).map(each -> each * 16).toArray();
            double[] scaledInteractions =
                    Arrays.stream(interactions).map(each -> each * 16).toArray();
            assertArrayEquals(scores, SmartScore.of(scaled, ageDays, scaledInteractions, Weights.DEFAULT), 1e-12);
        }
    }

    @Test
    void more_interactions_never_lower_a_score() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 300; round++) {
            long[] views = random.longs(12, 1, 100_000).toArray();
            double[] ageDays = random.doubles(12, 1, 300).toArray();
            double[] interactions = random.doubles(12, 0, 5_000).toArray();
            double before = SmartScore.of(views, ageDays, interactions, Weights.DEFAULT)[4];
            interactions[4] += random.nextDouble() * 5_000;
            assertTrue(SmartScore.of(views, ageDays, interactions, Weights.DEFAULT)[4] >= before);
        }
    }

    private static long[] rotate(long[] values, int by) {
        long[] rotated = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            rotated[i] = values[(i + by) % values.length];
        }
        return rotated;
    }

    private static double[] rotate(double[] values, int by) {
        double[] rotated = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            rotated[i] = values[(i + by) % values.length];
        }
        return rotated;
    }

    @Test
    void weights_that_do_not_sum_to_1_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Weights(0.5, 0.3, 0.3));
        assertThrows(IllegalArgumentException.class, () -> new Weights(-0.5, 1.3, 0.2));
        assertThrows(IllegalArgumentException.class, () -> new Weights(Double.NaN, 0.5, 0.5));
    }

    @Test
    void a_row_out_of_range_is_named() {
        assertRefused("row 1", new long[] {1, -1}, new double[] {1, 1}, new double[] {0, 0});
        assertRefused("row 0", new long[] {1, 1}, new double[] {0, 1}, new double[] {0, 0});
        assertRefused("row 1", new long[] {1, 1}, new double[] {1, 1}, new double[] {0, Double.NaN});
        assertRefused("equal lengths", new long[] {1}, new double[] {1, 1}, new double[] {0});
    }

    private static void assertRefused(String text, long[] views, double[] ageDays, double[] interactions) {
        IllegalArgumentException problem = assertThrows(
                IllegalArgumentException.class, () -> SmartScore.of(views, ageDays, interactions, Weights.DEFAULT));
        assertTrue(String.valueOf(problem.getMessage()).contains(text), problem.getMessage());
    }
}
