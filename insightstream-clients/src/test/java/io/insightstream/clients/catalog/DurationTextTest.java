package io.insightstream.clients.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT45S | PT45S",
                "PT9H9S | PT9H9S",
                "PT9H | PT9H",
                "PT9M | PT9M",
                "P0D | PT0S",
                "P1DT2H3M4S | PT26H3M4S",
                "P1W2D | PT216H",
                "PT1.5S | PT1.5S",
                "pt45s | PT45S",
                "3261 | PT54M21S",
                "45.0 | PT45S",
                "212.091 | PT3M32.091S",
                "54:21 | PT54M21S",
                "75:30 | PT1H15M30S",
                "1:02:03 | PT1H2M3S",
                "00:00:45 | PT45S",
                "0 days 00:54:21 | PT54M21S",
                "1 day, 2:03:04 | PT26H3M4S",
                "0 days 00:00:45.500000 | PT45.5S"
            })
    void lengths_are_read_in_every_notation(String text, Duration expected) {
        assertEquals(Optional.of(expected), DurationText.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "PT",
                "P1DT",
                "PT-5S",
                "-PT5S",
                "-5",
                "1:60:00",
                "1:99",
                "12:5",
                "5 minutes",
                "PT5",
                "1M"
            })
    void anything_else_is_refused(String text) {
        assertEquals(Optional.empty(), DurationText.parse(text));
    }
}
