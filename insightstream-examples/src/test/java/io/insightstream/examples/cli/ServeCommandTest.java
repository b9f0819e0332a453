package io.insightstream.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insightstream.examples.demo.SyntheticCatalog;
import io.insightstream.fake.FakeChannel;
import io.insightstream.fake.FakeYouTube;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {

    private static final Pattern ADDRESS = Pattern.compile("Listening on (http://127\\.0\\.0\\.1:\\d+)/");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-02T09:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path home = Path.of("");

    @Test
    void without_a_key_the_demo_is_served_until_an_interruption() throws Exception {
        Serving serving = new Serving(Map.of());

        JsonNode health = serving.get("/health");
        JsonNode report = serving.get("/api/v1/channels/baking%20lab/outliers");
        JsonNode byId =
                serving.get("/api/v1/channels/" + report.get("channelId").asText() + "/upload-streak");

        assertEquals("demo catalog", health.get("source").asText());
        assertEquals("Baking Lab", report.get("channel").asText());
        assertEquals("2026-11-02T09:00:00Z", report.get("analyzedAt").asText());
        assertEquals("Baking Lab", byId.get("channel").asText());
        assertEquals(
                404,
                serving.get("/api/v1/channels/nobody/outliers").get("status").asInt());
        assertEquals(
                404,
                serving.get("/api/v1/channels/no%20body/outliers").get("status").asInt());
        assertEquals(0, serving.stop());
        assertThrows(ConnectException.class, () -> serving.get("/health"));
    }

    @Test
    void it_tells_what_there_is_to_get() throws Exception {
        Serving serving = new Serving(Map.of());

        Matcher paths = Pattern.compile("GET (\\S+)").matcher(serving.told());

        int found = 0;
        while (paths.find()) {
            found++;
            JsonNode answer = serving.get(paths.group(1).replace("{ref}", "Baking%20Lab"));
            assertFalse(answer.has("detail"), paths.group(1) + ": " + answer);
        }
        assertEquals(3, found, serving.told());
        assertTrue(serving.told().contains("demo catalog") && serving.told().contains("%2F"), serving.told());
        assertEquals(0, serving.stop());
    }

    @Test
    void a_file_is_served_even_with_a_key() throws Exception {
        Path file = home.resolve("mine.csv");
        SyntheticCatalog.copyTo(file);
        Serving serving = new Serving(Map.of("YOUTUBE_API_KEY", "some-key"), "--input", file.toString());

        assertEquals("mine.csv", serving.get("/health").get("source").asText());
        assertEquals(
                "Robot Bench",
                serving.get("/api/v1/channels/Robot%20Bench/outliers")
                        .get("channel")
                        .asText());
        assertEquals(0, serving.stop());
    }

    @Test
    void with_a_key_youtube_is_served_and_asked_once() throws Exception {
        try (FakeYouTube youTube = new FakeYouTube(FakeChannel.seeded(1, 50, 0))) {
            Serving serving = new Serving(Map.of(
                    "YOUTUBE_API_KEY",
                    "some-key",
                    "YOUTUBE_API_BASE_URL",
                    youTube.url(),
                    "INSIGHTSTREAM_HOME",
                    home.toString()));

            JsonNode outliers = serving.get("/api/v1/channels/https%3A%2F%2Fyoutube.com%2F%40channel1/outliers");
            JsonNode streak = serving.get("/api/v1/channels/@channel1/upload-streak");

            assertEquals("youtube", serving.get("/health").get("source").asText());
            assertEquals(50, outliers.get("videos").asInt());
            assertEquals(
                    3,
                    outliers.at("/provenance/usage/quota").get("youtube.units").asInt());
            assertEquals(50, streak.get("videos").asInt());
            assertFalse(streak.at("/provenance/usage/quota").has("youtube.units"), "it was at hand");
            assertEquals(3, youTube.units("youtube.units"));
            assertEquals(0, serving.stop());
        }
    }

    @Test
    void a_port_in_use_is_told_in_a_sentence() throws Exception {
        Serving serving = new Serving(Map.of());

        Run second = Run.of(Map.of(), "serve", "--port", serving.port());

        assertEquals(2, second.code());
        assertTrue(
                second.err().startsWith("insightstream: cannot listen on 127.0.0.1:" + serving.port() + ": "),
                second.err());
        assertEquals(1, second.err().lines().count(), second.err());
        assertEquals(0, serving.stop());
    }

    /** The command on a thread of its own. */
    private static final class Serving {

        private final HttpClient http = HttpClient.newHttpClient();
        private final FutureTask<Integer> command;
        private final Thread thread;
        private final String address;
        private String told = "";

        Serving(Map<String, String> environment, String... options) throws IOException {
            PipedReader printed = new PipedReader();
            PrintWriter out = new PrintWriter(new PipedWriter(printed), true);
            Surroundings around = new Surroundings(
                    out, new PrintWriter(new StringWriter()), environment, CLOCK, ZoneId.of("UTC"), false);
            String[] args = new String[options.length + 3];
            args[0] = "serve";
            args[1] = "--port";
            args[2] = "0";
            System.arraycopy(options, 0, args, 3, options.length);
            command = new FutureTask<>(() -> CommandLineInterface.run(around, args));
            thread = new Thread(command, "serve");
            thread.start();
            BufferedReader lines = new BufferedReader(printed);
            Matcher matcher = ADDRESS.matcher(lines.readLine());
            assertTrue(matcher.find());
            address = matcher.group(1);
            for (int i = 0; i < 4; i++) {
                told += lines.readLine() + "\n";
            }
        }

        /** What it said of itself behind its address. */
        String told() {
            return told;
        }

        String port() {
            return address.substring(address.lastIndexOf(':') + 1);
        }

        JsonNode get(String path) throws IOException, InterruptedException {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(address + path)).build();
            return new ObjectMapper()
                    .readTree(http.send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
        }

        int stop() throws Exception {
            thread.interrupt();
            return command.get(30, TimeUnit.SECONDS);
        }
    }
}
