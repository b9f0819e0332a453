package io.insightstream.offline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.Provenance;
import io.insightstream.call.Usage;
import io.insightstream.error.Unsupported;
import io.insightstream.prompt.Answer;
import io.insightstream.prompt.StructuredCall;
import io.insightstream.schema.AnswerSchema;
import io.insightstream.schema.AnswerType;
import io.insightstream.schema.Range;
import io.insightstream.schema.Size;
import io.insightstream.schema.Unique;
import io.insightstream.spi.TextRequest;
import io.insightstream.spi.TextResult;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OfflineTextTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final OfflineText TEXT = new OfflineText(CLOCK);

    private enum Level {
        EASY,
        VERY_HARD
    }

    private record Scene(@Size(max = 40) String title, String visual) {}

    private record Plan(
            @Size(min = 10, max = 60) String title,
            String topic,
            String summary,
            @Size(min = 5, max = 5) @Unique List<String> keywords,
            @Size(max = 3) List<String> hashtags,
            @Size(min = 2, max = 2) List<Scene> scenes,
            Level level,
            @Nullable Level other,
            Optional<Long> views,
            Optional<Boolean> live,
            Optional<LocalDate> day,
            @Nullable Instant at,
            @Nullable String url) {}

    private record Priced(
            String title, @Range(min = 0, max = 1_000) double price, int videoCount, boolean live) {}

    private record Dated(LocalDate day, Instant startsAt, String email) {}

    @Test
    void a_plan_is_put_together_from_the_question_and_makes_up_no_fact() {
        Answer<Plan> answer = ask(
                "Plan a video about sourdough bread baking. Bread needs time, flour and a very hard crust.",
                Plan.class);

        Plan plan = answer.value();
        assertEquals("sourdough bread baking", plan.topic());
        assertTrue(plan.title().startsWith("Sourdough bread baking: "), plan.title());
        assertEquals("Plan a video about sourdough bread baking.", plan.summary());
        assertTrue(plan.keywords().contains("bread"), plan.keywords().toString());
        assertTrue(plan.hashtags().contains("#bread"), plan.hashtags().toString());
        assertEquals(Level.VERY_HARD, plan.level());
        assertNotEquals(plan.scenes().get(0), plan.scenes().get(1));
        assertEquals(Optional.empty(), plan.views());
        assertEquals(Optional.empty(), plan.live());
        assertEquals(Optional.empty(), plan.day());
        assertEquals(null, plan.at());
        assertEquals(null, plan.url());
        assertEquals(
                new Provenance(Provenance.Source.FALLBACK, TEXT.id(), null, NOW, 0, Usage.NONE), answer.provenance());
    }

    @Test
    void a_fact_is_taken_from_beside_its_name() {
        Priced priced = ask(
                        "Bread in 30 minutes.\nThe price is 1,49 or so; price: 12.50\nvideo count: 3\nlive: no",
                        Priced.class)
                .value();

        assertEquals(12.5, priced.price());
        assertEquals(3, priced.videoCount());
        assertFalse(priced.live());
    }

    @Test
    void numbers_come_from_the_question_alone() {
        assertEquals(
                12.5,
                ask("Bread. price: 12.50\nvideo count: 3\nlive: yes", Priced.class)
                        .value()
                        .price());
        assertEquals(
                999.0,
                ask("Bread. The price is 999\nvideo_count = 3\nlive: yes", Priced.class)
                        .value()
                        .price());

        Unsupported problem =
                assertThrows(Unsupported.class, () -> ask("Bread in 30 minutes.\nlive: yes", Priced.class));
        assertTrue(String.valueOf(problem.getMessage()).contains("'price'"), problem.getMessage());
    }

    @Test
    void a_number_out_of_range_or_with_a_fraction_is_not_taken_for_one_that_fits() {
        assertThrows(Unsupported.class, () -> ask("price: 5000\nvideo count: 3\nlive: yes", Priced.class));
        assertThrows(Unsupported.class, () -> ask("price: 5 million\nvideo count: 3\nlive: yes", Priced.class));
        assertThrows(Unsupported.class, () -> ask("price: 5k\nvideo count: 3\nlive: yes", Priced.class));
        assertThrows(Unsupported.class, () -> ask("price: 1.305.000\nvideo count: 3\nlive: yes", Priced.class));
        assertThrows(Unsupported.class, () -> ask("price: 5\nvideo count: 3.5\nlive: yes", Priced.class));
        assertThrows(Unsupported.class, () -> ask("price: 5\nvideo count: 3\nlive: maybe", Priced.class));
    }

    @Test
    void days_moments_and_addresses_are_facts_too() {
        Dated dated = ask(
                        "Day: 2026-02-14\nstarts at 2026-02-14T10:00:00Z\nwrite to email: studio@example.org",
                        Dated.class)
                .value();

        assertEquals(
                new Dated(LocalDate.of(2026, 2, 14), Instant.parse("2026-02-14T10:00:00Z"), "studio@example.org"),
                dated);
        assertThrows(Unsupported.class, () -> ask("Day: tomorrow", Dated.class));
    }

    @Test
    void no_number_stands_in_an_answer_that_does_not_stand_in_the_question() {
        Pattern number = Pattern.compile("\\d+");
        SplittableRandom random = new SplittableRandom(5);
        List<String> words = List.of("bread", "oven", "7", "easy", "video", "budget: 40", "and", "2026", "views");
        for (int i = 0; i < 300; i++) {
            StringBuilder question = new StringBuilder("about ");
            for (int n = random.nextInt(1, 12); n > 0; n--) {
                question.append(words.get(random.nextInt(words.size()))).append(random.nextInt(5) == 0 ? ".\n" : " ");
            }
            String answer = TEXT.generate(TextRequest.of(question.toString())
                            .withSchema(AnswerSchema.of(Plan.class))
                            .withSeed(i))
                    .text();

            assertEquals(
                    "",
                    number.matcher(answer)
                            .results()
                            .map(found -> found.group())
                            .filter(found -> !question.toString().contains(found))
                            .collect(Collectors.joining(",")),
                    question + "\n" + answer);
        }
    }

    @Test
    void the_same_question_and_seed_give_the_same_answer_and_other_seeds_another() {
        TextRequest question = TextRequest.of("a video about bread").withSchema(AnswerSchema.of(Scene.class));
        TreeSet<String> answers = new TreeSet<>();
        for (int seed = 0; seed < 20; seed++) {
            answers.add(TEXT.generate(question.withSeed(seed)).text());
            assertEquals(TEXT.generate(question.withSeed(seed)), TEXT.generate(question.withSeed(seed)));
        }

        assertTrue(answers.size() > 3, answers.toString());
        assertEquals(TEXT.generate(question), TEXT.generate(question));
    }

    @Test
    void only_what_stands_between_tags_counts_where_there_are_tags() {
        Plan plan = ask(
                        "You plan gardens. Answer about gardens.\n<topic>\nsourdough\n</topic>\n<wish>\n(not given)\n</wish>",
                        Plan.class)
                .value();

        assertEquals("sourdough", plan.topic());
        assertFalse(plan.toString().toLowerCase(Locale.ROOT).contains("garden"), plan.toString());
    }

    @Test
    void lists_that_want_more_than_there_is_are_refused() {
        record Many(@Size(min = 400) @Unique List<@Size(max = 5) String> titles) {}

        Unsupported problem = assertThrows(Unsupported.class, () -> ask("bread", Many.class));
        assertTrue(String.valueOf(problem.getMessage()).contains("'titles'"), problem.getMessage());
    }

    @Test
    void long_lists_do_not_repeat_themselves() {
        record Ideas(@Size(min = 40, max = 40) @Unique List<String> titles) {}

        assertEquals(40, ask("bread", Ideas.class).value().titles().size());
    }

    @Test
    void a_text_can_be_lengthened_and_a_length_that_cannot_be_met_is_refused() {
        record Wordy(@Size(min = 200, max = 220) String description) {}

        int length = ask("Bread is good. It takes time.", Wordy.class)
                .value()
                .description()
                .length();
        assertTrue(length >= 200 && length <= 220, "" + length);
    }

    @Test
    void without_a_schema_it_says_what_it_is_and_what_the_question_holds() {
        TextResult result = TEXT.generate(TextRequest.of("How do I film bread baking at night?"));

        assertEquals("""
                No text model has answered; this is put together from the question by rules.

                Topic: film bread baking
                Key words: film, bread, baking, night
                The question says: How do I film bread baking at night?""", result.text());
    }

    @Test
    void a_question_made_to_be_slow_is_not() {
        for (String part : List.of("<a>", "\n", " ", "word ", "price ", "{", "a:", "1,")) {
            TextRequest question = TextRequest.of("about bread " + part.repeat(60_000) + ".");
            assertFalse(TEXT.generate(question.withSchema(AnswerSchema.of(Plan.class)))
                    .text()
                    .isBlank());
        }
    }

    @Test
    void questions_of_no_words_have_answers_too() {
        for (String question : List.of("?", "7", "🍞", "the of and", "<a></a>")) {
            assertFalse(TEXT.generate(TextRequest.of(question)).text().isBlank(), question);
            assertFalse(ask(question, Scene.class).value().title().isBlank(), question);
        }
    }

    private static <T extends Record> Answer<T> ask(String question, Class<T> type) {
        return new StructuredCall(TEXT, CLOCK).ask(TextRequest.of(question), AnswerType.of(type));
    }
}
