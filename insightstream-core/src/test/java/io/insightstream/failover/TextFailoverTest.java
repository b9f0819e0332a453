package io.insightstream.failover;

import static io.insightstream.failover.ProviderState.Phase.DUE;
import static io.insightstream.failover.ProviderState.Phase.READY;
import static io.insightstream.failover.ProviderState.Phase.RESTING;
import static io.insightstream.failover.ProviderState.Phase.TRIED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.CallListener;
import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.error.Cancelled;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.error.NotFound;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.error.TimedOut;
import io.insightstream.error.Unauthorized;
import io.insightstream.error.Unsupported;
import io.insightstream.offline.OfflineText;
import io.insightstream.prompt.Answer;
import io.insightstream.prompt.StructuredCall;
import io.insightstream.schema.AnswerSchema;
import io.insightstream.schema.AnswerType;
import io.insightstream.spi.Capability;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.TextRequest;
import io.insightstream.spi.TextResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextFailoverTest {

    private static final TextRequest QUESTION = TextRequest.of("Why is the sky blue?");
    private static final Duration FIRST_REST = Duration.ofSeconds(30);

    private final TestClock clock = new TestClock();
    private final List<CallListener.Failover> heard = new ArrayList<>();
    private final TestText first = new TestText("first");
    private final TestText second = new TestText("second");
    private final TextFailover both = failover(first, second);

    private TextFailover failover(TextProvider... providers) {
        return builder().text(providers);
    }

    private Failover.Builder builder() {
        return Failover.builder().clock(clock).listener(new CallListener() {
            @Override
            public void failedOver(CallListener.Failover failover) {
                heard.add(failover);
            }
        });
    }

    static Stream<InsightStreamException> failuresOfOneProvider() {
        return Stream.of(
                new RateLimited("slow down", null, null),
                new ProviderUnavailable("503"),
                new TimedOut("no answer"),
                new Unauthorized("401"),
                new QuotaExhausted("used up", null, null),
                new ModelUnavailable("gone"),
                new ContentRefused("no"),
                new Unsupported("cannot"));
    }

    static Stream<InsightStreamException> failuresThatEndTheCall() {
        return Stream.of(
                new InvalidRequest("too long"),
                new OutcomeUnknown("lost", null, null),
                new Cancelled("stopped"),
                new NotFound("nothing there"),
                new MalformedResponse("not JSON", "<html>", null));
    }

    @Test
    void the_first_answers_as_if_it_were_alone() {
        TextResult result = both.generate(QUESTION);

        assertEquals("answer of first", result.text());
        assertEquals(List.of(), result.provenance().skipped());
        assertEquals(2, result.provenance().attempts());
        assertEquals(List.of(), second.asked);
    }

    @ParameterizedTest
    @MethodSource("failuresOfOneProvider")
    void what_one_cannot_the_next_does_and_the_result_says_why(InsightStreamException failure) {
        first.failing(failure);

        Provenance provenance = both.generate(QUESTION).provenance();

        assertEquals(new ProviderId("second"), provenance.provider());
        assertEquals("second-large", provenance.model());
        String reason = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        assertEquals(List.of(new Provenance.Skipped(new ProviderId("first"), true, reason)), provenance.skipped());
        assertEquals(3, provenance.attempts());
        assertEquals(
                List.of(new CallListener.Failover(
                        "generate", new ProviderId("first"), new ProviderId("second"), failure)),
                heard);
    }

    @ParameterizedTest
    @MethodSource("failuresThatEndTheCall")
    void what_the_next_must_not_repeat_or_could_not_do_better_is_thrown(InsightStreamException failure) {
        first.failing(failure);

        assertSame(failure, assertThrows(InsightStreamException.class, () -> both.generate(QUESTION)));
        assertEquals(List.of(), second.asked);
        assertEquals(List.of(), heard);
    }

    @Test
    void after_which_failures_the_next_is_asked_can_be_configured() {
        TextFailover strict =
                builder().failures(Set.of(MalformedResponse.class)).text(first, second);

        first.failing(new MalformedResponse("not JSON", "<html>", null));
        assertEquals("answer of second", strict.generate(QUESTION).text());

        first.failing(new ContentRefused("no"));
        assertThrows(ContentRefused.class, () -> strict.generate(QUESTION));
    }

    @Test
    void if_all_fail_the_last_failure_is_thrown_with_the_others() {
        InsightStreamException one = new Unauthorized("401");
        InsightStreamException two = new ProviderUnavailable("503");
        first.failing(one);
        second.failing(two);

        InsightStreamException thrown = assertThrows(InsightStreamException.class, () -> both.generate(QUESTION));

        assertSame(two, thrown);
        assertEquals(List.of(one), List.of(thrown.getSuppressed()));
    }

    @Test
    void one_that_failed_rests_and_is_not_asked() {
        first.failing(new ProviderUnavailable("503"));
        both.generate(QUESTION);

        Provenance provenance = both.generate(QUESTION).provenance();

        assertEquals(1, first.asked.size());
        assertEquals(2, provenance.attempts());
        Provenance.Skipped skipped = provenance.skipped().get(0);
        assertEquals(false, skipped.asked());
        assertTrue(skipped.reason().contains("rests until 2026-01-31T12:00:30Z"), skipped.reason());
        assertTrue(skipped.reason().contains("503"), skipped.reason());
    }

    @Test
    void after_its_rest_it_is_tried_and_answers_again() {
        first.failing(new ProviderUnavailable("503"));
        both.generate(QUESTION);
        first.answering();

        clock.pass(FIRST_REST.minusMillis(1));
        assertEquals("answer of second", both.generate(QUESTION).text());
        clock.pass(Duration.ofMillis(1));
        assertEquals("answer of first", both.generate(QUESTION).text());
        assertEquals(READY, both.snapshot().get(0).phase());
        assertEquals(0, both.snapshot().get(0).strikes());
    }

    @Test
    void each_failure_in_a_row_doubles_the_rest_up_to_the_longest() {
        first.failing(new ProviderUnavailable("503"));
        List<Duration> rests = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            both.generate(QUESTION);
            Instant until = both.snapshot().get(0).restsUntil();
            Duration rest = Duration.between(clock.instant(), until);
            rests.add(rest);
            clock.pass(rest);
        }

        assertEquals(
                Stream.of(30, 60, 120, 240, 480, 960, 1920, 3600, 3600)
                        .map(Duration::ofSeconds)
                        .toList(),
                rests);
    }

    @Test
    void it_rests_as_long_as_it_asks_for_but_never_beyond_the_longest() {
        first.failing(new RateLimited("slow down", Duration.ofSeconds(7), null));
        both.generate(QUESTION);
        assertEquals(TestClock.START.plusSeconds(7), both.snapshot().get(0).restsUntil());

        second.failing(new QuotaExhausted("used up", TestClock.START.plus(Duration.ofDays(9)), null));
        assertThrows(QuotaExhausted.class, () -> both.generate(QUESTION));
        assertEquals(
                TestClock.START.plus(Duration.ofHours(1)),
                both.snapshot().get(1).restsUntil());
    }

    @Test
    void a_refusal_of_this_question_is_no_reason_to_rest() {
        for (InsightStreamException failure : List.of(new ContentRefused("no"), new Unsupported("cannot"))) {
            first.failing(failure);
            both.generate(QUESTION);
            assertEquals(READY, both.snapshot().get(0).phase());
        }
        InvalidRequest failure = new InvalidRequest("too long");
        first.failing(failure);
        assertSame(failure, assertThrows(InvalidRequest.class, () -> both.generate(QUESTION)));
        assertEquals(READY, both.snapshot().get(0).phase());
        assertEquals(3, first.asked.size());
    }

    @Test
    void those_that_rest_by_our_own_decision_are_the_last_hope() {
        first.failing(new ProviderUnavailable("503"));
        second.failing(new ProviderUnavailable("504"));
        assertThrows(ProviderUnavailable.class, () -> both.generate(QUESTION));
        Instant rest = both.snapshot().get(0).restsUntil();

        assertThrows(ProviderUnavailable.class, () -> both.generate(QUESTION));
        assertEquals(2, first.asked.size());
        assertEquals(rest, both.snapshot().get(0).restsUntil(), "a call as the last hope made the rest longer");

        second.answering();
        TextResult result = both.generate(QUESTION);
        assertEquals("answer of second", result.text());
        assertEquals(1, result.provenance().skipped().size());
        assertEquals(READY, both.snapshot().get(1).phase());
    }

    @Test
    void those_that_named_the_moment_are_left_alone_and_the_caller_hears_how_long() {
        first.failing(new RateLimited("slow down", Duration.ofSeconds(50), null));
        second.failing(new QuotaExhausted("used up", TestClock.START.plusSeconds(20), null));
        assertThrows(QuotaExhausted.class, () -> both.generate(QUESTION));
        clock.pass(Duration.ofSeconds(5));

        RateLimited problem = assertThrows(RateLimited.class, () -> both.generate(QUESTION));

        assertEquals(Duration.ofSeconds(15), problem.retryAfter().orElseThrow());
        assertEquals(1, first.asked.size());
        assertEquals(1, second.asked.size());
        assertTrue(String.valueOf(problem.getMessage()).contains("second: it rests until"), problem.getMessage());
    }

    @Test
    void one_call_tries_it_while_the_others_go_past_it() throws Exception {
        first.failing(new ProviderUnavailable("503"));
        both.generate(QUESTION);
        clock.pass(FIRST_REST);
        assertEquals(DUE, both.snapshot().get(0).phase());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        first.answers = request -> {
            begun.countDown();
            await(go);
            return "answer of first";
        };
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<TextResult> trying = thread.submit(() -> both.generate(QUESTION));
            await(begun);

            for (int i = 0; i < 5; i++) {
                assertEquals("answer of second", both.generate(QUESTION).text());
            }
            assertEquals(TRIED, both.snapshot().get(0).phase());
            go.countDown();
            assertEquals("answer of first", trying.get(1, TimeUnit.MINUTES).text());
        } finally {
            go.countDown();
            thread.shutdownNow();
        }
        assertEquals(2, first.asked.size());
        assertEquals(READY, both.snapshot().get(0).phase());
    }

    @Test
    void a_trial_without_a_verdict_leaves_the_next_call_to_try() {
        first.failing(new ProviderUnavailable("503"));
        both.generate(QUESTION);
        clock.pass(FIRST_REST);

        first.failing(new Cancelled("stopped"));
        assertThrows(Cancelled.class, () -> both.generate(QUESTION));
        assertEquals(DUE, both.snapshot().get(0).phase());

        first.failing(new IllegalStateException("a bug"));
        assertThrows(IllegalStateException.class, () -> both.generate(QUESTION));
        assertEquals(DUE, both.snapshot().get(0).phase());

        first.answering();
        assertEquals("answer of first", both.generate(QUESTION).text());
    }

    @Test
    void calls_that_fail_together_count_as_one_failure() throws Exception {
        int callers = 8;
        CountDownLatch all = new CountDownLatch(callers);
        first.answers = request -> {
            all.countDown();
            await(all);
            throw new ProviderUnavailable("503");
        };
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<TextResult>> answers = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                answers.add(threads.submit(() -> both.generate(QUESTION)));
            }
            for (Future<TextResult> each : answers) {
                assertEquals("answer of second", each.get(1, TimeUnit.MINUTES).text());
            }
        } finally {
            threads.shutdownNow();
        }

        assertEquals(1, both.snapshot().get(0).strikes());
        assertEquals(TestClock.START.plus(FIRST_REST), both.snapshot().get(0).restsUntil());
        assertEquals(RESTING, both.snapshot().get(0).phase());
    }

    @Test
    void capabilities_are_those_of_all_and_one_without_is_gone_past() {
        TestText plain = new TestText("plain");
        TestText json = new TestText("json", Capability.JSON_OBJECT);
        TextFailover mixed = failover(plain, json);

        assertEquals(Set.of(Capability.JSON_OBJECT), mixed.capabilities());
        Provenance provenance = mixed.generate(QUESTION.withJsonObject()).provenance();
        assertEquals(new ProviderId("json"), provenance.provider());
        assertEquals(2, provenance.attempts());
        assertTrue(provenance.skipped().get(0).reason().contains("JSON_OBJECT"));
        assertEquals(List.of(), plain.asked);
        assertEquals(READY, mixed.snapshot().get(0).phase());
        assertEquals(List.of(), heard);
    }

    @Test
    void a_schema_is_asked_for_in_the_best_form_each_provider_has() {
        TestText words = new TestText("words", Capability.JSON_OBJECT);
        TestText schemas = new TestText("schemas", Capability.JSON_SCHEMA);
        TextFailover mixed = failover(words, schemas);
        TextRequest request = QUESTION.withSchema(AnswerSchema.of(Idea.class));

        assertEquals(
                new ProviderId("words"), mixed.generate(request).provenance().provider());
        TextRequest told = words.asked.get(0);
        assertEquals(TextRequest.Format.JSON_OBJECT, told.format());
        assertTrue(told.text().startsWith(QUESTION.text()) && told.text().contains("\"title\""), told.text());

        words.failing(new ProviderUnavailable("503"));
        assertEquals(
                new ProviderId("schemas"), mixed.generate(request).provenance().provider());
        assertEquals(List.of(request), schemas.asked);
        assertThrows(Unsupported.class, () -> failover(words).generate(request));
    }

    @Test
    void rules_do_not_stand_in_for_a_model_that_only_lacks_schemas() {
        TestText model = new TestText("model");
        model.answers = request -> "{\"title\": \"Bread\"}";
        TextFailover mixed = failover(model, new OfflineText(clock));

        Answer<Idea> answer = new StructuredCall(mixed, clock).ask(QUESTION, AnswerType.of(Idea.class));

        assertEquals(new Idea("Bread"), answer.value());
        assertEquals(Provenance.Source.AI, answer.provenance().source());
    }

    @Test
    void a_form_that_the_model_refuses_is_no_reason_to_move() {
        TestText refuses = new TestText("refuses", Capability.JSON_SCHEMA);
        refuses.answers = request -> {
            if (request.schema() != null) {
                refuses.learned = Set.of();
                throw new Unsupported("this model takes no schemas");
            }
            return "{}";
        };
        TextFailover mixed = failover(refuses, new TestText("schemas", Capability.JSON_SCHEMA));

        Provenance provenance =
                mixed.generate(QUESTION.withSchema(AnswerSchema.of(Idea.class))).provenance();

        assertEquals(new ProviderId("refuses"), provenance.provider());
        assertEquals(3, provenance.attempts(), "the two of its answer, and the refusal");
        assertEquals(List.of(), heard);
    }

    private record Idea(String title) {}

    @Test
    void who_cannot_stream_tells_its_answer_in_one_piece() {
        TestText whole = new TestText("whole");
        TextFailover mixed = failover(whole, new TestText("pieces", Capability.STREAMING));
        List<String> pieces = new ArrayList<>();

        assertEquals("answer of whole", mixed.generate(QUESTION, pieces::add).text());
        assertEquals(List.of("answer of whole"), pieces);

        whole.failing(new ProviderUnavailable("503"));
        pieces.clear();
        mixed.generate(QUESTION, pieces::add);
        assertEquals(List.of("answer of ", "pieces"), pieces);
        assertThrows(Unsupported.class, () -> failover(whole).generate(QUESTION, pieces::add));
    }

    @Test
    void what_no_single_one_can_do_is_refused() {
        TextFailover mixed =
                failover(new TestText("seeds", Capability.SEED), new TestText("json", Capability.JSON_OBJECT));

        Unsupported problem = assertThrows(
                Unsupported.class,
                () -> mixed.generate(QUESTION.withJsonObject().withSeed(1)));
        assertTrue(String.valueOf(problem.getMessage()).contains("'seeds' has no JSON_OBJECT"), problem.getMessage());

        assertThrows(Unsupported.class, () -> both.generate(QUESTION.withSeed(1)));
    }

    @Test
    void a_named_model_is_asked_where_it_is_configured_and_nowhere_else() {
        TextRequest named = QUESTION.withModel("second-small");

        assertEquals("answer of second", both.generate(named).text());
        assertEquals("second-small", second.asked.get(0).model());
        assertEquals(List.of(), first.asked);

        second.failing(new ModelUnavailable("gone"));
        assertThrows(ModelUnavailable.class, () -> both.generate(named));
        assertEquals(READY, both.snapshot().get(1).phase(), "its own models may well be there");
    }

    @Test
    void a_named_model_that_nobody_configured_is_asked_everywhere() {
        first.failing(new ModelUnavailable("unknown"));

        assertEquals(
                "answer of second", both.generate(QUESTION.withModel("other")).text());
        assertEquals("other", second.asked.get(0).model());
    }

    @Test
    void each_keeps_its_own_models() {
        first.failing(new ProviderUnavailable("503"));
        both.generate(QUESTION);

        assertNull(second.asked.get(0).model());
        assertEquals(List.of("first-large", "first-small", "second-large", "second-small"), both.modelIds());
    }

    @Test
    void the_deadline_is_that_of_all_together() {
        first.answers = request -> {
            clock.pass(Duration.ofSeconds(6));
            throw new TimedOut("no answer");
        };

        both.generate(QUESTION.withDeadline(Duration.ofSeconds(10)));
        assertEquals(Duration.ofSeconds(10), first.asked.get(0).deadline());
        assertEquals(Duration.ofSeconds(4), second.asked.get(0).deadline());

        clock.pass(FIRST_REST);
        assertThrows(TimedOut.class, () -> both.generate(QUESTION.withDeadline(Duration.ofSeconds(6))));
        assertEquals(1, second.asked.size());
    }

    @Test
    void a_stream_changes_providers_only_before_its_first_piece() {
        TestText one = new TestText("one", Capability.STREAMING);
        TestText two = new TestText("two", Capability.STREAMING);
        TextFailover streaming = failover(one, two);
        one.streams = listener -> {
            throw new ProviderUnavailable("503");
        };
        StringBuilder pieces = new StringBuilder();

        assertEquals(
                "answer of two", streaming.generate(QUESTION, pieces::append).text());
        assertEquals("answer of two", pieces.toString());

        TestText breaks = new TestText("breaks", Capability.STREAMING);
        breaks.streams = listener -> {
            listener.piece("half an ");
            throw new ProviderUnavailable("cut");
        };
        TextFailover cut = failover(breaks, two);
        assertThrows(ProviderUnavailable.class, () -> cut.generate(QUESTION, piece -> {}));
        assertEquals(1, two.asked.size());
        assertEquals(RESTING, cut.snapshot().get(0).phase());
    }

    @Test
    void what_the_callers_listener_throws_comes_back_and_is_no_fault_of_the_provider() {
        TextFailover streaming =
                failover(new TestText("one", Capability.STREAMING), new TestText("two", Capability.STREAMING));
        ProviderUnavailable own = new ProviderUnavailable("the screen is gone");

        assertSame(
                own,
                assertThrows(
                        ProviderUnavailable.class,
                        () -> streaming.generate(QUESTION, piece -> {
                            throw own;
                        })));
        assertEquals(READY, streaming.snapshot().get(0).phase());
    }

    @Test
    void without_the_capability_nothing_streams_and_no_models_are_listed() {
        assertThrows(Unsupported.class, () -> both.generate(QUESTION, piece -> {}));
        assertThrows(Unsupported.class, both::models);
    }

    @Test
    void all_are_closed_once_even_if_one_fails() {
        IllegalStateException failure = new IllegalStateException("stuck");
        TextProvider stuck = new TextProvider() {
            @Override
            public ProviderId id() {
                return new ProviderId("stuck");
            }

            @Override
            public List<String> modelIds() {
                return List.of();
            }

            @Override
            public TextResult generate(TextRequest request) {
                throw new Cancelled("not asked for here");
            }

            @Override
            public void close() {
                throw failure;
            }
        };
        TextFailover three = failover(first, stuck, second);

        assertSame(failure, assertThrows(IllegalStateException.class, three::close));
        three.close();

        assertEquals(1, first.closed);
        assertEquals(1, second.closed);
    }

    @Test
    void every_problem_of_a_configuration_is_named_at_once() {
        Failover.Builder builder = Failover.builder()
                .rest(Duration.ofMinutes(2), Duration.ofMinutes(1))
                .failures(Set.of(InsightStreamException.class));

        String message = String.valueOf(assertThrows(InvalidRequest.class, () -> builder.text(first, first))
                .getMessage());

        assertTrue(message.contains("PT2M"), message);
        assertTrue(message.contains("[Cancelled, InvalidRequest, OutcomeUnknown]"), message);
        assertTrue(message.contains("'first' is named twice"), message);
        assertThrows(InvalidRequest.class, Failover::text);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(1, TimeUnit.MINUTES));
        } catch (InterruptedException e) {
            throw Cancelled.interrupted("waiting", e);
        }
    }
}
