package io.insightstream.clients.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.error.InvalidInput;
import io.insightstream.report.DroppedRows;
import io.insightstream.report.RowSummary;
import io.insightstream.video.Channel;
import io.insightstream.video.Video;
import io.insightstream.video.VideoStatistics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCatalogTest {

    @TempDir
    private Path directory;

    private Written csv(String... lines) {
        return Written.of(directory, "videos.csv", lines);
    }

    @Test
    void a_row_becomes_a_video() {
        Video video = csv(
                        "video_id,channelTitle,title,publishedAt,viewCount,likeCount,commentCount,duration",
                        "dqfkT8hMKFA,Tina Huang,\"How, exactly?\",2024-03-12 15:50:17+00:00,2595.0,196.0,3.0,PT45S")
                .only();
        Video expected = new Video(
                "dqfkT8hMKFA",
                "Tina Huang",
                "How, exactly?",
                Instant.parse("2024-03-12T15:50:17Z"),
                Duration.ofSeconds(45),
                new VideoStatistics(2595L, 196L, 3L));
        assertEquals(expected, video);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void the_header_tells_the_separator(String separator) {
        Written read = csv(
                String.join(separator, "video_id", "\"title, long; or\tshort\"", "published_at", "views"),
                String.join(separator, "a1", "x", "2024-01-01", "5"));
        assertEquals(5L, read.only().statistics().views());
    }

    @Test
    void a_file_with_one_column_has_no_separator() {
        Written read = csv("id", "a1", "a2");
        assertEquals(List.of("2 missing-published-at", "3 missing-published-at"), read.reasons());
    }

    @Test
    void rows_without_any_publish_date_column_are_dropped_one_by_one() {
        Written read = csv("snapshot_local,rank,video_id,title,views", "2025-12-21 11:32,1,a1,x,5");
        RowSummary expected = new RowSummary(1, 0, List.of(new DroppedRows("missing-published-at", 1, List.of(2L))));
        assertEquals(expected, read.catalog().rows());
        assertEquals(List.of(), read.catalog().channels());
    }

    @Test
    void a_header_without_a_video_id_is_refused_with_what_was_found() {
        Path file = Written.save(directory, "channels.csv", "channelName,subscribers\nTina Huang,624000\n");
        InvalidInput refused = Written.refused(file);
        assertEquals(file.toString(), refused.file());
        assertEquals(OptionalLong.of(1), refused.line());
        assertTrue(Written.message(refused).contains("found channelName, subscribers"), Written.message(refused));
        assertTrue(Written.message(refused).contains("video_id, videoId or id"), Written.message(refused));
    }

    @Test
    void a_table_of_comments_is_refused() {
        Path file = Written.save(
                directory,
                "comments.csv",
                "comment_id,video_id,author,text,like_count,published_at\nUgx,a,Bob,nice,3,2024-01-01T00:00:00Z\n");
        InvalidInput refused = Written.refused(file);
        assertEquals(OptionalLong.of(1), refused.line());
        assertTrue(Written.message(refused).contains("the columns of comments"), Written.message(refused));
    }

    @Test
    void an_author_alone_makes_no_comment() {
        Written read = Written.of(
                directory, "videos.csv", "video_id,author,text,published_at,views", "a,Tina,about me,2024-01-01,5");
        assertEquals("a", read.only().id());
    }

    @Test
    void a_header_of_many_columns_is_shown_in_part() {
        Path file = Written.save(directory, "wide.csv", "x,".repeat(99) + "y".repeat(99) + "\n");
        String message = Written.message(Written.refused(file));
        assertTrue(message.contains("and 70 more"), message);
        assertTrue(message.length() < 600, message);
    }

    @Test
    void the_most_specific_of_several_columns_counts() {
        Video video = csv(
                        "id,views,upload_date,video_id,publishedAt,viewCount,view_count",
                        "1,10,2020-01-01,a1,2024-01-01,20,30")
                .only();
        assertEquals("a1", video.id());
        assertEquals(Instant.parse("2024-01-01T00:00:00Z"), video.publishedAt());
        assertEquals(20L, video.statistics().views());
    }

    @Test
    void an_empty_specific_column_is_not_filled_from_another() {
        Written read = csv("id,video_id,published_at", "1,,2024-01-01");
        assertEquals(List.of("2 missing-id"), read.reasons());
    }

    @Test
    void seconds_are_the_duration_where_the_other_column_is_empty() {
        Written read = csv("id,published_at,duration,durationSecs", "a,2024-01-01,,45", "b,2024-01-01,PT1M,45");
        assertEquals(Duration.ofSeconds(45), read.video("a").duration());
        assertEquals(Duration.ofMinutes(1), read.video("b").duration());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nan", "NaN", "null", "None", " ", "NaT", "<NA>"})
    void missing_values_are_null_and_never_zero(String missing) {
        Video video = csv(
                        "id,published_at,views,likes,comments,duration,snapshot_at",
                        "a,2024-01-01," + String.join(",", missing, missing, missing, missing, missing))
                .only();
        assertEquals(VideoStatistics.UNKNOWN, video.statistics());
        assertNull(video.duration());
    }

    @Test
    void zero_is_a_count() {
        Video video = csv("id,published_at,views,likes", "a,2024-01-01,0,0.0").only();
        assertEquals(new VideoStatistics(0L, 0L, null), video.statistics());
    }

    @Test
    void an_empty_title_is_null_and_a_title_called_none_is_not() {
        Written read = csv("id,published_at,title", "a,2024-01-01,", "b,2024-01-01,None");
        assertNull(read.video("a").title());
        assertEquals("None", read.video("b").title());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,,5,5,5,PT1M | missing-published-at | empty",
                "a,NaT,5,5,5,PT1M | missing-published-at | empty",
                "a,2024-13-45,5,5,5,PT1M | bad-date | '2024-13-45'",
                "a,17.10.11,5,5,5,PT1M | bad-date | '17.10.11'",
                "a,2024-01-01,-1,5,5,PT1M | bad-number | views '-1'",
                "a,2024-01-01,5,many,5,PT1M | bad-number | likes 'many'",
                "a,2024-01-01,5,5,1.5,PT1M | bad-number | comments '1.5'",
                "a,2024-01-01,5,5,5,long | bad-duration | 'long'",
                ",2024-01-01,5,5,5,PT1M | missing-id | no video id",
                "#NAME?,2024-01-01,5,5,5,PT1M | missing-id | #NAME?",
                "1.23457E+18,2024-01-01,5,5,5,PT1M | missing-id | rounded the video id to 1.23457E+18",
                "126350,Music,True,5,5,PT1M | shifted-cells | '126350'",
                ",Music,True,5,5,PT1M | shifted-cells | ''",
                "126350,Music,5,5,5,PT1M | bad-date | 'Music'",
                "abcdefghijk,Music,True,5,5,PT1M | bad-date | 'Music'",
                "a,2024-01-01,5,5,5 | wrong-cell-count | 5 cells",
                "a,2024-01-01,5,5,5,PT1M,x | wrong-cell-count | 7 cells",
                ",,,,, | missing-id | no video id"
            })
    void a_row_that_cannot_be_used_is_dropped_with_line_and_reason(String row, String reason, String detail) {
        Written read = csv("id,published_at,views,likes,comments,duration", "ok,2024-01-01,1,1,1,PT1S", row);
        assertEquals(List.of("3 " + reason), read.reasons());
        DroppedRow dropped = read.dropped().get(0);
        assertEquals(read.file().toString(), dropped.file());
        assertTrue(dropped.detail().contains(detail), dropped.detail());
        assertEquals(
                new RowSummary(2, 1, List.of(new DroppedRows(reason, 1, List.of(3L)))),
                read.catalog().rows());
    }

    @Test
    void a_long_value_is_shown_in_part_and_on_one_line() {
        Written read = csv("id,published_at", "a,\"" + "x\n".repeat(500) + "\"");
        String detail = read.dropped().get(0).detail();
        assertTrue(detail.length() < 200 && !detail.contains("\n"), detail);
    }

    @Test
    void the_summary_names_the_first_five_lines_of_a_reason() {
        Written read = csv("id,published_at", "a,x", "b,x", "c,x", "d,x", "e,x", "f,x", ",2024-01-01");
        List<DroppedRows> expected = List.of(
                new DroppedRows("missing-id", 1, List.of(8L)),
                new DroppedRows("bad-date", 6, List.of(2L, 3L, 4L, 5L, 6L)));
        assertEquals(expected, read.catalog().rows().dropped());
    }

    @Test
    void lines_end_at_lf_and_crlf_also_within_quotes_and_a_cr_alone_is_text() {
        Path file = Written.save(
                directory,
                "lines.csv",
                "id,published_at,title\r\na,x,\"one\ntwo\r\nthree\rfour\"\nb,x,\r\n\n\nc,x,\rd\nd,2024-01-01,o\rne");
        Written read = Written.read(file);
        assertEquals(List.of("2 bad-date", "5 bad-date", "8 bad-date"), read.reasons());
        assertEquals("o\rne", read.only().title());
    }

    @Test
    void line_breaks_within_a_title_are_kept() {
        assertEquals(
                "one\ntwo",
                csv("id,published_at,title", "a,2024-01-01,\"one", "two\"")
                        .only()
                        .title());
    }

    @Test
    void blank_lines_are_not_rows() {
        Written read = csv("", "  ", "id,published_at", "", "a,2024-01-01", "   ", "", "b,2024-01-01", "");
        assertEquals(new RowSummary(2, 2, List.of()), read.catalog().rows());
    }

    @Test
    void the_apostrophe_that_guards_a_formula_is_taken_off() {
        Written read = csv(
                "id,published_at,title,channel_title",
                "'-abc,2024-01-01,'=1+1,'@home",
                "b,2024-01-01,'tis,'@home",
                "'+c,2024-01-01,\"'\tx\",'@home");
        assertEquals("=1+1", read.video("-abc").title());
        assertEquals("'tis", read.video("b").title());
        assertEquals("\tx", read.video("+c").title());
        assertEquals(List.of("@home"), read.channelIds());
    }

    @Test
    void ids_that_look_like_numbers_stay_as_they_are() {
        assertEquals(
                "0071234567890123456789",
                csv("id,published_at", "0071234567890123456789,2024-01-01")
                        .only()
                        .id());
    }

    @Test
    void quotes_within_a_cell_that_is_not_quoted_are_text() {
        assertEquals(
                "the \"best\"",
                csv("id,published_at,title", "a,2024-01-01,the \"best\"").only().title());
    }

    @Test
    void channels_come_in_the_order_in_which_they_appear() {
        Written read = csv(
                "id,published_at,channel_id,channel_title",
                "a,2024-01-01,UC2,Two",
                "b,2024-01-01,UC1,One",
                "c,2024-01-01,UC2,Two renamed",
                "d,2024-01-01,,Three",
                "e,2024-01-01,,");
        List<Channel> expected = List.of(
                Channel.of("UC2", "Two renamed"),
                Channel.of("UC1", "One"),
                Channel.of("Three", "Three"),
                Channel.of("videos", "videos"));
        assertEquals(expected, read.catalog().channels());
        assertEquals("UC2", read.video("c").channelId());
    }

    @ParameterizedTest
    @CsvSource({"tina.csv, tina", "a.b.csv, a.b", "tina, tina", ".csv, .csv"})
    void rows_that_name_no_channel_are_in_one_called_like_the_file(String name, String expected) {
        assertEquals(
                List.of(expected),
                Written.of(directory, name, "id,published_at", "a,2024-01-01").channelIds());
    }
}
