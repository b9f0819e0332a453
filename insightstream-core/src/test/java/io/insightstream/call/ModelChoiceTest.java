package io.insightstream.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.error.InvalidRequest;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.error.ProviderUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModelChoiceTest {

    private static final ProviderId PROVIDER = new ProviderId("writer");

    private final Ticking clock = new Ticking();
    private final List<String> asked = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();
    private final List<CallListener.ModelRetirement> retirements = new ArrayList<>();
    private Set<String> retired = Set.of();

    private final ModelChoice choice = ModelChoice.of(PROVIDER, List.of("new", "old", "older", "new"))
            .withListener(new CallListener() {
                @Override
                public void modelChanged(ModelChange change) {
                    changes.add(change.from() + " to " + change.to());
                }

                @Override
                public void modelRetiring(ModelRetirement retirement) {
                    retirements.add(retirement);
                }
            })
            .withClock(clock)
            .withRest(Duration.ofMinutes(10));

    @Test
    void the_first_model_answers() {
        assertEquals("answer of new", choice.call(null, this::ask));
        assertEquals(List.of("new"), asked);
        assertEquals(List.of("new", "old", "older"), choice.models());
    }

    @Test
    void an_unavailable_model_gives_way_and_is_left_alone_for_a_while() {
        retired = Set.of("new");
        assertEquals("answer of old", choice.call(null, this::ask));
        assertEquals("answer of old", choice.call(null, this::ask));
        assertEquals(List.of("new", "old", "old"), asked);

        clock.now = clock.now.plus(Duration.ofMinutes(10));
        retired = Set.of();
        assertEquals("answer of new", choice.call(null, this::ask));
    }

    @Test
    void models_at_rest_are_asked_last_rather_than_not_at_all() {
        retired = Set.of("new", "old", "older");
        assertThrows(ModelUnavailable.class, () -> choice.call(null, this::ask));

        retired = Set.of("new");
        assertEquals("answer of old", choice.call(null, this::ask));
        assertEquals(List.of("old", "new", "older"), choice.order());
    }

    @Test
    void if_none_is_available_the_message_names_each_and_the_cause_is_the_preferred_ones() {
        retired = Set.of("new", "old", "older");

        ModelUnavailable problem = assertThrows(ModelUnavailable.class, () -> choice.call(null, this::ask));

        String message = String.valueOf(problem.getMessage());
        assertTrue(message.contains("[new, old, older]") && message.contains("'writer'"), message);
        assertTrue(String.valueOf(problem.getCause()).endsWith("no new"), message);
        assertEquals(2, problem.getSuppressed().length);
    }

    @Test
    void a_single_models_failure_is_thrown_as_it_is() {
        ModelUnavailable failure = new ModelUnavailable("no such model");
        ModelChoice single = ModelChoice.of(PROVIDER, List.of("new"));

        assertSame(
                failure,
                assertThrows(
                        ModelUnavailable.class,
                        () -> single.call(null, (model, gone) -> {
                            throw failure;
                        })));
    }

    @Test
    void any_other_failure_is_thrown_and_no_other_model_asked() {
        assertThrows(
                ProviderUnavailable.class,
                () -> choice.call(null, (model, gone) -> {
                    asked.add(model);
                    throw new ProviderUnavailable("overloaded");
                }));
        assertEquals(List.of("new"), asked);
    }

    @Test
    void a_request_for_one_model_gets_that_model_or_its_failure() {
        assertEquals("answer of special", choice.call("special", this::ask));
        retired = Set.of("special");
        assertThrows(ModelUnavailable.class, () -> choice.call("special", this::ask));
        assertEquals(List.of("new", "old", "older"), choice.order());
    }

    @Test
    void a_choice_of_nothing_is_refused() {
        assertThrows(InvalidRequest.class, () -> ModelChoice.of(PROVIDER, List.of()));
        assertThrows(InvalidRequest.class, () -> ModelChoice.of(PROVIDER, List.of("new", " ")));
        assertThrows(InvalidRequest.class, () -> choice.withRest(Duration.ofSeconds(-1)));
    }

    @Test
    void a_near_shutdown_is_warned_of_once() {
        choice.learn(Map.of("new", clock.now.plus(Duration.ofDays(31)), "unused", clock.now));
        choice.call(null, this::ask);
        assertEquals(List.of(), retirements);

        clock.now = clock.now.plus(Duration.ofDays(2));
        choice.call(null, this::ask);
        choice.call(null, this::ask);
        assertEquals(
                List.of(new CallListener.ModelRetirement(PROVIDER, "new", clock.now.plus(Duration.ofDays(29)))),
                retirements);
    }

    @Test
    void the_listener_hears_which_model_is_asked_instead() {
        retired = Set.of("new", "old", "older");
        assertThrows(ModelUnavailable.class, () -> choice.call(null, this::ask));

        assertEquals(List.of("new to old", "old to older", "older to null"), changes);
    }

    @Test
    void several_listeners_hear_of_models_and_so_does_the_log() {
        List<String> heard = new ArrayList<>();
        CallListener each = new CallListener() {
            @Override
            public void modelChanged(ModelChange change) {
                heard.add(change.from());
            }

            @Override
            public void modelRetiring(ModelRetirement retirement) {
                heard.add(retirement.model());
            }
        };
        CallListener all = CallListener.all(each, CallListener.logging(), CallListener.NONE, each);
        retired = Set.of("new", "old", "older");
        ModelChoice heardByAll = choice.withListener(all);
        heardByAll.learn(Map.of("older", clock.now));

        assertThrows(ModelUnavailable.class, () -> heardByAll.call(null, this::ask));
        assertEquals(List.of("older", "older", "new", "new", "old", "old", "older", "older"), heard);
    }

    @Test
    void the_answer_hears_how_many_models_were_asked_in_vain_before_it() {
        retired = Set.of("new", "old");
        assertEquals(2, choice.<Integer>call(null, this::countOf));
        assertEquals(0, choice.<Integer>call(null, this::countOf));
        assertEquals(0, choice.<Integer>call("older", this::countOf));
    }

    @Test
    void a_listener_that_fails_ends_no_call() {
        ModelChoice broken = choice.withListener(new CallListener() {
            @Override
            public void modelChanged(ModelChange change) {
                throw new IllegalStateException("the metrics are away");
            }
        });
        retired = Set.of("new");

        assertEquals("answer of old", broken.call(null, this::ask));
    }

    private int countOf(String model, int gone) {
        ask(model, gone);
        return gone;
    }

    private String ask(String model, int gone) {
        asked.add(model);
        if (retired.contains(model)) {
            throw new ModelUnavailable("no " + model);
        }
        return "answer of " + model;
    }

    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-01-31T12:00:00Z");

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
