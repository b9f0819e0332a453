package io.insightstream.clients.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.error.InvalidInput;
import io.insightstream.report.RowSummary;
import io.insightstream.video.Channel;
import io.insightstream.video.Video;
import io.insightstream.video.VideoSnapshot;
import io.insightstream.video.VideoStatistics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCatalogTest {

    private static final String RESPONSE = """
            {
              "kind": "youtube#videoListResponse",
              "pageInfo": {"totalResults": 1, "resultsPerPage": 1},
              "items": [
                {
                  "kind": "youtube#video",
                  "id": "%s",
                  "snippet": {
                    "publishedAt": "2023-01-26T16:00:12Z",
                    "channelId": "UC1",
                    "title": "Spicy wings",
                    "thumbnails": {"default": {"url": "x", "width": 120}},
                    "channelTitle": "First We Feast",
                    "tags": ["a", "b"],
                    "localized": {"title": "other", "description": "other"}
                  },
                  "contentDetails": {"duration": "PT24M8S", "regionRestriction": {"blocked": ["RU"]}},
                  "statistics": {"viewCount": "1823453", "favoriteCount": "0", "commentCount": "2595"}
                }
              ]
            }
            """;

    @TempDir
    private Path directory;

    private Written json(String... lines) {
        return Written.of(directory, "videos.json", lines);
    }

    private InvalidInput refused(String text) {
        return Written.refused(Written.save(directory, "refused.json", text));
    }

    @Test
    void a_recorded_answer_is_read_section_by_section() {
        Written read = json(RESPONSE.formatted("abc"));
        Video expected = new Video(
                "abc",
                "UC1",
                "Spicy wings",
                Instant.parse("2023-01-26T16:00:12Z"),
                Duration.ofSeconds(24 * 60 + 8),
                new VideoStatistics(1823453L, null, 2595L));
        assertEquals(expected, read.only());
        assertEquals(
                List.of(Channel.of("UC1", "First We Feast")), read.catalog().channels());
        assertEquals(new RowSummary(1, 1, List.of()), read.catalog().rows());
    }

    @Test
    void answers_behind_each_other_and_answers_in_a_list_are_read() {
        String one = RESPONSE.formatted("a");
        String two = RESPONSE.formatted("b");
        assertEquals(2, json(one + two).catalog().rows().used());
        assertEquals(2, json("[" + one + "," + two + "]").catalog().rows().used());
    }

    @Test
    void a_single_video_is_read() {
        assertEquals(
                "a",
                json("{\"id\": \"a\", \"publishedAt\": \"2024-01-01\"}").only().id());
    }

    @Test
    void an_answer_without_statistics_is_a_video_with_unknown_views() {
        Video video = json("{\"items\": [{\"kind\": \"youtube#video\", \"id\": \"a\","
                        + " \"snippet\": {\"publishedAt\": \"2024-01-01T00:00:00Z\"}}]}")
                .only();
        assertEquals(VideoStatistics.UNKNOWN, video.statistics());
    }

    @Test
    void a_list_of_flat_objects_is_read_like_a_table() {
        Written read = json(
                "[",
                "  {\"video_id\": \"a\", \"Published_date\": \"2024-01-01\", \"views\": 1305, \"likes\": 2595.0},",
                "  {\"video_id\": \"b\", \"Published_date\": 1607625720, \"views\": NaN, \"likes\": null,",
                "   \"channel\": \"Tina\"},",
                "  {\"video_id\": \"c\", \"Published_date\": \"2024-01-01\", \"views\": -5},",
                "  {\"Published_date\": \"2024-01-01\", \"views\": 5}, {\"video_id\": \"d\", \"views\": 5}",
                "]");
        assertEquals(new VideoStatistics(1305L, 2595L, null), read.video("a").statistics());
        assertEquals(VideoStatistics.UNKNOWN, read.video("b").statistics());
        assertEquals(Instant.parse("2020-12-10T18:42:00Z"), read.video("b").publishedAt());
        assertEquals(List.of("videos", "Tina"), read.channelIds());
        assertEquals(List.of("5 bad-number", "6 missing-id", "6 missing-published-at"), read.reasons());
    }

    @Test
    void one_object_a_line_is_read() {
        Written read = Written.of(
                directory,
                "videos.jsonl",
                "{\"id\": \"a\", \"upload_date\": \"20240102\", \"duration\": 212.5, \"view_count\": 7}",
                "",
                "{\"id\": \"b\", \"upload_date\": \"soon\"}");
        assertEquals(Instant.parse("2024-01-02T00:00:00Z"), read.only().publishedAt());
        assertEquals(Duration.ofMillis(212_500), read.only().duration());
        assertEquals(List.of("3 bad-date"), read.reasons());
    }

    @Test
    void objects_under_the_ids_of_channels_and_videos_are_read() {
        Written read = json("""
                {"UC1": {
                  "channel_statistics": {"viewCount": "182107313", "subscriberCount": "3470000"},
                  "video_data": {
                    "lG4VkPoG3ko": {"publishedAt": "2020-12-22T17:42:00Z", "channelId": "UC1", "title": "Bayes",
                      "thumbnails": {"default": {"url": "x"}}, "channelTitle": "3Blue1Brown",
                      "localized": {"title": "Bayes", "description": "x"}, "viewCount": "467462"},
                    "b3NxrZOu_CE": {"title": "Hamming", "viewCount": "401937"}
                  }}}""");
        assertEquals("lG4VkPoG3ko", read.only().id());
        assertEquals(List.of("7 missing-published-at"), read.reasons());
        assertEquals(List.of(Channel.of("UC1", "3Blue1Brown")), read.catalog().channels());
    }

    @Test
    void search_results_have_their_id_in_an_object_and_only_videos_count() {
        Written read = json("""
                {"kind": "youtube#searchListResponse", "items": [
                  {"kind": "youtube#searchResult", "id": {"kind": "youtube#video", "videoId": "a"},
                   "snippet": {"publishedAt": "2018-10-08T22:51:23.000Z", "channelId": "UC1", "title": "x"}},
                  {"kind": "youtube#searchResult", "id": {"kind": "youtube#channel", "channelId": "UC2"},
                   "snippet": {"publishedAt": "2018-10-08T22:51:23.000Z", "channelId": "UC2", "title": "y"}}
                ]}""");
        assertEquals("a", read.only().id());
        assertEquals(1, read.catalog().rows().read());
    }

    @Test
    void a_channel_that_holds_videos_is_not_a_video() {
        Written read = json("""
                {"id": "UC1", "title": "Tina", "publishedAt": "2015-01-01", "entries": [
                  {"id": "a", "publishedAt": "2024-01-01", "channel_id": "UC1",
                   "comments": [{"id": "c1", "publishedAt": "2024-01-02", "likeCount": 3}]}]}""");
        assertEquals("a", read.only().id());
    }

    @Test
    void a_channel_with_its_statistics_is_not_a_video() {
        InvalidInput refused = refused("{\"UC1\": {\"snippet\": {\"title\": \"x\", \"publishedAt\": \"2015-01-01\"},"
                + " \"statistics\": {\"viewCount\": \"5\", \"subscriberCount\": \"3\"}}}");
        assertTrue(Written.message(refused).contains("no video"), Written.message(refused));
    }

    @Test
    void ids_of_nineteen_digits_and_apostrophes_stay_as_they_are() {
        Video video = json("[{\"id\": 7212345678901234567, \"publishedAt\": 1607625720123, \"title\": \"'=x\"}]")
                .only();
        assertEquals("7212345678901234567", video.id());
        assertEquals("'=x", video.title());
    }

    @Test
    void the_most_specific_of_several_names_counts_in_any_order() {
        assertEquals(
                "b",
                json("{\"id\": \"1\", \"publishedAt\": \"2024-01-01\", \"videoId\": \"b\"}")
                        .only()
                        .id());
        assertEquals(
                "b",
                json("{\"videoId\": \"b\", \"publishedAt\": \"2024-01-01\", \"id\": \"1\"}")
                        .only()
                        .id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "[1, 2, \"x\"]",
                "{\"kind\": \"youtube#videoListResponse\", \"items\": []}",
                "{\"error\": {\"code\": 403, \"errors\": [{\"reason\": \"quotaExceeded\"}]}}",
                "[{\"id\": \"a\"}, {\"title\": \"b\"}]"
            })
    void json_without_videos_is_refused(String text) {
        InvalidInput refused = refused(text);
        assertTrue(Written.message(refused).contains("there is no video in this JSON"), Written.message(refused));
    }

    @Test
    void the_refusal_names_what_was_found_instead() {
        String message = Written.message(refused("{\"items\": [{\"kind\": \"youtube#comment\", \"id\": \"c\","
                + " \"snippet\": {\"videoId\": \"a\", \"publishedAt\": \"2024-01-01\"}}]}"));
        assertTrue(message.contains("only youtube#comment;"), message);
    }

    @Test
    void broken_json_is_refused_with_its_line() {
        InvalidInput refused = refused("[\n{\"id\": \"a\", \"publishedAt\": \"2024-01-01\"},\n{\"id\": oops}]");
        assertEquals(OptionalLong.of(3), refused.line());
        assertTrue(Written.message(refused).contains("oops"), Written.message(refused));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": \"b\" \"publishedAt\": \"2024-01-01\"}]",
                "{\"id\": \"b\", \"snippet\": {\"title\": \"b\" oops}}]",
                "garbage\n"
            })
    void what_is_broken_in_the_last_object_is_no_early_end(String last) {
        InvalidInput refused = refused("[{\"id\": \"a\", \"publishedAt\": \"2024-01-01\"},\n" + last);
        assertEquals(OptionalLong.of(2), refused.line());
        assertTrue(Written.message(refused).contains("the JSON is broken here"), Written.message(refused));
    }

    @Test
    void what_is_too_deep_is_refused_with_its_line() {
        assertEquals(OptionalLong.of(2), refused("\n" + "[".repeat(2000)).line());
    }

    @Test
    void comments_are_no_videos() {
        String comment = "{\"videoId\": \"a\", \"textDisplay\": \"nice\", \"likeCount\": 3,"
                + " \"publishedAt\": \"2024-01-02T00:00:00Z\"}";
        String sections = "{\"id\": \"Ugx\", \"snippet\": " + comment + "}";
        String message = Written.message(refused("[" + comment + ",\n" + sections + "]"));
        assertTrue(message.contains("there is no video in this JSON, only comments;"), message);

        Written read = json(
                "[{\"id\": \"a\", \"publishedAt\": \"2024-01-01\", \"views\": 5, \"author\": \"Tina\"},",
                comment + "]");
        assertEquals(new VideoStatistics(5L, null, null), read.only().statistics());
        assertEquals(new RowSummary(1, 1, List.of()), read.catalog().rows());
    }

    @Test
    void json_that_ends_too_early_is_read_up_to_there() {
        Written between = json("[", "{\"id\": \"a\", \"publishedAt\": \"2024-01-01T00:00Z\"},");
        assertEquals("a", between.only().id());
        assertEquals(List.of("truncated-last-row 1 [3]"), between.notes());
        for (String end : List.of("\"publishedAt\": \"2024-", "\"views\": 5", "\"x\": {\"y\": tr", "")) {
            Written within = Written.read(Written.save(
                    directory,
                    "cut.json",
                    "{\"title\": \"t\", \"items\": [{\"id\": \"a\", \"publishedAt\": \"2024-01-01T00:00Z\"},\n{\"id\": \"b\", "
                            + end));
            assertEquals("a", within.only().id());
            assertEquals(List.of("2 truncated-row"), within.reasons());
            assertEquals(List.of("truncated-last-row 1 [2]"), within.notes());
        }
    }

    @Test
    void json_that_ends_before_any_video_is_refused_with_its_line() {
        assertEquals(OptionalLong.of(2), refused("[\n{\"x\": ").line());
    }

    @Test
    void what_yt_dlp_writes_has_its_time_and_its_snapshot() {
        Written read = json("""
                {"id": "CSxJQeWFDek", "title": "Sola", "formats": [{"format_id": "140", "duration": 3}],
                 "automatic_captions": {"en": [{"name": "English", "id": "x", "duration": 3}]},
                 "channel_id": "UC1", "duration": 166, "view_count": 617, "webpage_url": "https://x",
                 "live_status": "not_live", "comment_count": 11, "like_count": 37, "channel": "Sandro",
                 "uploader": "Other", "upload_date": "20241212", "timestamp": 1734030006,
                 "requested_downloads": [{"title": "x", "epoch": 5, "duration": 166, "id": "y"}],
                 "duration_string": "2:46", "epoch": 1738855795, "_type": "video", "_version": {"id": "2025"}}""");
        Instant taken = Instant.ofEpochSecond(1738855795);
        VideoStatistics counts = new VideoStatistics(617L, 37L, 11L);
        assertEquals(
                new Video(
                        "CSxJQeWFDek",
                        "UC1",
                        "Sola",
                        Instant.ofEpochSecond(1734030006),
                        Duration.ofSeconds(166),
                        counts),
                read.only());
        assertEquals(List.of(new VideoSnapshot(taken, counts)), read.catalog().history("CSxJQeWFDek"));
        assertEquals(List.of(), read.notes());
    }

    @Test
    void a_list_of_yt_dlp_is_its_entries() {
        Written read = json("""
                {"id": "UC1", "title": "Sandro - Videos", "_type": "playlist", "view_count": null, "entries": [
                  {"id": "a", "title": "x", "upload_date": "20241212", "timestamp": null, "extractor": "youtube"},
                  {"id": "b", "title": "flat", "duration": 5, "timestamp": null, "_type": "url"}],
                 "extractor": "youtube:tab", "epoch": 1738855798}
                {"id": "PL2", "title": "empty", "_type": "playlist", "entries": [], "epoch": 1738855798}""");
        assertEquals("a", read.only().id());
        assertEquals(Instant.parse("2024-12-12T00:00:00Z"), read.only().publishedAt());
        assertEquals(List.of("3 missing-published-at"), read.reasons());
    }

    @Test
    void a_timestamp_means_nothing_in_other_json() {
        Written read =
                json("{\"id\": \"a\", \"publishedAt\": \"2024-01-01\", \"timestamp\": 1734030006, \"epoch\": 5}");
        assertEquals(Instant.parse("2024-01-01T00:00:00Z"), read.only().publishedAt());
        assertEquals(List.of(), read.catalog().history("a"));
    }
}
