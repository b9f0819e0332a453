package io.insightstream.clients.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.clients.http.QuotaLedger.Bucket;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.StoreFailure;
import io.insightstream.error.StoreUnavailable;
import io.insightstream.store.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaLedgerTest {

    private static final String READS = "youtube.reads";
    private static final String SEARCH = "youtube.search";
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T08:00:00Z");

    private final SteppedClock clock = new SteppedClock("2026-03-01T20:00:00Z");
    private final FailingStore store = new FailingStore();
    private final QuotaLedger ledger = ledger();

    @Test
    void what_is_charged_adds_up_by_project_and_bucket() {
        ledger.charge("default", READS, 3);
        ledger.charge("default", READS, 0);
        ledger.charge("default", READS, 40);
        ledger.charge("second", READS, 5);
        ledger.charge("default", SEARCH, 1);

        assertEquals(
                List.of(
                        new Bucket("default", READS, 10_000, 43, MIDNIGHT),
                        new Bucket("default", SEARCH, 100, 1, MIDNIGHT),
                        new Bucket("second", READS, 10_000, 5, MIDNIGHT),
                        new Bucket("second", SEARCH, 100, 0, MIDNIGHT)),
                ledger.snapshot());
        assertEquals(9_957, ledger.snapshot().get(0).left());
    }

    @Test
    void a_new_ledger_has_everything_left() {
        assertEquals(
                List.of(
                        new Bucket("default", READS, 10_000, 0, MIDNIGHT),
                        new Bucket("default", SEARCH, 100, 0, MIDNIGHT)),
                ledger.snapshot());
    }

    @Test
    void the_last_unit_can_be_spent_and_no_more() {
        ledger.charge("default", SEARCH, 99);
        assertThrows(QuotaExhausted.class, () -> ledger.charge("default", SEARCH, 2));
        ledger.charge("default", SEARCH, 1);

        QuotaExhausted problem = assertThrows(QuotaExhausted.class, () -> ledger.charge("default", SEARCH, 1));

        assertEquals(Optional.of(MIDNIGHT), problem.resetsAt());
        assertSays(problem, "'youtube.search'", "'default'", "100 of 100", MIDNIGHT.toString());
        assertEquals(100, spent(SEARCH));
        assertThrows(QuotaExhausted.class, () -> ledger.charge("default", READS, Long.MAX_VALUE));
    }

    @Test
    void a_bucket_nobody_defined_is_named_with_those_there_are() {
        List<IllegalArgumentException> problems = List.of(
                assertThrows(IllegalArgumentException.class, () -> ledger.charge("default", "serach", 1)),
                assertThrows(IllegalArgumentException.class, () -> ledger.refund("default", "serach", 1)),
                assertThrows(IllegalArgumentException.class, () -> ledger.exhausted("default", "serach", null)));

        problems.forEach(each -> assertSays(each, "'serach'", "[youtube.reads, youtube.search]"));
    }

    @Test
    void fewer_than_no_units_are_a_mistake() {
        assertThrows(IllegalArgumentException.class, () -> ledger.charge("default", READS, -1));
        assertThrows(IllegalArgumentException.class, () -> ledger.refund("default", READS, -1));
    }

    @ParameterizedTest
    @CsvSource({
        // The first and the last instant of ordinary days, and of those on which the clocks change.
        "2026-03-01T08:00:00Z, 2026-03-02T08:00:00Z, 24",
        "2026-03-08T08:00:00Z, 2026-03-09T07:00:00Z, 23",
        "2026-07-01T07:00:00Z, 2026-07-02T07:00:00Z, 24",
        "2026-11-01T07:00:00Z, 2026-11-02T08:00:00Z, 25"
    })
    void a_day_is_a_day_in_california(String midnight, String nextMidnight, long hours) {
        assertEquals(
                hours,
                Duration.between(Instant.parse(midnight), Instant.parse(nextMidnight))
                        .toHours());
        clock.set(midnight);
        clock.advance(Duration.ofNanos(-1));
        ledger.charge("default", SEARCH, 100);
        clock.set(midnight);
        ledger.charge("default", SEARCH, 100);
        clock.set(nextMidnight);
        clock.advance(Duration.ofNanos(-1));

        QuotaExhausted problem = assertThrows(QuotaExhausted.class, () -> ledger.charge("default", SEARCH, 1));

        assertEquals(Optional.of(Instant.parse(nextMidnight)), problem.resetsAt());
        clock.set(nextMidnight);
        ledger.charge("default", SEARCH, 1);
        assertEquals(1, spent(SEARCH));
    }

    @Test
    void a_day_whose_midnight_does_not_exist_begins_when_it_begins() {
        // In 2018 Sao Paulo went from 23:59:59 on the 3rd of November to 1:00 on the 4th.
        clock.set("2018-11-04T02:59:59Z");
        QuotaLedger brazil = QuotaLedger.builder("brazil")
                .bucket(READS, 10)
                .resetsIn(ZoneId.of("America/Sao_Paulo"))
                .clock(clock)
                .build();

        assertEquals(
                Instant.parse("2018-11-04T03:00:00Z"), brazil.snapshot().get(0).resetsAt());
    }

    @Test
    void what_was_not_sent_is_given_back_but_never_more_than_was_charged() {
        ledger.charge("default", READS, 5);
        ledger.refund("default", READS, 2);
        assertEquals(3, spent(READS));

        ledger.refund("default", READS, 50);
        ledger.refund("second", READS, 1);
        assertEquals(0, spent(READS));
    }

    @Test
    void nothing_of_yesterday_is_given_back_today() {
        clock.set("2026-03-02T07:59:59Z");
        ledger.charge("default", READS, 5);
        clock.set("2026-03-02T08:00:00Z");
        ledger.charge("default", READS, 7);
        ledger.refund("default", READS, 5);
        assertEquals(7, spent(READS));

        clock.advance(Duration.ofSeconds(599));
        ledger.refund("default", READS, 5);
        assertEquals(7, spent(READS));
        clock.advance(Duration.ofSeconds(1));
        ledger.refund("default", READS, 5);
        assertEquals(2, spent(READS));
    }

    @Test
    void a_provider_that_says_a_bucket_is_spent_is_believed_until_midnight() {
        ledger.charge("default", READS, 5);

        assertEquals(MIDNIGHT, ledger.exhausted("default", READS, null));

        QuotaExhausted problem = assertThrows(QuotaExhausted.class, () -> ledger.charge("default", READS, 1));
        assertEquals(Optional.of(MIDNIGHT), problem.resetsAt());
        assertSays(problem, "provider said", "5 of 10000", MIDNIGHT.toString());
        assertEquals(
                new Bucket("default", READS, 10_000, 10_000, MIDNIGHT),
                ledger.snapshot().get(0));
        ledger.refund("default", READS, 5);
        assertThrows(QuotaExhausted.class, () -> ledger.charge("default", READS, 1));
        ledger.charge("second", READS, 1);
        ledger.charge("default", SEARCH, 1);
        clock.set("2026-03-02T08:00:00Z");
        ledger.charge("default", READS, 1);
        assertEquals(1, spent(READS));
    }

    @Test
    void a_provider_that_names_the_instant_is_believed_and_the_count_ends_with_its_day() {
        ledger.charge("default", READS, 5);
        Instant noon = Instant.parse("2026-03-01T23:00:00Z");

        assertEquals(noon, ledger.exhausted("default", READS, noon));
        assertEquals(
                new Bucket("default", READS, 10_000, 10_000, noon),
                ledger.snapshot().get(0));
        clock.set("2026-03-01T23:00:00Z");
        assertEquals(
                new Bucket("default", READS, 10_000, 0, MIDNIGHT),
                ledger.snapshot().get(0));

        Instant nextMonth = Instant.parse("2026-04-01T07:00:00Z");
        assertEquals(nextMonth, ledger.exhausted("default", READS, nextMonth));
        clock.set("2026-03-15T20:00:00Z");
        assertEquals(
                Optional.of(nextMonth),
                assertThrows(QuotaExhausted.class, () -> ledger.charge("default", READS, 1))
                        .resetsAt());
    }

    @Test
    void an_instant_that_is_over_says_nothing() {
        assertEquals(MIDNIGHT, ledger.exhausted("default", READS, Instant.parse("2026-03-01T19:00:00Z")));
    }

    @Test
    void a_refusal_right_after_midnight_does_not_close_the_new_day() {
        clock.set("2026-03-02T08:00:02Z");
        ledger.charge("default", READS, 5);

        Instant soon = Instant.parse("2026-03-02T08:01:02Z");
        assertEquals(soon, ledger.exhausted("default", READS, null));
        assertThrows(QuotaExhausted.class, () -> ledger.charge("default", READS, 1));
        assertEquals(soon, ledger.exhausted("default", READS, Instant.parse("2026-03-03T08:00:00Z")));
        clock.set("2026-03-02T08:01:02Z");
        ledger.charge("default", READS, 1);
        assertEquals(6, spent(READS));
    }

    @Test
    void counts_survive_the_process() {
        ledger.charge("default", READS, 5);
        ledger.exhausted("second", SEARCH, null);

        assertEquals(ledger.snapshot(), ledger().snapshot());
        assertEquals(4, ledger().snapshot().size());
    }

    @Test
    void a_charge_writes_once_and_reads_only_at_the_start() {
        int[] calls = {0};
        StateStore counted = new StateStore() {
            @Override
            public Optional<State> get(String key) {
                calls[0]++;
                return store.get(key);
            }

            @Override
            public boolean put(String key, String value, long version) {
                calls[0]++;
                return store.put(key, value, version);
            }
        };
        QuotaLedger alone = ledger(counted);
        for (int i = 0; i < 100; i++) {
            alone.charge("default", READS, 1);
        }

        assertEquals(101, calls[0]);
    }

    @Test
    void a_refusal_is_looked_at_again_before_it_is_believed() {
        QuotaLedger other = ledger();
        ledger.charge("default", SEARCH, 100);
        other.refund("default", SEARCH, 10);

        ledger.charge("default", SEARCH, 10);

        assertEquals(100, spent(SEARCH));
    }

    @Test
    void a_process_whose_clock_is_behind_counts_with_the_day_of_the_others() {
        SteppedClock behind = new SteppedClock("2026-03-02T07:59:58Z");
        QuotaLedger late = builder(store).clock(behind).build();
        late.charge("default", SEARCH, 100);
        clock.set("2026-03-02T08:00:01Z");
        ledger.charge("default", SEARCH, 60);
        late.charge("default", SEARCH, 40);

        assertEquals(100, spent(SEARCH));
        assertThrows(QuotaExhausted.class, () -> ledger.charge("default", SEARCH, 1));
        assertThrows(QuotaExhausted.class, () -> late.charge("default", SEARCH, 1));
    }

    @Test
    void many_threads_and_processes_together_spend_the_limit_to_the_unit() throws Exception {
        List<QuotaLedger> ledgers = Stream.generate(this::ledger).limit(4).toList();
        List<Callable<Integer>> threads = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            QuotaLedger mine = ledgers.get(i % ledgers.size());
            int units = 1 + i % 3;
            threads.add(() -> {
                int charged = 0;
                for (int n = 0; n < 100; n++) {
                    try {
                        mine.charge("default", READS, units);
                        charged += units;
                    } catch (QuotaExhausted e) {
                        // What was spent then cannot be asked now: others give back meanwhile.
                        assertTrue(e.resetsAt().isPresent(), e.getMessage());
                    }
                    if (n % 10 == 0 && charged >= units) {
                        mine.refund("default", READS, units);
                        charged -= units;
                    }
                }
                return charged;
            });
        }
        ExecutorService pool = Executors.newFixedThreadPool(64);
        int charged = 0;
        try {
            for (Future<Integer> each : pool.invokeAll(threads)) {
                charged += each.get();
            }
        } finally {
            pool.shutdownNow();
        }

        assertTrue(charged > 9_000 && charged <= 10_000, "charged " + charged);
        for (QuotaLedger each : ledgers) {
            assertEquals(charged, spent(each));
        }
        for (int left = 10_000 - charged; left > 0; left--) {
            ledger.charge("default", READS, 1);
        }
        assertThrows(QuotaExhausted.class, () -> ledger.charge("default", READS, 1));
    }

    @Test
    void charges_that_come_together_are_one_write_and_one_that_fails_does_not_fail_the_others() throws Exception {
        AtomicInteger puts = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        AtomicInteger failures = new AtomicInteger();
        store.beforePut = () -> {
            int put = puts.incrementAndGet();
            if (put == 1) {
                threads.forEach(Thread::start);
            }
            while (put == 1 && threads.stream().anyMatch(each -> each.getState() != Thread.State.WAITING)) {
                Thread.onSpinWait();
            }
            if (put == 2) {
                throw new StoreUnavailable("the second write fails");
            }
        };
        for (int i = 0; i < 10; i++) {
            threads.add(new Thread(() -> {
                try {
                    ledger.charge("default", READS, 1);
                } catch (StoreUnavailable e) {
                    failures.incrementAndGet();
                }
            }));
        }
        ledger.charge("default", READS, 100);
        for (Thread each : threads) {
            each.join();
        }

        assertEquals(1, failures.get());
        assertEquals(109, spent(READS));
        assertEquals(3, puts.get());
    }

    @Test
    void of_many_that_want_the_last_hundred_exactly_a_hundred_get_one() throws Exception {
        List<QuotaLedger> ledgers = Stream.generate(this::ledger).limit(8).toList();
        List<Callable<Boolean>> threads = new ArrayList<>();
        for (int i = 0; i < 256; i++) {
            QuotaLedger mine = ledgers.get(i % ledgers.size());
            threads.add(() -> {
                try {
                    mine.charge("default", SEARCH, 1);
                    return true;
                } catch (QuotaExhausted e) {
                    return false;
                }
            });
        }
        ExecutorService pool = Executors.newFixedThreadPool(64);
        List<Boolean> charged = new ArrayList<>();
        try {
            for (Future<Boolean> each : pool.invokeAll(threads)) {
                charged.add(each.get());
            }
        } finally {
            pool.shutdownNow();
        }

        assertEquals(100, Collections.frequency(charged, true));
        assertEquals(100, spent(SEARCH));
    }

    @Test
    void without_its_store_nothing_is_charged() {
        store.failure = new StoreUnavailable("no connection");

        assertThrows(StoreUnavailable.class, () -> ledger.charge("default", READS, 1));
        assertThrows(StoreUnavailable.class, ledger::snapshot);
        store.failure = null;
        assertEquals(0, spent(READS));
    }

    @Test
    void without_its_store_a_refund_leaves_the_count_too_high_and_a_refusal_is_learned_the_next_time() {
        ledger.charge("default", READS, 5);
        store.failure = new StoreUnavailable("no connection");
        ledger.refund("default", READS, 5);
        assertEquals(MIDNIGHT, ledger.exhausted("default", READS, null));
        store.failure = null;

        ledger.charge("default", READS, 1);
        assertEquals(6, spent(READS));
    }

    @Test
    void a_store_in_which_others_are_always_faster_is_given_up() {
        QuotaLedger other = ledger();
        store.beforePut = () -> {
            Runnable again = store.beforePut;
            store.beforePut = null;
            other.charge("second", READS, 1);
            store.beforePut = again;
        };

        assertSays(
                assertThrows(StoreUnavailable.class, () -> ledger.charge("default", READS, 1)),
                "quota.test",
                "nothing was counted");
        store.beforePut = null;
        assertEquals(0, spent(READS));
    }

    @Test
    void counts_that_cannot_be_read_are_told() {
        long version = 0;
        for (String damaged : List.of(
                "{",
                "{}",
                "{\"quotas\":[{\"project\":\"default\"}]}",
                "{\"quotas\":[{\"project\":\"default\",\"bucket\":\"b\",\"spent\":1,\"resetsAt\":\"soon\"}]}")) {
            store.put("quota.test", damaged, version++);

            StoreFailure problem =
                    assertThrows(StoreFailure.class, () -> ledger().charge("default", READS, 1), damaged);
            assertSays(problem, "quota.test", "delete it");
        }
    }

    @Test
    void a_ledger_that_cannot_be_built_says_everything_that_is_wrong() {
        InvalidRequest problem = assertThrows(
                InvalidRequest.class, QuotaLedger.builder("a.b").bucket(" ", 1).bucket("reads", -1)::build);

        assertSays(problem, "'a.b' is not named", "a bucket has no name", "'reads' must be 0 or more");
        assertSays(assertThrows(InvalidRequest.class, QuotaLedger.builder("test")::build), "there is no bucket");
    }

    @Test
    void a_day_is_of_utc_unless_said_otherwise() {
        QuotaLedger plain =
                QuotaLedger.builder("plain").bucket("calls", 3).clock(clock).build();

        assertEquals(
                Instant.parse("2026-03-02T00:00:00Z"), plain.snapshot().get(0).resetsAt());
    }

    private QuotaLedger ledger() {
        return ledger(store);
    }

    private QuotaLedger ledger(StateStore in) {
        return builder(in).clock(clock).build();
    }

    private static QuotaLedger.Builder builder(StateStore in) {
        return QuotaLedger.builder("test")
                .bucket(READS, 10_000)
                .bucket(SEARCH, 100)
                .resetsIn(PACIFIC)
                .stateStore(in);
    }

    private long spent(String bucket) {
        return ledger.snapshot().stream()
                .filter(each -> each.project().equals("default") && each.name().equals(bucket))
                .findFirst()
                .orElseThrow()
                .spent();
    }

    private static long spent(QuotaLedger ledger) {
        return ledger.snapshot().get(0).spent();
    }

    private static void assertSays(Exception problem, String... parts) {
        String message = String.valueOf(problem.getMessage());
        for (String part : parts) {
            assertTrue(message.contains(part), () -> "'" + part + "' is not in: " + message);
        }
    }
}
