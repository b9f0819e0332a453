package io.insightstream.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewScaleTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1", "5, 5", "1000, 1400", "0, 9e15", "100, 5e6", "9e15, 9e15"})
    void any_range_of_views_has_its_place_and_a_few_labels(double low, double high) {
        ViewScale scale = ViewScale.of(new double[] {high, low}, 400, 0);

        assertTrue(scale.at(low) <= 400 && scale.at(high) >= 0 && scale.at(low) >= scale.at(high));
        List<Double> ticks = scale.ticks(34);
        assertTrue(ticks.size() >= 2, ticks.toString());
        for (int i = 1; i < ticks.size(); i++) {
            assertTrue(scale.at(ticks.get(i - 1)) - scale.at(ticks.get(i)) >= 34, ticks.toString());
        }
    }

    @Test
    void no_views_at_all_are_on_the_axis() {
        ViewScale scale = ViewScale.of(new double[] {0, 1_000_000}, 0, 500);

        assertEquals(0.0, scale.ticks(40).get(0));
        assertTrue(scale.at(0) > 0 && scale.at(0) < 50);
    }

    @ParameterizedTest
    @CsvSource({"1, 'new, 1 day'", "20, 'new, 1 day, 1 week, 2 weeks'", "3000, '1 month, 1 year, 3 years, 7 years'"})
    void ages_are_named_where_there_is_room(double oldest, String labels) {
        List<String> ticks = new AgeAxis(oldest, 0, 320)
                .ticks(60).stream().map(AgeAxis.Tick::label).toList();

        assertEquals(labels, String.join(", ", ticks));
    }
}
