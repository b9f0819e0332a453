package io.insightstream.clients.youtube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.CallListener;
import io.insightstream.call.Secret;
import io.insightstream.error.NotConfigured;
import io.insightstream.fake.FakeChannel;
import io.insightstream.fake.FakeYouTube;
import io.insightstream.spi.UploadsRequest;
import io.insightstream.video.ChannelRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuilderTest {

    @Test
    void a_builder_names_all_its_problems_at_once() {
        NotConfigured problems = assertThrows(
                NotConfigured.class,
                () -> YouTube.builder()
                        .baseUrl("not an address")
                        .attempts(0)
                        .deadline(Duration.ZERO)
                        .readTimeout(Duration.ZERO)
                        .cacheBytes(-1)
                        .cost("videos.delete", "youtube.units", 1)
                        .cost("videos.list", " ", -1)
                        .build());

        String message = String.valueOf(problems.getMessage());
        for (String setter : List.of("baseUrl", "attempts", "deadline", "readTimeout", "cacheBytes", "cost", "keys")) {
            assertTrue(message.contains(setter + ":"), message);
        }
    }

    @Test
    void one_key_is_enough() {
        YouTube youTube = YouTube.withKey("a-key");
        assertEquals("youtube", youTube.id().value());
        youTube.close();
        assertThrows(IllegalArgumentException.class, () -> YouTube.withKey(" "));
    }

    @Test
    void the_root_may_have_a_path_and_lack_its_last_slash() {
        FakeChannel held = FakeChannel.seeded(1, 3, 0);
        try (FakeYouTube server = new FakeYouTube(held);
                YouTube youTube = YouTube.builder()
                        .keys(Secret.of("a-key"))
                        .baseUrl(server.url().replaceFirst("/$", ""))
                        .build()) {
            assertEquals(
                    held.channel(),
                    youTube.channel(ChannelRef.parse("@channel1")).item());
        }
    }

    @Test
    void a_listener_hears_the_names_youtube_has_for_its_calls() {
        List<String> operations = Collections.synchronizedList(new ArrayList<>());
        try (FakeYouTube server = new FakeYouTube(FakeChannel.seeded(1, 3, 0));
                YouTube youTube = YouTube.builder()
                        .keys(Secret.of("a-key"))
                        .baseUrl(server.url())
                        .listener(new CallListener() {
                            @Override
                            public void ended(End end) {
                                operations.add(end.call().operation() + " " + end.outcome());
                            }
                        })
                        .build()) {
            youTube.uploads(UploadsRequest.of(ChannelRef.parse("@channel1")));
            youTube.uploads(UploadsRequest.of(ChannelRef.parse("@channel1")));
        }
        assertEquals(
                List.of(
                        "channels.list ANSWERED",
                        "playlistItems.list ANSWERED",
                        "videos.list ANSWERED",
                        "playlistItems.list CACHED",
                        "videos.list CACHED"),
                operations);
    }
}
