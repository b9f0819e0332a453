package io.insightstream.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insightstream.examples.demo.SyntheticCatalog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineInterfaceTest {

    private static final String NOW = "2026-11-01T09:00:00Z";

    @TempDir
    private Path folder = Path.of("");

    private String input = "";

    @BeforeEach
    void writeCatalog() throws IOException {
        Path file = folder.resolve("videos.csv");
        SyntheticCatalog.copyTo(file);
        input = file.toString();
    }

    @Test
    void without_a_command_the_demo_runs() throws IOException {
        Run run = run();

        assertEquals(0, run.code());
        assertEquals("", run.err());
        assertTrue(run.out().contains("made-up channels"), run.out());
        assertTrue(run.out().contains("Rye for beginners #2"), run.out());
        assertTrue(run.out().contains("Algorithm score  86 of 100"), run.out());
        assertTrue(run.out().contains("Try next"), run.out());
        Matcher page = Pattern.compile("for a browser: (file:\\S+)").matcher(run.out());
        assertTrue(page.find(), run.out());
        Path html = Path.of(URI.create(page.group(1)));
        assertTrue(Files.readString(html).contains("Rye for beginners #2"));
        Files.delete(html);
    }

    @ParameterizedTest
    @ValueSource(strings = {"outliers", "outliers --method log-tukey", "outliers --method robust", "streak"})
    void a_page_holds_every_report(String command) throws IOException {
        Path page = folder.resolve("report.html");
        List<String> args = new ArrayList<>(List.of(command.split(" ")));
        args.addAll(List.of("--input", input, "--now", NOW, "--format", "html", "--output", page.toString()));

        Run run = run(args.toArray(String[]::new));

        assertEquals(0, run.code(), run.err());
        String html = Files.readString(page);
        assertTrue(html.contains("<svg") && html.contains("Baking Lab") && html.contains("Robot Bench"));
    }

    @Test
    void the_demo_prints_the_lines_that_the_readme_quotes() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        int start = readme.indexOf("Baking Lab: 60 videos");
        String quoted = readme.substring(start, readme.indexOf("```", start));

        String page = folder.resolve("demo.html").toString();
        assertTrue(run("demo", "--output", page).out().contains(quoted), quoted);
    }

    @Test
    void outliers_are_named_in_a_table() {
        Run run = run("outliers", "--input", input, "--now", NOW);

        assertEquals(0, run.code());
        assertTrue(
                run.out().startsWith("videos.csv: 93 rows read, 92 used, 1 dropped as missing-published-at (line 94)"),
                run.out());
        assertTrue(run.out().contains("Baking Lab: 60 videos, as of 2026-11-01T09:00:00Z"), run.out());
        assertTrue(run.out().lines().anyMatch(line -> line.matches("  high +0\\.9853 +413,979 .*")), run.out());
    }

    @Test
    void outliers_as_json_have_the_agreed_fields() throws IOException {
        Run run = run("outliers", "--input", input, "--now", NOW, "--format", "json");

        JsonNode report = new ObjectMapper().readTree(run.out());
        assertEquals("videos.csv", report.get("input").asText());
        assertEquals(93, report.at("/rows/read").asInt());
        assertEquals(92, report.at("/rows/used").asInt());
        assertEquals(1, report.at("/rows/dropped/0/count").asInt());
        assertEquals(2, report.get("channels").size());
        JsonNode channel = report.at("/channels/0");
        assertEquals("Baking Lab", channel.get("channel").asText());
        assertEquals("classic", channel.get("method").asText());
        assertEquals("smartScore", channel.get("variable").asText());
        assertEquals("r6", channel.get("quantiles").asText());
        assertEquals(60, channel.get("scores").size());
        for (String field : List.of("q1", "median", "q3", "iqr", "lowerFence", "upperFence")) {
            assertTrue(channel.get(field).isDouble(), field);
        }
        for (String field :
                List.of("videoId", "title", "publishedAt", "views", "viewsPerDay", "engagementRate", "score")) {
            assertTrue(channel.at("/high/0").has(field), field);
        }
    }

    @Test
    void streaks_as_json_have_the_agreed_fields() throws IOException {
        Run run = run("streak", "--input", input, "--now", NOW, "--format", "json", "--zone", "Asia/Tokyo");

        JsonNode channel = new ObjectMapper().readTree(run.out()).at("/channels/1");
        assertEquals("Robot Bench", channel.get("channel").asText());
        for (String field : List.of(
                "algorithmScore",
                "consistencyScore",
                "frequencyScore",
                "engagementScore",
                "averageGapDays",
                "engagementRate",
                "shorts",
                "regular",
                "recommendedDays",
                "predictedViews",
                "streaks",
                "cadence",
                "prediction",
                "postingTimes")) {
            assertTrue(channel.hasNonNull(field), field);
        }
        assertEquals("Asia/Tokyo", channel.at("/streaks/zone").asText());
    }

    @Test
    void streaks_are_told_in_a_table() {
        Run run = run("streak", "--input", input, "--now", NOW);

        assertEquals(0, run.code());
        assertTrue(run.out().contains("16 weeks in a row now, longest 40 weeks"), run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"outliers", "streak"})
    void a_report_as_csv_is_read_back_by_the_same_program_or_a_spreadsheet(String command) {
        Run run = run(command, "--input", input, "--now", NOW, "--format", "csv");

        List<String> lines = run.out().lines().toList();
        assertEquals(command.equals("outliers") ? 1 + 90 : 1 + 2, lines.size());
        assertTrue(lines.get(0).startsWith("channelId,channel,"), lines.get(0));
    }

    @Test
    void outliers_written_as_csv_are_an_input_again() throws IOException {
        Path csv = folder.resolve("again.csv");
        run("outliers", "--input", input, "--now", NOW, "--format", "csv", "--output", csv.toString());

        JsonNode first = json("outliers", "--input", input, "--now", NOW);
        JsonNode again = json("outliers", "--input", csv.toString(), "--now", NOW);

        assertEquals(90, again.at("/rows/used").asInt());
        assertEquals(first.get("channels"), again.get("channels"));
    }

    private static JsonNode json(String... args) throws IOException {
        List<String> all = new ArrayList<>(Arrays.asList(args));
        all.addAll(List.of("--format", "json"));
        return new ObjectMapper().readTree(run(all.toArray(String[]::new)).out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Robot Bench", "robot bench", "UCdemoRobotBenchRobotBen"})
    void one_channel_is_chosen_by_name_or_id(String channel) {
        Run run = run("outliers", "--input", input, "--now", NOW, "--channel", channel);

        assertTrue(run.out().contains("Robot Bench: 30 videos"), run.out());
        assertFalse(run.out().contains("Baking Lab: "), run.out());
    }

    @Test
    void an_unknown_channel_is_bad_input_and_the_known_ones_are_named() {
        Run run = run("outliers", "--input", input, "--channel", "Nobody");

        assertEquals(2, run.code());
        assertEquals("", run.out());
        assertTrue(run.err().contains("'Nobody'"), run.err());
        assertTrue(run.err().contains("Baking Lab, Robot Bench"), run.err());
        assertEquals(1, run.err().lines().count());
    }

    @ParameterizedTest
    @CsvSource({"r6, r6", "R-7, r7", "r8, r8"})
    void the_quantile_rule_can_be_chosen(String rule, String label) throws IOException {
        JsonNode report = json("outliers", "--input", input, "--now", NOW, "--quantiles", rule);

        assertEquals(label, report.at("/channels/0/quantiles").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "classic, smartScore, r6",
        "log-tukey, logViews, r7",
        "adjusted, views, r7",
        "modified-z, logViews, r7",
        "LOG-TUKEY, logViews, r7"
    })
    void every_fence_rule_can_judge(String method, String variable, String quantiles) throws IOException {
        JsonNode channel = json("outliers", "--input", input, "--now", NOW, "--method", method)
                .at("/channels/0");

        assertEquals(method.toLowerCase(Locale.ROOT), channel.get("method").asText());
        assertEquals(variable, channel.get("variable").asText());
        assertEquals(quantiles, channel.get("quantiles").asText());
        assertEquals(
                variable.equals("smartScore"), channel.get("upperFenceViews").isNull());
        assertTrue(channel.get("high").size() > 0);
    }

    @Test
    void fences_around_views_are_told_in_views() {
        Run run = run("outliers", "--input", input, "--now", NOW, "--method", "log-tukey");

        assertTrue(run.out().contains("Views by the rule log-tukey  median "), run.out());
        assertTrue(
                run.out().lines().anyMatch(line -> line.startsWith("  high") && line.endsWith("Rye for beginners #2")));
        assertTrue(run("outliers", "--input", input, "--now", NOW, "--method", "adjusted")
                .out()
                .contains("Views by the rule adjusted"));
    }

    @Test
    void the_robust_rule_judges_at_the_error_rate_asked_for() throws IOException {
        JsonNode strict = json("outliers", "--input", input, "--now", NOW, "--method", "robust")
                .at("/channels/0");
        JsonNode loose = json("outliers", "--input", input, "--now", NOW, "--method", "robust", "--error-rate", "0.2")
                .at("/channels/0");

        assertEquals("robust", strict.get("method").asText());
        assertEquals(0.01, strict.get("errorRate").asDouble());
        assertEquals(0.2, loose.get("errorRate").asDouble());
        assertTrue(loose.get("high").size() >= strict.get("high").size());
        for (String field : List.of("videoId", "expectedViews", "multiple", "z", "p", "q")) {
            assertTrue(strict.at("/scores/0").has(field), field);
        }
    }

    @Test
    void the_robust_rule_is_told_in_a_table() {
        Run run = run("outliers", "--input", input, "--now", NOW, "--method", "robust");

        assertTrue(run.out().contains("judged by format and age"), run.out());
        assertTrue(run.out().contains("(error rate 1 %)"), run.out());
        assertTrue(run.out().lines().anyMatch(line -> line.startsWith("  high") && line.contains("x ")), run.out());
    }

    @ParameterizedTest
    @CsvSource({
        "classic, --error-rate, 0.05, goes with --method robust",
        "robust, --quantiles, r7, does not go with --method robust",
        "robust, --error-rate, 1.5, above 0 and below 1",
        "robust, --error-rate, often, often"
    })
    void options_that_do_not_go_together_are_bad_usage(String method, String option, String value, String text) {
        Run run = run("outliers", "--input", input, "--method", method, option, value);

        assertEquals(2, run.code());
        assertTrue(run.err().contains(text), run.err());
    }

    @Test
    void a_channel_too_small_for_a_rule_says_so() throws IOException {
        Path file = folder.resolve("few.csv");
        Files.writeString(file, "video_id,published_at,views\nv1,2026-01-01,5\nv2,2026-01-02,6\n");

        assertTrue(run("outliers", "--input", file.toString(), "--method", "robust")
                .out()
                .contains("Note: 2 videos of unknown format old enough to judge: 10 are needed"));
        String streak = run("streak", "--input", file.toString()).out();
        assertTrue(streak.contains("Cadence score    not enough data"), streak);
        assertTrue(streak.contains("Best times       not enough data"), streak);
        assertTrue(streak.contains("video of unknown format: not enough data (2 settled videos)"), streak);
    }

    @Test
    void a_report_goes_to_a_file_whole() throws IOException {
        Path output = folder.resolve("report.json");
        Files.writeString(output, "the old report");

        Run run = run("outliers", "--input", input, "--now", NOW, "--format", "json", "--output", output.toString());

        assertEquals(0, run.code());
        assertEquals("", run.out());
        assertEquals(
                92,
                new ObjectMapper().readTree(output.toFile()).at("/rows/used").asInt());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(2, files.count(), "no other file is left");
        }
    }

    @Test
    void a_file_that_cannot_be_written_is_bad_usage() {
        String output = folder.resolve("no such folder").resolve("report.json").toString();

        Run run = run("outliers", "--input", input, "--output", output);

        assertEquals(2, run.code());
        assertTrue(run.err().contains("cannot write " + output + ": there is no folder"), run.err());

        Run demo = run("demo", "--output", output);

        assertEquals(2, demo.code());
        assertTrue(demo.err().contains("report.json: it cannot be written: there is no folder"), demo.err());
    }

    @Test
    void a_missing_file_is_bad_input_in_one_sentence() {
        Run run = run("outliers", "--input", folder.resolve("nothing.csv").toString());

        assertEquals(2, run.code());
        assertEquals("", run.out());
        assertTrue(run.err().startsWith("insightstream: "), run.err());
        assertTrue(run.err().contains("nothing.csv"), run.err());
        assertEquals(1, run.err().lines().count());
    }

    @Test
    void what_had_to_be_assumed_of_a_file_is_told() throws IOException {
        Path file = folder.resolve("naive.csv");
        Files.writeString(file, "video_id,published_at,views\nv1,2026-01-01 10:00:00,5\nv2,2026-01-02 11:00:00,6\n");

        assertTrue(run("outliers", "--input", file.toString())
                .out()
                .contains("Note: dates have no time zone; they are taken as UTC (lines 2, 3)"));
        assertEquals(
                "zone-assumed-utc",
                json("streak", "--input", file.toString()).at("/notes/0/code").asText());
        String html =
                run("streak", "--input", file.toString(), "--format", "html").out();
        assertTrue(html.contains("they are taken as UTC"), html);
    }

    @Test
    void a_file_with_nothing_but_a_header_is_said_to_be_that() throws IOException {
        Path file = folder.resolve("header.csv");
        Files.writeString(file, "video_id,published_at,views\n");

        Run run = run("outliers", "--input", file.toString());

        assertEquals(2, run.code());
        assertTrue(run.err().contains("no usable row: there is nothing below the header"), run.err());
    }

    @Test
    void a_file_without_a_usable_row_still_accounts_for_its_rows() throws IOException {
        Path file = folder.resolve("undated.csv");
        Files.writeString(file, "video_id,title,views\nv1,One,5\nv2,Two,6\n");

        Run run = run("outliers", "--input", file.toString(), "--format", "json");

        assertEquals(2, run.code());
        JsonNode rows = new ObjectMapper().readTree(run.out()).get("rows");
        assertEquals(2, rows.get("read").asInt());
        assertEquals(0, rows.get("used").asInt());
        assertEquals(2, rows.at("/dropped/0/count").asInt());
        assertTrue(run.err().contains("no usable row: 2 missing-published-at"), run.err());
    }

    @ParameterizedTest
    @CsvSource({
        "--now, yesterday, is not an instant",
        "--now, +999999999-01-01T00:00:00Z, is not an instant",
        "--zone, Mars/Phobos, is not a time zone",
        "--quantiles, r10, is not a quantile rule",
        "--format, pdf, pdf",
        "--method, magic, magic"
    })
    void a_bad_value_is_bad_usage_and_named(String option, String value, String text) {
        Run run = run("outliers", "--input", input, option, value);

        assertEquals(2, run.code());
        assertTrue(run.err().contains(text), run.err());
    }

    @Test
    void a_missing_option_and_an_unknown_command_are_bad_usage() {
        assertEquals(2, run("outliers").code());
        assertTrue(run("outliers").err().contains("--input"));
        assertEquals(2, run("fly").code());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "outliers                  | (--input=FILE | insightstream outliers",
                "outliers --inptu a.csv    | no option --inptu; did you mean --input | insightstream outliers",
                "outliers --error-rate 0.1 --input a.csv | goes with --method robust | insightstream outliers",
                "ask A title               | 'title' is one word too many; put what has several words in quotes | insightstream ask",
                "fly                       | no command 'fly'; there are demo, outliers, | insightstream"
            })
    void bad_usage_is_told_in_a_sentence_and_where_to_read_more(String command, String text, String where) {
        Run run = run(command.split(" +"));

        assertEquals(2, run.code());
        List<String> lines = run.err().lines().toList();
        assertEquals(2, lines.size(), run.err());
        assertTrue(lines.get(0).startsWith("insightstream: ") && lines.get(0).contains(text), run.err());
        assertEquals("Try '" + where + " --help'", lines.get(1));
        assertEquals("", run.out());
    }

    @Test
    void the_list_of_commands_says_what_each_does_in_a_sentence() {
        String help = run("--help").out();

        assertTrue(help.lines().map(String::strip).anyMatch(line -> line.matches("ask +Asks a text model\\.")), help);
        String ask = run("ask", "--help").out();
        assertTrue(ask.replaceAll("\\s+", " ").contains("in the order openai, gemini"), ask);
    }

    @Test
    void help_and_version_are_told() {
        assertTrue(run("--help").out().contains("outliers"));
        assertTrue(run("outliers", "--help").out().contains("--quantiles"));
        assertTrue(run("--version").out().startsWith("insightstream "));
    }

    @Test
    void titles_keep_to_one_line_and_a_width() throws IOException {
        Path file = folder.resolve("titles.csv");
        StringBuilder csv = new StringBuilder("video_id,title,published_at,views\n");
        for (int i = 0; i < 12; i++) {
            csv.append("v").append(i).append(",plain,2026-01-01T00:00:00Z,1\n");
        }
        csv.append("hit,\"two\nlines \u001b[31mred \u202eback ").append("long ".repeat(30));
        csv.append("\",2026-01-01T00:00:00Z,900\n");
        Files.writeString(file, csv);

        Run run = run("outliers", "--input", file.toString(), "--now", NOW);

        String line = run.out()
                .lines()
                .filter(each -> each.startsWith("  high"))
                .findFirst()
                .orElseThrow();
        assertTrue(line.contains("two lines  [31mred  back long"), line);
        assertTrue(line.endsWith("..."), line);
    }

    @Test
    void a_long_list_of_outliers_is_cut_and_says_so() throws IOException {
        Path file = folder.resolve("many.csv");
        StringBuilder csv = new StringBuilder("video_id,published_at,views\n");
        for (int i = 0; i < 400; i++) {
            csv.append("v")
                    .append(i)
                    .append(",2026-01-01,")
                    .append(i < 30 ? 9_000 + i : 10 + i % 3)
                    .append('\n');
        }
        Files.writeString(file, csv);

        Run run = run("outliers", "--input", file.toString(), "--now", NOW);

        assertTrue(run.out().contains("and 10 more high outliers"), run.out());
    }

    private static Run run(String... args) {
        return Run.of(Map.of(), args);
    }
}
