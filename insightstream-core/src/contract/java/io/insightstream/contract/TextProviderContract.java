package io.insightstream.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.insightstream.call.Provenance;
import io.insightstream.call.Provenance.Source;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.error.Unsupported;
import io.insightstream.media.ImageData;
import io.insightstream.prompt.Answer;
import io.insightstream.prompt.StructuredCall;
import io.insightstream.schema.AnswerSchema;
import io.insightstream.schema.AnswerType;
import io.insightstream.schema.Size;
import io.insightstream.spi.Capability;
import io.insightstream.spi.ModelInfo;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.TextRequest;
import io.insightstream.spi.TextResult;
import io.insightstream.spi.TextResult.Finish;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The behaviour of a {@link TextProvider}. A provider proves itself by extending this class and making a provider whose
 * model says what a script tells it, for instance through a local server. A provider that cannot be told what to say, as
 * it follows rules, says so in {@link #saysWhatItIsTold()}.
 */
public abstract class TextProviderContract {

    private static final String QUESTION = "topic: sourdough bread\nGive me an idea for a video about sourdough bread.";
    private static final String IDEA = "{\"title\":\"Sourdough for busy people\",\"tags\":[\"sourdough\",\"bread\"]}";

    /** One pixel. */
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final List<TextProvider> opened = new ArrayList<>();

    /**
     * What the model behind a provider does, however often it is asked.
     *
     * @param kind what it does
     * @param text what it says; empty where it says nothing
     * @param inputTokens the tokens of the question it reports
     * @param outputTokens the tokens of the answer it reports
     */
    protected record Script(Kind kind, String text, long inputTokens, long outputTokens) {
        /** What a model can do. */
        public enum Kind {
            /** It says the text to its end. */
            ANSWERS,
            /** The limit of tokens cuts it off behind the text. */
            IS_CUT_OFF,
            /** It declines, in whatever way the vendor declines. */
            REFUSES,
            /** The provider knows no model of that name. */
            IS_GONE
        }
    }

    private record Idea(
            @Size(min = 1, max = 100) String title,
            @Size(min = 1, max = 5) List<String> tags) {}

    /** For subclasses. */
    protected TextProviderContract() {}

    /**
     * Makes a provider.
     *
     * @param script what its model does, however often and by however many threads it is asked
     * @return a new provider, with one model configured; the contract closes it
     */
    protected abstract TextProvider provider(Script script);

    /**
     * Whether a script has a say.
     *
     * @return false if the provider answers by rules of its own; true by default
     */
    protected boolean saysWhatItIsTold() {
        return true;
    }

    /**
     * The key the providers are given, which must be seen nowhere.
     *
     * @return the key; empty if none is needed
     */
    protected Optional<String> key() {
        return Optional.empty();
    }

    @AfterEach
    void closeProviders() {
        opened.forEach(TextProvider::close);
    }

    @Test
    void a_question_is_answered() {
        TextResult result = answering("Bake it slowly.").generate(question());

        assertEquals(Finish.COMPLETE, result.finish());
        assertFalse(result.text().isBlank());
        if (saysWhatItIsTold()) {
            assertEquals("Bake it slowly.", result.text());
        }
    }

    @Test
    void an_answer_survives_whatever_it_holds() {
        assumeTrue(saysWhatItIsTold());
        String text = "\"quoted\" \\ 日本語 🍞\n\ttab, ```fence``` and <b>markup</b>";

        assertEquals(text, answering(text).generate(question()).text());
    }

    @Test
    void instructions_temperature_and_limits_are_taken() {
        TextResult result = answering("Yes.")
                .generate(question()
                        .withInstructions("Answer briefly.")
                        .withTemperature(0.5)
                        .withMaxOutputTokens(1_000));

        assertEquals(Finish.COMPLETE, result.finish());
    }

    @Test
    void an_answer_says_who_gave_it_when_and_whether_it_is_a_models() {
        TextProvider provider = answering("Yes.");
        Provenance provenance = provider.generate(question()).provenance();

        assertEquals(provider.id(), provenance.provider());
        assertTrue(provenance.retrievedAt().isAfter(Instant.EPOCH));
        if (provenance.source() == Source.AI) {
            assertNotNull(provenance.model());
            assertTrue(provenance.attempts() >= 1, "a model's answer took a call");
            assertFalse(provider.modelIds().isEmpty());
        } else {
            assertEquals(Source.FALLBACK, provenance.source());
        }
    }

    @Test
    void tokens_are_counted_as_reported() {
        assumeTrue(saysWhatItIsTold());
        Provenance provenance = answering("Yes.").generate(question()).provenance();

        assertEquals(11L, provenance.usage().inputTokens());
        assertEquals(7L, provenance.usage().outputTokens());
    }

    @Test
    void an_answer_that_was_cut_off_says_so() {
        TextResult result =
                open(Script.Kind.IS_CUT_OFF, "Bake").generate(question().withMaxOutputTokens(1));

        assertEquals(Finish.TRUNCATED, result.finish());
    }

    @Test
    void an_answer_cut_off_before_its_first_word_is_no_success() {
        assumeTrue(saysWhatItIsTold());
        TextResult result = open(Script.Kind.IS_CUT_OFF, "").generate(question().withMaxOutputTokens(1));

        assertEquals(new TextResult("", Finish.TRUNCATED, result.provenance()), result);
    }

    @Test
    void a_refusal_is_no_answer() {
        assumeTrue(saysWhatItIsTold());
        TextProvider provider = open(Script.Kind.REFUSES, "");

        assertThrows(ContentRefused.class, () -> provider.generate(question()));
    }

    @Test
    void a_model_that_is_gone_is_named_so_and_by_name() {
        assumeTrue(saysWhatItIsTold());
        TextProvider provider = open(Script.Kind.IS_GONE, "");

        ModelUnavailable problem = assertThrows(ModelUnavailable.class, () -> provider.generate(question()));
        String message = String.valueOf(problem.getMessage());
        assertTrue(message.contains(provider.modelIds().get(0)), message);
    }

    @Test
    void an_empty_question_is_refused() {
        TextProvider provider = answering("Yes.");

        assertThrows(InvalidRequest.class, () -> provider.generate(question().withText(" \n")));
    }

    @Test
    void a_value_of_a_given_shape_can_be_asked_for_in_whatever_way_the_provider_has() {
        TextProvider provider = answering(IDEA);

        Answer<Idea> answer =
                new StructuredCall(provider, Clock.systemUTC()).ask(question(), AnswerType.of(Idea.class));

        assertFalse(answer.value().title().isBlank());
        assertEquals(provider.id(), answer.provenance().provider());
        if (saysWhatItIsTold()) {
            assertEquals(new Idea("Sourdough for busy people", List.of("sourdough", "bread")), answer.value());
        }
    }

    @Test
    void a_schema_is_taken_if_the_provider_says_so_and_refused_if_not() {
        TextRequest request = question().withSchema(AnswerSchema.of(Idea.class));

        takenOrRefused(Capability.JSON_SCHEMA, IDEA, request);
    }

    @Test
    void json_is_taken_if_the_provider_says_so_and_refused_if_not() {
        takenOrRefused(
                Capability.JSON_OBJECT,
                IDEA,
                question().withText(QUESTION + " As JSON.").withJsonObject());
    }

    @Test
    void pictures_are_taken_if_the_provider_says_so_and_refused_if_not() {
        takenOrRefused(Capability.IMAGE_INPUT, "A dot.", question().withImages(List.of(ImageData.of(PNG))));
    }

    @Test
    void a_seed_is_taken_if_the_provider_says_so_and_refused_if_not() {
        takenOrRefused(Capability.SEED, "Yes.", question().withSeed(7));
    }

    @Test
    void pieces_make_up_the_whole_if_the_provider_says_so_and_are_refused_if_not() {
        TextProvider provider = answering("Bake it slowly, then wait.");
        StringBuilder pieces = new StringBuilder();
        if (provider.capabilities().contains(Capability.STREAMING)) {
            TextResult result = provider.generate(question(), pieces::append);
            assertEquals(result.text(), pieces.toString());
            assertEquals(Finish.COMPLETE, result.finish());
        } else {
            assertNames(
                    Capability.STREAMING,
                    assertThrows(Unsupported.class, () -> provider.generate(question(), pieces::append)));
        }
    }

    @Test
    void models_are_listed_if_the_provider_says_so_and_refused_if_not() {
        TextProvider provider = answering("Yes.");
        if (provider.capabilities().contains(Capability.MODEL_LISTING)) {
            List<ModelInfo> models = provider.models();
            assertFalse(models.isEmpty());
            models.forEach(model -> assertFalse(model.id().isBlank()));
        } else {
            assertNames(Capability.MODEL_LISTING, assertThrows(Unsupported.class, provider::models));
        }
    }

    @Test
    void several_threads_get_their_answers() throws Exception {
        TextProvider provider = answering("Bake it slowly.");
        String expected = provider.generate(question()).text();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> calls =
                    Collections.nCopies(32, () -> provider.generate(question()).text());
            for (Future<String> each : threads.invokeAll(calls)) {
                assertEquals(expected, each.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void closing_again_does_nothing() {
        TextProvider provider = answering("Yes.");

        provider.close();
        provider.close();
    }

    @Test
    void the_key_is_seen_neither_in_the_provider_nor_in_an_error() {
        assumeTrue(key().isPresent());
        String key = key().orElseThrow();
        TextProvider provider = open(Script.Kind.IS_GONE, "");

        ModelUnavailable problem = assertThrows(ModelUnavailable.class, () -> provider.generate(question()));

        assertFalse(provider.toString().contains(key));
        for (Throwable each = problem; each != null; each = each.getCause()) {
            assertFalse(each.toString().contains(key), "the key stands in an error");
        }
    }

    private void takenOrRefused(Capability capability, String answer, TextRequest request) {
        TextProvider provider = answering(answer);
        if (provider.capabilities().contains(capability)) {
            assertEquals(Finish.COMPLETE, provider.generate(request).finish());
        } else {
            assertNames(capability, assertThrows(Unsupported.class, () -> provider.generate(request)));
        }
    }

    private static void assertNames(Capability capability, Unsupported problem) {
        String message = String.valueOf(problem.getMessage());
        assertTrue(message.contains(capability.name()), message);
    }

    private TextProvider answering(String text) {
        return open(Script.Kind.ANSWERS, text);
    }

    private TextProvider open(Script.Kind kind, String text) {
        TextProvider provider = provider(new Script(kind, text, 11, 7));
        opened.add(provider);
        return provider;
    }

    private static TextRequest question() {
        return TextRequest.of(QUESTION);
    }
}
