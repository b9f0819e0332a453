package io.insightstream.clients.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "007 | 7",
                "2595.0 | 2595",
                "2595.00 | 2595",
                "1,305 | 1305",
                "7,972,296 | 7972296",
                "12,34,567 | 1234567",
                "1,305.0 | 1305",
                "9223372036854775807 | 9223372036854775807",
                "1e+06 | 1000000",
                "2.5E3 | 2500"
            })
    void whole_numbers_are_read_in_every_notation(String text, long expected) {
        assertEquals(OptionalLong.of(expected), CountText.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "+1",
                "-0.0",
                "1.5",
                "1.000",
                "1,5",
                "1,3050",
                "13,05",
                ",305",
                "1.305.000",
                "1.55e1",
                "1e300",
                "9223372036854775808",
                "99999999999999999999999999999999999999",
                "7,972,296 views",
                "12K",
                "Infinity",
                "0x10",
                "١٢",
                "True"
            })
    void anything_else_is_not_a_count(String text) {
        assertEquals(OptionalLong.empty(), CountText.parse(text));
    }
}
