package io.insightstream.clients.youtube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.Secret;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotFound;
import io.insightstream.fake.FakeChannel;
import io.insightstream.fake.FakeYouTube;
import io.insightstream.spi.ChartRequest;
import io.insightstream.spi.Page;
import io.insightstream.spi.UploadsRequest;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelRef;
import io.insightstream.video.Video;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UploadsTest {

    private static final FakeChannel HELD = FakeChannel.seeded(11, 430, 0.03);
    private static final UploadsRequest REQUEST = UploadsRequest.of(new ChannelRef.Handle("channel11"));

    private static YouTube youTube(FakeYouTube server) {
        return YouTube.builder().keys(Secret.of("a-key")).baseUrl(server.url()).build();
    }

    private static List<Video> items(List<Page<Video>> pages) {
        return pages.stream().flatMap(page -> page.items().stream()).toList();
    }

    @Test
    void every_upload_comes_as_it_is_and_what_is_gone_is_named() {
        try (FakeYouTube server = new FakeYouTube(HELD);
                YouTube youTube = youTube(server)) {
            List<Page<Video>> pages = YouTubeQuotaUseTest.walk(youTube, REQUEST);

            assertEquals(HELD.available(), items(pages));
            Set<String> missing =
                    pages.stream().flatMap(page -> page.missing().stream()).collect(Collectors.toSet());
            assertEquals(HELD.deleted(), missing);
            assertTrue(missing.size() > 5, "the channel has videos that are gone");
        }
    }

    @Test
    void a_limit_is_filled_up_over_what_is_gone_and_no_page_more_is_asked_for() {
        try (FakeYouTube server = new FakeYouTube(HELD)) {
            for (int limit : new int[] {1, 48, 49, 50, 51, 100, 120, 400}) {
                try (YouTube youTube = youTube(server)) {
                    long before = server.units(YouTubeQuota.UNITS);
                    List<Page<Video>> pages = YouTubeQuotaUseTest.walk(youTube, REQUEST.withLimit(limit));
                    assertEquals(HELD.available().subList(0, limit), items(pages), "limit " + limit);
                    assertEquals(
                            1 + 2L * pages.size(),
                            server.units(YouTubeQuota.UNITS) - before,
                            "the channel, and two units for each of the pages of limit " + limit);
                }
            }
        }
    }

    @Test
    void a_walk_ends_where_the_videos_get_too_old() {
        try (FakeYouTube server = new FakeYouTube(HELD);
                YouTube youTube = youTube(server)) {
            Video first = HELD.available().get(70);
            List<Page<Video>> pages =
                    YouTubeQuotaUseTest.walk(youTube, REQUEST.withPublishedAfter(first.publishedAt()));

            assertEquals(HELD.available().subList(0, 70), items(pages));
            assertEquals(5, server.units(YouTubeQuota.UNITS), server.requests().toString());

            Video newest = HELD.available().get(0);
            assertEquals(
                    List.of(),
                    youTube.uploads(REQUEST.withPublishedAfter(newest.publishedAt()))
                            .items());
            assertEquals(5, server.units(YouTubeQuota.UNITS), "nothing is asked about videos that are too old");
        }
    }

    @Test
    void the_next_ids_are_on_their_way_while_the_videos_are_fetched() {
        try (FakeYouTube server = new FakeYouTube(HELD);
                YouTube youTube = youTube(server)) {
            Page<Video> first = youTube.uploads(REQUEST);
            youTube.uploads(REQUEST.withPage(String.valueOf(first.next())));
            youTube.uploads(REQUEST.withPage(String.valueOf(first.next())));

            List<String> operations = server.requests().stream()
                    .map(request -> request.substring(0, request.indexOf(' ')))
                    .toList();
            long lists = operations.stream().filter("playlistItems"::equals).count();
            long videos = operations.stream().filter("videos"::equals).count();
            assertEquals(2, videos);
            // The third is begun by the second page; whether it has arrived yet is up to the threads.
            assertTrue(lists == 2 || lists == 3, operations.toString());
        }
    }

    @Test
    void the_channel_is_looked_for_once_even_if_nothing_is_kept() {
        try (FakeYouTube server = new FakeYouTube(HELD);
                YouTube youTube = YouTube.builder()
                        .keys(Secret.of("a-key"))
                        .freshness(Freshness.NONE)
                        .baseUrl(server.url())
                        .build()) {
            List<Page<Video>> pages = YouTubeQuotaUseTest.walk(
                    youTube, UploadsRequest.of(new ChannelRef.Id(HELD.channel().id())));

            assertEquals(9, pages.size());
            assertEquals(
                    1 + 2 * 9,
                    server.units(YouTubeQuota.UNITS),
                    server.requests().toString());
        }
    }

    @Test
    void a_channel_without_uploads_has_an_empty_list() {
        Channel empty = Channel.of("UCeeeeeeeeeeeeeeeeeeeeee", "Empty");
        try (FakeYouTube server = new FakeYouTube(FakeChannel.of(empty, List.of()));
                YouTube youTube = youTube(server)) {
            UploadsRequest request = UploadsRequest.of(new ChannelRef.Id(empty.id()));
            Page<Video> page = youTube.uploads(request);

            assertEquals(List.of(), page.items());
            assertNull(page.next());
            assertEquals(2, page.provenance().usage().quota().get(YouTubeQuota.UNITS));
            youTube.uploads(request);
            assertEquals(2, server.units(YouTubeQuota.UNITS), "that there are none is remembered");
        }
    }

    @Test
    void a_page_is_of_use_for_its_own_list_alone() {
        FakeChannel other = FakeChannel.seeded(12, 120, 0);
        try (FakeYouTube server = new FakeYouTube(HELD, other);
                YouTube youTube = youTube(server);
                YouTube elsewhere = youTube(server)) {
            String next = String.valueOf(youTube.uploads(REQUEST).next());

            // The same list by another name, in another process.
            UploadsRequest byId =
                    UploadsRequest.of(new ChannelRef.Id(HELD.channel().id()));
            assertEquals(
                    youTube.uploads(REQUEST.withPage(next)).items(),
                    elsewhere.uploads(byId.withPage(next)).items());

            UploadsRequest another = UploadsRequest.of(new ChannelRef.Handle("channel12"));
            assertThrows(InvalidRequest.class, () -> youTube.uploads(another.withPage(next)));
            assertThrows(
                    InvalidRequest.class,
                    () -> youTube.uploads(
                            REQUEST.withPublishedAfter(java.time.Instant.EPOCH).withPage(next)));
            assertThrows(
                    InvalidRequest.class,
                    () -> youTube.chart(ChartRequest.of("US").withPage(next)));
            assertThrows(InvalidRequest.class, () -> youTube.uploads(REQUEST.withPage(next + "A")));
            assertThrows(
                    InvalidRequest.class,
                    () -> youTube.uploads(REQUEST.withLimit(20).withPage(next)));
        }
    }

    @Test
    void a_video_that_is_uploaded_during_the_walk_makes_none_come_twice() {
        List<Video> older = HELD.available().subList(3, 200);
        Set<String> seen = new HashSet<>();
        List<Video> walked = new ArrayList<>();
        try (FakeYouTube before = new FakeYouTube(FakeChannel.of(HELD.channel(), older));
                FakeYouTube after = new FakeYouTube(
                        FakeChannel.of(HELD.channel(), HELD.available().subList(0, 200)));
                YouTube first = youTube(before);
                YouTube then = youTube(after)) {
            Page<Video> page = first.uploads(REQUEST);
            walked.addAll(page.items());
            for (String next = page.next(); next != null; next = page.next()) {
                page = then.uploads(REQUEST.withPage(next));
                walked.addAll(page.items());
            }
        }
        walked.forEach(video -> assertTrue(seen.add(video.id()), video.id() + " came twice"));
        assertEquals(older, walked);
    }

    @Test
    void ids_are_asked_for_50_at_a_time_once_each_and_in_order() {
        try (FakeYouTube server = new FakeYouTube(HELD);
                YouTube youTube = youTube(server)) {
            List<String> ids =
                    new ArrayList<>(HELD.newestFirst().stream().map(Video::id).toList());
            ids.addAll(0, List.of("not an id", "a,b", ids.get(5)));
            Page<Video> page = youTube.videos(ids);

            List<Video> expected = new ArrayList<>(HELD.available());
            Video moved = HELD.newestFirst().get(5);
            expected.remove(moved);
            expected.add(0, moved);
            assertEquals(expected, page.items());
            assertEquals(HELD.deleted().size() + 2, page.missing().size());
            assertEquals(List.of("not an id", "a,b"), page.missing().subList(0, 2));
            assertEquals(9, server.units(YouTubeQuota.UNITS));
            assertEquals(9, page.provenance().attempts());
            server.requests()
                    .forEach(request -> assertTrue(request.split(",").length <= 52, "more than 50 ids: " + request));
        }
    }

    @Test
    void a_list_that_is_not_quite_in_order_is_walked_to_the_last_date() {
        String playlist = """
                {"items": [
                  {"contentDetails": {"videoId": "aaaaaaaaaaa", "videoPublishedAt": "2026-03-01T00:00:00Z"}},
                  {"contentDetails": {"videoId": "bbbbbbbbbbb", "videoPublishedAt": "2026-01-01T00:00:00Z"}},
                  {"contentDetails": {"videoId": "ccccccccccc"}},
                  {"contentDetails": {"videoId": "aaaaaaaaaaa", "videoPublishedAt": "2026-03-01T00:00:00Z"}},
                  {},
                  {"contentDetails": {"videoId": "ddddddddddd", "videoPublishedAt": "2026-02-20T00:00:00Z"}}]}""";
        String videos = """
                {"items": [
                  {"id": "aaaaaaaaaaa", "snippet": {"publishedAt": "2026-03-01T00:00:00Z"}},
                  {"id": "ddddddddddd", "snippet": {"publishedAt": "2026-02-20T00:00:00Z"}}]}""";
        try (ScriptedYouTube scripted = new ScriptedYouTube()
                .answers("{\"items\": [{\"id\": \"UCx0000000000000000000AA\"}]}")
                .answers(playlist)
                .answers(videos)) {
            Page<Video> page = scripted.youTube.uploads(UploadsRequest.of(new ChannelRef.Id("UCx0000000000000000000AA"))
                    .withPublishedAfter(java.time.Instant.parse("2026-02-01T00:00:00Z")));

            assertEquals(
                    List.of("aaaaaaaaaaa", "ddddddddddd"),
                    page.items().stream().map(Video::id).toList());
            assertEquals(List.of(Uploads.NO_ID, "ccccccccccc"), page.missing());
            assertEquals(
                    "UUx0000000000000000000AA",
                    scripted.requests.get(1).queryParameter("playlistId"),
                    "where YouTube does not name the list, its name follows from the channel's");
            assertEquals(
                    "aaaaaaaaaaa,ccccccccccc,ddddddddddd",
                    scripted.requests.get(2).queryParameter("id"));
        }
    }

    @Test
    void a_playlist_that_goes_during_the_walk_is_not_taken_for_its_end() {
        try (ScriptedYouTube scripted =
                new ScriptedYouTube().answers("""
                        {"items": [{"id": "UCHnyfMqiRRG1u-2MsSQLbXA"}]}""").answers("""
                        {"items": [{"contentDetails": {"videoId": "x"}}, {"contentDetails": {"videoId": "gone"}}],
                         "nextPageToken": "CDIQAA"}""").answers("""
                        {"items": [{"id": "x", "snippet": {"publishedAt": "2020-01-01T00:00:00Z"}}]}""").answers(404, """
                        {"error": {"code": 404, "errors": [{"reason": "playlistNotFound"}]}}""")) {
            UploadsRequest request =
                    UploadsRequest.of(new ChannelRef.UserName("someone")).withLimit(2);
            Page<Video> first = scripted.youTube.uploads(request);

            assertThrows(
                    NotFound.class, () -> scripted.youTube.uploads(request.withPage(String.valueOf(first.next()))));
        }
    }
}
