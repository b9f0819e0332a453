package io.insightstream.analytics.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AgeTrendTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    /* Python 3.11: math.expm1(5 + 0.7 * math.log1p(30) ** (2 / 3)) */
    @Test
    void expected_views_by_hand() {
        assertEquals(729.1854395049648, new AgeTrend(5, 0.7).expectedViews(30), 1e-9);
        assertEquals(Math.expm1(5), new AgeTrend(5, 0.7).expectedViews(0), 1e-9);
    }

    @Test
    void views_are_never_expected_below_zero() {
        assertEquals(0, new AgeTrend(-4, 0.1).expectedViews(10));
    }

    @Test
    void an_age_below_zero_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new AgeTrend(1, 1).expectedViews(-0.1));
        assertThrows(IllegalArgumentException.class, () -> new AgeTrend(1, 1).expectedViews(Double.NaN));
    }

    @Test
    void expected_views_follow_the_sign_of_the_slope_and_are_never_below_zero() {
        SplittableRandom random = new SplittableRandom(71);
        for (int k = 0; k < 500; k++) {
            AgeTrend trend = new AgeTrend(random.nextDouble(-2, 12), random.nextDouble(-2, 2));
            double younger = random.nextDouble(0, 4000);
            double older = younger + random.nextDouble(0, 4000);
            double change = trend.expectedViews(older) - trend.expectedViews(younger);
            assertTrue(change * Math.signum(trend.slope()) >= 0, trend::toString);
            assertTrue(trend.expectedViews(younger) >= 0, trend::toString);
        }
    }

    @Test
    void the_trend_of_a_channel_passes_through_its_ordinary_videos() {
        AgeTrend truth = new AgeTrend(6, 0.4);
        List<VideoSample> videos = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double age = 20 + 9.0 * i;
            long views = Math.round(truth.expectedViews(age) * (i % 2 == 0 ? 1.1 : 1 / 1.1));
            videos.add(new VideoSample(
                    "v" + i, NOW.minus(Duration.ofHours((long) (24 * age))), VideoFormat.LONG, views, null, null));
        }

        AgeTrend found = RobustOutliers.of(videos, NOW, RobustOutlierOptions.defaults())
                .get(0)
                .trend();

        assertNotNull(found);
        for (double age : new double[] {20, 100, 300}) {
            double ratio = found.expectedViews(age) / truth.expectedViews(age);
            assertTrue(ratio > 0.95 && ratio < 1.05, "ratio " + ratio + " at " + age);
        }
    }
}
