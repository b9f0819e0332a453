package io.insightstream.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
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
    /** Longer than any caller of the tests waits. */
    private static final int SILENCE_SECONDS = 5;

    private final MockWebServer server = PromptSockets.server();
    private final FakeLibrary library;
    private final Map<String, Long> served = new TreeMap<>();
    private final Map<String, Long> limits = new TreeMap<>(Map.of(SEARCH, 100L, STATS, 10_000L, UNITS, 10_000L));
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private volatile Duration latency = Duration.ZERO;
    private FakeFaults faults = FakeFaults.NONE;
    private SplittableRandom random = new SplittableRandom(0);

    /** Starts a server that holds some channels. */
    public FakeYouTube(FakeChannel... channels) {
        library = new FakeLibrary(channels);
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
        FakeLibrary.Answer answer = library.answer(operation, url);
        return json(answer.status(), answer.body()).build();
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
