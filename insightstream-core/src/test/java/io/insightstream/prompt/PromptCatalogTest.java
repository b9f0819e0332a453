package io.insightstream.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every prompt of this module: that it can be read and filled, and that the page of prompts shows it. */
class PromptCatalogTest {

    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final Path COMMITTED = Path.of("..", "docs", "prompts.md");
    private static final String REGENERATE = "./mvnw test -pl insightstream-analytics,insightstream-core "
            + "-Dtest=PromptCatalogTest -Dregenerate=true -Dsurefire.failIfNoSpecifiedTests=false";

    @Test
    void every_place_of_every_prompt_is_filled_and_every_value_reaches_it() throws IOException {
        for (PromptTemplate prompt : prompts()) {
            String filled = prompt.fill(prompt.places().stream()
                    .collect(Collectors.toMap(Function.identity(), place -> "value of " + place)));

            assertFalse(filled.contains("{{"), filled);
            prompt.places().forEach(place -> assertTrue(filled.contains("value of " + place), filled));
        }
    }

    @Test
    void the_page_of_prompts_shows_them_as_they_are() throws IOException {
        String written = write();
        if (Boolean.getBoolean("regenerate")) {
            Files.writeString(COMMITTED, written);
        }

        String committed = Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "";
        assertEquals(committed, written, "docs/prompts.md is not what is sent; write it anew with " + REGENERATE);
    }

    private static List<PromptTemplate> prompts() throws IOException {
        List<PromptTemplate> prompts = new ArrayList<>();
        for (Path file : files()) {
            prompts.add(PromptTemplate.parse(file.toString(), Files.readString(file)));
        }
        assertFalse(prompts.isEmpty());
        return prompts;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith(".prompt"))
                    .sorted()
                    .toList();
        }
    }

    private static String write() throws IOException {
        StringBuilder page = new StringBuilder("# Prompts\n\n"
                + "What is sent to text models, word for word. `{{name}}` is a place: it is filled with what comes from\n"
                + "outside, between `<name>` and `</name>`, which nothing in it can close. A change of words is a new\n"
                + "version. A test compares this page with the files; it is written anew with\n\n    " + REGENERATE
                + "\n");
        for (Path file : files()) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\r\n", "\n");
            PromptTemplate prompt = PromptTemplate.parse(file.getFileName().toString(), text);
            String name = RESOURCES
                    .resolve("io/insightstream")
                    .relativize(file)
                    .toString()
                    .replace('\\', '/');
            page.append("\n## ").append(name.replace(".prompt", "")).append("\n\n");
            page.append(prompt.purpose())
                    .append(" Version ")
                    .append(prompt.version())
                    .append(", places: ");
            page.append(prompt.places().stream().map(place -> "`" + place + "`").collect(Collectors.joining(", ")));
            page.append(".\n\n```text\n")
                    .append(text.substring(text.indexOf("---")).strip())
                    .append("\n```\n");
        }
        return page.toString();
    }
}
