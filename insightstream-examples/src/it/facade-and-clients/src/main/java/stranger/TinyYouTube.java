package stranger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A server on this machine that answers like YouTube about one channel of twelve videos. */
final class TinyYouTube implements AutoCloseable {

    private static final int VIDEOS = 12;

    private final HttpServer server;
    private final List<String> calls = new CopyOnWriteArrayList<>();

    TinyYouTube(String key) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/youtube/v3/", exchange -> {
            String operation = exchange.getRequestURI().getPath().replace("/youtube/v3/", "");
            calls.add(operation);
            boolean known = key.equals(exchange.getRequestHeaders().getFirst("X-Goog-Api-Key"));
            answer(exchange, known ? 200 : 403, known ? body(operation) : "{\"error\":{\"code\":403}}");
        });
        server.start();
    }

    /** The root before {@code /youtube/v3/}. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    List<String> calls() {
        return calls;
    }

    private static String body(String operation) {
        return switch (operation) {
            case "channels" ->
                "{\"items\":[{\"id\":\"UCHnyfMqiRRG1u-2MsSQLbXA\","
                        + "\"snippet\":{\"title\":\"My Channel\",\"customUrl\":\"@mychannel\"},"
                        + "\"statistics\":{\"videoCount\":\"" + VIDEOS + "\",\"hiddenSubscriberCount\":true},"
                        + "\"contentDetails\":{\"relatedPlaylists\":{\"uploads\":\"UUHnyfMqiRRG1u-2MsSQLbXA\"}}}]}";
            case "playlistItems" -> items(i -> "{\"contentDetails\":{\"videoId\":\"" + id(i) + "\"}}");
            case "videos" ->
                items(i -> "{\"id\":\"" + id(i) + "\",\"snippet\":{\"channelId\":\"UCHnyfMqiRRG1u-2MsSQLbXA\","
                        + "\"title\":\"Video\",\"publishedAt\":\"2024-05-" + (22 - i) + "T00:00:00Z\"},"
                        + "\"contentDetails\":{\"duration\":\"PT8M\"},\"statistics\":{\"viewCount\":\""
                        + (i == 7 ? 900_000 : 10_000 + i) + "\",\"likeCount\":\"100\"}}");
            default -> throw new IllegalArgumentException("nobody should ask for " + operation);
        };
    }

    private static String id(int i) {
        return String.format("video-%05d", i);
    }

    private interface Item {
        String json(int i);
    }

    private static String items(Item item) {
        return "{\"items\":[" + IntStream.range(0, VIDEOS).mapToObj(item::json).collect(Collectors.joining(",")) + "]}";
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
