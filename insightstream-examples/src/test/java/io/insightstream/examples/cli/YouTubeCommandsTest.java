package io.insightstream.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insightstream.fake.FakeChannel;
import io.insightstream.fake.FakeYouTube;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YouTubeCommandsTest {

    private static final String KEY = "AIzaTest-key-that-nobody-may-see";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-02T09:00:00Z"), ZoneOffset.UTC);
    private static final String UNITS = "youtube.units";

    private final FakeYouTube youTube = new FakeYouTube(FakeChannel.seeded(1, 50, 0), FakeChannel.seeded(2, 730, 0.03));

    @TempDir
    private Path home = Path.of("");

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void set() {
        environment.put("YOUTUBE_API_KEY", KEY);
        environment.put("YOUTUBE_API_BASE_URL", youTube.url());
        environment.put("INSIGHTSTREAM_HOME", home.resolve("state").toString());
    }

    @AfterEach
    void stop() {
        youTube.close();
    }

    @Test
    void outliers_of_a_handle_with_fifty_videos_take_three_units() throws IOException {
        Run run = run("outliers", "--youtube", "@channel1", "--format", "json");

        assertEquals(0, run.code(), run.err());
        assertEquals(3, youTube.units(UNITS));
        assertEquals(0, youTube.units("youtube.search"));
        JsonNode set = new ObjectMapper().readTree(run.out());
        assertEquals("@channel1", set.get("input").asText());
        assertTrue(set.get("rows").isNull());
        JsonNode report = set.at("/channels/0");
        assertEquals(50, report.get("videos").asInt());
        assertEquals("DERIVED", report.at("/provenance/source").asText());
        assertEquals(3, report.at("/provenance/usage/quota").get(UNITS).asInt());
        assertEquals(3, report.at("/provenance/attempts").asInt());
        assertEquals(
                CLOCK.instant().toString(), report.at("/provenance/retrievedAt").asText());
    }

    @Test
    void the_quota_is_told_in_one_line_and_outlives_the_program() throws IOException {
        Run first = run("outliers", "--youtube", "@channel1");
        Run second = run("streak", "--youtube", "@channel1");
        Run quota = run("quota");
        Run json = run("quota", "--format", "json");

        assertEquals(1, first.err().lines().count(), first.err());
        assertTrue(first.err().startsWith("YouTube quota: 3 units taken ("), first.err());
        assertTrue(first.err().contains("3 of today's 10,000 used"), first.err());
        assertTrue(second.err().contains("6 of today's 10,000 used"), second.err());
        assertTrue(
                quota.out()
                        .contains("6 of   10,000 spent,    9,994 left, "
                                + "new at 2026-11-03 09:00 Europe/Berlin (2026-11-03 00:00 Pacific)"),
                quota.out());
        assertTrue(quota.out().contains("active"), quota.out());
        JsonNode units = Stream.of(new ObjectMapper().readTree(json.out()).get("quota"))
                .flatMap(list -> list.valueStream())
                .filter(bucket -> bucket.get("bucket").asText().equals(UNITS))
                .findFirst()
                .orElseThrow();
        assertEquals(6, units.get("spent").asInt());
        assertEquals("2026-11-03T08:00:00Z", units.get("resetsAt").asText());
        assertEquals(6, youTube.units(UNITS), "asking for the quota asks nobody");
    }

    @Test
    void a_limit_saves_calls() {
        Run run = run("outliers", "--youtube", "youtube.com/@channel2", "--limit", "100");

        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("Channel 2: 100 videos"), run.out());
        assertTrue(youTube.units(UNITS) <= 8, youTube.requests().toString());
    }

    @Test
    void a_long_channel_is_read_whole_and_what_is_missing_is_told() {
        Run run = run("outliers", "--youtube", "@channel2");

        assertEquals(0, run.code(), run.err());
        int available = FakeChannel.seeded(2, 730, 0.03).available().size();
        assertTrue(run.out().contains("Channel 2: " + available + " videos, as of 2026-11-02T09:00:00Z"), run.out());
        assertTrue(
                run.out().contains("Note: " + (730 - available) + " videos listed among the uploads but private"),
                run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "csv", "html"})
    void every_form_can_be_printed(String format) {
        Run run = run("streak", "--youtube", "@channel1", "--format", format);

        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("Channel 1"), run.out());
        assertFalse(run.out().contains("Rows of the input"), run.out());
    }

    @Test
    void data_older_than_the_analysis_says_so() {
        String later = "2026-11-09T09:00:00Z";

        assertTrue(run("outliers", "--youtube", "@channel1", "--now", later)
                .out()
                .contains("50 videos, as of 2026-11-09T09:00:00Z, retrieved 2026-11-02T09:00:00Z"));
    }

    @Test
    void without_a_key_a_sentence_says_what_to_set() {
        environment.put("YOUTUBE_API_KEY", " , ");

        Run run = run("outliers", "--youtube", "@channel1");

        assertEquals(2, run.code());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("set YOUTUBE_API_KEY to an API key"), run.err());
        assertTrue(run("quota").out().contains("none: set YOUTUBE_API_KEY"));
    }

    @Test
    void a_key_that_was_copied_with_a_line_end_inside_is_told_by_its_variable() {
        environment.put("YOUTUBE_API_KEY", "AIza\nTest");

        Run run = run("quota");

        assertEquals(2, run.code());
        assertTrue(run.err().startsWith("insightstream: YOUTUBE_API_KEY: "), run.err());
        assertFalse(run.err().contains("Test"), run.err());
    }

    @Test
    void a_refused_key_is_disabled_and_another_of_the_list_goes_on() {
        environment.put("YOUTUBE_API_KEY", FakeYouTube.INVALID_KEY + ", " + KEY);

        Run run = run("outliers", "--youtube", "@channel1");
        Run quota = run("quota");

        assertEquals(0, run.code(), run.err());
        assertTrue(quota.out().contains("disabled: "), quota.out());
        assertTrue(quota.out().contains("active"), quota.out());
        for (String text : List.of(run.out(), run.err(), quota.out(), quota.err())) {
            assertFalse(text.contains(FakeYouTube.INVALID_KEY) || text.contains(KEY), text);
        }
    }

    @Test
    void no_key_is_written_to_the_state() throws IOException {
        run("outliers", "--youtube", "@channel1");

        try (Stream<Path> files = Files.walk(home)) {
            List<Path> written = files.filter(Files::isRegularFile).toList();
            assertFalse(written.isEmpty());
            for (Path file : written) {
                assertFalse(Files.readString(file).contains(KEY), file.toString());
            }
        }
    }

    @Test
    void a_spent_quota_is_a_failure_that_says_when_it_starts_anew() {
        youTube.withLimit(UNITS, 1);

        Run run = run("outliers", "--youtube", "@channel1");

        assertEquals(1, run.code());
        assertEquals("", run.out());
        assertTrue(run.err().contains("2026-11-03T08:00:00Z"), run.err());
    }

    @Test
    void an_unknown_channel_is_bad_input() {
        Run run = run("outliers", "--youtube", "@nobody");

        assertEquals(2, run.code());
        assertTrue(run.err().contains("@nobody"), run.err());
    }

    @Test
    void what_names_no_channel_is_refused_before_anything_is_sent() {
        assertEquals(2, run("outliers", "--youtube", "two words").code());
        assertEquals(
                2, run("outliers", "--youtube", "@channel1", "--limit", "0").code());
        assertEquals(List.of(), youTube.requests());
    }

    @Test
    void videos_come_from_a_file_or_from_youtube_and_from_one_of_them() {
        Run both = run("outliers", "--youtube", "@channel1", "--input", "videos.csv");
        Run none = run("streak");
        Run channel = run("streak", "--youtube", "@channel1", "--channel", "Channel 1");

        assertEquals(2, both.code());
        assertTrue(both.err().contains("mutually exclusive"), both.err());
        assertEquals(2, none.code());
        assertTrue(none.err().contains("--input=FILE | --youtube=CHANNEL"), none.err());
        assertEquals(2, channel.code());
        assertTrue(channel.err().contains("--channel goes with --input only"), channel.err());
    }

    private Run run(String... args) {
        return Run.of(environment, CLOCK, args);
    }
}
