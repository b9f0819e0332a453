package io.insightstream.clients.youtube;

import com.google.api.client.json.JsonObjectParser;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.youtube.model.VideoListResponse;
import io.insightstream.call.Secret;
import io.insightstream.fake.FakeChannel;
import io.insightstream.fake.FakeYouTube;
import io.insightstream.spi.Page;
import io.insightstream.spi.UploadsRequest;
import io.insightstream.video.ChannelRef;
import io.insightstream.video.Video;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Measures what the provider adds: the time to walk 5,000 uploads against a server that takes 50 ms for each answer, and
 * the time of a call of 50 videos beyond that of the bare client and parser.
 */
public final class YouTubeBenchmark {

    private static final int WARM_UP = 4_000;
    private static final int PAIRS = 6_000;

    private YouTubeBenchmark() {}

    /** Prints both. */
    public static void main(String[] args) throws IOException {
        walk();
        overhead();
        System.exit(0);
    }

    private static void walk() {
        Duration latency = Duration.ofMillis(50);
        double limit = 1.15 * 102 * latency.toMillis();
        FakeChannel channel = FakeChannel.seeded(1, 5_000, 0);
        try (FakeYouTube server = new FakeYouTube(channel).withLatency(latency)) {
            for (int run = 1; run <= 4; run++) {
                try (YouTube youTube = YouTube.builder()
                        .keys(Secret.of("a-key"))
                        .baseUrl(server.url())
                        .build()) {
                    long before = server.units(YouTubeQuota.UNITS);
                    long start = System.nanoTime();
                    int videos = 0;
                    UploadsRequest request = UploadsRequest.of(new ChannelRef.Handle("channel1"));
                    Page<Video> page = youTube.uploads(request);
                    videos += page.items().size();
                    for (String next = page.next(); next != null; next = page.next()) {
                        page = youTube.uploads(request.withPage(next));
                        videos += page.items().size();
                    }
                    long millis = (System.nanoTime() - start) / 1_000_000;
                    System.out.printf(
                            "walk %d%s: %d uploads, %d units, %d ms; %.3f of 102 steps of 50 ms, at most %.0f ms%n",
                            run,
                            run == 1 ? " (cold)" : "",
                            videos,
                            server.units(YouTubeQuota.UNITS) - before,
                            millis,
                            millis / (102.0 * latency.toMillis()),
                            limit);
                }
            }
        }
    }

    private static void overhead() throws IOException {
        FakeChannel channel = FakeChannel.seeded(2, 50, 0);
        List<String> ids = channel.newestFirst().stream().map(Video::id).toList();
        byte[] body = body(channel, ids);
        OkHttpClient memory = new OkHttpClient.Builder()
                .addInterceptor(chain -> new Response.Builder()
                        .request(chain.request())
                        .protocol(Protocol.HTTP_1_1)
                        .code(200)
                        .message("OK")
                        .body(ResponseBody.create(body, MediaType.get("application/json; charset=UTF-8")))
                        .build())
                .build();
        Request request = new Request.Builder()
                .url("https://www.googleapis.com/youtube/v3/videos?part=snippet,contentDetails,statistics&id="
                        + String.join(",", ids))
                .build();
        System.out.printf("a body of 50 videos: %d bytes%n", body.length);
        // Every call is one that the cache has not: counted in the median are its keeping and its threads.
        measure("kept in the cache", memory, request, ids, Freshness.of(Duration.ofNanos(1)));
        measure("no cache", memory, request, ids, Freshness.NONE);
    }

    private static void measure(
            String name, OkHttpClient memory, Request request, List<String> ids, Freshness freshness)
            throws IOException {
        try (YouTube youTube = YouTube.builder()
                .keys(Secret.of("a-key"))
                .quota(YouTubeQuota.builder()
                        .bucket(YouTubeQuota.UNITS, Long.MAX_VALUE)
                        .build())
                .client(memory)
                .freshness(freshness)
                .build()) {
            long[] bare = new long[PAIRS];
            long[] ours = new long[PAIRS];
            long[] difference = new long[PAIRS];
            long kept = 0;
            for (int i = -WARM_UP; i < PAIRS; i++) {
                long start = System.nanoTime();
                kept += bare(memory, request);
                long middle = System.nanoTime();
                kept += youTube.videos(ids).items().size();
                long end = System.nanoTime();
                if (i >= 0) {
                    bare[i] = middle - start;
                    ours[i] = end - middle;
                    difference[i] = ours[i] - bare[i];
                }
            }
            System.out.printf(
                    "%s: bare %.0f us, provider %.0f us, difference %.0f us (median; 90%% below %.0f us) [%d]%n",
                    name, micros(bare, 0.5), micros(ours, 0.5), micros(difference, 0.5), micros(difference, 0.9), kept);
        }
    }

    private static int bare(OkHttpClient client, Request request) throws IOException {
        try (Response response = client.newCall(request).execute()) {
            return new JsonObjectParser(GsonFactory.getDefaultInstance())
                    .parseAndClose(response.body().byteStream(), StandardCharsets.UTF_8, VideoListResponse.class)
                    .getItems()
                    .size();
        }
    }

    private static double micros(long[] nanos, double quantile) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[(int) (quantile * (sorted.length - 1))] / 1_000.0;
    }

    private static byte[] body(FakeChannel channel, List<String> ids) throws IOException {
        OkHttpClient client = new OkHttpClient();
        try (FakeYouTube server = new FakeYouTube(channel);
                Response response = client.newCall(new Request.Builder()
                                .url(server.url() + "youtube/v3/videos?key=a-key&id=" + String.join(",", ids))
                                .build())
                        .execute()) {
            return response.body().bytes();
        } finally {
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
    }
}
