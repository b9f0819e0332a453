package io.insightstream.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.Provenance;
import io.insightstream.call.Usage;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.TimedOut;
import io.insightstream.error.Unsupported;
import io.insightstream.offline.OfflineText;
import io.insightstream.schema.AnswerType;
import io.insightstream.schema.Size;
import io.insightstream.spi.Capability;
import io.insightstream.spi.TextRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class StructuredCallTest {

    private static final AnswerType<Idea> IDEA = AnswerType.of(Idea.class);
    private static final TextRequest QUESTION =
            TextRequest.of("an idea about bread").withInstructions("Be brief.");
    private static final String GOOD = "{\"title\":\"Bread\"}";
    private static final String LONG = "{\"title\":\"Bread for everyone\"}";
    private static final String WRONG = "{\"titel\":\"Bread\"}";

    private final Ticking clock = new Ticking();

    private record Idea(@Size(min = 1, max = 10) String title) {}

    @Test
    void a_provider_with_schemas_gets_the_schema_and_the_question_as_it_is() {
        ScriptedText provider = new ScriptedText(Capability.JSON_SCHEMA, Capability.JSON_OBJECT).says(GOOD);

        Answer<Idea> answer = ask(provider, QUESTION);

        assertEquals(new Idea("Bread"), answer.value());
        assertEquals(List.of(QUESTION.withSchema(IDEA.schema())), provider.asked);
        assertEquals(
                new Provenance(
                        Provenance.Source.AI,
                        provider.id(),
                        "model-1",
                        ScriptedText.ANSWERED,
                        1,
                        Usage.ofTokens(100L, 10L)),
                answer.provenance());
    }

    @Test
    void a_provider_with_json_gets_the_schema_in_the_question() {
        ScriptedText provider = new ScriptedText(Capability.JSON_OBJECT).says(GOOD);

        ask(provider, QUESTION);

        TextRequest asked = provider.asked.get(0);
        assertEquals(TextRequest.Format.JSON_OBJECT, asked.format());
        assertEquals("Be brief.", asked.instructions());
        assertTrue(asked.text().startsWith("an idea about bread\n\n"), asked.text());
        assertTrue(asked.text().contains("\"maxLength\":10"), asked.text());
    }

    @Test
    void any_other_provider_is_asked_for_text_with_the_schema_in_the_question() {
        ScriptedText provider = new ScriptedText().says("Here you are:\n```json\n" + GOOD + "\n```");

        assertEquals(new Idea("Bread"), ask(provider, QUESTION).value());

        TextRequest asked = provider.asked.get(0);
        assertEquals(TextRequest.Format.TEXT, asked.format());
        assertTrue(asked.text().contains("\"additionalProperties\":false"), asked.text());
    }

    @Test
    void a_form_that_the_model_refuses_gives_way_to_the_next_best_one_and_the_answer_is_checked() {
        ScriptedText provider = new ScriptedText(Capability.JSON_SCHEMA, Capability.JSON_OBJECT)
                .fails(new Unsupported("no schemas"))
                .fails(new Unsupported("no objects"))
                .says(GOOD);

        Answer<Idea> answer = ask(provider, QUESTION);

        assertEquals(new Idea("Bread"), answer.value());
        assertEquals(3, answer.provenance().attempts());
        assertEquals(
                List.of(TextRequest.Format.JSON_SCHEMA, TextRequest.Format.JSON_OBJECT, TextRequest.Format.TEXT),
                provider.asked.stream().map(TextRequest::format).toList());
        assertTrue(provider.asked.get(2).text().contains("\"maxLength\":10"));
    }

    @Test
    void a_refusal_of_the_plainest_form_is_thrown() {
        Unsupported refusal = new Unsupported("nothing at all");
        ScriptedText provider = new ScriptedText(Capability.JSON_SCHEMA)
                .fails(new Unsupported("no schemas"))
                .fails(refusal);

        assertSame(refusal, assertThrows(Unsupported.class, () -> ask(provider, QUESTION)));
    }

    @Test
    void a_refusal_that_the_provider_learns_nothing_from_is_thrown_as_it_is() {
        AnswerType<Count> count = AnswerType.of(Count.class);

        Unsupported refusal = assertThrows(
                Unsupported.class, () -> new StructuredCall(new OfflineText(clock), clock).ask(QUESTION, count));

        assertTrue(String.valueOf(refusal.getMessage()).contains("loaves"), refusal.getMessage());
    }

    private record Count(int loaves) {}

    @Test
    void a_repair_of_an_answer_in_words_tells_the_schema_too() {
        ScriptedText provider = new ScriptedText().says(LONG).says(GOOD);

        assertEquals(2, ask(provider, QUESTION).provenance().attempts());

        String repair = provider.asked.get(1).text();
        assertTrue(repair.contains("18 characters, at most 10") && repair.contains("\"maxLength\":10"), repair);
    }

    @Test
    void a_wrong_answer_is_sent_back_once_with_what_is_wrong_and_both_calls_are_counted() {
        ScriptedText provider =
                new ScriptedText(Capability.JSON_SCHEMA).says(LONG).says(GOOD);

        Answer<Idea> answer = ask(provider, QUESTION);

        assertEquals(new Idea("Bread"), answer.value());
        assertEquals(2, answer.provenance().attempts());
        assertEquals(Usage.ofTokens(200L, 20L), answer.provenance().usage());
        TextRequest repair = provider.asked.get(1);
        assertTrue(repair.text().startsWith("an idea about bread\n\n"), repair.text());
        assertTrue(repair.text().contains("<answer>\n" + LONG + "\n</answer>"), repair.text());
        assertTrue(repair.text().contains("- title: 18 characters, at most 10"), repair.text());
        assertEquals(IDEA.schema(), repair.schema());
    }

    @Test
    void a_second_wrong_answer_is_malformed_and_kept_as_it_came() {
        ScriptedText provider =
                new ScriptedText(Capability.JSON_SCHEMA).says(LONG).says(WRONG);

        MalformedResponse problem = assertThrows(MalformedResponse.class, () -> ask(provider, QUESTION));

        assertEquals(WRONG, problem.raw());
        assertEquals(
                "asked 'scripted', model model-1, for Idea; after 2 calls the answer does not follow the schema: title: "
                        + "missing, must be a text, 1 to 10 characters; titel: not asked for; the properties are [title]",
                problem.getMessage());
    }

    @Test
    void prose_instead_of_data_is_malformed() {
        ScriptedText provider = new ScriptedText().says("I would bake bread.").says("As I said: bread.");

        assertThrows(MalformedResponse.class, () -> ask(provider, QUESTION));
    }

    @Test
    void an_answer_that_was_cut_off_is_asked_for_again_with_twice_the_room() {
        ScriptedText provider = new ScriptedText(Capability.JSON_SCHEMA)
                .isCutOffAfter("{\"title\":\"Br")
                .isCutOffAfter("")
                .says(GOOD);

        Answer<Idea> answer = ask(provider, QUESTION.withMaxOutputTokens(500));

        assertEquals(3, answer.provenance().attempts());
        assertEquals(
                List.of(500, 1_000, 2_000),
                provider.asked.stream().map(TextRequest::maxOutputTokens).toList());
        assertTrue(provider.asked.stream().allMatch(asked -> asked.text().equals(QUESTION.text())));
    }

    @Test
    void without_a_limit_the_room_grows_beyond_what_providers_set_themselves() {
        ScriptedText provider =
                new ScriptedText(Capability.JSON_SCHEMA).isCutOffAfter("{").says(GOOD);

        ask(provider, QUESTION);

        assertNull(provider.asked.get(0).maxOutputTokens());
        assertEquals(8_192, provider.asked.get(1).maxOutputTokens());
    }

    @Test
    void a_repair_has_the_room_that_the_answer_needed() {
        ScriptedText provider = new ScriptedText(Capability.JSON_SCHEMA)
                .isCutOffAfter("{")
                .says(LONG)
                .says(GOOD);

        assertEquals(
                3, ask(provider, QUESTION.withMaxOutputTokens(500)).provenance().attempts());
        assertEquals(1_000, provider.asked.get(2).maxOutputTokens());
    }

    @Test
    void an_answer_cut_off_for_good_is_malformed_and_says_what_to_do() {
        ScriptedText provider = new ScriptedText(Capability.JSON_SCHEMA)
                .isCutOffAfter("{")
                .isCutOffAfter("{")
                .isCutOffAfter("{\"");

        MalformedResponse problem = assertThrows(MalformedResponse.class, () -> ask(provider, QUESTION));

        assertEquals(3, provider.asked.size());
        assertEquals("{\"", problem.raw());
        assertTrue(
                String.valueOf(problem.getMessage()).contains("cut off by the limit of tokens"), problem.getMessage());
    }

    @Test
    void there_is_an_end_to_growing() {
        ScriptedText provider = new ScriptedText(Capability.JSON_SCHEMA).isCutOffAfter("{");

        assertThrows(MalformedResponse.class, () -> ask(provider, QUESTION.withMaxOutputTokens(70_000)));
        assertEquals(1, provider.asked.size());
    }

    @Test
    void if_the_provider_takes_no_larger_limit_the_cut_off_answer_is_told() {
        InvalidRequest refusal = new InvalidRequest("at most 600");
        ScriptedText provider = new ScriptedText(Capability.JSON_SCHEMA)
                .isCutOffAfter("{\"title")
                .fails(refusal);

        MalformedResponse problem =
                assertThrows(MalformedResponse.class, () -> ask(provider, QUESTION.withMaxOutputTokens(500)));

        assertEquals("{\"title", problem.raw());
        assertSame(refusal, problem.getCause());
    }

    @Test
    void what_was_cut_off_behind_the_json_is_no_loss() {
        ScriptedText provider = new ScriptedText().isCutOffAfter(GOOD + "\nI chose bread because");

        assertEquals(new Idea("Bread"), ask(provider, QUESTION).value());
        assertEquals(1, provider.asked.size());
    }

    @Test
    void other_failures_are_thrown_as_they_are() {
        ContentRefused refusal = new ContentRefused("blocked");
        ScriptedText provider = new ScriptedText(Capability.JSON_SCHEMA).fails(refusal);

        assertSame(refusal, assertThrows(ContentRefused.class, () -> ask(provider, QUESTION)));
    }

    @Test
    void the_deadline_is_one_for_all_calls() {
        ScriptedText provider = new ScriptedText(Capability.JSON_SCHEMA)
                .before(() -> clock.now = clock.now.plusSeconds(20))
                .says(LONG)
                .says(GOOD);

        ask(provider, QUESTION.withDeadline(Duration.ofSeconds(30)));
        assertEquals(
                List.of(Duration.ofSeconds(30), Duration.ofSeconds(10)),
                provider.asked.stream().map(TextRequest::deadline).toList());

        provider.says(LONG).says(GOOD);
        assertThrows(TimedOut.class, () -> ask(provider, QUESTION.withDeadline(Duration.ofSeconds(20))));
    }

    @Test
    void the_format_is_not_the_callers_to_choose() {
        assertThrows(InvalidRequest.class, () -> ask(new ScriptedText(), QUESTION.withJsonObject()));
    }

    private Answer<Idea> ask(ScriptedText provider, TextRequest question) {
        return new StructuredCall(provider, clock).ask(question, IDEA);
    }

    private static final class Ticking extends Clock {
        private Instant now = ScriptedText.ANSWERED;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
