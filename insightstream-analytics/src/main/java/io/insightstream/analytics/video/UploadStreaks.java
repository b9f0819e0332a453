package io.insightstream.analytics.video;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How regularly a channel has uploaded. Days and weeks are calendar days and Monday-to-Sunday weeks of the zone.
 *
 * @param zone the zone whose calendar counts
 * @param currentDays the run of consecutive days with an upload that reaches today or yesterday (today is not over);
 *     0 if there is none
 * @param longestDays the longest run of consecutive days with an upload
 * @param currentWeeks the run of consecutive weeks with an upload that reaches this or the last week; 0 if there is none
 * @param longestWeeks the longest run of consecutive weeks with an upload
 * @param uploadsLast7Days uploads in the 7 times 24 hours up to now
 * @param uploadsLast14Days uploads in the 14 times 24 hours up to now
 * @param uploadsLast30Days uploads in the 30 times 24 hours up to now
 * @param uploadsLast90Days uploads in the 90 times 24 hours up to now
 * @param daysSinceLastUpload days of 24 hours since the last upload, with fraction; null without an upload
 * @param meanGapDays mean days between neighbouring uploads, with fraction; null with fewer than two uploads
 * @param medianGapDays median days between neighbouring uploads, with fraction; null with fewer than two uploads
 * @param longestGapDays longest time between neighbouring uploads in days; null with fewer than two uploads
 * @param uploadsAfterNow uploads dated after now, which count nowhere else
 */
public record UploadStreaks(
        ZoneId zone,
        int currentDays,
        int longestDays,
        int currentWeeks,
        int longestWeeks,
        int uploadsLast7Days,
        int uploadsLast14Days,
        int uploadsLast30Days,
        int uploadsLast90Days,
        @Nullable Double daysSinceLastUpload,
        @Nullable Double meanGapDays,
        @Nullable Double medianGapDays,
        @Nullable Double longestGapDays,
        int uploadsAfterNow) {

    /**
     * Computes the streaks.
     *
     * @param uploads when each video was published, in any order; not changed
     * @param now the moment of the analysis
     * @param zone the zone whose calendar counts
     * @return the streaks; counts of 0 without an upload
     */
    public static UploadStreaks of(Collection<Instant> uploads, Instant now, ZoneId zone) {
        List<Instant> past =
                uploads.stream().filter(time -> !time.isAfter(now)).sorted().toList();
        TreeSet<Long> days = past.stream()
                .map(time -> LocalDate.ofInstant(time, zone).toEpochDay())
                .collect(Collectors.toCollection(TreeSet::new));
        TreeSet<Long> weeks = days.stream().map(UploadStreaks::week).collect(Collectors.toCollection(TreeSet::new));
        long today = LocalDate.ofInstant(now, zone).toEpochDay();

        double[] gaps = new double[Math.max(0, past.size() - 1)];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = days(past.get(i), past.get(i + 1));
        }
        Arrays.sort(gaps);
        return new UploadStreaks(
                zone,
                currentRun(days, today),
                longestRun(days),
                currentRun(weeks, week(today)),
                longestRun(weeks),
                uploadsSince(past, now, 7),
                uploadsSince(past, now, 14),
                uploadsSince(past, now, 30),
                uploadsSince(past, now, 90),
                past.isEmpty() ? null : days(past.get(past.size() - 1), now),
                gaps.length == 0 ? null : Arrays.stream(gaps).sum() / gaps.length,
                gaps.length == 0 ? null : (gaps[(gaps.length - 1) / 2] + gaps[gaps.length / 2]) / 2,
                gaps.length == 0 ? null : gaps[gaps.length - 1],
                uploads.size() - past.size());
    }

    private static double days(Instant from, Instant to) {
        return AgeScale.days(Duration.between(from, to));
    }

    /** The number of a day's Monday-to-Sunday week: consecutive weeks have consecutive numbers. */
    private static long week(long epochDay) {
        return Math.floorDiv(epochDay + 3, 7); // day 0, 1970-01-01, was a Thursday: three days after its Monday
    }

    private static int currentRun(Set<Long> units, long current) {
        long last = units.contains(current) ? current : current - 1;
        int run = 0;
        while (units.contains(last - run)) {
            run++;
        }
        return run;
    }

    private static int longestRun(TreeSet<Long> units) {
        int longest = 0;
        int run = 0;
        long previous = Long.MIN_VALUE;
        for (long unit : units) {
            run = unit == previous + 1 ? run + 1 : 1;
            longest = Math.max(longest, run);
            previous = unit;
        }
        return longest;
    }

    private static int uploadsSince(List<Instant> past, Instant now, int days) {
        Instant start = now.minus(Duration.ofDays(days));
        return (int) past.stream().filter(time -> time.isAfter(start)).count();
    }
}
