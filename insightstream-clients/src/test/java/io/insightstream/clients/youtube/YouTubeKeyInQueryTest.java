package io.insightstream.clients.youtube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.insightstream.clients.youtube.YouTube.KeyIn;
import java.util.List;
import org.junit.jupiter.api.Test;

class YouTubeKeyInQueryTest extends YouTubeHttpContract {

    YouTubeKeyInQueryTest() {
        super(KeyIn.QUERY);
    }

    @Test
    void a_request_tells_the_key_in_its_query() {
        try (ScriptedYouTube scripted =
                new ScriptedYouTube(YouTube.builder().keyIn(KeyIn.QUERY)).answers("{\"items\": []}")) {
            scripted.youTube.videos(List.of("a"));

            assertEquals(ScriptedYouTube.KEY, scripted.requests.get(0).queryParameter("key"));
            assertNull(scripted.recorded.get(0).getHeaders().get("X-Goog-Api-Key"));
        }
    }
}
