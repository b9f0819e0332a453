package io.insightstream.clients.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.clients.http.MinuteServer.Counting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Twenty minutes of a busy client and a server that allows 15 requests a minute. */
class RateLimiterSimulationTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant END = START.plus(Duration.ofMinutes(20));
    private static final int LIMIT = 15;
    private static final int RUNS = 40;

    @ParameterizedTest
    @EnumSource
    void no_request_is_refused_and_hardly_any_is_given_away(Counting counting) throws Exception {
        List<String> bad = new ArrayList<>();
        for (int seed = 0; seed < RUNS; seed++) {
            for (int callers : new int[] {1, 8}) {
                for (boolean headers : new boolean[] {false, true}) {
                    MinuteServer server = run(counting, seed, LIMIT, headers, callers);
                    if (server.refused > 0 || server.accepted.size() < 285) {
                        bad.add("seed " + seed + ", callers " + callers + ", headers " + headers + ": "
                                + server.accepted.size() + " made, " + server.refused + " refused");
                    }
                }
            }
        }
        assertEquals(List.of(), bad);
    }

    @ParameterizedTest
    @EnumSource
    void a_limit_that_is_set_too_high_is_mended_by_what_the_headers_say(Counting counting) throws Exception {
        for (int seed = 0; seed < RUNS; seed++) {
            MinuteServer server = run(counting, seed, 4 * LIMIT, true, 4);
            MinuteServer unheard = run(counting, seed, 4 * LIMIT, false, 4);

            String numbers = "seed " + seed + ": " + server.accepted.size() + " made, " + server.refused
                    + " refused; without headers " + unheard.refused;
            assertTrue(server.accepted.size() >= 285, numbers);
            assertTrue(server.refused <= server.accepted.size() / 10, numbers);
            assertTrue(unheard.refused > 10 * server.refused, numbers);
        }
    }

    @Test
    void the_same_seed_gives_the_same_twenty_minutes() throws Exception {
        assertEquals(
                run(Counting.FIXED_WINDOW, 3, LIMIT, true, 8).accepted,
                run(Counting.FIXED_WINDOW, 3, LIMIT, true, 8).accepted);
    }

    /** Shows that the server of these tests does refuse. */
    @ParameterizedTest
    @EnumSource
    void without_a_limiter_the_server_refuses(Counting counting) throws Exception {
        SimulatedTime time = new SimulatedTime(START);
        MinuteServer server = new MinuteServer(time, LIMIT, counting, START.minusSeconds(17));
        time.start(Duration.ZERO, () -> {
            for (int i = 0; i < 300; i++) {
                server.answer();
                time.sleep(Duration.ofMillis(3_900));
            }
        });
        time.run();

        assertTrue(server.refused > 0);
    }

    private static MinuteServer run(Counting counting, int seed, int configured, boolean headers, int callers)
            throws InterruptedException {
        SimulatedTime time = new SimulatedTime(START);
        SplittableRandom random = new SplittableRandom(seed);
        MinuteServer server = new MinuteServer(time, LIMIT, counting, START.minusMillis(random.nextInt(60_000)));
        RateLimiter.Builder builder = RateLimiter.builder("simulated")
                .requestsPerMinute(configured)
                .clock(time)
                .sleeper(time::sleep);
        RateLimiter limiter = (headers ? builder : builder.ignoreHeaders()).build();
        for (int caller = 0; caller < callers; caller++) {
            SplittableRandom mine = random.split();
            time.start(Duration.ofMillis(mine.nextInt(3_000)), () -> {
                while (time.instant().isBefore(END)) {
                    CallLimiter.Permit permit = limiter.acquire(RateLimiterTest.CALL, END.plus(Duration.ofHours(1)));
                    if (!time.instant().isBefore(END)) {
                        permit.done(null);
                        return;
                    }
                    // The way to the server, now and then with a new connection; and the answer's.
                    time.sleep(Duration.ofMillis(mine.nextInt(10) == 0 ? mine.nextInt(2_000) : mine.nextInt(150)));
                    HttpAnswer answer = server.answer();
                    time.sleep(Duration.ofMillis(50 + mine.nextInt(4_000)));
                    permit.done(answer);
                }
            });
        }
        time.run();
        return server;
    }
}
