package io.insightstream.analytics.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.analytics.AnalysisStatus;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What does not fit into columns and groups is refused, with what is wrong. */
class ColumnRefusalsTest {

    @Test
    void a_value_out_of_range_is_named_by_its_row() {
        SampleRows rows = SampleRows.random(2_000, 0, new SplittableRandom(7));
        rows.views[1_500] = -1;

        for (int parallelism : new int[] {1, 2}) {
            assertNames(
                    "1500",
                    () -> ColumnOutliers.classic(rows.columns(), ClassicOutlierOptions.defaults(), parallelism));
            assertNames(
                    "1500",
                    () -> GroupedOutliers.classic(
                            rows.columns(),
                            new int[] {0, 1_000, 2_000},
                            ClassicOutlierOptions.defaults(),
                            parallelism));
            assertNames(
                    "1500",
                    () -> GroupedOutliers.byChannel(
                            rows.columns(), new int[2_000], 1, ClassicOutlierOptions.defaults(), parallelism));
        }
        rows.views[1_500] = 1;
        rows.ageDays[3] = 0;
        assertNames("row 3", () -> ColumnOutliers.classic(rows.columns(), ClassicOutlierOptions.defaults()));
        rows.ageDays[3] = 1;
        rows.comments[4] = -2;
        assertNames("row 4", () -> ColumnOutliers.classic(rows.columns(), ClassicOutlierOptions.defaults()));
    }

    @Test
    void columns_and_groups_that_do_not_fit_are_refused() {
        VideoColumns columns = SampleRows.random(10, 0, new SplittableRandom(8)).columns();
        ClassicOutlierOptions options = ClassicOutlierOptions.defaults();

        assertNames("length", () -> VideoColumns.of(new long[2], new int[1], new long[2], new long[2]));
        assertNames("parallelism", () -> ColumnOutliers.classic(columns, options, 0));
        for (int[] offsets : new int[][] {{}, {1, 10}, {0, 9}, {0, 7, 5, 10}}) {
            assertNames("offsets", () -> GroupedOutliers.classic(columns, offsets, options));
        }
        assertNames("length", () -> GroupedOutliers.byChannel(columns, new int[9], 1, options));
        assertNames("channelCount", () -> GroupedOutliers.byChannel(columns, new int[10], -1, options));
        int[] channels = new int[10];
        channels[6] = 2;
        assertNames("6", () -> GroupedOutliers.byChannel(columns, channels, 2, options));
        GroupedAnalysis one = GroupedOutliers.byChannel(columns, new int[10], 2, options);
        assertEquals(AnalysisStatus.INSUFFICIENT_DATA, one.status(1));
        assertThrows(IllegalArgumentException.class, () -> one.status(2));
        assertThrows(IllegalArgumentException.class, () -> one.fences(-1));
    }

    private static void assertNames(String text, Executable call) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, call).getMessage());
        assertTrue(message.contains(text), message);
    }
}
