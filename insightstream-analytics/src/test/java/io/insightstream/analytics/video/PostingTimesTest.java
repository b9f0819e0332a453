package io.insightstream.analytics.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.analytics.AnalysisStatus;
import io.insightstream.analytics.video.PostingTimeOptions.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PostingTimesTest {

    private static final Instant NOW = Instant.parse("2024-06-03T00:00:00Z"); // a Monday
    private static final PostingTimeOptions DEFAULTS = PostingTimeOptions.defaults();

    /** Posts at any hour from 8 to 21 of any weekday, with views multiplied by a gain in a window of two hours. */
    static List<VideoSample> posts(int n, int windowStart, double gain, SplittableRandom random) {
        List<VideoSample> videos = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            int hour = 8 + random.nextInt(14);
            boolean inside = hour == windowStart || hour == windowStart + 1;
            double views = Math.exp(10 + random.nextGaussian()) * (inside ? gain : 1);
            Instant day = NOW.minus(Duration.ofDays(15 + random.nextInt(2 * 364)));
            videos.add(new VideoSample(
                    "v" + i, day.plus(Duration.ofHours(hour)), VideoFormat.LONG, Math.round(views), null, null));
        }
        return videos;
    }

    /** How often the best hour lies in the true window of two hours with 50 % more views, and how often none is named. */
    record Recommendations(double right, double declined) {}

    static Recommendations recommendations(PostingTimeOptions options, int posts, int repetitions, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double right = 0;
        double declined = 0;
        for (int k = 0; k < repetitions; k++) {
            int start = 8 + random.nextInt(13);
            List<TimeEffect<Integer>> best = PostingTimes.of(posts(posts, start, 1.5, random), NOW, options)
                    .bestHours(1);
            if (best.isEmpty()) {
                declined++;
            } else if (best.get(0).time() == start || best.get(0).time() == start + 1) {
                right++;
            }
        }
        return new Recommendations(right / repetitions, declined / repetitions);
    }

    @Test
    void names_the_right_hour_of_three_hundred_posts_and_none_of_thirty() {
        Recommendations many = recommendations(DEFAULTS, 300, 1000, 101);
        assertTrue(many.right() >= 0.75, many::toString);
        assertEquals(0, many.declined(), 0.01);
        assertEquals(1, recommendations(DEFAULTS, 30, 100, 102).declined());
    }

    @Test
    @Tag("montecarlo")
    void full_table() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int posts : new int[] {30, 60, 100, 200, 300, 1000}) {
            Recommendations usual = recommendations(DEFAULTS, posts, 5000, 101);
            Recommendations eager = recommendations(DEFAULTS.withMinimumPosts(10), posts, 5000, 101);
            lines.add(String.format(
                    Locale.ROOT,
                    "| %d | %.1f | %.1f | %.1f | %.1f |",
                    posts,
                    100 * usual.right(),
                    100 * usual.declined(),
                    100 * eager.right(),
                    100 * eager.declined()));
        }
        Files.createDirectories(Path.of("target", "montecarlo"));
        Files.write(Path.of("target", "montecarlo", "posting-times.md"), lines);
    }

    @Test
    void finds_the_weekday_that_performs_not_the_one_with_most_posts() {
        SplittableRandom random = new SplittableRandom(103);
        List<VideoSample> videos = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            DayOfWeek day = i % 4 == 0 ? DayOfWeek.TUESDAY : DayOfWeek.FRIDAY;
            Instant time = NOW.minus(Duration.ofDays(21 + 7L * i)).plus(Duration.ofDays(day.getValue() - 1L));
            double views = Math.exp(9 + 0.5 * random.nextGaussian()) * (day == DayOfWeek.TUESDAY ? 2 : 1);
            videos.add(new VideoSample("v" + i, time, VideoFormat.LONG, Math.round(views), null, null));
        }
        PostingTimes times = PostingTimes.of(videos, NOW, DEFAULTS);
        assertEquals(DayOfWeek.TUESDAY, times.bestWeekdays(7).get(0).time());
        assertEquals(1, times.bestWeekdays(7).size());
        assertNotNull(times.weekdayPValue());
        assertTrue(times.weekdayPValue() < 0.001);
        // One hour only: nothing to compare it with.
        assertTrue(times.bestHours(3).isEmpty());
        assertNull(times.hourPValue());
        assertEquals(2, times.slots().size());
        assertEquals(
                new PostingTimes.Slot(DayOfWeek.TUESDAY, 0),
                times.slots().get(0).time());
    }

    @Test
    void the_hours_are_those_of_the_zone() {
        List<VideoSample> videos = posts(150, 10, 4, new SplittableRandom(104));
        PostingTimes utc = PostingTimes.of(videos, NOW, DEFAULTS);
        PostingTimes tokyo = PostingTimes.of(videos, NOW, DEFAULTS.withZone(ZoneId.of("Asia/Tokyo")));
        int best = utc.bestHours(1).get(0).time();
        assertTrue(best == 10 || best == 11);
        assertEquals((best + 9) % 24, tokyo.bestHours(1).get(0).time());
        for (int hour = 0; hour < 24; hour++) {
            assertEquals(
                    utc.hours().get(hour).effect(),
                    tokyo.hours().get((hour + 9) % 24).effect(),
                    1e-12);
        }
    }

    @Test
    void effects_are_shrunk_means_and_do_not_depend_on_order() {
        for (int seed = 0; seed < 20; seed++) {
            List<VideoSample> videos = posts(120, 12, 1.5, new SplittableRandom(seed));
            PostingTimes times = PostingTimes.of(videos, NOW, DEFAULTS);
            for (TimeEffect<DayOfWeek> day : times.weekdays()) {
                assertEquals(day.mean() * day.posts() / (day.posts() + 30.0), day.effect(), 1e-9);
                assertTrue(Math.abs(day.mean()) <= 3);
            }
            assertEquals(120, times.hours().stream().mapToInt(TimeEffect::posts).sum());
            assertEquals(120, times.slots().stream().mapToInt(TimeEffect::posts).sum());
            List<VideoSample> shuffled = new ArrayList<>(videos);
            Collections.shuffle(shuffled, new Random(seed));
            PostingTimes again = PostingTimes.of(shuffled, NOW, DEFAULTS);
            PostingTimes doubted = PostingTimes.of(videos, NOW, DEFAULTS.withPriorPosts(300));
            for (int hour = 0; hour < 24; hour++) {
                double effect = times.hours().get(hour).effect();
                assertEquals(effect, again.hours().get(hour).effect(), 1e-5);
                assertTrue(Math.abs(doubted.hours().get(hour).effect()) <= Math.abs(effect));
            }
        }
    }

    @Test
    void without_any_difference_the_p_values_are_uniform() {
        SplittableRandom random = new SplittableRandom(105);
        int small = 0;
        for (int k = 0; k < 400; k++) {
            Double p = PostingTimes.of(posts(120, 0, 1, random), NOW, DEFAULTS).hourPValue();
            assertNotNull(p);
            small += p < 0.1 ? 1 : 0;
        }
        assertEquals(40, small, 20);
    }

    @Test
    void judges_engagement_where_there_are_counts() {
        List<VideoSample> videos = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(106);
        for (VideoSample video : posts(150, 0, 1, random)) {
            int hour = video.publishedAt().atZone(ZoneOffset.UTC).getHour();
            long likes = Math.round(video.views() * (hour < 15 ? 0.08 : 0.02));
            Long comments = videos.size() % 10 == 0 ? null : Long.valueOf(3);
            videos.add(
                    new VideoSample(video.id(), video.publishedAt(), video.format(), video.views(), likes, comments));
        }
        PostingTimeOptions engagement = DEFAULTS.withMeasure(Measure.ENGAGEMENT);
        PostingTimes times = PostingTimes.of(videos, NOW, engagement);
        assertEquals(135, times.posts());
        assertEquals(15, times.leftOut());
        assertTrue(times.bestHours(3).stream().allMatch(hour -> hour.time() < 15));
        assertNotNull(times.hourPValue());
        assertTrue(times.hourPValue() < 1e-6);
    }

    @Test
    void too_few_posts_are_a_result() {
        List<VideoSample> videos = posts(99, 12, 10, new SplittableRandom(107));
        PostingTimes times = PostingTimes.of(videos, NOW, DEFAULTS);
        assertEquals(AnalysisStatus.INSUFFICIENT_DATA, times.status());
        assertTrue(times.bestHours(1).isEmpty() && times.bestWeekdays(1).isEmpty());
        assertEquals(24, times.hours().size());
        assertEquals(
                1,
                PostingTimes.of(videos, NOW, DEFAULTS.withMinimumPosts(99))
                        .bestHours(1)
                        .size());

        PostingTimes none = PostingTimes.of(videos.subList(0, 9), NOW, DEFAULTS);
        assertEquals(0, none.posts());
        assertEquals(9, none.leftOut());
        assertTrue(none.slots().isEmpty());
        assertNull(none.hourPValue());
        assertEquals(0, none.hours().get(3).effect());
    }

    @Test
    void equal_videos_have_no_best_time() {
        List<VideoSample> videos = new ArrayList<>();
        for (VideoSample video : posts(120, 12, 10, new SplittableRandom(108))) {
            videos.add(new VideoSample(video.id(), video.publishedAt(), video.format(), 0, null, null));
        }
        PostingTimes times = PostingTimes.of(videos, NOW, DEFAULTS);
        assertTrue(times.bestHours(24).isEmpty());
        assertEquals(1.0, times.hourPValue());
    }

    @Test
    void options_refuse_what_is_out_of_range() {
        PostingTimes times = PostingTimes.of(List.of(), NOW, DEFAULTS);
        assertThrows(IllegalArgumentException.class, () -> times.bestHours(0));
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withMinimumPosts(9));
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withPriorPosts(0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new PostingTimeOptions(ZoneOffset.UTC, Measure.VIEWS, Duration.ofDays(-1), 10, 1, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new PostingTimeOptions(ZoneOffset.UTC, Measure.VIEWS, Duration.ZERO, 10, 0, 1));
    }
}
