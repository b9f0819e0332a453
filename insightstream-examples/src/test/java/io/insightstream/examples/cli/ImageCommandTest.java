package io.insightstream.examples.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.media.ImageData;
import io.insightstream.media.MediaType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageCommandTest extends VendorCommandTest {

    private static final String KEY = "r8-a-key-that-nobody-may-see";

    @Test
    void without_a_key_the_prompt_is_the_title_of_a_card() throws IOException {
        Run run = image("How to bake sourdough", "card.png");

        assertEquals(0, run.code(), run.err());
        assertEquals("", run.out());
        ImageData card = ImageData.of(Files.readAllBytes(folder.resolve("card.png")));
        assertEquals("1280x720", card.header().size().toString());
        assertTrue(run.err().contains("card.png: 1280x720 PNG, seed "), run.err());
        assertTrue(run.err().contains("FALLBACK: no model drew this"), run.err());
    }

    @Test
    void style_size_and_seed_of_a_card_can_be_chosen_and_make_it_again() throws IOException {
        Run first = image("Rye", "a.jpg", "--style", "paper", "--size", "640x640", "--seed", "7");
        Run second = image("Rye", "b.jpg", "--style", "PAPER", "--size", "640x640", "--seed", "7");

        assertEquals(0, first.code(), first.err());
        assertEquals(0, second.code(), second.err());
        assertTrue(first.err().contains("a.jpg: 640x640 JPG, seed 7"), first.err());
        assertTrue(first.err().contains("style paper"), first.err());
        assertArrayEquals(Files.readAllBytes(folder.resolve("a.jpg")), Files.readAllBytes(folder.resolve("b.jpg")));
        assertEquals(
                MediaType.JPEG,
                ImageData.of(Files.readAllBytes(folder.resolve("a.jpg"))).mediaType());
    }

    @Test
    void several_pictures_get_numbers() throws IOException {
        Run run = image("Rye", "card.png", "--count", "3", "--ratio", "9:16");

        assertEquals(0, run.code(), run.err());
        assertEquals(List.of("card-1.png", "card-2.png", "card-3.png"), files());
        assertTrue(run.err().contains("720x1280"), run.err());
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI, API_KEY, OPENAI_IMAGE_MODEL, painter, /v1, /v1/images/generations",
        "GEMINI, API_KEY, GEMINI_IMAGE_MODEL, painter, '', /v1beta/models/painter:generateContent",
        "REPLICATE, API_TOKEN, REPLICATE_MODEL, owner/painter, /v1, /v1/models/owner/painter/predictions",
        "POLLINATIONS, API_KEY, POLLINATIONS_IMAGE_MODEL, painter, '', /image/a%20loaf"
    })
    void each_vendor_draws_and_its_bytes_are_written(
            String name, String key, String variable, String model, String base, String path) throws IOException {
        environment.put(name + "_" + key, KEY);
        environment.put(variable, model);
        environment.put(name + "_BASE_URL", vendor.url(base));

        Run run = image("a loaf", "loaf.png");

        assertEquals(0, run.code(), run.err());
        assertArrayEquals(FakeVendor.PICTURE, Files.readAllBytes(folder.resolve("loaf.png")));
        assertEquals(path, vendor.paths().get(0));
        assertTrue(run.err().contains("loaf.png: 320x180 PNG"), run.err());
        assertTrue(run.err().contains("Drawn by " + name.toLowerCase(java.util.Locale.ROOT)), run.err());
        assertFalse(run.err().contains(KEY), run.err());
    }

    @Test
    void who_draws_one_at_a_time_is_asked_several_times() throws IOException {
        pollinations();

        Run run = image("a loaf", "loaf.png", "--count", "2", "--seed", "5");

        assertEquals(0, run.code(), run.err());
        assertEquals(List.of("loaf-1.png", "loaf-2.png"), files());
        assertEquals(2, vendor.paths().size());
    }

    @Test
    void an_ending_that_does_not_fit_is_told() throws IOException {
        pollinations();

        Run run = image("a loaf", "loaf.jpg");

        assertEquals(0, run.code(), run.err());
        assertArrayEquals(FakeVendor.PICTURE, Files.readAllBytes(folder.resolve("loaf.jpg")));
        assertTrue(run.err().contains("loaf.jpg holds image/png"), run.err());
    }

    @Test
    void a_failure_leaves_the_old_file_as_it_was() throws IOException {
        pollinations();
        vendor.breaksAt("/image/");
        Files.writeString(folder.resolve("loaf.png"), "old");

        Run run = image("a loaf", "loaf.png");

        assertEquals(2, run.code(), run.err());
        assertEquals("old", Files.readString(folder.resolve("loaf.png")));
        assertEquals(List.of("loaf.png"), files());
    }

    @Test
    void models_that_write_leave_pictures_to_the_card() {
        environment.put("OPENAI_API_KEY", KEY);
        environment.put("OPENAI_MODEL", "writer");

        assertTrue(image("Rye", "card.png").err().contains("FALLBACK"));
    }

    @Test
    void a_key_without_any_model_is_bad_usage_that_names_the_variable() throws IOException {
        environment.put("REPLICATE_API_TOKEN", KEY);

        Run run = image("Rye", "card.png");

        assertEquals(2, run.code());
        assertTrue(run.err().contains("set REPLICATE_MODEL"), run.err());
        assertEquals(List.of(), files());
        assertEquals(0, image("Rye", "card.png", "--provider", "titlecard").code());
    }

    @Test
    void what_cannot_be_drawn_is_bad_usage_before_anything_is_paid() {
        pollinations();

        assertEquals(2, image("Rye", "none/card.png").code());
        assertEquals(2, image("Rye", "card.png", "--provider", "groq").code());
        assertEquals(2, image("Rye", "card.png", "--count", "11").code());
        assertEquals(2, image("Rye", "card.png", "--size", "0x9").code());
        assertEquals(2, image("Rye", "card.png", "--style", "nope").code());
        assertEquals(
                2, image("Rye", "card.png", "--size", "9x9", "--ratio", "1:1").code());
        assertEquals(
                2,
                image("Rye", "card.png", "--style", "paper", "--provider", "openai")
                        .code());
        assertEquals(2, image("Rye", "card.png", "--resume", "p1").code());
        assertEquals(2, Run.of(environment, CLOCK, "image", "Rye").code());
        assertEquals(List.of(), vendor.paths());
    }

    @Test
    void what_was_begun_can_be_fetched_by_who_keeps_it() {
        pollinations();

        Run run = Run.of(
                environment,
                CLOCK,
                "image",
                "--resume",
                "p1",
                "-o",
                folder.resolve("p.png").toString());

        assertEquals(2, run.code());
        assertTrue(run.err().contains("RESUME"), run.err());
    }

    private void pollinations() {
        environment.put("POLLINATIONS_API_KEY", KEY);
        environment.put("POLLINATIONS_IMAGE_MODEL", "painter");
        environment.put("POLLINATIONS_BASE_URL", vendor.url(""));
    }

    private Run image(String prompt, String file, String... options) {
        String[] args = new String[options.length + 4];
        args[0] = "image";
        args[1] = prompt;
        args[2] = "-o";
        args[3] = folder.resolve(file).toString();
        System.arraycopy(options, 0, args, 4, options.length);
        return Run.of(environment, CLOCK, args);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
