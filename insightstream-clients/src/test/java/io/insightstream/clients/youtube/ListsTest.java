package io.insightstream.clients.youtube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.Cost;
import io.insightstream.call.Secret;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.NotFound;
import io.insightstream.fake.FakeChannel;
import io.insightstream.fake.FakeYouTube;
import io.insightstream.spi.Capability;
import io.insightstream.spi.ChartRequest;
import io.insightstream.spi.CommentsPage;
import io.insightstream.spi.CommentsRequest;
import io.insightstream.spi.CommentsRequest.Replies;
import io.insightstream.spi.Page;
import io.insightstream.spi.SearchRequest;
import io.insightstream.video.Comment;
import io.insightstream.video.CommentThread;
import io.insightstream.video.LiveState;
import io.insightstream.video.Region;
import io.insightstream.video.SearchHit;
import io.insightstream.video.Thumbnail;
import io.insightstream.video.Video;
import io.insightstream.video.VideoCategory;
import io.insightstream.video.VideoCounts;
import io.insightstream.video.VideoStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class ListsTest {

    private static String parameters(HttpUrl url) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < url.querySize(); i++) {
            all.add(url.queryParameterName(i) + "=" + url.queryParameterValue(i));
        }
        return url.encodedPath() + " " + String.join(" ", all.stream().sorted().toList());
    }

    @Test
    void it_can_do_everything_a_video_provider_can() {
        try (ScriptedYouTube scripted = new ScriptedYouTube()) {
            assertEquals(EnumSet.range(Capability.SEARCH, Capability.STATISTICS), scripted.youTube.capabilities());
        }
    }

    @Test
    void a_search_sends_every_filter() {
        try (ScriptedYouTube scripted = new ScriptedYouTube().answers("{\"items\": []}")) {
            SearchRequest plain = SearchRequest.of("tea & cake");
            scripted.youTube.search(plain);
            scripted.youTube.search(SearchRequest.in("UCx", "")
                    .withOrder(SearchRequest.Order.VIEWS)
                    .withPublished(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-02-01T00:00:00Z"))
                    .withPlace("de", "en")
                    .withLength(SearchRequest.Length.MEDIUM)
                    .withCategory("27")
                    .withLive(SearchRequest.Broadcast.COMPLETED));

            assertEquals(
                    "/youtube/v3/search maxResults=50 order=relevance part=snippet q=tea & cake type=video",
                    parameters(scripted.requests.get(0)));
            assertEquals(
                    "/youtube/v3/search channelId=UCx eventType=completed maxResults=50 order=viewCount part=snippet"
                            + " publishedAfter=2026-01-01T00:00:00Z publishedBefore=2026-02-01T00:00:00Z regionCode=DE"
                            + " relevanceLanguage=en type=video videoCategoryId=27 videoDuration=medium",
                    parameters(scripted.requests.get(1)));
            assertEquals(98, scripted.ledger.snapshot().get(0).left());
        }
    }

    @Test
    void titles_of_hits_are_unescaped_and_nothing_else_is() {
        try (ScriptedYouTube scripted = new ScriptedYouTube().answers("""
                {"kind": "youtube#searchListResponse", "nextPageToken": "CBkQAA", "regionCode": "US",
                 "pageInfo": {"totalResults": 2342, "resultsPerPage": 25}, "items": [
                 {"kind": "youtube#searchResult", "id": {"kind": "youtube#video", "videoId": "qgylp3Td1Bw"},
                  "snippet": {"publishedAt": "2020-01-30T01:54:33.000Z", "channelId": "UCDGiCfCZIV5phsoGiPwIcyQ",
                   "title": "10&#39;s &amp; &quot;more&quot; &amp;lt; &unknown; &#x1F30A;", "description": "Salt &amp; Co",
                   "thumbnails": {"high": {"url": "https://i.ytimg.com/h", "width": 480, "height": 360},
                                  "default": {"url": "https://i.ytimg.com/d", "width": 120, "height": 90}},
                   "channelTitle": "Ho & Pringle", "liveBroadcastContent": "live"}},
                 {"kind": "youtube#searchResult", "id": {"kind": "youtube#channel", "channelId": "UCx"},
                  "snippet": {"publishedAt": "2020-01-30T01:54:33.000Z", "channelId": "UCx", "title": "T"}},
                 {"id": {"videoId": "without-time"}, "snippet": {"channelId": "UCx", "title": "T"}}]}""")) {
            Page<SearchHit> page = scripted.youTube.search(SearchRequest.of("surf"));

            SearchHit hit = page.items().get(0);
            assertEquals("10's & \"more\" &lt; &unknown; \uD83C\uDF0A", hit.title());
            assertEquals("Salt &amp; Co", hit.description());
            assertEquals("Ho & Pringle", hit.channelTitle());
            assertEquals(LiveState.LIVE, hit.live());
            assertEquals(Instant.parse("2020-01-30T01:54:33Z"), hit.publishedAt());
            assertEquals("default", hit.thumbnails().get(0).name());
            assertEquals(1, page.items().size());
            assertEquals(List.of(Uploads.NO_ID, "without-time"), page.missing());
        }
    }

    @Test
    void a_search_is_paged_up_to_its_limit() {
        try (FakeYouTube server = new FakeYouTube(FakeChannel.seeded(1, 130, 0));
                YouTube youTube = YouTube.builder()
                        .keys(Secret.of("a-key"))
                        .baseUrl(server.url())
                        .build()) {
            SearchRequest request = SearchRequest.of("video").withLimit(60);
            Page<SearchHit> first = youTube.search(request);
            Page<SearchHit> second = youTube.search(request.withPage(String.valueOf(first.next())));

            assertEquals(50, first.items().size());
            assertEquals(10, second.items().size());
            assertNull(second.next());
            assertEquals(2, server.units(YouTubeQuota.SEARCH));
            assertTrue(first.items().get(0).title().contains("\"quoted\" & more"));
            assertThrows(
                    InvalidRequest.class,
                    () -> youTube.search(SearchRequest.of("other").withPage(String.valueOf(first.next()))));
        }
    }

    @Test
    void a_chart_holds_videos_and_one_that_is_not_kept_is_empty() {
        try (FakeYouTube server = new FakeYouTube(FakeChannel.seeded(1, 130, 0));
                YouTube youTube = YouTube.builder()
                        .keys(Secret.of("a-key"))
                        .baseUrl(server.url())
                        .build()) {
            ChartRequest request = ChartRequest.of("us").withLimit(70);
            Page<Video> first = youTube.chart(request);
            Page<Video> second = youTube.chart(request.withPage(String.valueOf(first.next())));
            assertEquals(
                    List.of(50, 20),
                    List.of(first.items().size(), second.items().size()));
            assertNull(second.next());
            assertEquals(2, server.units(YouTubeQuota.UNITS));

            Page<Video> none = youTube.chart(ChartRequest.of("US").withCategory("19"));
            assertEquals(List.of(), none.items());
            assertNull(none.next());
            youTube.chart(ChartRequest.of("US").withCategory("19"));
            assertEquals(3, server.units(YouTubeQuota.UNITS), "that there is none is remembered");
        }
    }

    @Test
    void a_chart_entry_that_says_too_little_is_named() {
        try (ScriptedYouTube scripted = new ScriptedYouTube()
                .answers(
                        "{\"items\": [{\"id\": \"no-snippet\"}, {\"snippet\": {\"publishedAt\": \"2026-03-01T00:00:00Z\"}}]}")) {
            Page<Video> page = scripted.youTube.chart(ChartRequest.of("JP").withCategory("10"));
            assertEquals(List.of("no-snippet", Uploads.NO_ID), page.missing());
            assertEquals(
                    "/youtube/v3/videos chart=mostPopular maxResults=50 part=snippet,contentDetails,statistics"
                            + " regionCode=JP videoCategoryId=10",
                    parameters(scripted.requests.get(0)));
        }
    }

    @Test
    void categories_and_regions_are_lists() {
        try (ScriptedYouTube scripted = new ScriptedYouTube().answers("""
                {"kind": "youtube#videoCategoryListResponse", "items": [
                 {"kind": "youtube#videoCategory", "id": "17",
                  "snippet": {"channelId": "UCBR8", "title": "Sports", "assignable": true}},
                 {"kind": "youtube#videoCategory", "id": "30", "snippet": {"title": "Movies", "assignable": false}},
                 {"kind": "youtube#videoCategory", "id": "31"}]}""").answers("""
                {"kind": "youtube#i18nRegionListResponse", "items": [
                 {"kind": "youtube#i18nRegion", "id": "VE", "snippet": {"gl": "VE", "name": "Venezuela"}},
                 {"kind": "youtube#i18nRegion", "id": "XX"}]}""")) {
            Page<VideoCategory> categories = scripted.youTube.categories("us");
            assertEquals(
                    List.of(new VideoCategory("17", "Sports", true), new VideoCategory("30", "Movies", false)),
                    categories.items());
            assertEquals(List.of("31"), categories.missing());
            Page<Region> regions = scripted.youTube.regions();
            assertEquals(List.of(new Region("VE", "Venezuela")), regions.items());
            assertEquals(List.of("XX"), regions.missing());
            assertEquals(
                    "/youtube/v3/videoCategories part=snippet regionCode=US", parameters(scripted.requests.get(0)));
            assertEquals("/youtube/v3/i18nRegions part=snippet", parameters(scripted.requests.get(1)));
            assertThrows(InvalidRequest.class, () -> scripted.youTube.categories("USA"));

            scripted.youTube.categories("US");
            scripted.youTube.regions();
            assertEquals(2, scripted.requests.size());
        }
    }

    private static String comment(String id, String time) {
        return """
                {"kind": "youtube#comment", "id": "%s", "snippet": {"authorDisplayName": "Dev",
                 "authorChannelUrl": "http://www.youtube.com/channel/UCt", "authorChannelId": {"value": "UCt"},
                 "textDisplay": "<b>Hello</b>", "textOriginal": "Hello", "canRate": true, "viewerRating": "none",
                 "likeCount": 3, "publishedAt": "%s", "updatedAt": "%s"}}""".formatted(id, time, time);
    }

    private static String thread(String id, int replyCount, String... replies) {
        return "{\"kind\": \"youtube#commentThread\", \"id\": \"" + id + "\", \"snippet\": {\"topLevelComment\": "
                + comment(id, "2026-06-23T02:49:00.000Z") + ", \"totalReplyCount\": " + replyCount + "}"
                + (replies.length == 0 ? "" : ", \"replies\": {\"comments\": [" + String.join(",", replies) + "]}")
                + "}";
    }

    private static List<String> replyIds(CommentThread thread) {
        return thread.replies().stream().map(Comment::id).toList();
    }

    @Test
    void comments_come_with_the_replies_that_are_asked_for() {
        String threads = "{\"items\": ["
                + thread("t1", 3, comment("t1.b", "2026-06-25T00:00:00Z"), comment("t1.a", "2026-06-24T00:00:00Z"))
                + "," + thread("t2", 0) + ", {\"id\": \"broken\"}]}";
        String replies = "{\"items\": [" + comment("t1.c", "2026-06-26T00:00:00Z") + ","
                + comment("t1.b", "2026-06-25T00:00:00Z") + "], \"nextPageToken\": \"more\"}";
        String moreReplies = "{\"items\": [" + comment("t1.a", "2026-06-24T00:00:00Z") + "]}";
        for (Replies wanted : Replies.values()) {
            try (ScriptedYouTube scripted =
                    new ScriptedYouTube().answers(threads).answers(replies).answers(moreReplies)) {
                CommentsRequest request = CommentsRequest.of("dQw4w9WgXcQ").withReplies(wanted);
                CommentsPage page = scripted.youTube.comments(request);

                assertTrue(page.enabled());
                assertEquals(List.of("broken"), page.threads().missing());
                CommentThread thread = page.threads().items().get(0);
                assertEquals("Hello", thread.top().text());
                assertEquals("UCt", thread.top().authorChannelId());
                assertEquals(3L, thread.top().likes());
                assertEquals(3, thread.replyCount());
                assertEquals(
                        switch (wanted) {
                            case NONE -> List.of();
                            case FIRST -> List.of("t1.a", "t1.b");
                            case ALL -> List.of("t1.a", "t1.b", "t1.c");
                        },
                        replyIds(thread));
                assertEquals(wanted == Replies.ALL ? 3 : 1, scripted.requests.size());
                assertEquals(
                        wanted == Replies.NONE ? "snippet" : "snippet,replies",
                        scripted.requests.get(0).queryParameter("part"));
                assertEquals("plainText", scripted.requests.get(0).queryParameter("textFormat"));
                assertEquals(Cost.FREE, scripted.youTube.cost(request), "all of it is at hand");
                assertEquals(
                        Cost.between(YouTubeQuota.UNITS, 1, wanted == Replies.ALL ? 501 : 1),
                        scripted.youTube.cost(CommentsRequest.of("another").withReplies(wanted)));
            }
        }
    }

    @Test
    void replies_that_are_not_at_hand_are_in_the_cost() {
        try (ScriptedYouTube scripted =
                new ScriptedYouTube().answers("{\"items\": [" + thread("t1", 250) + "," + thread("t2", 7) + "]}")) {
            scripted.youTube.comments(CommentsRequest.of("v"));
            assertEquals(
                    Cost.of(YouTubeQuota.UNITS, 4),
                    scripted.youTube.cost(CommentsRequest.of("v").withReplies(Replies.ALL)));
        }
    }

    @Test
    void comments_that_are_switched_off_are_an_answer() {
        try (ScriptedYouTube scripted = new ScriptedYouTube().answers(403, """
                {"error": {"code": 403, "message": "The video identified by the parameter has disabled comments.",
                 "errors": [{"message": "m", "domain": "youtube.commentThread", "reason": "commentsDisabled",
                  "location": "videoId", "locationType": "parameter"}]}}""")) {
            CommentsPage page = scripted.youTube.comments(CommentsRequest.of("dQw4w9WgXcQ"));
            assertFalse(page.enabled());
            assertEquals(List.of(), page.threads().items());
            assertEquals(1, page.threads().provenance().attempts());
        }
        try (ScriptedYouTube scripted = new ScriptedYouTube().answers(404, """
                {"error": {"code": 404, "message": "The video cannot be found.",
                 "errors": [{"domain": "youtube.commentThread", "reason": "videoNotFound"}]}}""")) {
            assertThrows(NotFound.class, () -> scripted.youTube.comments(CommentsRequest.of("dQw4w9WgXcQ")));
        }
    }

    @Test
    void comments_are_paged_up_to_their_limit() {
        String first = "{\"items\": [" + thread("t1", 0) + "," + thread("t2", 0) + "], \"nextPageToken\": \"p2\"}";
        String second = "{\"items\": [" + thread("t3", 0) + "," + thread("t4", 0) + "], \"nextPageToken\": \"p3\"}";
        try (ScriptedYouTube scripted = new ScriptedYouTube().answers(first).answers(second)) {
            CommentsRequest request = CommentsRequest.of("v").withLimit(3);
            CommentsPage page = scripted.youTube.comments(request);
            assertNotNull(page.threads().next());
            CommentsPage next =
                    scripted.youTube.comments(request.withPage(page.threads().next()));
            assertEquals(1, next.threads().items().size());
            assertNull(next.threads().next());
            assertEquals("p2", scripted.requests.get(1).queryParameter("pageToken"));
        }
    }

    @Test
    void counts_come_from_their_own_bucket() {
        FakeChannel channel = FakeChannel.seeded(5, 120, 0.05);
        TestTime time = new TestTime();
        try (FakeYouTube server = new FakeYouTube(channel);
                YouTube youTube = YouTube.builder()
                        .keys(Secret.of("a-key"))
                        .baseUrl(server.url())
                        .clock(time)
                        .build()) {
            List<String> ids = channel.newestFirst().stream().map(Video::id).toList();
            Page<VideoCounts> counts = youTube.statistics(ids);

            assertEquals(
                    channel.available().stream()
                            .map(video -> new VideoCounts(video.id(), video.statistics()))
                            .toList(),
                    counts.items());
            assertEquals(channel.deleted().size(), counts.missing().size());
            assertEquals(3, server.units(YouTubeQuota.STATS));
            assertEquals(0, server.units(YouTubeQuota.UNITS));
            assertEquals(3, counts.provenance().usage().quota().get(YouTubeQuota.STATS));
            youTube.statistics(ids);
            assertEquals(6, server.units(YouTubeQuota.STATS), "counts are asked for because they change");
            assertEquals(List.of(), youTube.statistics(List.of()).items());
        }
    }

    @Test
    void counts_are_read_as_youtube_writes_them() {
        try (ScriptedYouTube scripted = new ScriptedYouTube().answers("""
                {"items": [{"id": "a", "snippet": {"publishTime": "2026-06-03T00:00:00Z"},
                  "statistics": {"viewCount": "15000000000", "likeCount": "7"},
                  "contentDetails": {"duration": "PT1M", "durationMillis": "60000"}}, {"statistics": {}}],
                 "summary": {"requestedVideoCount": 2, "succeededVideoCount": 1, "failedVideoCount": 1}}""")) {
            Page<VideoCounts> page = scripted.youTube.statistics(List.of("a", "b"));
            assertEquals(15_000_000_000L, page.items().get(0).statistics().views());
            assertNull(page.items().get(0).statistics().comments());
            assertEquals(List.of("b"), page.missing());
            assertEquals(
                    "/youtube/v3/videos:batchGetStats id=a,b part=statistics", parameters(scripted.requests.get(0)));
        }
        for (String body : List.of(
                "{\"items\": [{\"id\": \"a\", \"statistics\": {\"viewCount\": \"many\"}}]}",
                "{\"items\": [{\"id\": \"a\", \"statistics\": {\"viewCount\": \"-1\"}}]}",
                "{\"items\": [}")) {
            try (ScriptedYouTube scripted = new ScriptedYouTube().answers(body)) {
                assertThrows(MalformedResponse.class, () -> scripted.youTube.statistics(List.of("a")), body);
            }
        }
    }

    @Test
    void videos_are_read_as_youtube_writes_them() {
        try (ScriptedYouTube scripted = new ScriptedYouTube().answers("""
                {"kind": "youtube#videoListResponse", "etag": "t", "items": [
                 {"kind": "youtube#video", "etag": "t", "id": "D-lhorsDlUQ",
                  "snippet": {"publishedAt": "2019-03-21T20:37:49.000Z", "channelId": "UC_x5XG1OV2P6uZZ5FSM9Ttw",
                   "title": "Tom &amp; Jerry", "description": "Said\\nso", "channelTitle": "Lab", "tags": ["a", "b"],
                   "categoryId": "28", "liveBroadcastContent": "upcoming", "defaultLanguage": "en",
                   "defaultAudioLanguage": "en-US", "localized": {"title": "x"},
                   "thumbnails": {"uhd": {"url": "https://i/u", "width": 3840, "height": 2160},
                    "default": {"url": "https://i/d", "width": 120, "height": 90},
                    "maxres": {"url": "https://i/m", "width": 1280, "height": 720},
                    "bad": {"url": " "}, "worse": {"width": 1}}},
                  "contentDetails": {"duration": "P1DT2H", "dimension": "2d", "brandNew": [1]},
                  "statistics": {"viewCount": "9223372036854775807", "favoriteCount": "0"}},
                 {"id": "live0000000", "snippet": {"publishedAt": "2026-01-01T00:00:00Z", "defaultLanguage": "fr"},
                  "contentDetails": {"duration": "P0D"}, "statistics": {"viewCount": "0", "likeCount": "0"}},
                 {"id": "hours000000", "snippet": {"publishedAt": "2026-01-01T00:00:00Z"},
                  "contentDetails": {"duration": "PT9H9S"}},
                 {"id": "odd00000000", "snippet": {"publishedAt": "2026-01-01T00:00:00Z"},
                  "contentDetails": {"duration": "a while"}},
                 {"id": "untimed0000", "snippet": {"title": "Never published"}}]}""")) {
            Page<Video> page = scripted.youTube.videos(
                    List.of("D-lhorsDlUQ", "live0000000", "hours000000", "odd00000000", "untimed0000"));

            Video full = page.items().get(0);
            assertEquals("Tom &amp; Jerry", full.title(), "titles of videos have no entities: it is called so");
            assertEquals(Long.MAX_VALUE, full.statistics().views());
            assertNull(full.statistics().likes());
            assertEquals(Duration.ofHours(26), full.duration());
            assertEquals(LiveState.UPCOMING, full.details().live());
            assertEquals("en-US", full.details().language());
            assertEquals(List.of("a", "b"), full.details().tags());
            assertEquals(
                    List.of("default", "maxres", "uhd"),
                    full.details().thumbnails().stream()
                            .map(thumbnail -> thumbnail.name())
                            .toList());
            assertEquals(3840, full.details().bestThumbnail().orElseThrow().width());
            assertEquals(Duration.ZERO, page.items().get(1).duration());
            assertEquals("fr", page.items().get(1).details().language());
            assertEquals(0L, page.items().get(1).statistics().likes());
            assertEquals(Duration.ofHours(9).plusSeconds(9), page.items().get(2).duration());
            assertNull(page.items().get(2).statistics().views());
            assertNull(page.items().get(3).duration());
            assertEquals(List.of("untimed0000"), page.missing());
        }
    }

    @Test
    void a_count_beyond_what_a_long_holds_is_malformed() {
        try (ScriptedYouTube scripted = new ScriptedYouTube().answers("""
                {"items": [{"id": "a", "snippet": {"publishedAt": "2026-01-01T00:00:00Z"},
                  "statistics": {"viewCount": "9223372036854775808"}}]}""")) {
            MalformedResponse malformed =
                    assertThrows(MalformedResponse.class, () -> scripted.youTube.videos(List.of("a")));
            assertTrue(
                    String.valueOf(malformed.getMessage()).contains("9223372036854775808 as the views of video a"),
                    malformed.getMessage());
        }
    }

    @Test
    void a_null_of_json_is_no_number_and_no_time() {
        try (ScriptedYouTube scripted = new ScriptedYouTube().answers("""
                {"items": [{"id": "x", "snippet": {"publishedAt": "2020-01-01T00:00:00Z"},
                  "statistics": {"viewCount": null, "likeCount": null, "commentCount": null}},
                 {"id": "y", "snippet": {"publishedAt": null}, "statistics": {"viewCount": "1"}}]}""")) {
            Page<Video> page = scripted.youTube.videos(List.of("x", "y"));

            assertEquals(VideoStatistics.UNKNOWN, page.items().get(0).statistics());
            assertEquals(List.of("y"), page.missing());
        }
    }

    @Test
    void a_size_of_a_thumbnail_that_cannot_be_is_not_known() {
        try (ScriptedYouTube scripted = new ScriptedYouTube().answers("""
                {"items": [{"id": "x", "snippet": {"publishedAt": "2020-01-01T00:00:00Z", "thumbnails":
                  {"high": {"url": "https://i.ytimg.com/h", "width": 99999999999, "height": -1}}}}]}""")) {
            assertEquals(
                    List.of(new Thumbnail("high", "https://i.ytimg.com/h", null, null)),
                    scripted.youTube
                            .videos(List.of("x"))
                            .items()
                            .get(0)
                            .details()
                            .thumbnails());
        }
    }
}
