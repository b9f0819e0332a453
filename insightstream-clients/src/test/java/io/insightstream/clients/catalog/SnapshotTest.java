package io.insightstream.clients.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.report.DroppedRows;
import io.insightstream.report.RowSummary;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {

    @TempDir
    private Path directory;

    private Written csv(String... rows) {
        return Written.of(
                directory,
                "trending.csv",
                "video_id,published_at,trending_date,channel_id,views\n" + String.join("\n", rows));
    }

    private static void assertViews(long expected, Written read) {
        assertEquals(expected, read.video("a").statistics().views());
    }

    @Test
    void the_newest_snapshot_wins_wherever_it_is() {
        Written read = csv("a,2024-01-01,2024-03-02,,20", "a,2024-01-01,2024-03-03,,30", "a,2024-01-01,2024-03-01,,10");
        assertViews(30, read);
        assertEquals(List.of("2 older-snapshot", "4 older-snapshot"), read.reasons());
        assertEquals(
                new RowSummary(3, 1, List.of(new DroppedRows("older-snapshot", 2, List.of(2L, 4L)))),
                read.catalog().rows());
        assertTrue(
                read.dropped().get(1).detail().contains("line 3"),
                read.dropped().toString());
    }

    @Test
    void at_the_same_time_the_row_further_down_wins() {
        Written read = csv("a,2024-01-01,2024-03-02,,20", "a,2024-01-01,2024-03-02,,10");
        assertViews(10, read);
        assertEquals(List.of("2 older-snapshot"), read.reasons());
    }

    @Test
    void at_an_unknown_time_the_row_further_down_wins() {
        Written read = csv("a,2024-01-01,17.14.11,,20", "a,2024-01-01,17.15.11,,30", "a,2024-01-01,,,10");
        assertViews(10, read);
        assertEquals(List.of("2 older-snapshot", "3 older-snapshot"), read.reasons());
    }

    @Test
    void a_row_of_unknown_time_is_as_new_as_the_newest_before_it() {
        assertViews(2, csv("a,2024-01-01,2024-03-05,,1", "a,2024-01-01,,,2", "a,2024-01-01,2024-03-03,,3"));
        assertViews(3, csv("a,2024-01-01,2024-03-05,,1", "a,2024-01-01,,,2", "a,2024-01-01,2024-03-06,,3"));
        assertViews(2, csv("a,2024-01-01,,,1", "a,2024-01-01,2024-03-06,,2"));
    }

    @Test
    void a_row_that_says_the_same_is_a_duplicate() {
        Written read = csv("a,2024-01-01,2024-03-02,,20", "a,2024-01-01,2024-03-02,,20", "a,2024-01-01,2024-03-02,,20");
        assertEquals(List.of("2 duplicate-row", "3 duplicate-row"), read.reasons());
        assertEquals(1, read.catalog().rows().used());
    }

    @Test
    void a_video_under_two_channels_is_one_video_in_the_channel_of_its_newest_row() {
        Written read = csv("a,2024-01-01,2024-03-01,UC1,10", "a,2024-01-01,2024-03-02,UC2,20");
        assertEquals(List.of("UC2"), read.channelIds());
        assertEquals(List.of("2 older-snapshot"), read.reasons());
    }

    @Test
    void a_row_that_cannot_be_used_does_not_replace_one_that_can() {
        Written read = csv("a,2024-01-01,2024-03-01,,10", "a,2024-01-01,2024-03-02,,lots");
        assertViews(10, read);
        assertEquals(List.of("3 bad-number"), read.reasons());
    }

    @Test
    void a_channel_is_called_what_its_newest_row_calls_it() {
        Written read = Written.of(
                directory,
                "renamed.csv",
                "id,published_at,snapshot_at,channel_id,channel_title",
                "a,2024-01-01,2024-03-02,UC1,New name",
                "b,2024-01-01,2024-03-01,UC1,Old name",
                "c,2024-01-01,2024-03-03,UC1,");
        assertEquals("New name", read.catalog().channels().get(0).title());
    }

    @Test
    void the_row_further_down_also_wins_on_the_same_line() {
        Written read = Written.of(
                directory,
                "minified.json",
                "[{\"id\":\"a\",\"publishedAt\":\"2024-01-01\",\"views\":1},"
                        + "{\"id\":\"a\",\"publishedAt\":\"2024-01-01\",\"views\":2}]");
        assertViews(2, read);
        assertEquals(List.of("1 older-snapshot"), read.reasons());
    }
}
