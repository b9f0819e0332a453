package io.insightstream.analytics.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UploadStreaksTest {

    /** A Saturday. */
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @Test
    void consecutive_days_up_to_today_run() {
        UploadStreaks streaks = streaks("2026-01-31T01:00:00Z", "2026-01-30T23:00:00Z", "2026-01-29T00:00:00Z");

        assertEquals(3, streaks.currentDays());
        assertEquals(3, streaks.longestDays());
        assertEquals(1, streaks.currentWeeks());
    }

    @Test
    void a_run_that_ended_yesterday_still_runs_and_one_that_ended_before_does_not() {
        assertEquals(2, streaks("2026-01-30T01:00:00Z", "2026-01-29T01:00:00Z").currentDays());
        assertEquals(0, streaks("2026-01-29T01:00:00Z", "2026-01-28T01:00:00Z").currentDays());
        assertEquals(2, streaks("2026-01-29T01:00:00Z", "2026-01-28T01:00:00Z").longestDays());
    }

    @Test
    void weeks_begin_on_monday() {
        // Sunday 18th, Monday 19th and Monday 26th are in three different weeks, one after the other.
        UploadStreaks streaks = streaks("2026-01-18T12:00:00Z", "2026-01-19T12:00:00Z", "2026-01-26T12:00:00Z");

        assertEquals(3, streaks.currentWeeks());
        assertEquals(3, streaks.longestWeeks());
    }

    @Test
    void weeks_run_across_the_year_and_before_1970() {
        assertEquals(
                4,
                streaks("2025-12-22T00:00:00Z", "2025-12-29T00:00:00Z", "2026-01-05T00:00:00Z", "2026-01-12T00:00:00Z")
                        .longestWeeks());
        assertEquals(
                3,
                streaks("1969-12-28T00:00:00Z", "1969-12-29T00:00:00Z", "1970-01-05T00:00:00Z")
                        .longestWeeks());
    }

    @Test
    void a_run_that_ended_last_week_still_runs() {
        assertEquals(1, streaks("2026-01-19T12:00:00Z").currentWeeks());
        assertEquals(0, streaks("2026-01-18T12:00:00Z").currentWeeks());
    }

    @Test
    void the_zone_decides_the_day() {
        List<Instant> uploads = instants("2026-01-29T16:00:00Z", "2026-01-30T02:00:00Z");

        assertEquals(2, UploadStreaks.of(uploads, NOW, ZoneOffset.UTC).longestDays());
        assertEquals(1, UploadStreaks.of(uploads, NOW, TOKYO).longestDays());
    }

    @Test
    void a_day_of_23_hours_is_one_day() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant now = Instant.parse("2026-03-30T10:00:00Z");
        List<Instant> uploads = instants("2026-03-28T22:30:00Z", "2026-03-28T23:30:00Z", "2026-03-29T22:30:00Z");

        assertEquals(3, UploadStreaks.of(uploads, now, berlin).currentDays());
    }

    @Test
    void recent_uploads_are_counted_in_days_of_24_hours() {
        UploadStreaks streaks = UploadStreaks.of(
                Arrays.asList(ago(0), ago(6.99), ago(7), ago(13), ago(29.5), ago(30), ago(89.9), ago(90)),
                NOW,
                ZoneOffset.UTC);

        assertEquals(2, streaks.uploadsLast7Days());
        assertEquals(4, streaks.uploadsLast14Days());
        assertEquals(5, streaks.uploadsLast30Days());
        assertEquals(7, streaks.uploadsLast90Days());
    }

    @Test
    void gaps_keep_their_fractions() {
        // 18:00 and 09:00 by turns: gaps of 0.625 and 1.375 days.
        UploadStreaks streaks =
                streaks("2026-01-20T18:00:00Z", "2026-01-21T09:00:00Z", "2026-01-22T18:00:00Z", "2026-01-23T09:00:00Z");

        assertEquals((0.625 + 1.375 + 0.625) / 3, streaks.meanGapDays());
        assertEquals(0.625, streaks.medianGapDays());
        assertEquals(1.375, streaks.longestGapDays());
        assertEquals(8.125, streaks.daysSinceLastUpload());
    }

    @Test
    void days_are_counted_as_far_as_instants_reach() {
        UploadStreaks streaks =
                UploadStreaks.of(List.of(Instant.EPOCH), Instant.parse("+999999999-01-01T00:00:00Z"), ZoneOffset.UTC);

        assertNotNull(streaks.daysSinceLastUpload());
        assertEquals(999_998_029 * 365.2425, streaks.daysSinceLastUpload(), 1000);
    }

    @Test
    void no_upload_is_no_streak() {
        UploadStreaks streaks = streaks();

        assertEquals(0, streaks.currentDays() + streaks.longestDays() + streaks.currentWeeks());
        assertNull(streaks.daysSinceLastUpload());
        assertNull(streaks.meanGapDays());
    }

    @Test
    void one_upload_has_no_gap() {
        UploadStreaks streaks = streaks("2026-01-31T00:00:00Z");

        assertEquals(1, streaks.currentDays());
        assertEquals(0.5, streaks.daysSinceLastUpload());
        assertNull(streaks.meanGapDays());
        assertNull(streaks.medianGapDays());
        assertNull(streaks.longestGapDays());
    }

    @Test
    void uploads_after_now_count_only_as_such() {
        UploadStreaks streaks = streaks("2026-02-01T00:00:00Z", "2026-01-31T00:00:00Z");

        assertEquals(1, streaks.uploadsAfterNow());
        assertEquals(1, streaks.currentDays());
        assertEquals(1, streaks.uploadsLast7Days());
        assertNull(streaks.meanGapDays());
    }

    @Test
    void streaks_agree_with_a_walk_over_the_calendar_and_ignore_the_order() {
        SplittableRandom random = new SplittableRandom(8);
        for (int round = 0; round < 200; round++) {
            List<Instant> uploads = new ArrayList<>();
            for (int i = random.nextInt(40); i > 0; i--) {
                uploads.add(ago(random.nextDouble() * 60));
            }
            UploadStreaks streaks = UploadStreaks.of(uploads, NOW, TOKYO);
            Set<LocalDate> days = uploads.stream()
                    .map(time -> LocalDate.ofInstant(time, TOKYO))
                    .collect(Collectors.toSet());

            int longest = 0;
            int run = 0;
            LocalDate today = LocalDate.ofInstant(NOW, TOKYO);
            for (LocalDate day = today.minusDays(70); !day.isAfter(today); day = day.plusDays(1)) {
                run = days.contains(day) ? run + 1 : 0;
                longest = Math.max(longest, run);
            }
            assertEquals(longest, streaks.longestDays());
            assertTrue(streaks.currentDays() <= longest);
            assertTrue(streaks.currentWeeks() <= streaks.longestWeeks());
            assertTrue(streaks.uploadsLast7Days() <= streaks.uploadsLast14Days()
                    && streaks.uploadsLast14Days() <= streaks.uploadsLast30Days()
                    && streaks.uploadsLast30Days() <= streaks.uploadsLast90Days());

            Collections.shuffle(uploads, new Random(round));
            assertEquals(streaks, UploadStreaks.of(uploads, NOW, TOKYO));
        }
    }

    @Test
    void the_mean_gap_is_the_span_by_the_number_of_gaps() {
        List<Instant> uploads = List.of(ago(30), ago(1), ago(11.5), ago(20));

        Double mean = UploadStreaks.of(uploads, NOW, ZoneOffset.UTC).meanGapDays();

        assertNotNull(mean);
        assertEquals(29.0 / 3, mean, 1e-12);
    }

    private static Instant ago(double days) {
        return NOW.minus(Duration.ofMillis((long) (days * 86_400_000)));
    }

    private static UploadStreaks streaks(String... uploads) {
        return UploadStreaks.of(instants(uploads), NOW, ZoneOffset.UTC);
    }

    private static List<Instant> instants(String... times) {
        return Arrays.stream(times).map(Instant::parse).toList();
    }
}
