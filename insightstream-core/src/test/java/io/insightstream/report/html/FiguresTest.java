package io.insightstream.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "999.4, 999",
        "999.6, 1 k",
        "1000, 1 k",
        "1500, 1.5 k",
        "9960, 10 k",
        "12345, 12 k",
        "999500, 1 M",
        "3347074, 3.3 M",
        "2e9, 2 B",
        "5e12, 5 T",
        "7e15, '7,000 T'"
    })
    void large_numbers_get_a_unit(double n, String text) {
        assertEquals(text, Figures.compact(n).replace('\u00A0', ' '));
    }

    @ParameterizedTest
    @CsvSource({"0.001, <0.01x", "0.03, 0.03x", "0.44, 0.4x", "3.44, 3.4x", "53.7, 54x", "1234, '1,234x'"})
    void multiples_have_the_digits_that_matter(double n, String text) {
        assertEquals(text, Figures.multiple(n));
    }

    @ParameterizedTest
    @CsvSource({
        "0.2, 0 days",
        "1, 1 day",
        "13, 13 days",
        "14, 2 weeks",
        "61, 2 months",
        "400, 13 months",
        "900, 2.5 years"
    })
    void ages_have_the_unit_people_would_use(double days, String text) {
        assertEquals(text, Figures.age(days));
    }

    @ParameterizedTest
    @CsvSource({"0, 0:00", "59, 0:59", "245, 4:05", "3723, 1:02:03"})
    void lengths_look_like_those_of_a_player(long seconds, String text) {
        assertEquals(text, Figures.length(Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, Of 100 ordinary videos about 1 would be flagged by chance.",
        "0.05, Of 100 ordinary videos about 5 would be flagged by chance.",
        "0.015, Of 100 ordinary videos about 1.5 would be flagged by chance.",
        "0.002, 'Of 1,000 ordinary videos about 2 would be flagged by chance.'",
        "0.00003, 'Of 1,000,000 ordinary videos about 30 would be flagged by chance.'"
    })
    void an_error_rate_is_told_in_videos(double rate, String text) {
        assertEquals(text, OutlierTables.errorRate(rate));
    }

    @ParameterizedTest
    @CsvSource({"0.0004, <0.001", "0.0614, 0.061", "1, 1.000"})
    void probabilities_have_three_decimals(double p, String text) {
        assertEquals(text, Figures.probability(p));
    }

    @ParameterizedTest
    @CsvSource({"-0.04, 1, 0.0", "-0.06, 1, -0.1", "1234.5678, 2, '1,234.57'"})
    void no_number_is_minus_zero(double n, int places, String text) {
        assertEquals(text, Figures.decimal(n, places));
    }
}
