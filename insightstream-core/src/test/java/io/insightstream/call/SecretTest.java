package io.insightstream.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    private static final String KEY = "AIzaSyA-0123456789_abcdefghijk";

    @Test
    void a_secret_prints_as_stars_wherever_it_stands() {
        record Holder(Secret key) {}

        assertEquals("***", Secret.of(KEY).toString());
        assertEquals("Holder[key=***]", new Holder(Secret.of(KEY)).toString());
    }

    @Test
    void what_it_holds_is_told_to_who_asks_for_it() {
        assertEquals(KEY, Secret.of(KEY).reveal());
    }

    @Test
    void blanks_and_line_ends_around_a_copied_key_are_dropped() {
        assertEquals(Secret.of(KEY), Secret.of("  " + KEY + "\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "AIza\nSecond-Part", "AIza\u0000Second-Part", "AIza\u007fSecond-Part"})
    void what_cannot_be_a_secret_is_refused_without_repeating_it(String value) {
        IllegalArgumentException failure = assertThrows(IllegalArgumentException.class, () -> Secret.of(value));

        assertFalse(String.valueOf(failure.getMessage()).contains("Second"));
    }

    @Test
    void equal_secrets_are_equal_and_others_are_not() {
        assertEquals(Secret.of(KEY), Secret.of(KEY));
        assertEquals(Secret.of(KEY).hashCode(), Secret.of(KEY).hashCode());
        assertNotEquals(Secret.of(KEY), Secret.of(KEY + "x"));
        assertNotEquals(Secret.of(KEY), KEY);
    }

    @Test
    void a_fingerprint_is_the_beginning_of_the_hash() {
        // printf abc | sha256sum | cut -c 1-12
        assertEquals("ba7816bf8f01", Secret.of("abc").fingerprint());
    }
}
