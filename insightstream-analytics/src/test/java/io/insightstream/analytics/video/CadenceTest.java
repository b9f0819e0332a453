package io.insightstream.analytics.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.analytics.AnalysisStatus;
import io.insightstream.analytics.video.Cadence.Confidence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CadenceTest {

    private static final Instant NOW = Instant.parse("2024-06-01T12:00:00Z");
    private static final CadenceOptions DEFAULTS = CadenceOptions.defaults();

    /** Uploads at noon, the last one so many days ago, with these gaps before it. */
    private static List<Instant> uploads(int daysAgo, int... gaps) {
        List<Instant> uploads = new ArrayList<>();
        Instant time = NOW.minus(Duration.ofDays(daysAgo));
        uploads.add(time);
        for (int gap : gaps) {
            time = time.minus(Duration.ofDays(gap));
            uploads.add(time);
        }
        return uploads;
    }

    private static int[] gaps(int n, int gap) {
        int[] gaps = new int[n];
        Arrays.fill(gaps, gap);
        return gaps;
    }

    private static double value(@Nullable Double value) {
        assertNotNull(value);
        return value;
    }

    @Test
    void a_weekly_channel_that_keeps_its_target_has_full_marks() {
        Cadence cadence = Cadence.of(uploads(3, gaps(20, 7)), NOW, DEFAULTS);
        assertEquals(AnalysisStatus.OK, cadence.status());
        assertEquals(100, value(cadence.score()));
        assertEquals(0, value(cadence.dispersion()));
        assertEquals(7, value(cadence.meanGapDays()));
        assertEquals(7, value(cadence.medianGapDays()));
        assertEquals(3, cadence.daysSinceLastUpload());
        assertEquals(Confidence.MEDIUM, cadence.confidence());
    }

    @Test
    void follows_the_formula() {
        // q1,q3=np.percentile([2,9,4,7,3,10,5,8],[25,75]); d=(q3-q1)/(q3+q1); c=100*(1-d/(log(3)/log(16/3)))
        // p=100*min(1,7/6); r=100*min(1,2*q3/40); (.6*c+.4*p)*r/100
        Cadence cadence = Cadence.of(uploads(40, 2, 9, 4, 7, 3, 10, 5, 8), NOW, DEFAULTS);
        assertEquals(0.375, value(cadence.dispersion()), 1e-12);
        assertEquals(42.8605, value(cadence.consistency()), 1e-4);
        assertEquals(100, value(cadence.pace()));
        assertEquals(41.25, value(cadence.recency()), 1e-9);
        assertEquals(27.1080, value(cadence.score()), 1e-4);
        assertEquals(6, value(cadence.meanGapDays()));
        assertEquals(Confidence.LOW, cadence.confidence());
    }

    @Test
    void consistency_does_not_depend_on_the_unit_of_the_gaps() {
        SplittableRandom random = new SplittableRandom(81);
        CadenceOptions endless = DEFAULTS.withWindow(Duration.ofDays(100_000));
        for (int k = 0; k < 200; k++) {
            int[] gaps = random.ints(10 + random.nextInt(60), 1, 12).toArray();
            int[] monthly = Arrays.stream(gaps).map(gap -> 30 * gap).toArray();
            Cadence daily = Cadence.of(uploads(0, gaps), NOW, endless);
            Cadence slow = Cadence.of(uploads(0, monthly), NOW, endless);
            assertEquals(value(daily.consistency()), value(slow.consistency()), 1e-9);
            assertTrue(value(slow.pace()) <= value(daily.pace()));
            for (double part : new double[] {
                value(daily.score()), value(daily.consistency()), value(daily.pace()), value(daily.recency())
            }) {
                assertTrue(part >= 0 && part <= 100);
            }
            assertTrue(value(daily.dispersion()) >= 0 && value(daily.dispersion()) <= 1);
        }
    }

    @Test
    void a_silent_channel_loses_its_score_whatever_its_past() {
        double previous = 101;
        for (int silence : new int[] {10, 20, 60, 200, 2000}) {
            double score = value(
                    Cadence.of(uploads(silence, gaps(50, 7)), NOW, DEFAULTS).score());
            assertTrue(score < previous || score == 100);
            previous = score;
        }
        assertEquals(0.7, previous, 1e-9);
    }

    @Test
    void another_target_changes_the_pace_only() {
        List<Instant> monthly = uploads(5, gaps(11, 30));
        Cadence weekly = Cadence.of(monthly, NOW, DEFAULTS);
        Cadence own = Cadence.of(monthly, NOW, DEFAULTS.withTarget(Duration.ofDays(30)));
        assertEquals(100 * 7 / 30.0, value(weekly.pace()), 1e-9);
        assertEquals(100, value(own.pace()));
        assertEquals(weekly.consistency(), own.consistency());
    }

    @Test
    void neither_several_uploads_a_day_nor_a_holiday_nor_the_order_matters() {
        List<Instant> plain = uploads(2, gaps(15, 7));
        List<Instant> twice = new ArrayList<>(plain);
        plain.forEach(time -> twice.add(time.minus(Duration.ofHours(3))));
        Collections.shuffle(twice, new Random(1));
        Cadence doubled = Cadence.of(twice, NOW, DEFAULTS);
        assertEquals(Cadence.of(plain, NOW, DEFAULTS).score(), doubled.score());
        assertEquals(32, doubled.uploads());
        assertEquals(16, doubled.uploadDays());
        assertEquals(
                100,
                value(Cadence.of(uploads(2, 7, 7, 7, 7, 40, 7, 7, 7, 7), NOW, DEFAULTS)
                        .consistency()));
    }

    @Test
    void counts_days_of_the_zone() {
        // Alternately 23:30 and, two days on, 00:30 in UTC: one evening later each in New York.
        List<Instant> uploads = new ArrayList<>();
        Instant day = Instant.parse("2024-01-01T00:00:00Z");
        for (int i = 0; i < 20; i++) {
            uploads.add(day.plus(Duration.ofDays(2L * i)).plus(Duration.ofMinutes(i % 2 == 0 ? 1410 : 30)));
        }
        assertEquals(100, value(Cadence.of(uploads, NOW, DEFAULTS).consistency()));
        Cadence newYork = Cadence.of(uploads, NOW, DEFAULTS.withZone(ZoneId.of("America/New_York")));
        assertTrue(value(newYork.consistency()) < 60);
    }

    @Test
    void only_the_window_counts() {
        List<Instant> uploads = new ArrayList<>(uploads(1, gaps(30, 7)));
        uploads.addAll(uploads(400, 1, 40, 2, 3, 90, 1, 1, 30));
        assertEquals(100, value(Cadence.of(uploads, NOW, DEFAULTS).consistency()));
        assertTrue(value(Cadence.of(uploads, NOW, DEFAULTS.withWindow(Duration.ofDays(3000)))
                        .dispersion())
                >= 0);
        assertEquals(31, Cadence.of(uploads, NOW, DEFAULTS).uploads());
    }

    @Test
    void too_few_upload_days_are_a_result() {
        Cadence none = Cadence.of(List.of(NOW.plusSeconds(1)), NOW, DEFAULTS);
        assertEquals(AnalysisStatus.INSUFFICIENT_DATA, none.status());
        assertNull(none.daysSinceLastUpload());
        assertEquals(1, none.uploadsAfterNow());
        Cadence one = Cadence.of(List.of(NOW), NOW, DEFAULTS);
        assertEquals(0, one.daysSinceLastUpload());
        assertNull(one.score());
        Cadence seven = Cadence.of(uploads(3, gaps(6, 7)), NOW, DEFAULTS);
        assertEquals(AnalysisStatus.INSUFFICIENT_DATA, seven.status());
        assertEquals(7, seven.uploadDays());
        assertNull(seven.confidence());
        assertEquals(
                AnalysisStatus.OK,
                Cadence.of(uploads(3, gaps(6, 7)), NOW, DEFAULTS.withMinimumUploadDays(7))
                        .status());
        assertEquals(
                Confidence.HIGH,
                Cadence.of(uploads(0, gaps(50, 1)), NOW, DEFAULTS).confidence());
    }

    @Test
    void random_uploads_are_hardly_consistent() {
        SplittableRandom random = new SplittableRandom(82);
        double sum = 0;
        for (int k = 0; k < 300; k++) {
            int[] gaps = new int[80];
            for (int i = 0; i < gaps.length; i++) {
                gaps[i] = 1 + (int) (-50 * Math.log(1 - random.nextDouble()));
            }
            sum += value(Cadence.of(uploads(0, gaps), NOW, DEFAULTS.withWindow(Duration.ofDays(100_000)))
                            .consistency())
                    / 300;
        }
        assertTrue(sum < 10, "mean " + sum);
    }

    @Test
    void options_refuse_what_is_out_of_range() {
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withTarget(Duration.ofHours(1)));
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withWindow(Duration.ofDays(1)));
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withMinimumUploadDays(2));
    }
}
