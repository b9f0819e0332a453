package io.insightstream.analytics.video;

import io.insightstream.analytics.AnalysisStatus;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hours and weekdays at which a channel's videos did best, which need not be those at which it posts most.
 *
 * <p>The performance of a video is its {@linkplain io.insightstream.analytics.stat.RobustTrend studentised residual} from
 * the robust trend of its format's measure over age, as in {@link RobustOutliers}, cut to -3 ... 3 so that one hit does not
 * make an hour. Formats with fewer than 10 videos of the minimum age are left out. With n videos whose performance sums
 * to S, and k prior posts:
 *
 * <pre>{@code
 * hour     (S(h) + S(h-1)/2 + S(h+1)/2) / (n(h) + n(h-1)/2 + n(h+1)/2 + k)      midnight follows on 23 h
 * weekday  S / (n + k)
 * slot     hour + weekday + (sum of performance - hour - weekday) / (n + k)
 * }</pre>
 *
 * <p>Neighbouring hours count half, since what is good at 18 h is hardly bad at 19 h. A slot, one hour of one weekday,
 * starts from its two marginals and moves away only by what its own videos add.
 *
 * <p>This is an association. A channel that posts its best videos on Fridays will find Fridays best.
 *
 * @param status {@link AnalysisStatus#INSUFFICIENT_DATA} for fewer judged videos than asked for; the effects are present
 *     all the same, but nothing is recommended
 * @param options how it was judged
 * @param posts the number of judged videos
 * @param leftOut the number of videos not judged: too young, without the counts, or of a rare format
 * @param hours the 24 hours, 0 to 23, in order
 * @param weekdays the seven weekdays, Monday first
 * @param slots the slots with at least one video, best first
 * @param hourPValue how often differences between the hours as large as these come up by chance (one-way analysis of
 *     variance, without the shrinkage); null if there is only one hour or too few videos
 * @param weekdayPValue the same for the weekdays
 * @see <a href="https://doi.org/10.1080/01621459.1975.10479864">B. Efron and C. Morris, Data Analysis Using Stein's
 *     Estimator and its Generalizations, JASA 70 (1975) 311-319</a>
 */
public record PostingTimes(
        AnalysisStatus status,
        PostingTimeOptions options,
        int posts,
        int leftOut,
        List<TimeEffect<Integer>> hours,
        List<TimeEffect<DayOfWeek>> weekdays,
        List<TimeEffect<Slot>> slots,
        @Nullable Double hourPValue,
        @Nullable Double weekdayPValue) {

    /** Creates a result from copies of the lists. */
    public PostingTimes {
        hours = List.copyOf(hours);
        weekdays = List.copyOf(weekdays);
        slots = List.copyOf(slots);
    }

    /**
     * One hour of one weekday.
     *
     * @param weekday the weekday
     * @param hour the hour, 0 to 23
     */
    public record Slot(DayOfWeek weekday, int hour) {}

    /**
     * Judges the posting times of a sample.
     *
     * @param videos the videos, in any order; not changed
     * @param now the moment the counts were read
     * @param options how to judge
     * @return the effects of all times
     */
    public static PostingTimes of(List<VideoSample> videos, Instant now, PostingTimeOptions options) {
        List<VideoPerformance> judged = VideoPerformance.of(videos, now, options);
        int n = judged.size();
        int[] hour = new int[n];
        int[] weekday = new int[n];
        int[] slot = new int[n];
        double[] performance = new double[n];
        for (int i = 0; i < n; i++) {
            ZonedDateTime time = judged.get(i).video().publishedAt().atZone(options.zone());
            hour[i] = time.getHour();
            weekday[i] = time.getDayOfWeek().getValue() - 1;
            slot[i] = 24 * weekday[i] + hour[i];
            performance[i] = judged.get(i).value();
        }
        TimeTotals byHour = TimeTotals.of(24, hour, performance);
        TimeTotals byWeekday = TimeTotals.of(7, weekday, performance);
        double[] hourEffects = byHour.smoothed().shrunk(options.priorPosts());
        double[] weekdayEffects = byWeekday.shrunk(options.priorPosts());

        TimeTotals bySlot = TimeTotals.of(168, slot, performance);
        double[] rest = performance.clone();
        for (int i = 0; i < n; i++) {
            rest[i] -= hourEffects[hour[i]] + weekdayEffects[weekday[i]];
        }
        double[] slotEffects = TimeTotals.of(168, slot, rest).shrunk(options.priorPosts());

        List<TimeEffect<Integer>> hours = new ArrayList<>();
        for (int h = 0; h < 24; h++) {
            hours.add(new TimeEffect<>(h, byHour.count(h), byHour.mean(h), hourEffects[h]));
        }
        List<TimeEffect<DayOfWeek>> weekdays = new ArrayList<>();
        for (int d = 0; d < 7; d++) {
            weekdays.add(
                    new TimeEffect<>(DayOfWeek.of(d + 1), byWeekday.count(d), byWeekday.mean(d), weekdayEffects[d]));
        }
        List<TimeEffect<Slot>> slots = new ArrayList<>();
        for (int s = 0; s < 168; s++) {
            if (bySlot.count(s) > 0) {
                slots.add(new TimeEffect<>(
                        new Slot(DayOfWeek.of(s / 24 + 1), s % 24),
                        bySlot.count(s),
                        bySlot.mean(s),
                        hourEffects[s % 24] + weekdayEffects[s / 24] + slotEffects[s]));
            }
        }
        slots.sort(byEffect());
        return new PostingTimes(
                n < options.minimumPosts() ? AnalysisStatus.INSUFFICIENT_DATA : AnalysisStatus.OK,
                options,
                n,
                videos.size() - n,
                hours,
                weekdays,
                slots,
                byHour.pValue(performance),
                byWeekday.pValue(performance));
    }

    /**
     * The hours to recommend.
     *
     * @param limit how many at most, 1 or more
     * @return the hours with enough videos and an effect above 0, best first; empty if there is not enough data, or
     *     fewer than two hours have enough videos to be compared
     * @throws IllegalArgumentException if the limit is below 1
     */
    public List<TimeEffect<Integer>> bestHours(int limit) {
        return best(hours, limit);
    }

    /**
     * The weekdays to recommend.
     *
     * @param limit how many at most, 1 or more
     * @return the weekdays with enough videos and an effect above 0, best first; empty if there is not enough data, or
     *     fewer than two weekdays have enough videos to be compared
     * @throws IllegalArgumentException if the limit is below 1
     */
    public List<TimeEffect<DayOfWeek>> bestWeekdays(int limit) {
        return best(weekdays, limit);
    }

    private <T> List<TimeEffect<T>> best(List<TimeEffect<T>> times, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be 1 or more, got " + limit);
        }
        List<TimeEffect<T>> comparable = times.stream()
                .filter(time -> time.posts() >= options.minimumPerTime())
                .toList();
        if (status != AnalysisStatus.OK || comparable.size() < 2) {
            return List.of();
        }
        return comparable.stream()
                .filter(time -> time.effect() > 0)
                .sorted(byEffect())
                .limit(limit)
                .toList();
    }

    private static <T> Comparator<TimeEffect<T>> byEffect() {
        return Comparator.<TimeEffect<T>>comparingDouble(TimeEffect::effect).reversed();
    }
}
