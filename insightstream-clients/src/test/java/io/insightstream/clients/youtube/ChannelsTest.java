package io.insightstream.clients.youtube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.Cost;
import io.insightstream.call.Secret;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotFound;
import io.insightstream.fake.FakeChannel;
import io.insightstream.fake.FakeYouTube;
import io.insightstream.spi.UploadsRequest;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelDetails.SubscriberCount;
import io.insightstream.video.ChannelRef;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelsTest {

    private static final FakeChannel HELD = FakeChannel.seeded(7, 30, 0);
    private static final Channel CHANNEL = HELD.channel();

    private static YouTube youTube(FakeYouTube server) {
        return YouTube.builder().keys(Secret.of("a-key")).baseUrl(server.url()).build();
    }

    private static void assertFoundFor(long units, ChannelRef ref) {
        try (FakeYouTube server = new FakeYouTube(HELD);
                YouTube youTube = youTube(server)) {
            Cost cost = youTube.cost(UploadsRequest.of(ref).withLimit(1));
            assertEquals(CHANNEL, youTube.channel(ref).item(), "by " + ref);
            assertEquals(units, server.units(YouTubeQuota.UNITS), "units for " + ref + ": " + server.requests());
            assertEquals(0, server.units(YouTubeQuota.SEARCH), "searches for " + ref);
            // The list of one page takes two more.
            assertTrue(cost.atMost().getOrDefault(YouTubeQuota.UNITS, 0L) >= units + 2, cost.toString());

            // From now on it is at hand, by whatever it is named by.
            youTube.channel(ref);
            youTube.channel(new ChannelRef.Id(CHANNEL.id()));
            youTube.channel(new ChannelRef.Handle("CHANNEL7"));
            assertEquals(
                    units, server.units(YouTubeQuota.UNITS), server.requests().toString());
            youTube.uploads(UploadsRequest.of(new ChannelRef.Id(CHANNEL.id())));
            assertEquals(
                    units + 2,
                    server.units(YouTubeQuota.UNITS),
                    server.requests().toString());
        }
    }

    @Test
    void an_id_a_handle_and_a_user_name_take_one_unit() {
        assertFoundFor(1, new ChannelRef.Id(CHANNEL.id()));
        assertFoundFor(1, ChannelRef.parse("@channel7"));
        assertFoundFor(1, ChannelRef.parse("Channel7"));
        assertFoundFor(1, ChannelRef.parse("https://m.youtube.com/@channel7/videos?view=0"));
        assertFoundFor(1, ChannelRef.parse("https://www.youtube.com/user/user-channel7"));
        assertFoundFor(1, ChannelRef.parse("youtube.com/channel/" + CHANNEL.id()));
    }

    @Test
    void a_custom_name_is_tried_as_handle_and_as_user_name() {
        assertFoundFor(1, ChannelRef.parse("https://www.youtube.com/c/channel7"));
        assertFoundFor(2, ChannelRef.parse("https://www.youtube.com/c/user-channel7"));
    }

    @Test
    void a_video_leads_to_its_channel() {
        assertFoundFor(2, new ChannelRef.OfVideo(HELD.newestFirst().get(3).id()));
    }

    @Test
    void a_custom_name_that_is_no_handle_is_searched_for_only_if_that_is_allowed() {
        Channel named =
                new Channel(CHANNEL.id(), "Old Name Studios", "oldnamestudios", null, null, null, CHANNEL.details());
        ChannelRef ref = new ChannelRef.CustomName("Old Name Studios");
        ChannelRef custom = new ChannelRef.CustomName("OldNameStudios");
        try (FakeYouTube server = new FakeYouTube(FakeChannel.of(named, List.of()));
                YouTube careful = youTube(server);
                YouTube searching = YouTube.builder()
                        .keys(Secret.of("a-key"))
                        .baseUrl(server.url())
                        .allowSearchForNames(true)
                        .build()) {
            NotFound missing = assertThrows(NotFound.class, () -> careful.channel(ref));
            assertTrue(
                    String.valueOf(missing.getMessage()).contains("allowSearchForNames(true)"), missing.getMessage());
            assertEquals(0, server.units(YouTubeQuota.SEARCH));
            assertEquals(
                    "youtube.search 0 to 1, youtube.units 2 to 9",
                    searching.cost(UploadsRequest.of(custom).withLimit(1)).toString());

            // What is found is not called so: a hit is no proof.
            assertThrows(NotFound.class, () -> searching.channel(ref));
            assertEquals(1, server.units(YouTubeQuota.SEARCH));
            assertEquals(named.id(), searching.channel(custom).item().id());
        }
    }

    @Test
    void a_search_finds_the_channel_that_is_called_so() {
        Channel named = new Channel(CHANNEL.id(), "Old Name", null, null, null, null, CHANNEL.details());
        try (ScriptedYouTube scripted = new ScriptedYouTube(YouTube.builder().allowSearchForNames(true))
                .answers("{\"items\": []}")
                .answers("{}")
                .answers(
                        "{\"items\": [{\"snippet\": {\"channelId\": \"UCaaaaaaaaaaaaaaaaaaaaaa\"}}, {\"snippet\": {\"channelId\": \""
                                + named.id() + "\"}}]}")
                .answers(
                        "{\"items\": [{\"id\": \"UCaaaaaaaaaaaaaaaaaaaaaa\", \"snippet\": {\"customUrl\": \"other\"}}]}")
                .answers(
                        "{\"items\": [{\"id\": \"" + named.id() + "\", \"snippet\": {\"customUrl\": \"OldName\"}}]}")) {
            assertEquals(
                    named.id(),
                    scripted.youTube
                            .channel(new ChannelRef.CustomName("oldname"))
                            .item()
                            .id());
            assertEquals(5, scripted.requests.size());
        }
    }

    @Test
    void an_answer_about_another_channel_is_not_believed() {
        try (ScriptedYouTube scripted = new ScriptedYouTube()
                .answers(
                        "{\"items\": [{\"id\": \"UCbbbbbbbbbbbbbbbbbbbbbb\", \"snippet\": {\"title\": \"T\", \"customUrl\": \"@other\"}}]}")) {
            ChannelRef handle = ChannelRef.parse("@wanted");
            NotFound missing = assertThrows(NotFound.class, () -> scripted.youTube.channel(handle));
            assertTrue(String.valueOf(missing.getMessage()).contains("@wanted"), missing.getMessage());
            assertThrows(NotFound.class, () -> scripted.youTube.channel(new ChannelRef.Id("UCcccccccccccccccccccccc")));
        }
    }

    @Test
    void a_title_names_no_channel_of_youtube() {
        try (ScriptedYouTube scripted = new ScriptedYouTube()) {
            InvalidRequest refused = assertThrows(
                    InvalidRequest.class, () -> scripted.youTube.channel(ChannelRef.titled("Some Channel")));
            assertTrue(String.valueOf(refused.getMessage()).contains("titles are not unique"), refused.getMessage());
            assertThrows(
                    InvalidRequest.class,
                    () -> scripted.youTube.cost(UploadsRequest.of(ChannelRef.titled("Some Channel"))));
            assertEquals(0, scripted.requests.size());
        }
    }

    @Test
    void what_cannot_be_an_id_is_not_asked_for() {
        try (ScriptedYouTube scripted = new ScriptedYouTube()) {
            assertThrows(NotFound.class, () -> scripted.youTube.channel(new ChannelRef.Id("UCa,UCb")));
            assertThrows(NotFound.class, () -> scripted.youTube.channel(new ChannelRef.OfVideo("a b")));
            assertEquals(0, scripted.requests.size());
        }
    }

    @Test
    void a_video_that_is_gone_leads_nowhere() {
        try (ScriptedYouTube scripted = new ScriptedYouTube().answers("{\"items\": []}")) {
            ChannelRef ref = ChannelRef.parse("https://youtu.be/dQw4w9WgXcQ");
            NotFound missing = assertThrows(NotFound.class, () -> scripted.youTube.channel(ref));
            assertTrue(String.valueOf(missing.getMessage()).contains("dQw4w9WgXcQ"), missing.getMessage());
        }
    }

    @Test
    void a_channel_is_read_as_youtube_writes_it() {
        try (ScriptedYouTube scripted = new ScriptedYouTube().answers("""
                {"kind": "youtube#channelListResponse", "etag": "t", "pageInfo": {"totalResults": 1, "resultsPerPage": 5},
                 "items": [{"kind": "youtube#channel", "etag": "t", "id": "UCx0000000000000000000AA",
                  "snippet": {"title": "Lab", "description": "We count.", "customUrl": "@thelab",
                   "publishedAt": "2019-05-13T04:19:50.123456Z", "country": "KR", "brandNew": {"a": 1},
                   "thumbnails": {"high": {"url": "https://yt3.example/h", "width": 800, "height": 800},
                    "default": {"url": "https://yt3.example/d", "width": 88, "height": 88}}},
                  "contentDetails": {"relatedPlaylists": {"likes": "", "uploads": "UUx0000000000000000000AA"}},
                  "statistics": {"viewCount": "92842140123", "subscriberCount": "412000",
                   "hiddenSubscriberCount": false, "videoCount": "97"}}]}""")) {
            Channel channel =
                    scripted.youTube.channel(ChannelRef.parse("@TheLab")).item();

            assertEquals("thelab", channel.handle());
            assertEquals(92_842_140_123L, channel.views());
            assertEquals(412_000L, channel.subscribers());
            assertEquals(97L, channel.videos());
            assertEquals(SubscriberCount.ROUNDED, channel.details().subscriberCount());
            assertEquals(
                    Instant.parse("2019-05-13T04:19:50.123Z"), channel.details().createdAt());
            assertEquals("KR", channel.details().country());
            assertEquals(
                    List.of("default", "high"),
                    channel.details().thumbnails().stream()
                            .map(thumbnail -> thumbnail.name())
                            .toList());
        }
    }

    @Test
    void hidden_subscribers_are_not_zero() {
        try (ScriptedYouTube scripted = new ScriptedYouTube()
                .answers(
                        "{\"items\": [{\"id\": \"UCx0000000000000000000AA\", \"snippet\": {\"title\": \"Lab\", \"customUrl\": \"oldname\"},"
                                + " \"statistics\": {\"subscriberCount\": \"0\", \"hiddenSubscriberCount\": true}}]}")
                .answers("{\"items\": [{\"id\": \"UCx0000000000000000000AB\","
                        + " \"statistics\": {\"subscriberCount\": \"6\", \"hiddenSubscriberCount\": false}}]}")) {
            Channel hidden = scripted.youTube
                    .channel(new ChannelRef.Id("UCx0000000000000000000AA"))
                    .item();
            assertNull(hidden.subscribers());
            assertNull(hidden.handle(), "a custom name of the time before handles is none");
            assertEquals(SubscriberCount.HIDDEN, hidden.details().subscriberCount());

            Channel small = scripted.youTube
                    .channel(new ChannelRef.Id("UCx0000000000000000000AB"))
                    .item();
            assertEquals(6L, small.subscribers());
            assertEquals(SubscriberCount.AS_GIVEN, small.details().subscriberCount());
            assertEquals("", small.title());
        }
    }

    @Test
    void a_null_of_json_hides_nothing_and_dates_nothing() {
        try (ScriptedYouTube scripted = new ScriptedYouTube().answers("""
                {"items": [{"id": "UCHnyfMqiRRG1u-2MsSQLbXA", "snippet": {"publishedAt": null},
                  "statistics": {"subscriberCount": "17", "hiddenSubscriberCount": null, "videoCount": null}}]}""")) {
            Channel channel = scripted.youTube
                    .channel(new ChannelRef.Id("UCHnyfMqiRRG1u-2MsSQLbXA"))
                    .item();

            assertEquals(17, channel.subscribers());
            assertNull(channel.videos());
            assertNull(channel.details().createdAt());
        }
    }

    @Test
    void an_id_of_one_letter_breaks_nothing() {
        try (ScriptedYouTube scripted = new ScriptedYouTube().answers("{\"items\": [{\"id\": \"U\"}]}")) {
            assertEquals(
                    "U",
                    scripted.youTube
                            .channel(new ChannelRef.UserName("someone"))
                            .item()
                            .id());
        }
    }
}
