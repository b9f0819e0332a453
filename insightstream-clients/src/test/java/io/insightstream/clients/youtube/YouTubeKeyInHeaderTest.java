package io.insightstream.clients.youtube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.insightstream.clients.youtube.YouTube.KeyIn;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class YouTubeKeyInHeaderTest extends YouTubeHttpContract {

    YouTubeKeyInHeaderTest() {
        super(KeyIn.HEADER);
    }

    @Test
    void a_request_tells_the_key_in_its_header_and_nothing_of_the_machine() {
        try (ScriptedYouTube scripted = new ScriptedYouTube().answers("{\"items\": []}")) {
            scripted.youTube.videos(List.of("a", "b"));

            RecordedRequest request = scripted.recorded.get(0);
            assertEquals(ScriptedYouTube.KEY, request.getHeaders().get("X-Goog-Api-Key"));
            assertEquals("snippet,contentDetails,statistics", request.getUrl().queryParameter("part"));
            assertEquals("a,b", request.getUrl().queryParameter("id"));
            assertEquals(2, request.getUrl().querySize(), "lists are joined, and nothing else is sent");
            assertEquals("gzip", request.getHeaders().get("Accept-Encoding"));
            assertEquals("InsightStream (gzip)", request.getHeaders().get("User-Agent"));
            assertFalse(request.getHeaders().names().contains("x-goog-api-client"));
            assertEquals(
                    List.of("Accept-Encoding", "Connection", "Host", "User-Agent", "X-Goog-Api-Key"),
                    request.getHeaders().names().stream().sorted().toList());
        }
    }
}
