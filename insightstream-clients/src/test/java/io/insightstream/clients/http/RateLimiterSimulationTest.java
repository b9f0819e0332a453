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
            MinuteServer server = run(counting, seed, LIMIT, false, 8);
            if (server.refused > 0 || server.accepted.size() < 285) {
                bad.add("seed " + seed + ": " + server.accepted.size() + " made, " + server.refused + " refused");
            }
        }
        assertEquals(List.of(), bad);
    }

    @ParameterizedTest
    @EnumSource
    void one_caller_alone_gets_as_much(Counting counting) throws Exception {
        MinuteServer server = run(counting, 1, LIMIT, false, 1);

        assertEquals(0, server.refused);
        assertTrue(server.accepted.size() >= 285, "made " + server.accepted.size());
    }

    /** The server's headers are all the client knows: its own limit is four times what the server allows. */
    @ParameterizedTest
    @EnumSource
    void a_limit_that_is_set_too_high_is_kept_by_what_the_headers_say(Counting counting) throws Exception {
        for (int seed = 0; seed < RUNS; seed++) {
            MinuteServer server = run(counting, seed, 4 * LIMIT, true, 4);

            assertTrue(server.refused <= 6, "seed " + seed + ": refused " + server.refused);
            assertTrue(server.accepted.size() >= 270, "seed " + seed + ": made " + server.accepted.size());
        }
    }

    @Test
    void the_same_seed_gives_the_same_twenty_minutes() throws Exception {
        assertEquals(
                run(Counting.FIXED_WINDOW, 3, LIMIT, true, 8).accepted,
                run(Counting.FIXED_WINDOW, 3, LIMIT, true, 8).accepted);
    }

    /** What the limit alone would give: the test of the server shows that it refuses, whatever the limiter does. */
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
