package stranger;

import com.sun.net.httpserver.HttpServer;
import io.insightstream.InsightStream;
import io.insightstream.call.Secret;
import io.insightstream.clients.catalog.VideoCatalog;
import io.insightstream.clients.youtube.YouTube;
import io.insightstream.spi.UploadsRequest;
import io.insightstream.video.ChannelRef;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the outlier of a channel in a file, then looks at what came along. */
public final class FacadeAndClients {

    private FacadeAndClients() {}

    public static void main(String[] args) throws IOException {
        List<String> problems = new ArrayList<>();

        Path file = Files.createTempFile("videos", ".csv");
        try {
            Files.write(file, videos());
            try (InsightStream insight =
                    InsightStream.builder().videos(VideoCatalog.read(file)).build()) {
                List<String> high = insight.channel(ChannelRef.titled("My Channel")).outliers().high().stream()
                        .map(score -> score.video().id())
                        .toList();
                if (!high.equals(List.of("v7"))) {
                    problems.add("expected v7 as the only outlier, got " + high);
                }
            }
        } finally {
            Files.delete(file);
        }

        long uploads = uploadsOfALocalYouTube();
        if (uploads != 1) {
            problems.add("expected one upload from the local server, got " + uploads);
        }

        RuntimeJars jars = RuntimeJars.ofThisProcess();
        problems.addAll(jars.differencesFrom(Path.of(args[0])));
        problems.addAll(jars.versionsNotTested(Path.of(args[1])));
        if (!problems.isEmpty()) {
            throw new AssertionError(String.join("\n", problems));
        }
    }

    /** Makes real calls with the versions of the libraries that came along. */
    private static long uploadsOfALocalYouTube() throws IOException {
        Map<String, String> answers = Map.of(
                "/youtube/v3/channels",
                "{'items': [{'id': 'UCHnyfMqiRRG1u-2MsSQLbXA', 'snippet': {'title': 'Lab', 'customUrl': '@lab'}}]}",
                "/youtube/v3/playlistItems",
                "{'items': [{'contentDetails': {'videoId': 'v1'}}]}",
                "/youtube/v3/videos",
                "{'items': [{'id': 'v1', 'snippet': {'publishedAt': '2026-01-01T00:00:00Z'}}]}");
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        answers.forEach((path, answer) -> server.createContext(path, exchange -> {
            byte[] body = answer.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        }));
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        try (YouTube youTube =
                YouTube.builder().keys(Secret.of("a-key")).baseUrl(address).build()) {
            return youTube.uploads(UploadsRequest.of(ChannelRef.parse("@lab"))).items().stream()
                    .filter(video -> video.id().equals("v1"))
                    .count();
        } finally {
            server.stop(0);
        }
    }

    private static List<String> videos() {
        List<String> lines = new ArrayList<>();
        lines.add("video_id,channel_title,published_at,duration,view_count,like_count");
        for (int i = 0; i < 12; i++) {
            int views = i == 7 ? 900_000 : 10_000 + i;
            lines.add("v" + i + ",My Channel,2024-05-" + (10 + i) + "T00:00:00Z,PT8M," + views + ",100");
        }
        return lines;
    }
}
