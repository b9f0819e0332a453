package io.insightstream.analytics.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.analytics.AnalysisStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ViewForecastTest {

    private static final Instant NOW = Instant.parse("2024-06-01T12:00:00Z");
    private static final ForecastOptions DEFAULTS = ForecastOptions.defaults();

    /** Weekly videos, the first 30 days old, with these views, newest first. */
    private static List<VideoSample> videos(VideoFormat format, long... views) {
        List<VideoSample> videos = new ArrayList<>();
        for (int i = 0; i < views.length; i++) {
            videos.add(new VideoSample(
                    format + "-" + i, NOW.minus(Duration.ofDays(30 + 7L * i)), format, views[i], null, null));
        }
        return videos;
    }

    private static double value(@Nullable Double value) {
        assertNotNull(value);
        return value;
    }

    @Test
    void takes_the_quantiles_of_the_logarithms() {
        // y=np.log1p([1200,1500,1800,2100,2300,2600,3100,3900,5200,48000])
        // np.expm1(np.quantile(y,[.1,.5,.9],method='weibull'))
        List<VideoSample> videos =
                videos(VideoFormat.LONG, 1200, 1500, 1800, 2100, 2300, 2600, 3100, 3900, 5200, 48000);
        ViewForecast forecast = ViewForecast.of(videos, NOW, DEFAULTS).get(0);
        assertEquals(AnalysisStatus.OK, forecast.status());
        assertEquals(10, forecast.basedOn());
        assertEquals(1227.08033142, value(forecast.low()), 1e-6);
        assertEquals(2445.40573086, value(forecast.median()), 1e-6);
        assertEquals(38434.62450848, value(forecast.high()), 1e-6);
    }

    @Test
    void uses_the_newest_of_each_format_only() {
        long[] views = new long[40];
        for (int i = 0; i < 40; i++) {
            views[i] = i < 20 ? 1000 : 5;
        }
        List<VideoSample> videos = new ArrayList<>(videos(VideoFormat.LONG, views));
        videos.addAll(videos(VideoFormat.SHORT, 9, 9, 9));
        videos.add(new VideoSample("young", NOW.minus(Duration.ofDays(29)), VideoFormat.LONG, 7_000_000, null, null));
        List<ViewForecast> forecasts = ViewForecast.of(videos, NOW, DEFAULTS);
        assertEquals(AnalysisStatus.INSUFFICIENT_DATA, forecasts.get(0).status());
        assertEquals(3, forecasts.get(0).basedOn());
        assertNull(forecasts.get(0).median());
        assertEquals(1000, value(forecasts.get(1).low()), 1e-6);
        assertEquals(1000, value(forecasts.get(1).high()), 1e-6);
        assertTrue(ViewForecast.of(List.of(), NOW, DEFAULTS).isEmpty());
    }

    @Test
    void the_band_holds_the_median_grows_with_the_views_and_forgets_the_order() {
        SplittableRandom random = new SplittableRandom(91);
        for (int k = 0; k < 100; k++) {
            long[] views = random.longs(10 + random.nextInt(30), 0, 1_000_000).toArray();
            List<VideoSample> videos = videos(VideoFormat.LONG, views);
            ViewForecast forecast = ViewForecast.of(videos, NOW, DEFAULTS).get(0);
            assertTrue(0 <= value(forecast.low()) && value(forecast.low()) <= value(forecast.median()));
            assertTrue(value(forecast.median()) <= value(forecast.high()));
            List<VideoSample> shuffled = new ArrayList<>(videos);
            Collections.shuffle(shuffled, new Random(k));
            assertEquals(List.of(forecast), ViewForecast.of(shuffled, NOW, DEFAULTS));
            views[random.nextInt(10)] += 500_000;
            ViewForecast more = ViewForecast.of(videos(VideoFormat.LONG, views), NOW, DEFAULTS)
                    .get(0);
            assertTrue(value(more.median()) >= value(forecast.median()));
            assertTrue(value(more.high()) >= value(forecast.high()));
        }
    }

    @Test
    void the_band_holds_four_of_five_coming_videos() {
        SplittableRandom random = new SplittableRandom(92);
        int predictions = 0;
        int inside = 0;
        int below = 0;
        for (int k = 0; k < 300; k++) {
            int n = 11 + random.nextInt(50);
            double drift = random.nextDouble(-0.01, 0.01); // up to a half more or less within 40 videos
            long[] views = new long[n];
            for (int i = 0; i < n; i++) {
                views[i] = Math.round(Math.exp(9 + drift * i + 0.8 * random.nextGaussian()));
            }
            for (ViewForecast.Backtest test : ViewForecast.backtest(videos(VideoFormat.LONG, views), NOW, DEFAULTS)) {
                predictions += test.predictions();
                inside += test.inside();
                below += test.below();
                assertEquals(n - 10, test.predictions());
            }
        }
        assertEquals(0.8, (double) inside / predictions, 0.02);
        assertEquals(0.1, (double) below / predictions, 0.02);
    }

    @Test
    void backtests_predict_each_video_from_its_predecessors() {
        // Oldest first: ten videos of 100 to 1000 views, then one far below and one far above the band.
        List<VideoSample> videos =
                videos(VideoFormat.SHORT, 90_000, 1, 1000, 900, 800, 700, 600, 500, 400, 300, 200, 100);
        ViewForecast.Backtest test =
                ViewForecast.backtest(videos, NOW, DEFAULTS).get(0);
        assertEquals(2, test.predictions());
        assertEquals(1, test.below());
        assertEquals(1, test.above());
        assertEquals(0, test.inside());
        assertTrue(value(test.meanLogError()) > 4);
        ViewForecast.Backtest none =
                ViewForecast.backtest(videos.subList(0, 10), NOW, DEFAULTS).get(0);
        assertEquals(0, none.predictions());
        assertNull(none.meanLogError());
    }

    @Test
    void options_refuse_what_is_out_of_range() {
        assertThrows(IllegalArgumentException.class, () -> new ForecastOptions(Duration.ZERO, 20, 10, 0.9));
        assertThrows(IllegalArgumentException.class, () -> new ForecastOptions(Duration.ZERO, 20, 10, 1));
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withWindow(9));
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withMinimumVideos(8));
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withMinimumAge(Duration.ofDays(-1)));
        assertEquals(9, DEFAULTS.withMinimumVideos(9).minimumVideos());
    }
}
