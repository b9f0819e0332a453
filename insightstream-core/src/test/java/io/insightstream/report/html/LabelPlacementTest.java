package io.insightstream.report.html;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.report.html.LabelPlacement.Box;
import io.insightstream.report.html.LabelPlacement.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelPlacementTest {

    private static final Box AREA = new Box(40, 10, 300, 200);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void labels_stay_inside_and_apart_and_off_the_named_points(long seed) {
        Random random = new Random(seed);
        List<double[]> points = random.doubles(12, 0, 1)
                .mapToObj(share -> new double[] {40 + 300 * share, 10 + 200 * random.nextDouble()})
                .toList();
        LabelPlacement placement = new LabelPlacement(AREA, 13, points);
        points.forEach(point -> placement.avoid(point[0], point[1], 6));

        List<Label> labels = new ArrayList<>();
        for (double[] point : points) {
            placement.place("A title of a video", point[0], point[1]).ifPresent(labels::add);
        }

        assertTrue(labels.size() >= 5, labels.size() + " labels");
        for (Label label : labels) {
            assertTrue(AREA.holds(label.box()));
            points.forEach(point -> assertFalse(label.box().holds(point[0], point[1])));
            labels.stream()
                    .filter(other -> !other.equals(label))
                    .forEach(other -> assertFalse(label.box().overlaps(other.box())));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 500})
    void a_label_without_room_is_left_out(int length) {
        LabelPlacement placement = new LabelPlacement(AREA, 13, List.of());

        assertTrue(placement.place("x".repeat(length), 100, 100).isEmpty());
    }
}
