package io.insightstream.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insightstream.call.ProviderId;
import io.insightstream.channel.ChannelReport;
import io.insightstream.channel.ChannelReports;
import io.insightstream.channel.OutlierReport;
import io.insightstream.channel.StreakReport;
import io.insightstream.error.InvalidRequest;
import io.insightstream.spi.VideoProvider;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelRef;
import io.insightstream.video.Video;
import io.insightstream.video.VideoStatistics;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFormatTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RowSummary ROWS =
            new RowSummary(12, 9, List.of(new DroppedRows("missing-id", 3, List.of(4L, 7L))));

    @Test
    void the_json_of_outliers_is_as_agreed() throws IOException {
        assertEquals(resource("outliers.json"), write(ReportFormat.JSON, outliers(videos())));
    }

    @Test
    void the_json_of_streaks_is_as_agreed() throws IOException {
        assertEquals(resource("streak.json"), write(ReportFormat.JSON, streak(videos())));
    }

    @Test
    void the_csv_of_outliers_is_as_agreed() throws IOException {
        assertEquals(resource("outliers.csv").replace("\n", "\r\n"), write(ReportFormat.CSV, outliers(videos())));
    }

    @Test
    void the_csv_of_streaks_is_as_agreed() throws IOException {
        assertEquals(resource("streak.csv").replace("\n", "\r\n"), write(ReportFormat.CSV, streak(videos())));
    }

    @Test
    void the_json_of_robust_outliers_is_as_agreed() throws IOException {
        assertEquals(
                resource("robust.json"),
                write(ReportFormat.JSON, reports(manyVideos()).robustOutliers()));
    }

    @Test
    void the_csv_of_robust_outliers_is_as_agreed() throws IOException {
        assertEquals(
                resource("robust.csv").replace("\n", "\r\n"),
                write(ReportFormat.CSV, reports(manyVideos()).robustOutliers()));
    }

    @Test
    void an_overview_is_its_reports_side_by_side() throws IOException {
        ChannelReports reports = reports(manyVideos());

        JsonNode overview = JSON.readTree(ReportFormat.JSON.render(reports.overview()));

        assertEquals(List.of("channel", "channelId", "outliers", "robust", "streak"), names(overview));
        assertEquals(JSON.readTree(ReportFormat.JSON.render(reports.outliers())), overview.get("outliers"));
        assertEquals(JSON.readTree(ReportFormat.JSON.render(reports.robustOutliers())), overview.get("robust"));
        assertEquals(JSON.readTree(ReportFormat.JSON.render(reports.uploadStreak())), overview.get("streak"));
        assertThrows(InvalidRequest.class, () -> ReportFormat.CSV.render(reports.overview()));
    }

    @Test
    void json_reads_back_in_full_precision() throws IOException {
        OutlierReport report = outliers(videos());

        JsonNode read = JSON.readTree(write(ReportFormat.JSON, report));

        assertEquals(List.of("input", "rows", "notes", "channels"), names(read));
        assertEquals(12, read.at("/rows/read").asInt());
        assertEquals("missing-id", read.at("/rows/dropped/0/reason").asText());
        JsonNode scores = read.at("/channels/0/scores");
        for (int i = 0; i < scores.size(); i++) {
            assertEquals(
                    report.scores().get(i).score(), scores.get(i).get("score").asDouble());
        }
    }

    @Test
    void insufficient_data_has_the_same_fields_with_nothing_in_them() throws IOException {
        JsonNode few = JSON.readTree(ReportFormat.JSON.render(outliers(videos().subList(0, 2))));
        JsonNode many = JSON.readTree(ReportFormat.JSON.render(outliers(videos())));

        assertEquals(names(many), names(few));
        assertTrue(few.get("q1").isNull() && few.get("upperFence").isNull());
        assertEquals("INSUFFICIENT_DATA", few.get("status").asText());

        JsonNode none = JSON.readTree(ReportFormat.JSON.render(streak(List.of())));
        JsonNode some = JSON.readTree(ReportFormat.JSON.render(streak(videos())));
        assertEquals(names(some), names(none));
        assertTrue(none.get("algorithmScore").isNull()
                && none.get("predictedViews").isNull());
    }

    @Test
    void one_report_renders_as_its_object_in_a_set() throws IOException {
        OutlierReport report = outliers(videos());

        assertEquals(
                JSON.readTree(write(ReportFormat.JSON, report)).at("/channels/0"),
                JSON.readTree(ReportFormat.JSON.render(report)));
        assertEquals(write(ReportFormat.CSV, report), ReportFormat.CSV.render(report));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void text_that_a_spreadsheet_would_run_gets_an_apostrophe(String title) {
        String csv = ReportFormat.CSV.render(outliers(List.of(video(title, title, 1, 10L))));

        String cell = "'" + title;
        assertTrue(csv.contains(title.contains("\r") ? '"' + cell + '"' : cell), csv);
        assertFalse(csv.contains("," + title + ","), csv);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`plain`, `plain`",
                "`a,b`, `\"a,b\"`",
                "`say \"hi\"`, `\"say \"\"hi\"\"\"`",
                "`two\nlines`, `\"two\nlines\"`",
                "` blank `, `\" blank \"`",
                "`''quoted''`, `''quoted''`"
            })
    void csv_cells_are_quoted_where_they_must_be(String title, String cell) {
        String csv = ReportFormat.CSV.render(outliers(List.of(video("v1", title, 1, 10L))));

        assertTrue(csv.contains(",v1," + cell + ",2026-"), csv);
    }

    @Test
    void a_video_without_views_keeps_its_line() {
        String csv = ReportFormat.CSV.render(outliers(List.of(video("dark", "No views", 1, null))));

        assertTrue(csv.contains("dark,No views,2026-01-30T12:00:00Z,LONG,600,,1,0,,,,,no-views\r\n"), csv);
    }

    @Test
    void reports_of_two_kinds_do_not_share_a_csv() {
        ReportSet<ChannelReport> mixed = new ReportSet<>("in", ROWS, List.of(outliers(videos()), streak(videos())));

        assertThrows(InvalidRequest.class, () -> ReportFormat.CSV.write(mixed, new StringWriter()));
    }

    @Test
    void no_channels_are_an_empty_list() throws IOException {
        StringWriter out = new StringWriter();
        ReportFormat.JSON.write(new ReportSet<>("in", new RowSummary(0, 0, List.of()), List.of()), out);

        assertEquals(0, JSON.readTree(out.toString()).get("channels").size());
    }

    @Test
    void a_platform_has_no_rows() throws IOException {
        StringWriter out = new StringWriter();
        ReportFormat.JSON.write(new ReportSet<>("@numberlab", List.of(outliers(videos()))), out);

        JsonNode read = JSON.readTree(out.toString());
        assertEquals(List.of("input", "rows", "notes", "channels"), names(read));
        assertTrue(read.get("rows").isNull());
    }

    @Test
    void notes_about_the_input_are_told() throws IOException {
        InputNote note =
                new InputNote("zone-assumed-utc", "Times without a zone were taken as UTC.", 7, List.of(2L, 3L));
        StringWriter out = new StringWriter();
        ReportFormat.JSON.write(new ReportSet<>("in", ROWS, List.of(note), List.of()), out);

        JsonNode told = JSON.readTree(out.toString()).at("/notes/0");
        assertEquals(List.of("code", "message", "count", "firstLines"), names(told));
        assertEquals(7, told.get("count").asInt());
        assertThrows(IllegalArgumentException.class, () -> new InputNote("x", "x", 0, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new InputNote("x", "x", 1, List.of(1L, 2L)));
    }

    @Test
    void rows_that_do_not_add_up_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new RowSummary(5, 4, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new RowSummary(5, -1, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new DroppedRows("x", 1, List.of(1L, 2L)));
        assertThrows(IllegalArgumentException.class, () -> new DroppedRows("x", 0, List.of()));
    }

    private static String write(ReportFormat format, ChannelReport report) throws IOException {
        StringWriter out = new StringWriter();
        format.write(new ReportSet<>("videos.csv", ROWS, List.of(report)), out);
        return out.toString();
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        for (Iterator<String> it = node.fieldNames(); it.hasNext(); ) {
            names.add(it.next());
        }
        return names;
    }

    private static OutlierReport outliers(List<Video> videos) {
        return reports(videos).outliers();
    }

    private static StreakReport streak(List<Video> videos) {
        return reports(videos).uploadStreak();
    }

    private static ChannelReports reports(List<Video> videos) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        VideoProvider provider =
                VideoProvider.of(new ProviderId("supplied"), Map.of(Channel.of("UC1", "Number Lab"), videos), clock);
        return new ChannelReports(new ChannelRef.Id("UC1"), provider, clock);
    }

    private static List<Video> videos() {
        return List.of(
                video("-one", "=First", 1, 100L),
                video("two", "Second, \"quoted\"", 8, 110L),
                video("three", null, 16, 120L),
                video("four", "日本語 🎉", 32, 130L),
                video("five", "Fifth", 64, 140L),
                video("six", "Sixth", 128, 150L),
                video("seven", "Seventh", 128, 160L),
                video("eight", "Eighth", 128, 1_600_000L),
                video("nine", "Ninth", 256, null));
    }

    /** Twelve long videos, two Shorts and one from yesterday. */
    private static List<Video> manyVideos() {
        List<Video> videos = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            videos.add(video("long" + i, "Long " + i, 14 * i, i == 7 ? 200_000L : 1_000L + 97 * i * i % 700));
        }
        videos.add(video("new", "New", 1, 10L));
        for (int i = 1; i <= 2; i++) {
            videos.add(new Video(
                    "short" + i,
                    "UC1",
                    "Short " + i,
                    NOW.minus(Duration.ofDays(30)),
                    Duration.ofSeconds(20),
                    new VideoStatistics(5L, null, 0L)));
        }
        return videos;
    }

    private static Video video(String id, @Nullable String title, int ageDays, @Nullable Long views) {
        return new Video(
                id,
                "UC1",
                title,
                NOW.minus(Duration.ofDays(ageDays)),
                Duration.ofMinutes(10),
                new VideoStatistics(views, 1L, ageDays > 100 ? null : 0L));
    }

    private static String resource(String name) throws IOException {
        try (var in = ReportFormatTest.class.getResourceAsStream(name)) {
            assertNotNull(in, name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
