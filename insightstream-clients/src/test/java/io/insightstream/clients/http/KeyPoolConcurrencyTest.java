package io.insightstream.clients.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.Secret;
import io.insightstream.clients.http.ErrorMapper.KeyEffect;
import io.insightstream.clients.http.KeyPool.KeyStatus;
import io.insightstream.clients.http.KeyPool.Lease;
import io.insightstream.clients.http.KeyPool.State;
import io.insightstream.error.RateLimited;
import io.insightstream.error.StoreUnavailable;
import io.insightstream.store.StateStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyPoolConcurrencyTest {

    private static final int THREADS = 64;

    private final SteppedClock clock = new SteppedClock("2026-03-01T12:00:00Z");

    @Test
    void every_active_key_gets_its_share_to_the_call() throws Exception {
        Secret[] keys = keys(7);
        KeyPool pool = KeyPool.builder("test").keys(keys).clock(clock).build();
        pool.report(new Lease(keys[2], "default"), KeyEffect.DISABLE, "not valid");
        pool.report(new Lease(keys[5], "default"), KeyEffect.cool(Duration.ofHours(1)), "slow down");
        Map<Secret, AtomicInteger> taken = new ConcurrentHashMap<>();
        int each = 501;

        atOnce(thread -> {
            for (int i = 0; i < each; i++) {
                taken.computeIfAbsent(pool.take(Set.of()).key(), any -> new AtomicInteger())
                        .incrementAndGet();
            }
        });

        int share = THREADS * each / 5;
        assertEquals(5, taken.size());
        assertFalse(taken.containsKey(keys[2]) || taken.containsKey(keys[5]));
        taken.values().forEach(count -> assertTrue(count.get() == share || count.get() == share + 1, taken::toString));
    }

    /** A take that began after a report had returned must not hand the key out: both tell when by one counter. */
    @Test
    void no_key_is_handed_out_after_it_was_disabled_or_while_it_rests() throws Exception {
        Secret[] keys = keys(40);
        StateStore store = StateStore.inMemory();
        KeyPool pool = KeyPool.builder("test")
                .keys(keys)
                .clock(clock)
                .stateStore(store)
                .build();
        AtomicLong moment = new AtomicLong();
        Map<Secret, Long> leftOut = new ConcurrentHashMap<>();
        AtomicInteger taken = new AtomicInteger();
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());

        atOnce(thread -> {
            SplittableRandom random = new SplittableRandom(thread);
            for (int i = 0; i < 300; i++) {
                long began = moment.incrementAndGet();
                Lease lease = pool.take(Set.of());
                taken.incrementAndGet();
                Long since = leftOut.get(lease.key());
                if (since != null && since < began) {
                    wrong.add(lease.key().fingerprint() + " left out at " + since + ", taken from " + began);
                }
                if (random.nextInt(100) == 0 && leftOut.size() < 30) {
                    boolean rest = random.nextBoolean();
                    pool.report(lease, rest ? KeyEffect.cool(Duration.ofHours(1)) : KeyEffect.DISABLE, "reported");
                    leftOut.putIfAbsent(lease.key(), moment.incrementAndGet());
                }
            }
        });

        assertEquals(List.of(), wrong);
        assertEquals(THREADS * 300, taken.get());
        assertTrue(leftOut.size() >= 20, "keys left out: " + leftOut.size());
        KeyPool later = KeyPool.builder("test")
                .keys(keys)
                .clock(clock)
                .stateStore(store)
                .build();
        for (KeyPool each : List.of(pool, later)) {
            assertEquals(
                    leftOut.keySet(),
                    Set.copyOf(keysThatAre(each, keys, Set.of(State.DISABLED, State.COOLING))),
                    "no report is lost");
        }
    }

    @Test
    void reports_of_several_processes_all_arrive() throws Exception {
        Secret[] keys = keys(THREADS);
        StateStore store = StateStore.inMemory();
        List<KeyPool> pools = Stream.generate(() -> KeyPool.builder("test")
                        .keys(keys)
                        .clock(clock)
                        .stateStore(store)
                        .build())
                .limit(4)
                .toList();

        atOnce(thread -> pools.get(thread % pools.size())
                .report(new Lease(keys[thread], "default"), KeyEffect.DISABLE, "not valid"));
        KeyPool later = KeyPool.builder("test")
                .keys(keys)
                .clock(clock)
                .stateStore(store)
                .build();

        assertEquals(THREADS, keysThatAre(later, keys, Set.of(State.DISABLED)).size());
    }

    @Test
    void a_store_that_hangs_does_not_hold_up_takes_and_reports() throws Exception {
        Secret[] keys = keys(4);
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        FailingStore store = new FailingStore();
        store.beforePut = () -> {
            writing.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new StoreUnavailable("interrupted", e);
            }
        };
        KeyPool pool = KeyPool.builder("test")
                .keys(keys)
                .clock(clock)
                .stateStore(store)
                .build();
        Thread reporter = new Thread(() -> pool.report(new Lease(keys[0], "default"), KeyEffect.DISABLE, "not valid"));
        reporter.start();
        writing.await();

        pool.report(new Lease(keys[1], "default"), KeyEffect.DISABLE, "not valid");
        assertEquals(keys[2], pool.take(Set.of()).key());
        assertEquals(keys[3], pool.take(Set.of()).key());

        released.countDown();
        reporter.join();
        store.beforePut = null;
        KeyPool later = KeyPool.builder("test")
                .keys(keys)
                .clock(clock)
                .stateStore(store)
                .build();
        assertEquals(
                List.of(keys[0], keys[1]),
                keysThatAre(later, keys, Set.of(State.DISABLED)),
                "the second was written too");
    }

    @Test
    void keys_that_all_rest_refuse_every_thread_and_come_back_together() throws Exception {
        Secret[] keys = keys(3);
        KeyPool pool = KeyPool.builder("test").keys(keys).clock(clock).build();
        for (Secret key : keys) {
            pool.report(new Lease(key, "default"), KeyEffect.cool(Duration.ofSeconds(10)), "slow down");
        }
        AtomicInteger refused = new AtomicInteger();
        atOnce(thread -> {
            try {
                pool.take(Set.of());
            } catch (RateLimited e) {
                refused.incrementAndGet();
            }
        });
        assertEquals(THREADS, refused.get());

        clock.advance(Duration.ofSeconds(10));
        AtomicInteger taken = new AtomicInteger();
        atOnce(thread -> {
            pool.take(Set.of());
            taken.incrementAndGet();
        });
        assertEquals(THREADS, taken.get());
    }

    private interface Task {
        void run(int thread);
    }

    private static void atOnce(Task task) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        CountDownLatch start = new CountDownLatch(THREADS);
        try {
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                tasks.add(() -> {
                    start.countDown();
                    start.await();
                    task.run(thread);
                    return true;
                });
            }
            for (Future<Boolean> each : pool.invokeAll(tasks)) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static Secret[] keys(int n) {
        return IntStream.range(0, n).mapToObj(i -> Secret.of("key-" + i)).toArray(Secret[]::new);
    }

    private static List<Secret> keysThatAre(KeyPool pool, Secret[] keys, Set<State> states) {
        Map<String, Secret> named = new LinkedHashMap<>();
        Stream.of(keys).forEach(key -> named.put(key.fingerprint(), key));
        return pool.snapshot().stream()
                .filter(status -> states.contains(status.state()))
                .map(KeyStatus::key)
                .map(fingerprint -> Objects.requireNonNull(named.get(fingerprint)))
                .toList();
    }
}
