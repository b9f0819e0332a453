package io.insightstream.clients.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaitsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "Please try again in 1.22s. Need more tokens?, PT1.22S",
        "Please try again in 173.4ms. Need more?, PT0.1734S",
        "Please try again in 9m38.016s. Visit, PT9M38.016S",
        "Please try again in 1m47.5854s., PT1M47.5854S",
        "Please try again in 20s. Visit https://x, PT20S",
        "Please try again in 1h0m3s, PT1H3S",
        "Please retry after 26 seconds., PT26S",
        "try again in 500 milliseconds, PT0.5S",
        "retry in 1 second, PT1S"
    })
    void words_say_how_long(String message, Duration expected) {
        assertEquals(expected, wait(message, Headers.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Please try again later.", "try again in a moment", "try again in 5 parsecs", ""})
    void words_that_say_nothing_are_no_hint(String message) {
        assertNull(wait(message, Headers.of()));
    }

    @Test
    void a_header_counts_more_than_words() {
        assertEquals(Duration.ofSeconds(7), wait("try again in 20s", Headers.of("retry-after", "7")));
        assertEquals(
                Duration.ofMillis(250),
                wait("try again in 20s", Headers.of("retry-after", "7", "retry-after-ms", "250")));
    }

    @Test
    void what_has_none_remaining_says_when_there_is_some_again() {
        assertEquals(
                Duration.ofMillis(7_660),
                wait(
                        "",
                        Headers.of(
                                "x-ratelimit-remaining-requests", "14370",
                                "x-ratelimit-reset-requests", "2m59.56s",
                                "x-ratelimit-remaining-tokens", "0",
                                "x-ratelimit-reset-tokens", "7.66s")));
    }

    @Test
    void a_bare_number_is_seconds() {
        assertEquals(
                Duration.ofSeconds(12),
                wait("", Headers.of("x-ratelimit-remaining-tokens", "0", "x-ratelimit-reset-tokens", "12")));
    }

    @Test
    void resets_of_what_remains_are_no_hint() {
        assertNull(wait("", Headers.of("x-ratelimit-remaining-tokens", "5", "x-ratelimit-reset-tokens", "12s")));
    }

    @Test
    void metadata_says_how_long() {
        assertEquals(Duration.ofSeconds(30), metadata("{\"retry_after_seconds\": 30}"));
        assertEquals(
                Duration.ofSeconds(9), metadata("{\"headers\": {\"Retry-After\": \"9\", \"X-Other\": \"a\\nb\"}}"));
        long inAMinute = CLOCK.millis() + 60_000;
        assertEquals(Duration.ofMinutes(1), metadata("{\"headers\": {\"X-RateLimit-Reset\": \"" + inAMinute + "\"}}"));
        assertNull(metadata("{\"headers\": {\"X-RateLimit-Reset\": \"" + (CLOCK.millis() - 1) + "\"}}"));
        assertNull(metadata("{\"headers\": \"none\"}"));
    }

    @Test
    void a_reset_in_seconds_or_milliseconds_since_1970_is_understood() {
        long now = CLOCK.millis() / 1000;
        assertEquals(Duration.ofSeconds(5), wait("", Headers.of("X-RateLimit-Reset", String.valueOf(now + 5))));
        assertEquals(Duration.ofSeconds(5), wait("", Headers.of("X-RateLimit-Reset", (now + 5) + "000")));
    }

    private static @Nullable Duration metadata(String metadata) {
        return Waits.of(
                Headers.of(), ErrorBody.of("{\"error\": {\"message\": \"m\", \"metadata\": " + metadata + "}}"), CLOCK);
    }

    private static @Nullable Duration wait(String message, Headers headers) {
        return Waits.of(headers, ErrorBody.of("{\"error\": {\"message\": \"" + message + "\"}}"), CLOCK);
    }
}
