package io.insightstream.clients.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.report.DroppedRows;
import io.insightstream.report.RowSummary;
import io.insightstream.video.VideoSnapshot;
import io.insightstream.video.VideoStatistics;
import java.nio.file.Path;
import java.time.Instant;
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
        assertEquals(new RowSummary(3, 3, List.of()), read.catalog().rows());
    }

    @Test
    void the_other_snapshots_are_the_history_oldest_first() {
        Written read = csv(
                "a,2024-01-01,2024-03-02,,20",
                "b,2024-01-01,2024-03-01T10:00:00.5Z,,7",
                "a,2024-01-01,2024-03-04,,40",
                "a,2024-01-01,2024-03-01,,10",
                "a,2024-01-01,2024-03-03,,30");
        assertEquals(List.of("01 10", "02 20", "03 30", "04 40"), history(read, "a"));
        assertEquals(
                List.of(new VideoSnapshot(
                        Instant.parse("2024-03-01T10:00:00.5Z"), new VideoStatistics(7L, null, null))),
                read.catalog().history("b"));
        assertEquals(5, read.catalog().rows().used());
    }

    private static List<String> history(Written read, String id) {
        return read.catalog().history(id).stream()
                .map(snapshot -> snapshot.takenAt().toString().substring(8, 10) + " "
                        + snapshot.statistics().views())
                .toList();
    }

    @Test
    void a_video_whose_rows_have_no_time_has_no_history() {
        Written read = csv("a,2024-01-01,,,20");
        assertEquals(List.of(), read.catalog().history("a"));
        assertEquals(List.of(), read.catalog().history("nowhere"));
        assertEquals(List.of("zone-assumed-utc 1 [2]", "snapshot-time-unknown 1 [2]"), read.notes());
    }

    @Test
    void counts_that_fall_are_kept_and_told_where() {
        Written read = Written.of(
                directory,
                "fell.csv",
                "id,published_at,snapshot_at,views,likes,comments",
                "a,2024-01-01T00:00Z,2024-03-03T00:00Z,30,5,1",
                "a,2024-01-01T00:00Z,2024-03-01T00:00Z,20,6,1",
                "a,2024-01-01T00:00Z,2024-03-02T00:00Z,10,6,",
                "b,2024-01-01T00:00Z,2024-03-02T00:00Z,10,6,",
                "b,2024-01-01T00:00Z,2024-03-03T00:00Z,10,6,0");
        assertEquals(List.of("01 20", "02 10", "03 30"), history(read, "a"));
        assertEquals(List.of("counts-fell 2 [2, 4]"), read.notes());
    }

    @Test
    void pages_fetched_twice_are_told() {
        Written read = Written.of(
                directory,
                "pages.csv",
                "id,published_at,views",
                "a,2024-01-01T00:00Z,1",
                "b,2024-01-01T00:00Z,2",
                "a,2024-01-01T00:00Z,1",
                "b,2024-01-01T00:00Z,3");
        assertEquals(List.of("4 duplicate-row", "3 superseded-row"), read.reasons());
        assertEquals(List.of("pages-fetched-twice 2 [4, 5]"), read.notes());
        assertEquals(3L, read.video("b").statistics().views());
        assertEquals(
                new RowSummary(
                        4,
                        2,
                        List.of(
                                new DroppedRows("superseded-row", 1, List.of(3L)),
                                new DroppedRows("duplicate-row", 1, List.of(4L)))),
                read.catalog().rows());
    }

    @Test
    void a_row_of_the_past_is_repeated_or_replaced_like_the_newest() {
        Written read = csv(
                "a,2024-01-01,2024-03-01,,10",
                "a,2024-01-01,2024-03-02,,20",
                "a,2024-01-01,2024-03-01,,10",
                "a,2024-01-01,2024-03-01,,11");
        assertEquals(List.of("4 duplicate-row", "2 superseded-row"), read.reasons());
        assertEquals(List.of("01 11", "02 20"), history(read, "a"));
    }

    @Test
    void the_bytes_of_a_video_grow_with_its_title_and_its_history() {
        assertEquals(0, csv(",2024-01-01,2024-03-02,,20").catalog().bytesPerVideo());
        long one = csv("a,2024-01-01,2024-03-02,,20").catalog().bytesPerVideo();
        long two = csv("a,2024-01-01,2024-03-02,,20", "a,2024-01-01,2024-03-03,,20")
                .catalog()
                .bytesPerVideo();
        assertEquals(48, two - one);
        Written titled = Written.of(directory, "t.csv", "id,published_at,title", "a,2024-01-01," + "x".repeat(100));
        Written wide = Written.of(directory, "t.csv", "id,published_at,title", "a,2024-01-01," + "\u3042".repeat(100));
        assertEquals(24 + 120, titled.catalog().bytesPerVideo() - one);
        assertEquals(24 + 216, wide.catalog().bytesPerVideo() - one);
    }

    @Test
    void at_the_same_time_the_row_further_down_wins() {
        Written read = csv("a,2024-01-01,2024-03-02,,20", "a,2024-01-01,2024-03-02,,10");
        assertViews(10, read);
        assertEquals(List.of("2 superseded-row"), read.reasons());
        assertTrue(
                read.dropped().get(0).detail().contains("line 3"),
                read.dropped().toString());
    }

    @Test
    void at_an_unknown_time_the_row_further_down_wins() {
        Written read = csv("a,2024-01-01,Monday,,20", "a,2024-01-01,Tuesday,,30", "a,2024-01-01,,,10");
        assertViews(10, read);
        assertEquals(List.of("2 superseded-row", "3 superseded-row"), read.reasons());
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
        assertEquals(List.of("3 duplicate-row", "4 duplicate-row"), read.reasons());
        assertEquals(1, read.catalog().rows().used());
    }

    @Test
    void a_video_under_two_channels_is_one_video_in_the_channel_of_its_newest_row() {
        Written read = csv("a,2024-01-01,2024-03-01,UC1,10", "a,2024-01-01,2024-03-02,UC2,20");
        assertEquals(List.of("UC2"), read.channelIds());
        assertEquals(2, read.catalog().rows().used());
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
        assertEquals(List.of("1 superseded-row"), read.reasons());
    }
}
