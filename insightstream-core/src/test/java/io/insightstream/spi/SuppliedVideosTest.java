package io.insightstream.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.contract.VideoProviderContract;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotFound;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelRef;
import io.insightstream.video.Video;
import io.insightstream.video.VideoStatistics;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuppliedVideosTest extends VideoProviderContract {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @Override
    protected VideoProvider providerOf(Channel channel, List<Video> videos) {
        return VideoProvider.of(channel, videos);
    }

    @Test
    void a_channel_is_found_by_handle_and_by_title_whatever_the_case() {
        Channel channel = new Channel("UC1", "Number Lab", "numberlab", null, null, null);
        VideoProvider provider = VideoProvider.of(channel, List.of());

        assertEquals(channel, provider.channel(ChannelRef.parse("@NumberLab")).item());
        assertEquals(channel, provider.channel(ChannelRef.titled("number lab")).item());
    }

    @Test
    void a_title_that_two_channels_share_is_refused_with_their_ids() {
        Map<Channel, List<Video>> channels = new LinkedHashMap<>();
        channels.put(Channel.of("UC1", "News"), List.of());
        channels.put(Channel.of("UC2", "News"), List.of());
        VideoProvider provider = VideoProvider.of(new ProviderId("two"), channels, Clock.systemUTC());

        InvalidRequest problem = assertThrows(InvalidRequest.class, () -> provider.channel(ChannelRef.titled("News")));

        assertTrue(String.valueOf(problem.getMessage()).contains("[UC1, UC2]"), problem.getMessage());
    }

    @Test
    void old_address_forms_are_not_found() {
        VideoProvider provider = VideoProvider.of(Channel.of("UC1", "News"), List.of());

        assertThrows(NotFound.class, () -> provider.channel(ChannelRef.parse("youtube.com/user/News")));
        assertThrows(NotFound.class, () -> provider.channel(ChannelRef.parse("youtube.com/c/News")));
    }

    @Test
    void a_video_id_given_twice_is_refused() {
        Video video = new Video("v1", null, null, NOW, null, VideoStatistics.UNKNOWN);

        assertThrows(InvalidRequest.class, () -> VideoProvider.of(Channel.of("UC1", "News"), List.of(video, video)));
    }

    @Test
    void a_channel_id_given_twice_is_refused() {
        Map<Channel, List<Video>> channels =
                Map.of(Channel.of("UC1", "News"), List.of(), Channel.of("UC1", "Olds"), List.of());

        assertThrows(InvalidRequest.class, () -> VideoProvider.of(new ProviderId("two"), channels, Clock.systemUTC()));
    }

    @Test
    void pages_that_lie_beside_the_list_are_refused() {
        VideoProvider provider = VideoProvider.of(Channel.of("UC1", "News"), List.of());
        UploadsRequest request = UploadsRequest.of(new ChannelRef.Id("UC1"));

        for (String page : List.of("0", "7", "-50", "50", "x")) {
            assertThrows(InvalidRequest.class, () -> provider.uploads(request.withPage(page)), page);
        }
    }

    @Test
    void supplied_data_says_so() {
        VideoProvider provider = VideoProvider.of(
                new ProviderId("mine"), Map.of(Channel.of("UC1", "News"), List.of()), Clock.fixed(NOW, ZoneOffset.UTC));

        assertEquals(
                Provenance.supplied(new ProviderId("mine"), NOW),
                provider.videos(List.of()).provenance());
    }
}
