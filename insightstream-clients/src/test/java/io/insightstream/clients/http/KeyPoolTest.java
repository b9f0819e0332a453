package io.insightstream.clients.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.Secret;
import io.insightstream.clients.http.ErrorMapper.KeyEffect;
import io.insightstream.clients.http.KeyPool.KeyStatus;
import io.insightstream.clients.http.KeyPool.Lease;
import io.insightstream.clients.http.KeyPool.State;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.error.StoreFailure;
import io.insightstream.error.StoreUnavailable;
import io.insightstream.error.Unauthorized;
import io.insightstream.store.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyPoolTest {

    private static final Secret A = Secret.of("AIza-first-key");
    private static final Secret B = Secret.of("AIza-second-key");
    private static final Secret C = Secret.of("AIza-third-key");

    private final SteppedClock clock = new SteppedClock("2026-03-01T12:00:00Z");

    @Test
    void keys_come_in_turn() {
        assertEquals(List.of(A, B, C, A, B, C, A), take(pool(A, B, C), 7));
    }

    @Test
    void a_key_that_rests_is_passed_over_until_the_instant_the_provider_said() {
        KeyPool pool = pool(A, B, C);
        pool.report(lease(B), KeyEffect.cool(Duration.ofSeconds(30)), "rate limit");

        assertEquals(List.of(A, C, A, C), take(pool, 4));
        clock.advance(Duration.ofMillis(29_999));
        assertEquals(List.of(A, C), take(pool, 2));
        clock.advance(Duration.ofMillis(1));
        assertEquals(List.of(A, B, C), take(pool, 3));
    }

    @Test
    void a_disabled_key_never_comes_back_by_itself() {
        KeyPool pool = pool(A, B);
        pool.report(lease(A), KeyEffect.DISABLE, "API key not valid");
        clock.advance(Duration.ofDays(1000));

        assertEquals(List.of(B, B, B), take(pool, 3));
        assertEquals(
                new KeyStatus(A.fingerprint(), "default", State.DISABLED, null, "API key not valid"),
                pool.snapshot().get(0));
    }

    @Test
    void a_disabled_key_is_not_made_better_by_a_rest() {
        KeyPool pool = pool(A, B);
        pool.report(lease(A), KeyEffect.DISABLE, "API key not valid");
        pool.report(lease(A), KeyEffect.cool(Duration.ofSeconds(1)), "a late answer");
        pool.report(lease(A), KeyEffect.cool(null), "another");
        clock.advance(Duration.ofSeconds(2));

        assertEquals(List.of(B, B), take(pool, 2));
    }

    @Test
    void no_effect_changes_nothing() {
        KeyPool pool = pool(A);
        pool.report(lease(A), KeyEffect.NONE, "not found");

        assertEquals(List.of(new KeyStatus(A.fingerprint(), "default", State.ACTIVE, null, null)), pool.snapshot());
    }

    @Test
    void when_all_rest_the_shortest_wait_is_told() {
        KeyPool pool = pool(A, B);
        pool.report(lease(A), KeyEffect.cool(Duration.ofSeconds(30)), "slow down");
        pool.report(lease(B), KeyEffect.cool(Duration.ofSeconds(12)), "slow down too");

        RateLimited problem = assertThrows(RateLimited.class, () -> pool.take(Set.of()));

        assertEquals(Optional.of(Duration.ofSeconds(12)), problem.retryAfter());
        assertSays(problem, "'test'", A.fingerprint(), "slow down too", "PT12S");
    }

    @Test
    void when_no_key_is_accepted_that_is_told() {
        KeyPool pool = pool(A, B);
        pool.report(lease(A), KeyEffect.DISABLE, "not valid");
        pool.report(lease(B), KeyEffect.DISABLE, "project deleted");

        Unauthorized problem = assertThrows(Unauthorized.class, () -> pool.take(Set.of()));

        assertSays(problem, A.fingerprint(), "not valid", B.fingerprint(), "project deleted");
    }

    @Test
    void a_longer_rest_outweighs_a_shorter_one_reported_later() {
        KeyPool pool = pool(A);
        pool.report(lease(A), KeyEffect.cool(Duration.ofSeconds(30)), "long");
        pool.report(lease(A), KeyEffect.cool(Duration.ofSeconds(5)), "short");

        assertEquals(clock.instant().plusSeconds(30), pool.snapshot().get(0).until());
        assertEquals("long", pool.snapshot().get(0).reason());
    }

    @Test
    void without_a_word_from_the_provider_a_rest_doubles_while_the_key_fails_again_soon() {
        KeyPool pool = pool(A);
        List<Long> rests = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            rests.add(restOf(pool));
        }

        assertEquals(List.of(5L, 10L, 20L, 40L, 80L, 160L, 320L, 600L, 600L, 600L), rests);
        clock.advance(Duration.ofMinutes(10));
        assertEquals(5, restOf(pool), "it worked for as long as it rested");
    }

    @Test
    void many_requests_that_fail_together_make_one_rest() {
        KeyPool pool = pool(A);
        for (int i = 0; i < 64; i++) {
            pool.report(lease(A), KeyEffect.cool(null), "slow down");
            clock.advance(Duration.ofMillis(10));
        }

        assertEquals(
                Instant.parse("2026-03-01T12:00:05Z"), pool.snapshot().get(0).until());
    }

    @Test
    void a_wait_no_clock_can_hold_is_cut() {
        KeyPool pool = pool(A);
        pool.report(lease(A), KeyEffect.cool(Duration.ofSeconds(Long.MAX_VALUE)), "never");

        assertEquals(
                clock.instant().plus(Duration.ofDays(31)),
                pool.snapshot().get(0).until());
    }

    @Test
    void a_wait_of_nothing_is_no_rest() {
        KeyPool pool = pool(A);
        pool.report(lease(A), KeyEffect.cool(Duration.ZERO), "at once");
        pool.report(lease(A), KeyEffect.cool(Duration.ofSeconds(-3)), "before");

        assertEquals(List.of(A), take(pool, 1));
    }

    @Test
    void projects_that_are_passed_over_give_no_key() {
        KeyPool pool = KeyPool.builder("test")
                .keys(A, B)
                .additionalProject("second", C)
                .clock(clock)
                .build();

        assertEquals(new Lease(C, "second"), pool.take(Set.of("default")));
        assertEquals(new Lease(C, "second"), pool.take(Set.of("default")));
        QuotaExhausted problem = assertThrows(QuotaExhausted.class, () -> pool.take(Set.of("default", "second")));
        assertSays(problem, "'second' has spent its quota", C.fingerprint());
    }

    @Test
    void keys_that_share_a_limit_rest_together_and_come_back_as_after_a_limit() {
        KeyPool pool = KeyPool.builder("test")
                .keys(A, B)
                .additionalProject("second", C)
                .clock(clock)
                .build();
        pool.report(lease(A), KeyEffect.coolProject(Duration.ofSeconds(30)), "rate limit of the project");

        assertEquals(Set.of(new Lease(C, "second")), Set.of(pool.take(Set.of())));
        assertEquals(
                Optional.of(Duration.ofSeconds(30)),
                assertThrows(RateLimited.class, () -> pool.take(Set.of("second")))
                        .retryAfter());
        clock.advance(Duration.ofSeconds(30));
        assertEquals(Set.of(A, B, C), Set.copyOf(take(pool, 3)));
    }

    @Test
    void a_project_without_quota_rests_with_all_its_keys() {
        KeyPool pool = KeyPool.builder("test")
                .keys(A, B)
                .additionalProject("second", C)
                .clock(clock)
                .build();
        Instant midnight = clock.instant().plus(Duration.ofHours(19));
        pool.report(lease(A), KeyEffect.spent(midnight), "daily limit");

        assertEquals(List.of(C, C), take(pool, 2));
        assertEquals(
                midnight,
                assertThrows(QuotaExhausted.class, () -> pool.take(Set.of("second")))
                        .resetsAt()
                        .orElseThrow());
        pool.report(lease(C), KeyEffect.cool(Duration.ofSeconds(9)), "slow down");
        assertEquals(
                Optional.of(Duration.ofSeconds(9)),
                assertThrows(RateLimited.class, () -> pool.take(Set.of())).retryAfter());
        clock.advance(Duration.ofHours(19));
        assertEquals(List.of(A, B, C), take(pool, 3));
    }

    @Test
    void rotating_passes_over_one_key_once() {
        KeyPool pool = pool(A, B, C);
        pool.rotate();

        assertEquals(List.of(B, C, A, B), take(pool, 4));
    }

    @Test
    void a_reset_makes_a_key_active_whatever_it_was() {
        KeyPool pool = pool(A, B);
        pool.report(lease(A), KeyEffect.DISABLE, "not valid");
        pool.report(lease(B), KeyEffect.cool(Duration.ofHours(1)), "slow down");
        pool.reset(A.fingerprint());
        pool.reset(B.fingerprint());

        assertEquals(List.of(A, B), take(pool, 2));
        InvalidRequest problem = assertThrows(InvalidRequest.class, () -> pool.reset("0123456789ab"));
        assertSays(problem, "0123456789ab", A.fingerprint(), B.fingerprint());
    }

    @Test
    void what_is_known_survives_the_process_and_holds_no_key() {
        StateStore store = StateStore.inMemory();
        KeyPool before = pool(store, A, B, C);
        before.report(lease(A), KeyEffect.DISABLE, "the key " + A.reveal() + " is not valid");
        before.report(lease(B), KeyEffect.cool(Duration.ofMinutes(5)), "slow down");

        KeyPool after = pool(store, C, B, A);

        assertEquals(List.of(C, C), take(after, 2));
        assertEquals("the key *** is not valid", after.snapshot().get(2).reason());
        assertEquals(
                List.of(clock.instant().plus(Duration.ofMinutes(5))),
                after.snapshot().stream()
                        .filter(status -> status.state() == State.COOLING)
                        .map(KeyStatus::until)
                        .toList());
        String state = store.get("keys.test").orElseThrow().value();
        Stream.of(A, B, C).forEach(key -> assertFalse(state.contains(key.reveal()), state));
    }

    @Test
    void two_processes_that_write_join_what_they_know() {
        StateStore store = StateStore.inMemory();
        KeyPool one = pool(store, A, B, C);
        KeyPool two = pool(store, A, B, C);
        one.report(lease(A), KeyEffect.DISABLE, "not valid");
        two.report(lease(B), KeyEffect.cool(Duration.ofMinutes(5)), "slow down");

        assertEquals(List.of(C, C), take(two, 2));
        assertEquals(List.of(C, C), take(pool(store, A, B, C), 2));
        one.reset(A.fingerprint());
        two.report(lease(C), KeyEffect.cool(Duration.ofMinutes(1)), "slow down");
        assertEquals(List.of(A, A), take(two, 2), "the reset outweighs what was known before");
    }

    @Test
    void a_write_that_another_process_was_faster_than_is_tried_again_with_both() {
        FailingStore store = new FailingStore();
        KeyPool one = pool(store, A, B, C);
        KeyPool two = pool(store, A, B, C);
        store.beforePut = () -> {
            store.beforePut = null;
            two.report(lease(B), KeyEffect.DISABLE, "not valid");
        };
        one.report(lease(A), KeyEffect.DISABLE, "not valid");

        assertEquals(List.of(C, C), take(one, 2));
        assertEquals(List.of(C, C), take(pool(store, A, B, C), 2));
    }

    @Test
    void a_store_in_which_others_are_always_faster_is_given_up_and_what_is_known_holds() {
        FailingStore store = new FailingStore();
        KeyPool pool = pool(store, A, B);
        int[] writes = {0};
        store.beforePut = () -> {
            Runnable again = store.beforePut;
            store.beforePut = null;
            pool(store, C, A).report(lease(C), KeyEffect.cool(Duration.ofDays(1 + writes[0]++)), "slow down");
            store.beforePut = again;
        };

        pool.report(lease(A), KeyEffect.DISABLE, "not valid");

        assertEquals(16, writes[0]);
        assertEquals(List.of(B, B), take(pool, 2));
    }

    @Test
    void a_store_that_fails_takes_nothing_back_and_is_written_with_the_next_change() {
        FailingStore store = new FailingStore();
        KeyPool pool = pool(store, A, B, C);
        for (RuntimeException failure : List.of(
                new StoreUnavailable("the disk is full"), new IllegalStateException("a store of somebody's own"))) {
            store.failure = failure;
            pool.report(lease(A), KeyEffect.DISABLE, "not valid");
            assertEquals(List.of(B, C), take(pool, 2));
        }

        store.failure = null;
        pool.report(lease(B), KeyEffect.cool(Duration.ofMinutes(5)), "slow down");

        assertEquals(List.of(C, C), take(pool(store, A, B, C), 2));
    }

    @Test
    void a_store_that_cannot_be_read_at_the_start_is_told() {
        FailingStore store = new FailingStore();
        store.put("keys.test", "{\"keys\":", StateStore.ABSENT);
        assertSays(assertThrows(StoreFailure.class, () -> pool(store, A)), "keys.test", "delete it");

        store.put("keys.test", "{\"keys\":{\"x\":{\"until\":\"tomorrow\"}}}", 1);
        assertSays(assertThrows(StoreFailure.class, () -> pool(store, A)), "keys.test", "delete it");

        for (String other : List.of("null", "{\"keys\": {\"0123456789ab\": null}}")) {
            StateStore spoiled = StateStore.inMemory();
            spoiled.put("keys.test", other, StateStore.ABSENT);
            assertSays(assertThrows(StoreFailure.class, () -> pool(spoiled, A)), "keys.test", "delete it");
        }

        store.failure = new StoreUnavailable("no connection");
        assertThrows(StoreUnavailable.class, () -> pool(store, A));
    }

    @Test
    void state_of_a_later_version_is_read_as_far_as_it_is_known() {
        StateStore store = StateStore.inMemory();
        store.put(
                "keys.test",
                "{\"keys\":{\"" + A.fingerprint()
                        + "\":{\"disabled\":true,\"reason\":\"not valid\",\"mood\":1}},\"x\":2}",
                StateStore.ABSENT);

        assertEquals(List.of(B, B), take(pool(store, A, B), 2));

        StateStore empty = StateStore.inMemory();
        empty.put("keys.test", "{}", StateStore.ABSENT);
        assertEquals(List.of(A, B), take(pool(empty, A, B), 2));
    }

    @Test
    void rests_that_are_over_leave_the_store() {
        StateStore store = StateStore.inMemory();
        KeyPool pool = pool(store, A, B);
        pool.report(lease(A), KeyEffect.cool(Duration.ofSeconds(5)), "slow down");
        clock.advance(Duration.ofSeconds(6));
        pool.report(lease(B), KeyEffect.DISABLE, "not valid");

        assertFalse(store.get("keys.test").orElseThrow().value().contains(A.fingerprint()));
    }

    @Test
    void a_pool_that_cannot_be_built_says_everything_that_is_wrong() {
        KeyPool.Builder builder = KeyPool.builder("two words")
                .keys(A, Secret.of(A.reveal()))
                .additionalProject("default", B)
                .additionalProject("a/b", B)
                .additionalProject("empty")
                .restWithoutHint(Duration.ZERO, Duration.ofSeconds(1));

        InvalidRequest problem = assertThrows(InvalidRequest.class, builder::build);

        assertSays(
                problem,
                "'two words' is not named",
                "the key " + A.fingerprint() + " is there twice",
                "the key " + B.fingerprint() + " is there twice",
                "'default' is there twice",
                "'a/b' is not named",
                "'empty' has no key",
                "restWithoutHint");
        assertFalse(String.valueOf(problem.getMessage()).contains(A.reveal()));
        assertSays(assertThrows(InvalidRequest.class, () -> KeyPool.of("test")), "there is no key");
    }

    @Test
    void nothing_prints_a_key() {
        KeyPool pool = pool(A, B);
        pool.report(lease(A), KeyEffect.DISABLE, "Bad key: " + A.reveal() + " " + "x".repeat(1000));
        Lease lease = pool.take(Set.of());

        assertFalse((pool + " " + lease + pool.snapshot()).contains("AIza"));
        assertTrue(lease.toString().contains("***"));
        String reason = String.valueOf(pool.snapshot().get(0).reason());
        assertEquals(303, reason.length());
        assertNull(pool.snapshot().get(1).reason());
    }

    @Test
    void a_key_of_another_pool_is_refused() {
        KeyPool pool = pool(A);

        assertThrows(IllegalArgumentException.class, () -> pool.report(lease(B), KeyEffect.DISABLE, "not valid"));
    }

    private long restOf(KeyPool pool) {
        Instant before = clock.instant();
        pool.report(lease(A), KeyEffect.cool(null), "slow down");
        Instant until = pool.snapshot().get(0).until();
        long rest = Duration.between(before, until).toSeconds();
        clock.advance(Duration.ofSeconds(rest));
        return rest;
    }

    private KeyPool pool(Secret... keys) {
        return pool(StateStore.inMemory(), keys);
    }

    private KeyPool pool(StateStore store, Secret... keys) {
        return KeyPool.builder("test").keys(keys).clock(clock).stateStore(store).build();
    }

    private static Lease lease(Secret key) {
        return new Lease(key, "default");
    }

    private static List<Secret> take(KeyPool pool, int times) {
        return Stream.generate(() -> pool.take(Set.of()).key()).limit(times).toList();
    }

    private static void assertSays(Exception problem, String... parts) {
        String message = String.valueOf(problem.getMessage());
        for (String part : parts) {
            assertTrue(message.contains(part), () -> "'" + part + "' is not in: " + message);
        }
    }
}
