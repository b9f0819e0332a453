package io.insightstream.clients.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.SplittableRandom;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryHintsTest {

    private final TestTime time = new TestTime();

    @ParameterizedTest
    @CsvSource({
        "7m12s, PT7M12S",
        "26ms, PT0.026S",
        "1.22s, PT1.22S",
        "34s, PT34S",
        "34.074824224s, PT34.074824224S",
        "1h0m0.5s, PT1H0.5S",
        "15µs, PT0.000015S",
        "0s, PT0S",
        "2000000h, PT8784H"
    })
    void a_duration_is_numbers_with_units(String text, Duration expected) {
        assertEquals(expected, RetryHints.duration(text));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "s", "12", "1.2.3s", ".s", "-1s", "1 s", "1d", "s1", "1e3s", "12345678901234567890s", "soon"
            })
    void what_is_no_duration_is_no_hint(@Nullable String text) {
        assertNull(RetryHints.duration(text));
    }

    @Test
    void a_duration_reads_as_it_was_written() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 1_000; i++) {
            long hours = random.nextLong(100);
            long minutes = random.nextLong(60);
            long millis = random.nextLong(60_000);
            String text =
                    hours + "h" + minutes + "m" + millis / 1000 + "." + String.format("%03d", millis % 1000) + "s";

            assertEquals(Duration.ofHours(hours).plusMinutes(minutes).plusMillis(millis), RetryHints.duration(text));
        }
    }

    @Test
    void seconds_and_milliseconds_come_as_numbers() {
        assertEquals(Duration.ofSeconds(17), hint("Retry-After", "17"));
        assertEquals(Duration.ofMillis(1500), hint("Retry-After", "1.5"));
        assertEquals(Duration.ofMillis(250), hint("retry-after-ms", "250", "Retry-After", "1"));
        assertEquals(Duration.ofSeconds(1), hint("retry-after-ms", "soon", "Retry-After", "1"));
    }

    @Test
    void a_date_is_a_wait_from_now_and_none_if_it_has_passed() {
        assertEquals(Duration.ofMinutes(2), hint("Retry-After", "Wed, 04 Mar 2026 05:08:07 GMT"));
        assertEquals(Duration.ZERO, hint("Retry-After", "Wed, 04 Mar 2026 05:00:00 GMT"));
        assertEquals(Duration.ofDays(366), hint("Retry-After", "Wed, 04 Mar 2099 05:00:00 GMT"));
    }

    @Test
    void headers_that_say_nothing_are_no_hint() {
        assertNull(hint());
        assertNull(hint("Retry-After", "later"));
        assertNull(hint("Retry-After", ""));
    }

    private @Nullable Duration hint(String... headers) {
        return RetryHints.fromHeaders(Headers.of(headers), time);
    }
}
