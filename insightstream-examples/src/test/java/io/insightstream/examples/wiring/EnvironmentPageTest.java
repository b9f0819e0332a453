package io.insightstream.examples.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EnvironmentPageTest {

    private static final Path COMMITTED = Path.of("..", "docs", "environment.md");
    private static final String REGENERATE =
            "./mvnw test -Dtest=EnvironmentPageTest -Dregenerate=true -Dsurefire.failIfNoSpecifiedTests=false";
    private static final String HEAD = """
            # Environment

            What the command line and the server read from the environment. The library itself reads none of it: there,
            keys and models are given to builders.

            A provider is configured by a key and a model. Models have no default, as they retire within months;
            `insightstream providers --check` lists those there are. Of several providers, the first in this order is
            used: openai, gemini, groq, openrouter, replicate, pollinations, as far as they write or draw.
            `--provider NAME` asks another, and `--provider NAME,NAME` lets the second take over when the first fails;
            nothing goes to a provider that was not meant. Without any, rules answer and title cards are drawn, and both
            are stamped FALLBACK. A server that speaks as OpenAI does and needs no key, such as Ollama, is configured by
            `OPENAI_BASE_URL` and `OPENAI_MODEL` alone.

            Keys stand in no output and no file; they are called by the beginning of their hash.

            | Variable | Of | What it holds | Default |
            | --- | --- | --- | --- |
            """;

    @Test
    void the_page_names_every_variable_that_is_read() throws IOException {
        String drawn = draw();
        if (Boolean.getBoolean("regenerate")) {
            Files.writeString(COMMITTED, drawn);
        }

        String committed = Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "";
        assertEquals(drawn, committed, "docs/environment.md is not the code's; write it anew with " + REGENERATE);
    }

    private static String draw() {
        StringBuilder page = new StringBuilder(HEAD);
        for (Variable variable : Variable.values()) {
            page.append("| `")
                    .append(variable.name())
                    .append("` | ")
                    .append(variable.owner())
                    .append(" | ")
                    .append(variable.meaning())
                    .append(" | ")
                    .append(variable.usual() == null ? "" : "`" + variable.usual() + "`")
                    .append(" |\n");
        }
        return page.append("\nA test compares this page with the code; it is written anew with\n\n    ")
                .append(REGENERATE)
                .append('\n')
                .toString();
    }
}
