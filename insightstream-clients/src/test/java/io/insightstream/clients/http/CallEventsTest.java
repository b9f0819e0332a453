package io.insightstream.clients.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.insightstream.call.CallListener;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Secret;
import io.insightstream.call.Usage;
import io.insightstream.error.Cancelled;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.ProviderUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallEventsTest extends CallerTest {

    private final List<Object> events = new ArrayList<>();
    private final CallListener recorder = new CallListener() {
        @Override
        public void started(Call call) {
            events.add(call);
        }

        @Override
        public void retried(Retry retry) {
            events.add(retry);
        }

        @Override
        public void keyChanged(KeyChange change) {
            events.add(change);
        }

        @Override
        public void ended(End end) {
            events.add(end);
        }
    };

    @Test
    void a_call_is_told_from_its_start_over_its_retries_to_its_end() {
        answer(500);
        answer("done");
        HttpCall call = HttpCall.get("things.list", "things")
                .model("model-1")
                .charge("units", 2)
                .build();

        caller(builder -> builder.listener(recorder)).call(call);

        assertEquals(3, events.size());
        CallListener.Call started = assertInstanceOf(CallListener.Call.class, events.get(0));
        assertEquals(new ProviderId("things"), started.provider());
        assertEquals("things.list", started.operation());
        assertEquals("model-1", started.model());
        CallListener.Retry retried = assertInstanceOf(CallListener.Retry.class, events.get(1));
        assertSame(started, retried.call());
        assertEquals(1, retried.attempt());
        assertEquals(Duration.ofMillis(500), retried.delay());
        assertInstanceOf(ProviderUnavailable.class, retried.failure());
        CallListener.End ended = assertInstanceOf(CallListener.End.class, events.get(2));
        assertEquals(
                new CallListener.End(
                        started,
                        CallListener.Outcome.ANSWERED,
                        2,
                        Duration.ofMillis(500),
                        Usage.ofQuota("units", 4),
                        null),
                ended);
    }

    @Test
    void a_change_of_key_names_both_by_their_fingerprints() {
        answer(401);
        answer("done");

        caller(builder -> builder.listener(recorder).keys(keys(KEY, OTHER_KEY), IN_HEADER))
                .call(LIST);

        CallListener.KeyChange change = assertInstanceOf(CallListener.KeyChange.class, events.get(1));
        assertEquals(Secret.of(KEY).fingerprint(), change.from());
        assertEquals(Secret.of(OTHER_KEY).fingerprint(), change.to());
        assertFalse(change.toString().contains(KEY));
    }

    @Test
    void an_answer_from_the_cache_is_told_as_such() {
        answer("done");
        HttpCall kept = HttpCall.get("things.list", "things")
                .charge("units", 2)
                .freshFor(Duration.ofHours(1))
                .build();
        HttpCaller caller = caller(builder -> builder.listener(recorder));

        caller.call(kept);
        caller.call(kept);

        CallListener.End first = assertInstanceOf(CallListener.End.class, events.get(1));
        CallListener.End second = assertInstanceOf(CallListener.End.class, events.get(3));
        assertEquals(CallListener.Outcome.ANSWERED, first.outcome());
        assertEquals(Usage.ofQuota("units", 2), first.usage());
        assertEquals(CallListener.Outcome.CACHED, second.outcome());
        assertEquals(0, second.attempts());
        assertEquals(Usage.NONE, second.usage());
    }

    @Test
    void a_failed_and_a_cancelled_call_are_told_with_their_failures() {
        answer(400);
        HttpCaller caller = caller(builder -> builder.listener(recorder));

        InvalidRequest failed = assertThrows(InvalidRequest.class, () -> caller.call(LIST));
        caller.close();
        Cancelled cancelled = assertThrows(Cancelled.class, () -> caller.call(LIST));

        CallListener.End first = assertInstanceOf(CallListener.End.class, events.get(1));
        CallListener.End second = assertInstanceOf(CallListener.End.class, events.get(3));
        assertEquals(CallListener.Outcome.FAILED, first.outcome());
        assertSame(failed, first.failure());
        assertEquals(CallListener.Outcome.CANCELLED, second.outcome());
        assertSame(cancelled, second.failure());
        assertEquals(0, second.attempts());
    }

    @Test
    void a_defect_of_a_mapper_reaches_the_caller_and_the_call_is_told_to_be_over() {
        for (boolean kept : new boolean[] {false, true}) {
            answer(400);
            IllegalStateException defect = new IllegalStateException("a defect");
            HttpCall.Builder call = HttpCall.get("things.list", "things");
            if (kept) {
                call.freshFor(Duration.ofHours(1));
            }
            try (HttpCaller caller = HttpCaller.builder(
                            new ProviderId("things"), server.url("/").toString(), (each, answer) -> {
                                throw defect;
                            })
                    .listener(recorder)
                    .build()) {
                assertSame(defect, assertThrows(IllegalStateException.class, () -> caller.call(call.build())));
            }
            CallListener.End end = assertInstanceOf(CallListener.End.class, events.get(events.size() - 1));
            assertEquals(CallListener.Outcome.FAILED, end.outcome());
            assertNull(end.failure());
        }
    }

    @Test
    void a_listener_that_fails_does_not_break_the_call() {
        answer("done");
        CallListener broken = new CallListener() {
            @Override
            public void started(Call call) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void ended(End end) {
                throw new IllegalStateException("broken");
            }
        };

        assertEquals(
                "done", caller(builder -> builder.listener(broken)).call(LIST).text());
    }

    @Test
    void without_a_listener_no_event_is_made() {
        Clock unasked = new Clock() {
            @Override
            public Instant instant() {
                throw new AssertionError("nobody hears how long it took");
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };

        CallTrace trace = CallTrace.start(LIST, new ProviderId("things"), CallListener.NONE, unasked);
        trace.retried(Duration.ZERO, new ProviderUnavailable("away"));
        trace.answered();
        trace.failed(null);
    }
}
