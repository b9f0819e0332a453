package io.insightstream.analytics.video;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.insightstream.analytics.stat.QuantileRule;
import io.insightstream.analytics.video.SmartScore.Weights;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns and groups find what {@link Outliers#classic} finds, to the last bit. */
class ColumnsAgreeWithRecordsTest {

    private static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    private static double[] scores(OutlierAnalysis analysis) {
        return analysis.scores().stream().mapToDouble(ScoredVideo::score).toArray();
    }

    private static byte[] flags(OutlierAnalysis analysis) {
        Set<String> high = new HashSet<>(
                analysis.high().stream().map(each -> each.video().id()).toList());
        Set<String> low = new HashSet<>(
                analysis.low().stream().map(each -> each.video().id()).toList());
        byte[] flags = new byte[analysis.scores().size()];
        for (int i = 0; i < flags.length; i++) {
            String id = analysis.scores().get(i).video().id();
            flags[i] = (byte) (high.contains(id) ? 1 : low.contains(id) ? -1 : 0);
        }
        return flags;
    }

    @ParameterizedTest
    @EnumSource
    void one_group_of_any_size_by_any_rule(QuantileRule rule) {
        SplittableRandom random = new SplittableRandom(31 + rule.label().hashCode());
        ClassicOutlierOptions options = ClassicOutlierOptions.defaults()
                .withQuantiles(rule)
                .withWeights(new Weights(0.2, 0.3, 0.5))
                .withK(1.2);
        for (int n : new int[] {0, 1, 3, 4, 5, 6, 7, 31, 100, 1_000, 1_025, 5_000, 40_000}) {
            for (int kind = 0; kind < 4; kind++) {
                SampleRows rows = SampleRows.random(n, kind, random);
                OutlierAnalysis expected = rows.analysis(options, range(0, n));

                ColumnAnalysis actual = ColumnOutliers.classic(rows.columns(), options, 1 + kind);

                String what = rule + ", " + n + " rows of kind " + kind;
                assertEquals(expected.status(), actual.status(), what);
                assertEquals(expected.quartiles(), actual.quartiles(), what);
                assertEquals(expected.fences(), actual.fences(), what);
                assertEquals(rule, actual.quantiles());
                assertArrayEquals(scores(expected), actual.scores(), 0, what);
                assertArrayEquals(flags(expected), actual.flags(), what);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void groups_of_adjoining_rows(int parallelism) {
        SplittableRandom random = new SplittableRandom(parallelism);
        int groups = 400;
        int[] offsets = new int[groups + 1];
        for (int g = 0; g < groups; g++) {
            offsets[g + 1] = offsets[g] + random.nextInt(g % 50 == 7 ? 3_000 : 90);
        }
        SampleRows rows = SampleRows.random(offsets[groups], 0, random);
        ClassicOutlierOptions options = ClassicOutlierOptions.defaults();

        GroupedAnalysis actual = GroupedOutliers.classic(rows.columns(), offsets, options, parallelism);

        assertEquals(groups, actual.groups());
        for (int g = 0; g < groups; g++) {
            assertGroup(
                    rows.analysis(options, range(offsets[g], offsets[g + 1])),
                    actual,
                    g,
                    range(offsets[g], offsets[g + 1]));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void rows_in_any_order(int parallelism) {
        SplittableRandom random = new SplittableRandom(100 + parallelism);
        int channelCount = 700;
        int n = 30_000;
        int[] channels = new int[n];
        List<List<Integer>> members = new ArrayList<>();
        for (int c = 0; c < channelCount; c++) {
            members.add(new ArrayList<>());
        }
        for (int i = 0; i < n; i++) {
            channels[i] = random.nextInt(20) == 0 ? 3 : 10 + random.nextInt(channelCount - 20);
            members.get(channels[i]).add(i);
        }
        SampleRows rows = SampleRows.random(n, 0, random);
        ClassicOutlierOptions options = ClassicOutlierOptions.defaults().withQuantiles(QuantileRule.R7);

        GroupedAnalysis actual =
                GroupedOutliers.byChannel(rows.columns(), channels, channelCount, options, parallelism);

        for (int c = 0; c < channelCount; c++) {
            int[] mine = members.get(c).stream().mapToInt(Integer::intValue).toArray();
            assertGroup(rows.analysis(options, mine), actual, c, mine);
        }
    }

    private static void assertGroup(OutlierAnalysis expected, GroupedAnalysis actual, int group, int[] rows) {
        assertEquals(expected.status(), actual.status(group), "group " + group);
        assertEquals(expected.quartiles(), actual.quartiles(group), "group " + group);
        assertEquals(expected.fences(), actual.fences(group), "group " + group);
        double[] scores = scores(expected);
        byte[] flags = flags(expected);
        for (int i = 0; i < rows.length; i++) {
            assertEquals(scores[i], actual.scores()[rows[i]], 0, "row " + rows[i]);
            assertEquals(flags[i], actual.flags()[rows[i]], "row " + rows[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void several_threads_find_what_one_does(int parallelism) {
        SplittableRandom random = new SplittableRandom(17);
        int n = 500_000; // enough for three threads
        int channelCount = 9_000;
        SampleRows rows = SampleRows.random(n, 0, random);
        VideoColumns columns = rows.columns();
        int[] channels = random.ints(n, 0, channelCount).toArray();
        int[] offsets = IntStream.rangeClosed(0, channelCount)
                .map(c -> (int) ((long) n * c * c / ((long) channelCount * channelCount)))
                .toArray();
        ClassicOutlierOptions options = ClassicOutlierOptions.defaults();

        ColumnAnalysis one = ColumnOutliers.classic(columns, options);
        ColumnAnalysis several = ColumnOutliers.classic(columns, options, parallelism);
        assertEquals(one.quartiles(), several.quartiles());
        assertArrayEquals(one.scores(), several.scores(), 0);
        assertArrayEquals(one.flags(), several.flags());

        assertSame(
                GroupedOutliers.classic(columns, offsets, options),
                GroupedOutliers.classic(columns, offsets, options, parallelism));
        assertSame(
                GroupedOutliers.byChannel(columns, channels, channelCount, options),
                GroupedOutliers.byChannel(columns, channels, channelCount, options, parallelism));
    }

    private static void assertSame(GroupedAnalysis one, GroupedAnalysis several) {
        for (int g = 0; g < one.groups(); g++) {
            assertEquals(one.quartiles(g), several.quartiles(g), "group " + g);
            assertEquals(one.fences(g), several.fences(g), "group " + g);
        }
        assertArrayEquals(one.scores(), several.scores(), 0);
        assertArrayEquals(one.flags(), several.flags());
    }

    @Test
    void the_one_thread_forms_are_the_same() {
        SampleRows rows = SampleRows.random(500, 0, new SplittableRandom(5));
        ClassicOutlierOptions options = ClassicOutlierOptions.defaults();
        OutlierAnalysis expected = rows.analysis(options, range(0, 500));

        assertEquals(
                expected.fences(),
                ColumnOutliers.classic(rows.columns(), options).fences());
        assertEquals(
                expected.fences(),
                GroupedOutliers.classic(rows.columns(), new int[] {0, 500}, options)
                        .fences(0));
        GroupedAnalysis byChannel = GroupedOutliers.byChannel(rows.columns(), new int[500], 1, options);
        assertEquals(expected.fences(), byChannel.fences(0));
        assertEquals(options.quantiles(), byChannel.quantiles());
    }

    @Test
    void other_forms_of_the_columns_are_the_same() {
        SampleRows rows = SampleRows.random(300, 0, new SplittableRandom(6));
        ClassicOutlierOptions options = ClassicOutlierOptions.defaults();
        double[] expected = scores(rows.analysis(options, range(0, 300)));
        int today = (int) (SampleRows.NOW.getEpochSecond() / 86_400);
        int[] published = new int[300];
        double[] ages = new double[300];
        double[] interactions = new double[300];
        for (int i = 0; i < 300; i++) {
            published[i] = today - rows.ageDays[i];
            ages[i] = rows.ageDays[i];
            interactions[i] = rows.likes[i] + (double) rows.comments[i];
        }

        VideoColumns byDate = VideoColumns.published(rows.views, published, SampleRows.NOW, rows.likes, rows.comments);
        VideoColumns byDouble = VideoColumns.of(rows.views, ages, interactions);

        assertArrayEquals(expected, ColumnOutliers.classic(byDate, options).scores(), 0);
        assertArrayEquals(expected, ColumnOutliers.classic(byDouble, options).scores(), 0);
        assertEquals(300, byDate.size());
    }

    @Test
    void any_day_of_publication_and_any_moment_give_the_age_in_days_at_least_one() {
        int[] days = {
            Integer.MIN_VALUE, Integer.MIN_VALUE + 1, -1, 0, 1, 20_000, Integer.MAX_VALUE - 1, Integer.MAX_VALUE
        };
        long[] views = new long[days.length];
        Arrays.fill(views, 1_000);
        for (long today :
                new long[] {-300_000_000_000L, Integer.MIN_VALUE, 0, 20_001, Integer.MAX_VALUE, 300_000_000_000L}) {
            Instant now = Instant.ofEpochSecond(today * 86_400);
            double[] ages = Arrays.stream(days)
                    .mapToDouble(day -> (double) Math.max(1, today - day))
                    .toArray();

            VideoColumns byDate =
                    VideoColumns.published(views, days, now, new long[days.length], new long[days.length]);
            VideoColumns byAge = VideoColumns.of(views, ages, new double[days.length]);

            assertArrayEquals(
                    ColumnOutliers.classic(byAge, ClassicOutlierOptions.defaults())
                            .scores(),
                    ColumnOutliers.classic(byDate, ClassicOutlierOptions.defaults())
                            .scores(),
                    0);
        }
    }
}
