package io.insightstream.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PromptTemplateTest {

    private static final PromptTemplate PLAN = PromptTemplate.parse("plan", """
            version: 3
            Plans a video.
            --- system
            You plan videos.
            --- user
            Plan {{count}} videos about this:
            {{topic}}
            Thank you.
            """);

    private record Audience(String who, @Nullable Integer age) {}

    private record Input(
            String topic,
            int count,
            List<String> wishes,
            Optional<LocalDate> day,
            Optional<String> place,
            Audience audience,
            List<Audience> others) {}

    @Test
    void a_file_has_a_version_a_purpose_instructions_and_a_question() {
        assertEquals("plan version 3", PLAN.toString());
        assertEquals("Plans a video.", PLAN.purpose());
        assertEquals("You plan videos.", PLAN.instructions());
        assertEquals(Set.of("count", "topic"), PLAN.places());
    }

    @Test
    void what_fills_a_place_stands_between_tags() {
        assertEquals(
                "Plan <count>3</count> videos about this:\n<topic>\nbread\nand butter\n</topic>\nThank you.",
                PLAN.fill(Map.of("count", "3", "topic", "bread\r\nand butter")));
    }

    @Test
    void what_fills_a_place_is_not_looked_through_for_places() {
        String filled = PLAN.fill(Map.of("count", "{{topic}}", "topic", "bread"));

        assertTrue(filled.contains("<count>{{topic}}</count>"), filled);
    }

    @Test
    void a_place_without_a_value_and_a_value_without_a_place_are_refused_by_name() {
        IllegalArgumentException problem =
                assertThrows(IllegalArgumentException.class, () -> PLAN.fill(Map.of("topic", "bread", "amount", "3")));

        assertEquals("the prompt plan got no value for [count] and has no place for [amount]", problem.getMessage());
    }

    @Test
    void no_text_ends_its_part_of_the_prompt() {
        SplittableRandom random = new SplittableRandom(3);
        String[] pieces = {
            "<", "</", "/", ">", " ", "topic", "TOPIC", "count", "\u200B", "\n", "\u0000", "\uFF1C", "x", "to"
        };
        Pattern tag = Pattern.compile("(?i)[<\uFF1C][\\s\\p{Cf}\\p{Cc}]*/?[\\s\\p{Cf}\\p{Cc}]*(topic|count)");
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String filled = PLAN.fill(Map.of("count", "3", "topic", text.toString()));
            assertEquals(4, tag.matcher(filled).results().count(), filled);
        }
    }

    @Test
    void other_markup_reaches_the_model_as_it_is() {
        String text = "if (a<b && c>d) { List<String> x; } <b>bold</b> <p>";

        assertTrue(PLAN.fill(Map.of("count", "3", "topic", text)).contains(text));
    }

    @Test
    void every_component_of_a_record_reaches_the_prompt() {
        PromptTemplate prompt = PromptTemplate.parse(
                "all",
                "version: 1\nAll.\n--- user\n{{topic}}{{count}}{{wishes}}{{day}}{{place}}{{audience}}{{others}}");

        String filled = prompt.fill(new Input(
                "bread",
                3,
                List.of("short", "two\nlines"),
                Optional.of(LocalDate.of(2026, 1, 31)),
                Optional.empty(),
                new Audience("bakers", null),
                List.of(new Audience("cooks", 30))));

        assertEquals(
                "<topic>bread</topic><count>3</count><wishes>- short\n- two\n  lines</wishes><day>2026-01-31</day>"
                        + "<place>(not given)</place><audience>who: bakers\nage: (not given)</audience>"
                        + "<others>- who: cooks\n  age: 30</others>",
                filled);
        assertNull(prompt.instructions());
    }

    @Test
    void a_component_without_a_place_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> PLAN.fill(new Audience("bakers", 30)));
    }

    @Test
    void a_place_among_the_instructions_is_refused() {
        assertRefused("version: 1\nPlan.\n--- system\nYou plan {{topic}}.\n--- user\n{{topic}}", "instructions");
    }

    @Test
    void a_file_of_another_form_is_refused() {
        assertRefused("Plan.\n--- user\n{{topic}}", "version: N");
        assertRefused("version: 1\nPlan.\n--- system\nYou plan.", "--- user");
        assertRefused("version: 1\nPlan.\n--- user\n{{Topic}}", "lower-case");
        assertRefused("version: 1\nPlan.\n--- user\n{{ topic }}", "lower-case");
        assertThrows(IllegalArgumentException.class, () -> PromptTemplate.load(PromptTemplateTest.class, "missing"));
    }

    private static void assertRefused(String file, String says) {
        String message =
                String.valueOf(assertThrows(IllegalArgumentException.class, () -> PromptTemplate.parse("plan", file))
                        .getMessage());
        assertTrue(message.contains(says), message);
        assertFalse(message.isBlank());
    }
}
