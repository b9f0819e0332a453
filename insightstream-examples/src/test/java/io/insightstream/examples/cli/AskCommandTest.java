package io.insightstream.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskCommandTest extends VendorCommandTest {

    private static final String KEY = "sk-a-key-that-nobody-may-see";
    private static final String SCHEMA = """
            {"title": "Idea", "type": "object", "required": ["title", "hooks"], "additionalProperties": false,
             "properties": {"title": {"type": "string", "maxLength": 40},
                            "hooks": {"type": "array", "items": {"type": "string"}, "maxItems": 3}}}
            """;

    @Test
    void without_a_key_rules_answer_and_say_so() throws IOException {
        Run words = ask("How do I bake sourdough at home?");
        Run json = ask("How do I bake sourdough at home?", "--format", "json");

        assertEquals(0, words.code(), words.err());
        assertTrue(words.out().contains("Topic: bake sourdough"), words.out());
        assertTrue(words.err().startsWith("FALLBACK: no model answered"), words.err());
        JsonNode answer = new ObjectMapper().readTree(json.out());
        assertEquals("FALLBACK", answer.at("/provenance/source").asText());
        assertEquals("offline", answer.at("/provenance/provider").asText());
        assertTrue(answer.at("/provenance/model").isNull());
    }

    @Test
    void rules_fill_a_schema_too() throws IOException {
        Run run = ask("An idea for sourdough at home.", "--schema", schema());

        assertEquals(0, run.code(), run.err());
        JsonNode idea = new ObjectMapper().readTree(run.out());
        assertFalse(idea.get("title").asText().isBlank());
        assertTrue(run.err().startsWith("FALLBACK"), run.err());
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI,     /v1,        /v1/chat/completions",
        "GEMINI,     '',         /v1beta/models/writer:generateContent",
        "GROQ,       /openai/v1, /openai/v1/chat/completions",
        "OPENROUTER, /api/v1/,   /api/v1/chat/completions",
        "POLLINATIONS, '',       /v1/chat/completions"
    })
    void each_vendor_is_asked_at_the_address_that_is_set(String name, String base, String path) {
        configure(name, base);

        Run run = ask("What does bread need?");

        assertEquals(0, run.code(), run.err());
        assertEquals("Bread needs time.\n", lines(run.out()));
        assertEquals(List.of(path), vendor.paths());
        String id = name.toLowerCase(java.util.Locale.ROOT);
        assertTrue(run.err().startsWith("Answered by " + id + ", model writer"), run.err());
        assertNoKey(run);
    }

    @Test
    void the_first_that_is_configured_answers_unless_another_is_named() {
        configure("GROQ", "/groq");
        configure("OPENAI", "/openai");

        assertTrue(
                ask("Bread?").err().startsWith("Answered by openai, model writer-001, 1,200 tokens in, 1 token out"));
        assertTrue(ask("Bread?", "--provider", "groq").err().startsWith("Answered by groq"));
        assertEquals(List.of("/openai/chat/completions", "/groq/chat/completions"), vendor.paths());
    }

    @Test
    void a_model_that_is_configured_somewhere_is_asked_there() {
        configure("OPENAI", "/openai");
        configure("GROQ", "/groq");
        environment.put("GROQ_MODEL", "other, fast");

        Run fast = ask("Bread?", "--model", "fast");
        Run unknown = ask("Bread?", "--model", "brand-new");

        assertEquals(0, fast.code(), fast.err());
        assertEquals(0, unknown.code(), unknown.err());
        assertEquals(List.of("/groq/chat/completions", "/openai/chat/completions"), vendor.paths());
        assertTrue(vendor.lastBody().contains("\"brand-new\""), vendor.lastBody());
    }

    @Test
    void the_next_takes_over_only_if_both_are_named() {
        configure("OPENAI", "/openai");
        configure("GROQ", "/groq");
        environment.put("OPENAI_API_KEY", "sk-refused");
        vendor.refuses("sk-refused");

        Run alone = ask("Bread?");
        Run both = ask("Bread?", "--provider", "openai,groq");

        assertEquals(1, alone.code(), alone.out());
        assertEquals("", alone.out());
        assertEquals(0, both.code(), both.err());
        assertTrue(both.err().startsWith("Not by openai: "), both.err());
        assertTrue(both.err().contains("Answered by groq"), both.err());
        assertFalse((alone.err() + both.err()).contains("sk-refused"), alone.err() + both.err());
    }

    @Test
    void a_refused_key_is_remembered_and_another_of_the_list_goes_on() {
        configure("OPENAI", "/openai");
        environment.put("OPENAI_API_KEY", "sk-refused," + KEY);
        vendor.refuses("sk-refused");

        Run run = ask("Bread?");
        Run providers = Run.of(environment, CLOCK, "providers");

        assertEquals(0, run.code(), run.err());
        assertTrue(providers.out().contains("disabled: "), providers.out());
        assertTrue(providers.out().contains("  active"), providers.out());
        assertFalse(providers.out().contains("sk-"), providers.out());
    }

    @Test
    void a_key_without_a_model_is_bad_usage_that_names_the_variable() {
        environment.put("OPENAI_API_KEY", KEY);

        Run run = ask("Bread?");

        assertEquals(2, run.code());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("OPENAI_API_KEY is set, but no model: set OPENAI_MODEL"), run.err());
        assertEquals(2, ask("Bread?", "--provider", "openai").code());
        assertEquals(0, ask("Bread?", "--provider", "offline").code());
        assertEquals(List.of(), vendor.paths());
    }

    @Test
    void a_key_without_a_model_is_passed_over_if_another_provider_is_whole() {
        environment.put("OPENAI_API_KEY", KEY);
        configure("GROQ", "/groq");

        Run run = ask("Bread?");

        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().startsWith("openai is passed over: OPENAI_API_KEY is set"), run.err());
    }

    @Test
    void a_local_server_needs_no_key() {
        environment.put("OPENAI_BASE_URL", vendor.url("/v1"));
        environment.put("OPENAI_MODEL", "llama");

        Run run = ask("Bread?");

        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().startsWith("Answered by local"), run.err());
    }

    @Test
    void the_other_name_of_geminis_key_works_too() {
        configure("GEMINI", "");
        environment.put("GOOGLE_API_KEY", environment.remove("GEMINI_API_KEY"));

        assertEquals(0, ask("Bread?").code());
        assertTrue(Run.of(environment, CLOCK, "providers").out().contains("1 in GOOGLE_API_KEY"));
    }

    @Test
    void an_answer_that_follows_the_schema_is_printed_alone() throws IOException {
        configure("OPENAI", "/v1");
        vendor.writes("\"{\\\"title\\\":\\\"Rye\\\",\\\"hooks\\\":[\\\"a\\\"]}\"");

        Run run = ask("An idea.", "--schema", schema(), "--max-tokens", "300");
        Run json = ask("An idea.", "--schema", schema(), "--format", "json");

        assertEquals("{\"title\":\"Rye\",\"hooks\":[\"a\"]}\n", lines(run.out()));
        assertEquals(
                "Rye",
                new ObjectMapper().readTree(json.out()).at("/value/title").asText());
        assertTrue(vendor.lastBody().contains("json_schema"), vendor.lastBody());
    }

    @Test
    void a_model_that_takes_no_schema_is_asked_in_words_and_the_user_is_told() throws IOException {
        configure("GROQ", "/groq");
        vendor.takesNoSchemas().writes("\"{\\\"title\\\":\\\"Bread\\\",\\\"hooks\\\":[]}\"");

        Run run = ask("An idea", "--schema", schema());

        assertEquals("{\"title\":\"Bread\",\"hooks\":[]}\n", lines(run.out()), run.err());
        assertTrue(
                run.err().startsWith("The model writer of groq takes no JSON_SCHEMA, so it is asked without"),
                run.err());
        assertTrue(run.err().contains(", 2 calls"), run.err());
    }

    @Test
    void a_model_that_is_gone_is_told_of_when_the_next_one_answers() {
        configure("GROQ", "/groq");
        environment.put("GROQ_MODEL", "retired,writer");
        vendor.retires("retired");

        Run run = ask("Bread?");

        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().startsWith("The model retired of groq is not available, so writer is asked: "), run.err());
        assertFalse(run.err().contains("\u001b"), run.err());
        assertTrue(run.err().contains("Answered by groq") && run.err().contains(", 2 calls"), run.err());

        environment.put("GROQ_MODEL", "retired");
        Run failed = ask("Bread?");
        assertEquals(1, failed.code());
        assertTrue(failed.err().contains("'gone[31m'"), failed.err());
        assertFalse(failed.err().contains("\u001b"), failed.err());
        assertFalse(ask("Bread?", "--provider", "groq,offline").err().contains("\u001b"));
    }

    @Test
    void an_answer_that_does_not_follow_the_schema_is_a_failure_and_nothing_is_printed() throws IOException {
        configure("OPENAI", "/v1");
        vendor.writes("\"{\\\"title\\\":7}\"");

        Run run = ask("An idea.", "--schema", schema());

        assertEquals(1, run.code());
        assertEquals("", run.out());
        assertTrue(run.err().contains("title"), run.err());
        assertEquals(2, vendor.paths().size(), "asked once, and once to repair");
    }

    @Test
    void pictures_go_along() throws IOException {
        configure("OPENAI", "/v1");
        Path picture = Files.write(folder.resolve("loaf.png"), FakeVendor.PICTURE);

        Run run = ask("What is this?", "--image", picture.toString());

        assertEquals(0, run.code(), run.err());
        assertTrue(vendor.lastBody().contains("data:image/png;base64,"), "the picture is part of the question");
        assertEquals(
                2,
                ask("What?", "--provider", "offline", "--image", picture.toString())
                        .code());
    }

    @Test
    void at_a_terminal_the_answer_comes_in_pieces_and_cannot_steer_it() {
        configure("OPENAI", "/v1");

        Run run = Run.of(environment, CLOCK, true, "ask", "Bread?");

        assertEquals(0, run.code(), run.err());
        assertTrue(vendor.lastBody().contains("\"stream\":true"), vendor.lastBody());
        assertEquals("Bread needs[31m time.\n", lines(run.out()));
    }

    @Test
    void what_cannot_be_asked_is_bad_usage() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"type\": \"text\"}");

        assertEquals(2, ask("Bread?", "--provider", "nobody").code());
        assertEquals(2, ask("Bread?", "--provider", "replicate").code());
        assertEquals(
                2,
                ask("Bread?", "--schema", folder.resolve("none.json").toString())
                        .code());
        assertEquals(2, ask("Bread?", "--schema", broken.toString()).code());
        assertEquals(2, ask("Bread?", "--image", broken.toString()).code());
        assertEquals(2, ask(" ").code());
        assertEquals(2, Run.of(environment, CLOCK, "ask").code());
    }

    @Test
    void an_address_that_is_none_is_named_by_its_variable_and_not_repeated() {
        configure("OPENAI", "/v1");
        environment.put("OPENAI_BASE_URL", "https://user:" + KEY + "@gateway.example/v1");

        Run run = ask("Bread?");

        assertEquals(2, run.code());
        assertTrue(run.err().contains("OPENAI_BASE_URL must be"), run.err());
        assertNoKey(run);
    }

    private void configure(String vendorName, String base) {
        environment.put(vendorName + "_API_KEY", KEY);
        environment.put(vendorName + "_MODEL", "writer");
        environment.put(vendorName + "_BASE_URL", vendor.url(base));
    }

    private String schema() throws IOException {
        return Files.writeString(folder.resolve("idea.json"), SCHEMA).toString();
    }

    private Run ask(String question, String... options) {
        String[] args = new String[options.length + 2];
        args[0] = "ask";
        args[1] = question;
        System.arraycopy(options, 0, args, 2, options.length);
        return Run.of(environment, CLOCK, args);
    }

    private static String lines(String printed) {
        return printed.replace(System.lineSeparator(), "\n");
    }

    private static void assertNoKey(Run run) {
        assertFalse((run.out() + run.err()).contains(KEY), run.out() + run.err());
    }
}
