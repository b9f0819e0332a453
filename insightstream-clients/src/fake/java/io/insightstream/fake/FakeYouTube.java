package io.insightstream.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.insightstream.video.Channel;
import io.insightstream.video.Video;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A server that answers like the YouTube Data API v3: with page tokens, deleted videos, a quota that it counts itself,
 * and, where asked for, faults and latency. Safe for use by several threads.
 */
public final class FakeYouTube implements AutoCloseable {

    /** A key that is not accepted. */
    public static final String INVALID_KEY = "invalid-key";

    private static final String SEARCH = "youtube.search";
    private static final String STATS = "youtube.stats";
    private static final String UNITS = "youtube.units";
    private static final int PAGE = 50;
    /** Longer than any caller of the tests waits. */
    private static final int SILENCE_SECONDS = 5;

    private final MockWebServer server = new MockWebServer();
    private final Map<String, FakeChannel> channels = new LinkedHashMap<>();
    private final Map<String, Video> videos = new LinkedHashMap<>();
    private final Map<String, Long> served = new TreeMap<>();
    private final Map<String, Long> limits = new TreeMap<>(Map.of(SEARCH, 100L, STATS, 10_000L, UNITS, 10_000L));
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private volatile Duration latency = Duration.ZERO;
    private FakeFaults faults = FakeFaults.NONE;
    private SplittableRandom random = new SplittableRandom(0);

    /** Starts a server that holds some channels. */
    public FakeYouTube(FakeChannel... channels) {
        for (FakeChannel each : channels) {
            this.channels.put(each.channel().id(), each);
            each.available().forEach(video -> videos.put(video.id(), video));
        }
        server.setServerSocketFactory(new PromptSockets());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                // The server keeps every request until it is taken: for minutes of load that is too much.
                server.takeRequest(0, TimeUnit.MILLISECONDS);
                return answer(request);
            }
        });
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The root before {@code /youtube/v3/}. */
    public String url() {
        return server.url("/").toString();
    }

    /** From now on each answer takes so long. */
    public FakeYouTube withLatency(Duration latency) {
        this.latency = latency;
        return this;
    }

    /** From now on it fails so often. */
    public synchronized FakeYouTube withFaults(FakeFaults faults) {
        this.faults = faults;
        this.random = new SplittableRandom(faults.seed());
        return this;
    }

    /** From now on a bucket has so many units in all. */
    public synchronized FakeYouTube withLimit(String bucket, long units) {
        limits.put(bucket, units);
        return this;
    }

    /** From now on each bucket has so many units in all. */
    public synchronized FakeYouTube withLimits(long units) {
        limits.replaceAll((bucket, before) -> units);
        return this;
    }

    /** The units that were spent from a bucket, as the server counts them. */
    public synchronized long units(String bucket) {
        return served.getOrDefault(bucket, 0L);
    }

    /** The operations that were called, each with its parameters but the key, in their order; at most the first 10,000. */
    public List<String> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    /** The playlist of a channel's uploads. */
    static String uploadsOf(Channel channel) {
        return "UU" + channel.id().substring(2);
    }

    private MockResponse answer(RecordedRequest request) {
        HttpUrl url = request.getUrl();
        String key = request.getHeaders().get("X-Goog-Api-Key");
        String sent = key == null ? url.queryParameter("key") : key;
        if (sent == null) {
            return error(403, "global", "forbidden", "The request is missing a valid API key.");
        }
        if (sent.equals(INVALID_KEY)) {
            ObjectNode body = YouTubeJson.error(400, "global", "badRequest", "API key not valid.");
            ((ObjectNode) body.get("error")).putArray("details").addObject().put("reason", "API_KEY_INVALID");
            return json(400, body).build();
        }
        String operation = url.encodedPath().replaceFirst("^/youtube/v3/", "");
        synchronized (this) {
            if (requests.size() < 10_000) {
                requests.add(operation + " "
                        + url.newBuilder()
                                .removeAllQueryParameters("key")
                                .build()
                                .query());
            }
            String bucket = operation.equals("search") ? SEARCH : operation.contains("batchGetStats") ? STATS : UNITS;
            long before = served.getOrDefault(bucket, 0L);
            if (before >= limits.getOrDefault(bucket, 0L)) {
                return error(
                        403,
                        "youtube.quota",
                        "quotaExceeded",
                        "You have exceeded your <a href=\"/youtube/v3/getting-started#quota\">quota</a>.");
            }
            served.put(bucket, before + 1);
        }
        MockResponse fault = fault(operation, url);
        return fault != null ? fault : data(operation, url);
    }

    private MockResponse data(String operation, HttpUrl url) {
        return switch (operation) {
            case "channels" -> channels(url);
            case "playlistItems" -> playlistItems(url);
            case "videos" -> url.queryParameter("chart") == null ? videos(url, YouTubeJson::video) : chart(url);
            case "videos:batchGetStats" -> statistics(url);
            case "search" -> search(url);
            case "videoCategories" -> one("videoCategory", YouTubeJson.category("27", "Education"));
            case "i18nRegions" -> one("i18nRegion", YouTubeJson.region("US", "United States"));
            case "commentThreads" -> commentThreads(url);
            default -> error(404, "global", "notFound", "There is no " + operation + ".");
        };
    }

    /** A list parameter, whether it is repeated or its values are joined by commas. */
    private static List<String> values(HttpUrl url, String name) {
        return url.queryParameterValues(name).stream()
                .flatMap(value -> value == null ? java.util.stream.Stream.of() : List.of(value.split(",")).stream())
                .toList();
    }

    private MockResponse channels(HttpUrl url) {
        String handle = url.queryParameter("forHandle");
        String user = url.queryParameter("forUsername");
        List<String> ids = values(url, "id");
        ObjectNode list = YouTubeJson.list("channel");
        for (FakeChannel each : channels.values()) {
            Channel channel = each.channel();
            boolean isNamed = handle != null
                    ? channel.handle() != null && handle.replaceFirst("^@", "").equalsIgnoreCase(channel.handle())
                    : user != null ? user.equals("user-" + channel.handle()) : ids.contains(channel.id());
            if (isNamed) {
                YouTubeJson.items(list).add(YouTubeJson.channel(channel));
            }
        }
        return json(200, list).build();
    }

    private MockResponse playlistItems(HttpUrl url) {
        String playlist = url.queryParameter("playlistId");
        FakeChannel channel = channels.values().stream()
                .filter(each -> uploadsOf(each.channel()).equals(playlist))
                .findFirst()
                .orElse(null);
        if (channel == null || channel.newestFirst().isEmpty()) {
            return error(404, "youtube.playlistItem", "playlistNotFound", "The playlist cannot be found.");
        }
        return page(url, "playlistItem", channel.newestFirst(), video -> {
            ObjectNode item = YouTubeJson.list("unused").removeAll();
            item.put("kind", "youtube#playlistItem");
            ObjectNode details = item.putObject("contentDetails").put("videoId", video.id());
            if (!channel.deleted().contains(video.id())) {
                details.put("videoPublishedAt", video.publishedAt().toString());
            }
            return item;
        });
    }

    private MockResponse videos(HttpUrl url, Function<Video, ObjectNode> json) {
        List<String> ids = values(url, "id");
        if (ids.size() > PAGE) {
            return error(400, "youtube.parameter", "invalidFilters", "More than 50 ids.");
        }
        ObjectNode list = YouTubeJson.list("video");
        ids.stream()
                .map(videos::get)
                .filter(video -> video != null)
                .forEach(video -> YouTubeJson.items(list).add(json.apply(video)));
        return json(200, list).build();
    }

    private MockResponse statistics(HttpUrl url) {
        return videos(url, video -> {
            ObjectNode item = YouTubeJson.list("unused").removeAll();
            item.put("id", video.id());
            item.set("statistics", YouTubeJson.statistics(video.statistics()));
            return item;
        });
    }

    private MockResponse one(String kind, ObjectNode item) {
        ObjectNode list = YouTubeJson.list(kind);
        YouTubeJson.items(list).add(item);
        return json(200, list).build();
    }

    /** One comment under each video there is. */
    private MockResponse commentThreads(HttpUrl url) {
        Video video = videos.get(String.valueOf(url.queryParameter("videoId")));
        return video == null
                ? error(404, "youtube.commentThread", "videoNotFound", "The video cannot be found.")
                : one("commentThread", YouTubeJson.commentThread(video));
    }

    private MockResponse chart(HttpUrl url) {
        String category = url.queryParameter("videoCategoryId");
        List<Video> chart = videos.values().stream()
                .filter(video ->
                        category == null || category.equals(video.details().categoryId()))
                .limit(200)
                .toList();
        return chart.isEmpty()
                ? error(400, "youtube.video", "videoChartNotFound", "The requested video chart is not supported.")
                : page(url, "video", chart, YouTubeJson::video);
    }

    private MockResponse search(HttpUrl url) {
        if (values(url, "type").contains("channel")) {
            ObjectNode list = YouTubeJson.list("search");
            channels.values().stream()
                    .map(FakeChannel::channel)
                    .filter(channel -> channel.title().contains(String.valueOf(url.queryParameter("q"))))
                    .forEach(channel -> YouTubeJson.items(list)
                            .addObject()
                            .putObject("snippet")
                            .put("channelId", channel.id()));
            return json(200, list).build();
        }
        String query = url.queryParameter("q") == null ? "" : url.queryParameter("q");
        String channel = url.queryParameter("channelId");
        List<Video> hits = videos.values().stream()
                .filter(video -> channel == null || channel.equals(video.channelId()))
                .filter(video ->
                        String.valueOf(video.title()).toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT)))
                .limit(500)
                .toList();
        return page(url, "search", hits, YouTubeJson::searchResult);
    }

    private MockResponse page(HttpUrl url, String kind, List<Video> all, Function<Video, ObjectNode> json) {
        String size = url.queryParameter("maxResults");
        int perPage = size == null ? 5 : Integer.parseInt(size);
        int from = offset(url.queryParameter("pageToken"));
        if (from < 0 || from > all.size()) {
            return error(400, "youtube.parameter", "invalidPageToken", "The request specifies an invalid page token.");
        }
        int to = Math.min(from + perPage, all.size());
        ObjectNode list = YouTubeJson.list(kind);
        if (to < all.size()) {
            list.put("nextPageToken", token(to));
        }
        list.putObject("pageInfo").put("totalResults", all.size()).put("resultsPerPage", perPage);
        all.subList(from, to).forEach(video -> YouTubeJson.items(list).add(json.apply(video)));
        return json(200, list).build();
    }

    private static String token(int offset) {
        return "PT"
                + Base64.getUrlEncoder().encodeToString(Integer.toString(offset).getBytes(StandardCharsets.UTF_8));
    }

    private static int offset(@Nullable String token) {
        if (token == null || token.isEmpty()) {
            return 0;
        }
        try {
            return Integer.parseInt(
                    new String(Base64.getUrlDecoder().decode(token.substring(2)), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return -1;
        }
    }

    private @Nullable MockResponse fault(String operation, HttpUrl url) {
        double drawn;
        FakeFaults rates;
        synchronized (this) {
            rates = faults;
            drawn = random.nextDouble();
        }
        drawn -= rates.tooFast403();
        if (drawn < 0) {
            return error(403, "usageLimits", "rateLimitExceeded", "Too fast.");
        }
        drawn -= rates.tooMany429();
        if (drawn < 0) {
            return json(429, YouTubeJson.error(429, "global", "RATE_LIMIT_EXCEEDED", "Too many."))
                    .setHeader("Retry-After", "0.05")
                    .build();
        }
        drawn -= rates.broken500();
        if (drawn < 0) {
            return drawn < -rates.broken500() / 2
                    ? error(500, "global", "backendError", "Backend Error")
                    : timed(new MockResponse.Builder()
                                    .code(502)
                                    .setHeader("Content-Type", "text/html; charset=UTF-8")
                                    .body("<!DOCTYPE html><html><title>Error 502</title><p>Bad gateway.</html>"))
                            .build();
        }
        drawn -= rates.stalled();
        if (drawn < 0) {
            // Not the server's own Stall: that keeps a thread and its buffers until the server is closed.
            return json(200, YouTubeJson.list("unused"))
                    .headersDelay(SILENCE_SECONDS, TimeUnit.SECONDS)
                    .build();
        }
        drawn -= rates.half();
        return drawn < 0 ? half(data(operation, url)) : null;
    }

    private static MockResponse half(MockResponse whole) {
        // MockWebServer breaks off in the middle of the body.
        return whole.newBuilder().onResponseBody(new SocketEffect.CloseSocket()).build();
    }

    private MockResponse error(int status, String domain, String reason, String message) {
        return json(status, YouTubeJson.error(status, domain, reason, message)).build();
    }

    private MockResponse.Builder json(int status, ObjectNode body) {
        return timed(new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json; charset=UTF-8")
                .body(new Buffer().writeUtf8(body.toString())));
    }

    private MockResponse.Builder timed(MockResponse.Builder response) {
        return latency.isZero() ? response : response.headersDelay(latency.toNanos(), TimeUnit.NANOSECONDS);
    }
}
