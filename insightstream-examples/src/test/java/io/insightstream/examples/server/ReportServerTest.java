package io.insightstream.examples.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insightstream.InsightStream;
import io.insightstream.call.ProviderId;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.error.Unauthorized;
import io.insightstream.report.ReportFormat;
import io.insightstream.spi.Found;
import io.insightstream.spi.Page;
import io.insightstream.spi.UploadsRequest;
import io.insightstream.spi.VideoProvider;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelRef;
import io.insightstream.video.Video;
import io.insightstream.video.VideoStatistics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportServerTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Channel CHANNEL =
            new Channel("UCHnyfMqiRRG1u-2MsSQLbXA", "Number Lab", "numberlab", null, null, null);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Exception> failures = new ArrayList<>();
    private final Shelf shelf = new Shelf();
    private final InsightStream insight =
            InsightStream.builder().videos(shelf).clock(CLOCK).build();
    private final ReportServer server = ReportServer.start(
            "127.0.0.1", 0, new ServedChannels(insight, "shelf", ChannelRef::parse), CLOCK, failures::add);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void outliers_are_served_in_the_json_of_the_reports() throws Exception {
        HttpResponse<String> answer = get("/api/v1/channels/@numberlab/outliers");

        assertEquals(200, answer.statusCode());
        assertEquals("application/json", contentType(answer));
        assertEquals(
                JSON.readTree(
                        ReportFormat.JSON.render(insight.channel("@numberlab").outliers())),
                JSON.readTree(answer.body()));
        assertEquals("hit", JSON.readTree(answer.body()).at("/high/0/videoId").asText());
    }

    @Test
    void streaks_count_in_the_zone_asked_for() throws Exception {
        JsonNode report = JSON.readTree(
                get("/api/v1/channels/@numberlab/upload-streak?zone=Asia/Tokyo").body());

        assertEquals("Asia/Tokyo", report.at("/streaks/zone").asText());
        assertEquals(
                "UTC",
                JSON.readTree(get("/api/v1/channels/@numberlab/upload-streak").body())
                        .at("/streaks/zone")
                        .asText());
    }

    @Test
    void a_limit_looks_at_the_newest_uploads_alone() throws Exception {
        JsonNode report = JSON.readTree(
                get("/api/v1/channels/@numberlab/outliers?limit=7").body());

        assertEquals(7, report.get("videos").asInt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UCHnyfMqiRRG1u-2MsSQLbXA",
                "@numberlab",
                "https://www.youtube.com/@numberlab",
                "https://m.youtube.com/channel/UCHnyfMqiRRG1u-2MsSQLbXA?view=0&sort=dd"
            })
    void a_channel_is_named_by_id_handle_or_address(String ref) throws Exception {
        HttpResponse<String> answer =
                get("/api/v1/channels/" + URLEncoder.encode(ref, StandardCharsets.UTF_8) + "/outliers");

        assertEquals(200, answer.statusCode(), answer.body());
    }

    @Test
    void health_tells_where_the_videos_come_from_and_asks_nobody() throws Exception {
        HttpResponse<String> answer = get("/health");

        assertEquals("{\"status\":\"UP\",\"source\":\"shelf\"}", answer.body());
        assertEquals("application/json", contentType(answer));
        assertEquals(0, shelf.asked.get());
    }

    @Test
    void an_unknown_channel_is_a_problem_that_names_it() throws Exception {
        HttpResponse<String> answer = get("/api/v1/channels/@nobody/outliers");

        assertEquals("application/problem+json", contentType(answer));
        JsonNode problem = JSON.readTree(answer.body());
        assertEquals(
                List.of("type", "title", "status", "detail", "instance"),
                List.copyOf(problem.properties().stream().map(Map.Entry::getKey).toList()));
        assertEquals("urn:insightstream:problem:not-found", problem.get("type").asText());
        assertEquals("Not found", problem.get("title").asText());
        assertEquals(404, problem.get("status").asInt());
        assertEquals(404, answer.statusCode());
        assertTrue(problem.get("detail").asText().contains("@nobody"), problem.toString());
        assertEquals(
                "/api/v1/channels/@nobody/outliers", problem.get("instance").asText());
        assertEquals(List.of(), failures);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/channels/two%20words/outliers, 400, invalid-request",
        "/api/v1/channels/@numberlab/outliers?limit=0, 400, invalid-request",
        "/api/v1/channels/@numberlab/outliers?limit=many, 400, invalid-request",
        "/api/v1/channels/@numberlab/upload-streak?zone=Mars/Olympus, 400, invalid-request"
    })
    void bad_parameters_are_the_caller_s_problem(String path, int status, String type) throws Exception {
        HttpResponse<String> answer = get(path);

        assertEquals(status, answer.statusCode());
        assertEquals(
                "urn:insightstream:problem:" + type,
                JSON.readTree(answer.body()).get("type").asText());
    }

    @Test
    void who_asks_too_soon_is_told_how_long_to_wait() throws Exception {
        shelf.failure = new RateLimited("slow down", Duration.ofMillis(2_100), null);
        HttpResponse<String> limited = get("/api/v1/channels/@numberlab/outliers");
        shelf.failure = new QuotaExhausted("spent", NOW.plus(Duration.ofHours(3)), null);
        HttpResponse<String> spent = get("/api/v1/channels/@numberlab/outliers");
        shelf.failure = new ProviderUnavailable("away", Duration.ofSeconds(40), null);
        HttpResponse<String> away = get("/api/v1/channels/@numberlab/outliers");
        shelf.failure = new QuotaExhausted("spent", null, null);
        HttpResponse<String> unknown = get("/api/v1/channels/@numberlab/outliers");

        assertEquals(429, limited.statusCode());
        assertEquals("3", limited.headers().firstValue("Retry-After").orElse(""));
        assertEquals(429, spent.statusCode());
        assertEquals("10800", spent.headers().firstValue("Retry-After").orElse(""));
        assertEquals(503, away.statusCode());
        assertEquals("40", away.headers().firstValue("Retry-After").orElse(""));
        assertEquals(429, unknown.statusCode());
        assertTrue(unknown.headers().firstValue("Retry-After").isEmpty());
    }

    @Test
    void a_refused_key_is_the_server_s_fault() throws Exception {
        shelf.failure = new Unauthorized("the key ...7f3a was not accepted", null);

        assertEquals(502, get("/api/v1/channels/@numberlab/outliers").statusCode());
    }

    @Test
    void what_nobody_expected_tells_the_caller_nothing_and_the_operator_all() throws Exception {
        IllegalStateException secret = new IllegalStateException("password is tea");
        shelf.failure = secret;

        HttpResponse<String> answer = get("/api/v1/channels/@numberlab/outliers");

        assertEquals(500, answer.statusCode());
        assertEquals("application/problem+json", contentType(answer));
        assertFalse(answer.body().contains("tea"), answer.body());
        assertEquals(1, failures.size());
        assertSame(secret, failures.get(0));
    }

    @Test
    void paths_and_methods_there_are_none_of_are_problems_too() throws Exception {
        HttpResponse<String> path = get("/api/v1/nothing");
        HttpResponse<String> method = http.send(
                HttpRequest.newBuilder(uri("/health"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        for (HttpResponse<String> answer : List.of(path, method)) {
            assertEquals("application/problem+json", contentType(answer));
            JsonNode problem = JSON.readTree(answer.body());
            assertEquals("about:blank", problem.get("type").asText());
            assertEquals(answer.statusCode(), problem.get("status").asInt());
        }
        assertEquals(404, path.statusCode());
        assertEquals(
                "There is no GET /api/v1/nothing here.",
                JSON.readTree(path.body()).get("detail").asText());
        assertEquals(405, method.statusCode());
        assertEquals("GET, HEAD", method.headers().firstValue("Allow").orElse(""));
    }

    @Test
    void head_tells_what_get_would() throws Exception {
        for (String path :
                List.of("/health", "/api/v1/channels/@numberlab/outliers", "/api/v1/channels/@no/outliers")) {
            HttpResponse<String> got = get(path);
            HttpResponse<String> head = http.send(
                    HttpRequest.newBuilder(uri(path))
                            .method("HEAD", HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertEquals(got.statusCode(), head.statusCode(), path);
            assertEquals(contentType(got), contentType(head), path);
            assertEquals("", head.body());
        }
    }

    @Test
    void a_port_that_is_taken_or_none_is_told_as_such() {
        for (int port : new int[] {server.port(), 99_999}) {
            InvalidRequest refused = assertThrows(
                    InvalidRequest.class,
                    () -> ReportServer.start(
                            "127.0.0.1",
                            port,
                            new ServedChannels(insight, "shelf", ChannelRef::parse),
                            CLOCK,
                            failures::add));

            assertTrue(String.valueOf(refused.getMessage()).contains("127.0.0.1:" + port), refused.getMessage());
        }
        InvalidRequest nowhere = assertThrows(
                InvalidRequest.class,
                () -> ReportServer.start(
                        "no.such.host.invalid",
                        0,
                        new ServedChannels(insight, "shelf", ChannelRef::parse),
                        CLOCK,
                        failures::add));
        assertFalse(String.valueOf(nowhere.getMessage()).contains("in use"), nowhere.getMessage());
    }

    @Test
    void a_request_that_cannot_be_read_is_a_problem_too() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write("GET /api/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
            assertTrue(answer.contains("application/problem+json"), answer);
            assertEquals(
                    400,
                    JSON.readTree(answer.substring(answer.indexOf("\r\n\r\n")))
                            .get("status")
                            .asInt());
            assertFalse(answer.contains("badMessage"), answer);
        }
    }

    @Test
    void closing_frees_the_port_and_closes_the_provider() {
        int port = server.port();

        server.close();

        assertThrows(IOException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
        assertTrue(shelf.closed);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String contentType(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    /** Forty videos, one of which stands out; or a failure. */
    private static final class Shelf implements VideoProvider {

        private final VideoProvider videos =
                VideoProvider.of(new ProviderId("shelf"), Map.of(CHANNEL, uploads()), CLOCK);
        private volatile @Nullable RuntimeException failure;
        private final AtomicInteger asked = new AtomicInteger();
        private volatile boolean closed;

        private static List<Video> uploads() {
            List<Video> uploads = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                uploads.add(new Video(
                        i == 9 ? "hit" : "v" + i,
                        CHANNEL.id(),
                        "Video " + i,
                        NOW.minus(Duration.ofDays(5L * i + 5)),
                        Duration.ofMinutes(9),
                        new VideoStatistics(i == 9 ? 900_000L : 1_000L + i, 50L, 5L)));
            }
            return uploads;
        }

        @Override
        public ProviderId id() {
            return videos.id();
        }

        @Override
        public Found<Channel> channel(ChannelRef ref) {
            asked.incrementAndGet();
            RuntimeException problem = failure;
            if (problem != null) {
                throw problem;
            }
            return videos.channel(ref);
        }

        @Override
        public Page<Video> uploads(UploadsRequest request) {
            return videos.uploads(request);
        }

        @Override
        public Page<Video> videos(Collection<String> ids) {
            return videos.videos(ids);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
