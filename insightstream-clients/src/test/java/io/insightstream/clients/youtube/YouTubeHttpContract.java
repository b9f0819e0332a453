package io.insightstream.clients.youtube;

import io.insightstream.clients.http.ProviderBuilderContract;
import io.insightstream.clients.youtube.YouTube.KeyIn;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.InvalidRequest;
import java.util.List;
import mockwebserver3.MockResponse;

/** What is expected of YouTube beside what is expected of every provider over HTTP. */
abstract class YouTubeHttpContract extends ProviderBuilderContract<YouTube, YouTube.Builder> {

    private final KeyIn keyIn;

    YouTubeHttpContract(KeyIn keyIn) {
        this.keyIn = keyIn;
    }

    @Override
    protected YouTube.Builder builder() {
        return YouTube.builder().keyIn(keyIn);
    }

    @Override
    protected YouTube build(YouTube.Builder builder) {
        return builder.build();
    }

    @Override
    protected Object call(YouTube youTube) {
        return youTube.videos(List.of("dQw4w9WgXcQ"));
    }

    @Override
    protected String happyBody() {
        return """
                {"kind": "youtube#videoListResponse", "etag": "t", "items": [
                 {"kind": "youtube#video", "etag": "t", "id": "dQw4w9WgXcQ",
                  "snippet": {"publishedAt": "2009-10-25T06:57:33Z", "channelId": "UCuAXFkgsw1L7xaCfnd5JJOw",
                   "title": "A title", "description": "A text", "channelTitle": "A channel", "tags": ["a", "b"],
                   "categoryId": "10", "liveBroadcastContent": "none", "defaultLanguage": "en",
                   "defaultAudioLanguage": "en",
                   "thumbnails": {"default": {"url": "https://i.ytimg.com/d.jpg", "width": 120, "height": 90}}},
                  "contentDetails": {"duration": "PT3M33S"},
                  "statistics": {"viewCount": "1700000000", "likeCount": "18000000", "commentCount": "2300000"}}],
                 "pageInfo": {"totalResults": 1, "resultsPerPage": 1}}""";
    }

    @Override
    protected String emptyBody() {
        return "{\"kind\": \"youtube#videoListResponse\", \"items\": []}";
    }

    @Override
    protected String bodyWithoutOptionalFields() {
        return "{\"items\": [{\"id\": \"dQw4w9WgXcQ\", \"snippet\": {\"publishedAt\": \"2009-10-25T06:57:33Z\"}}]}";
    }

    @Override
    protected Class<? extends InsightStreamException> expected(int status) {
        // YouTube has nothing to pay for.
        return status == 402 ? InvalidRequest.class : super.expected(status);
    }

    @Override
    protected MockResponse.Builder refusedKey() {
        return new MockResponse.Builder().code(400).body("""
                {"error": {"code": 400, "message": "API key not valid.", "errors": [{"reason": "keyInvalid"}]}}""");
    }
}
