package io.insightstream.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvidersCommandTest extends VendorCommandTest {

    @Test
    void nothing_set_is_told_with_what_to_set() {
        Run run = providers();

        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().startsWith("ask is answered by offline (no model is configured)"), run.out());
        assertTrue(
                run.out().contains("openai        set OPENAI_API_KEY, OPENAI_MODEL for text, OPENAI_IMAGE_MODEL"),
                run.out());
        assertTrue(run.out().contains("groq          set GROQ_API_KEY, GROQ_MODEL for text"), run.out());
        assertTrue(
                run.out().contains("replicate     set REPLICATE_API_TOKEN, REPLICATE_MODEL for pictures"), run.out());
        assertTrue(run.out().contains("youtube       set YOUTUBE_API_KEY"), run.out());
        assertTrue(run.out().contains("imagekit      set IMAGEKIT_PRIVATE_KEY"), run.out());
        assertEquals(0, providers("--check").code(), "who is not configured is not asked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json"})
    void keys_are_counted_and_named_by_their_hash(String format) {
        openAi();
        environment.put("YOUTUBE_API_KEY", "youtube-secret");
        environment.put("IMAGEKIT_PRIVATE_KEY", "imagekit-secret");

        Run run = providers("--format", format);

        assertEquals(0, run.code(), run.err());
        for (String secret : List.of("first-secret", "second-secret", "youtube-secret", "imagekit-secret")) {
            assertFalse(run.out().contains(secret), run.out());
            assertTrue(
                    run.out().contains(io.insightstream.call.Secret.of(secret).fingerprint()), run.out());
        }
        assertEquals(List.of(), vendor.paths(), "nobody is asked");
    }

    @Test
    void abilities_models_and_address_are_told() throws IOException {
        openAi();

        Run run = providers();
        JsonNode json =
                new ObjectMapper().readTree(providers("--format", "json").out());

        assertTrue(run.out().startsWith("ask is answered by openai, image is drawn by openai"), run.out());
        assertTrue(run.out().contains("text: writer, gone (JSON_SCHEMA,"), run.out());
        assertTrue(run.out().contains("keys: 2 in OPENAI_API_KEY"), run.out());
        assertTrue(run.out().contains("address: " + vendor.url("/v1")), run.out());
        assertEquals("openai", json.get("ask").asText());
        assertEquals("gone", json.at("/providers/0/text/models/1").asText());
        assertEquals("GROQ_MODEL", json.at("/providers/2/text/set/1").asText());
        assertTrue(json.at("/providers/2/images").isNull());
        assertEquals("files", json.at("/media/store").asText());
    }

    @Test
    void a_check_asks_for_the_models_and_finds_one_that_is_not_there() throws IOException {
        openAi();

        Run run = providers("--check");
        JsonNode json = new ObjectMapper()
                .readTree(providers("--check", "--format", "json").out());

        assertEquals(1, run.code(), run.out());
        assertTrue(run.out().contains("check: it answers and lists 2 models; NOT among them: gone"), run.out());
        assertTrue(run.out().contains("there are writer, painter"), run.out());
        assertEquals("gone", json.at("/providers/0/check/absent/0").asText());
        assertEquals(List.of("/v1/models", "/v1/models"), vendor.paths());
    }

    @Test
    void a_check_passes_if_every_model_is_there() {
        openAi();
        environment.put("OPENAI_MODEL", "writer");

        Run run = providers("--check");

        assertEquals(0, run.code(), run.out());
        assertTrue(run.out().contains("check: it answers and lists 2 models"), run.out());
    }

    @Test
    void a_check_without_a_model_shows_those_to_choose_from() {
        openAi();
        environment.remove("OPENAI_MODEL");
        environment.remove("OPENAI_IMAGE_MODEL");

        Run run = providers("--check");

        assertEquals(0, run.code(), run.out());
        assertTrue(run.out().contains("text: not configured, set OPENAI_MODEL"), run.out());
        assertTrue(run.out().contains("there are writer, painter"), run.out());
    }

    @Test
    void a_refused_key_fails_the_check_and_is_remembered() {
        openAi();
        environment.put("OPENAI_API_KEY", "first-secret");
        vendor.refuses("first-secret");

        Run run = providers("--check");

        assertEquals(1, run.code(), run.out());
        assertTrue(run.out().contains("check: FAILED: "), run.out());
        assertFalse(run.out().contains("first-secret"), run.out());
        assertTrue(providers().out().contains("disabled: "), providers().out());
    }

    @Test
    void an_address_that_is_none_hides_no_other_provider() {
        openAi();
        environment.put("OPENAI_BASE_URL", "ftp://user:hidden@example.com");
        environment.put("GROQ_API_KEY", "groq-secret");
        environment.put("GROQ_MODEL", "writer");

        Run run = providers();

        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("openai        cannot be used: OPENAI_BASE_URL must be"), run.out());
        assertTrue(run.out().contains("groq          text: writer"), run.out());
        assertFalse(run.out().contains("hidden"), run.out());
    }

    @Test
    void a_limit_of_the_day_counts_over_runs_and_refuses_before_anything_is_sent() {
        openAi();
        environment.put("OPENAI_REQUESTS_PER_DAY", "2");

        assertEquals(0, Run.of(environment, CLOCK, "ask", "Bread?").code());
        Run one = providers();
        assertEquals(0, Run.of(environment, CLOCK, "ask", "Bread?").code());
        Run refused = Run.of(environment, CLOCK, "ask", "Bread?");

        assertTrue(one.out().contains("limit: 1 of today's 2 requests left, new at 2026-11-03 01:00"), one.out());
        assertEquals(1, refused.code(), refused.out());
        assertEquals(2, vendor.paths().size());
        environment.put("OPENAI_REQUESTS_PER_DAY", "many");
        assertTrue(providers().out().contains("OPENAI_REQUESTS_PER_DAY must be a whole number"));
    }

    @Test
    void a_check_asks_imagekit_for_one_file() {
        environment.put("IMAGEKIT_PRIVATE_KEY", "imagekit-secret");
        environment.put("IMAGEKIT_BASE_URL", vendor.url(""));

        Run run = providers("--check");

        assertEquals(0, run.code(), run.out());
        assertTrue(run.out().contains("check: it answers"), run.out());
        assertEquals(List.of("/v1/files"), vendor.paths());
    }

    private void openAi() {
        environment.put("OPENAI_API_KEY", "first-secret, second-secret");
        environment.put("OPENAI_MODEL", "writer,gone");
        environment.put("OPENAI_IMAGE_MODEL", "painter");
        environment.put("OPENAI_BASE_URL", vendor.url("/v1/"));
    }

    private Run providers(String... options) {
        String[] args = new String[options.length + 1];
        args[0] = "providers";
        System.arraycopy(options, 0, args, 1, options.length);
        return Run.of(environment, CLOCK, args);
    }
}
