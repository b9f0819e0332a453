package io.insightstream.clients.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.report.RowSummary;
import io.insightstream.video.VideoSnapshot;
import io.insightstream.video.VideoStatistics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedCsvTest {

    private static final String DAY = "2024-01-01T00:00Z";

    @TempDir
    private Path directory;

    private Written csv(String... lines) {
        return Written.of(directory, "videos.csv", lines);
    }

    private Written text(String text) {
        return Written.read(Written.save(directory, "videos.csv", text));
    }

    @Test
    void quotes_that_are_not_doubled_do_not_move_cells() {
        Written read = csv(
                "id,tags,published_at,title",
                "a,\"one\"|\"two, too\"|\"three\"," + DAY + ",x",
                "b,\"[none]\"," + DAY + ",\"the \"best\" of \"all\"\"",
                "c,\"a\"|\"\"," + DAY + ",\"plain\"");
        assertEquals("x", read.video("a").title());
        assertEquals("the \"best\" of \"all\"", read.video("b").title());
        assertEquals("plain", read.video("c").title());
        assertEquals(List.of("quotes-unescaped 3 [2, 3, 4]"), read.notes());
        assertEquals(new RowSummary(3, 3, List.of()), read.catalog().rows());
    }

    @Test
    void a_quote_that_is_not_closed_costs_the_rows_up_to_the_next_whole_one() {
        Written read = csv(
                "id,published_at,title",
                "a," + DAY + ",\"x",
                "",
                "b," + DAY + ",\"y\"",
                "c," + DAY + ",z",
                "d," + DAY + ",z");
        assertEquals(List.of("2 unclosed-quote"), read.reasons());
        assertTrue(
                read.dropped().get(0).detail().contains("line 4"),
                read.dropped().toString());
        assertEquals(
                new RowSummary(4, 3, read.catalog().rows().dropped()),
                read.catalog().rows());
        assertEquals("y", read.video("b").title());
    }

    @Test
    void a_quote_that_is_not_closed_does_not_swallow_a_long_file() {
        String rows = ("v%d," + DAY + ",y\n").repeat(20_000);
        Written read = text("id,published_at,title\na," + DAY + ",\"x\n" + numbered(rows) + "z," + DAY + ",\"x\"\n");
        assertEquals(List.of("2 unclosed-quote"), read.reasons());
        assertEquals(20_001, read.catalog().rows().used());
    }

    private static String numbered(String rows) {
        StringBuilder numbered = new StringBuilder();
        int number = 0;
        for (String part : rows.split("%d", -1)) {
            numbered.append(part).append(number++);
        }
        numbered.setLength(numbered.length() - Integer.toString(number - 1).length());
        return numbered.toString();
    }

    @Test
    void a_very_long_cell_of_many_lines_is_one_cell() {
        String title = "line, with\nmore\n".repeat(20_000);
        assertEquals(
                title,
                text("id,published_at,title\na," + DAY + ",\"" + title + "\"\n")
                        .only()
                        .title());
    }

    @Test
    void a_row_without_an_end_is_refused_where_it_starts() {
        Path file = Written.save(
                directory, "endless.csv", "id,published_at,title\na," + DAY + ",\"" + "x\n".repeat(3_000_000));
        assertEquals(OptionalLong.of(2), Written.refused(file).line());
    }

    @Test
    void a_header_without_an_end_is_refused() {
        Path file = Written.save(directory, "header.csv", "id,\"published_at\na,b\n");
        assertEquals(OptionalLong.of(1), Written.refused(file).line());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "b,2024-01-01T00:00Z,\"text, and | within quotes",
                "b,2024-01-01T00:00Z,\"text\\nmore\\nmore | within quotes",
                "b,2024-01-01T00:00Z | behind 2 of 3 cells"
            })
    void a_last_row_that_is_cut_short_is_dropped(String row, String detail) {
        Written read = text("id,published_at,title\na," + DAY + ",x\n" + row.replace("\\n", "\n"));
        assertEquals("a", read.only().id());
        assertEquals(List.of("3 truncated-row"), read.reasons());
        assertTrue(
                read.dropped().get(0).detail().contains(detail), read.dropped().toString());
        assertEquals(List.of("truncated-last-row 1 [3]"), read.notes());
    }

    @Test
    void compressed_data_that_end_too_early_are_read_up_to_there() {
        Random random = new Random(3);
        StringBuilder rows = new StringBuilder("id,published_at,title\n");
        for (int i = 0; i < 3000; i++) {
            rows.append(i)
                    .append(',')
                    .append(DAY)
                    .append(',')
                    .append(random.nextLong())
                    .append('\n');
        }
        byte[] whole = Written.gzip(rows.toString().getBytes(StandardCharsets.UTF_8));
        Written half = Written.read(Written.save(directory, "cut.csv.gz", Arrays.copyOf(whole, whole.length / 2)));
        RowSummary summary = half.catalog().rows();
        assertTrue(summary.used() > 1000 && summary.used() < 2000, summary.toString());
        assertEquals(List.of(summary.read() + 1 + " truncated-row"), half.reasons());
        assertEquals(
                "truncated-gzip 1 [" + (summary.read() + 1) + "]", half.notes().get(1));
        Written almost = Written.read(Written.save(directory, "cut.csv.gz", Arrays.copyOf(whole, whole.length - 4)));
        assertEquals(new RowSummary(3000, 3000, List.of()), almost.catalog().rows());
        assertEquals(1, almost.notes().size());
    }

    @Test
    void compressed_json_that_ends_too_early_is_read_up_to_there() {
        String rows = ("{\"id\": \"a\", \"publishedAt\": \"" + DAY + "\"}\n").repeat(2000);
        byte[] whole = Written.gzip(rows.getBytes(StandardCharsets.UTF_8));
        Written read = Written.read(Written.save(directory, "cut.json.gz", Arrays.copyOf(whole, whole.length - 20)));
        assertEquals("a", read.only().id());
        assertTrue(
                read.notes().toString().contains("truncated-gzip"), read.notes().toString());
    }

    @Test
    void a_file_with_no_lf_at_all_has_lines_that_end_at_cr() {
        Written read = text("id,published_at,title\ra," + DAY + ",\"x\ry\"\rb,x,y\r");
        assertEquals("x\ry", read.only().title());
        assertEquals(List.of("4 bad-date"), read.reasons());
    }

    @Test
    void a_backslash_is_text() {
        assertEquals(
                "one\\ntwo \\",
                csv("id,published_at,title", "a," + DAY + ",\"one\\ntwo \\\"")
                        .only()
                        .title());
    }

    @ParameterizedTest
    @ValueSource(strings = {",video_id,published_at", "Unnamed: 0,video_id,published_at", "\"\",video_id,published_at"})
    void columns_without_a_name_are_not_read(String header) {
        assertEquals("a", csv(header, "0,a," + DAY).only().id());
    }

    @Test
    void an_odd_id_alone_is_no_damage() {
        Written read = csv("id,published_at,views", "sxcaeyJTx4Co," + DAY + ",5", "126350," + DAY + ",");
        assertEquals(2, read.catalog().rows().used());
        assertEquals(List.of(), read.notes());
    }

    @Test
    void a_count_that_is_switched_off_is_missing_and_not_zero() {
        Written read = csv(
                "id,published_at,views,likes,comments,ratings_disabled,comments_disabled",
                "a," + DAY + ",900,0,0,TRUE,False",
                "b," + DAY + ",900,0,0,False,True",
                "c," + DAY + ",900,0,0,,",
                "d," + DAY + ",900,5,6,TRUE,TRUE");
        assertEquals(new VideoStatistics(900L, null, 0L), read.video("a").statistics());
        assertEquals(new VideoStatistics(900L, 0L, null), read.video("b").statistics());
        assertEquals(new VideoStatistics(900L, 0L, 0L), read.video("c").statistics());
        assertEquals(new VideoStatistics(900L, 5L, 6L), read.video("d").statistics());
        assertEquals(List.of("disabled-counts 2 [2, 3]"), read.notes());
    }

    @Test
    void trending_dates_are_year_day_month_even_where_they_do_not_tell() {
        for (List<String> dates : List.of(List.of("17.14.11", "17.01.12"), List.of("17.01.12", "17.02.12"))) {
            Written read = csv(
                    "video_id,publish_time,trending_date",
                    "a," + DAY + "," + dates.get(0),
                    "a," + DAY + "," + dates.get(1));
            assertEquals(2, read.catalog().history("a").size());
            assertTrue(
                    read.catalog().history("a").stream()
                            .map(VideoSnapshot::takenAt)
                            .toList()
                            .contains(Instant.parse("2017-12-01T00:00:00Z")),
                    read.catalog().history("a").toString());
            assertEquals(List.of("zone-assumed-utc 2 [2, 3]", "day-order-assumed 2 [2, 3]"), read.notes());
        }
    }

    @Test
    void one_date_of_a_column_tells_the_order_of_all() {
        Written read = csv("id,published_at", "a,03/04/2021", "b,25/04/2021", "c,04/25/2021", "d,26/04/2021");
        assertEquals(Instant.parse("2021-04-03T00:00:00Z"), read.video("a").publishedAt());
        assertEquals(List.of("4 bad-date"), read.reasons());
        Written american = csv("id,published_at", "a,03/04/2021 10:30", "b,04/25/2021 11:30");
        assertEquals(Instant.parse("2021-03-04T10:30:00Z"), american.video("a").publishedAt());
    }

    @Test
    void dates_that_could_mean_several_days_are_not_guessed() {
        Written read = csv("id,published_at,snapshot_at", "a,03/04/2021,", "b," + DAY + ",03/04/2021");
        assertEquals(List.of("2 bad-date"), read.reasons());
        assertEquals(List.of(), read.catalog().history("b"));
        assertEquals(List.of("snapshot-time-unknown 1 [3]"), read.notes());
    }

    @ParameterizedTest
    @CsvSource({
        "videos_2017-09.csv, 13.09, 2017-09-13T00:00:00Z",
        "videos.csv, 13.09, 2017-09-13T00:00:00Z",
        "2017-2018.csv, 02.01, 2018-01-02T00:00:00Z",
        "2021.csv, 13.09, 2021-09-13T00:00:00Z",
        "id20170913.csv, 12.08, 2017-08-12T00:00:00Z"
    })
    void a_day_without_a_year_is_in_that_of_the_file_or_the_first_from_the_publish_date_on(
            String name, String date, Instant expected) {
        Written read = Written.of(directory, name, "id,published_at,date", "a,2017-08-12T10:00:00Z," + date);
        assertEquals(expected, read.catalog().history("a").get(0).takenAt());
        assertEquals(List.of("zone-assumed-utc 1 [2]", "year-assumed 1 [2]"), read.notes());
    }

    @Test
    void a_publish_date_without_a_year_is_none() {
        assertEquals(List.of("2 bad-date"), csv("id,published_at", "a,13.09").reasons());
    }

    @Test
    void the_zone_that_is_set_is_no_assumption() {
        Path file =
                Written.save(directory, "local.csv", "id,published_at,snapshot_local\na,2025-12-20,2025-12-21 11:32\n");
        VideoCatalog catalog =
                VideoCatalog.builder(file).zone(ZoneId.of("Asia/Tokyo")).read();
        assertEquals(
                Instant.parse("2025-12-21T02:32:00Z"),
                catalog.history("a").get(0).takenAt());
        assertEquals(List.of(), catalog.notes());
        assertEquals(List.of("zone-assumed-utc 1 [2]"), Written.read(file).notes());
    }
}
