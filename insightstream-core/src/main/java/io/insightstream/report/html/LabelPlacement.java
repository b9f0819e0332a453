package io.insightstream.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds places for labels beside their points: inside the plot, on no other label and on as few marks as possible. */
final class LabelPlacement {

    private static final double[][] DIRECTIONS = {
        {1, 0}, {-1, 0}, {0.8, -0.8}, {-0.8, -0.8}, {0.8, 0.8}, {-0.8, 0.8}, {0, -1}, {0, 1}
    };
    private static final double[] DISTANCES = {9, 20, 34, 52};
    private static final double GAP = 3;

    /** A rectangle. */
    record Box(double left, double top, double width, double height) {

        boolean overlaps(Box other) {
            return left < other.left + other.width
                    && other.left < left + width
                    && top < other.top + other.height
                    && other.top < top + height;
        }

        boolean holds(Box other) {
            return other.left >= left
                    && other.top >= top
                    && other.left + other.width <= left + width
                    && other.top + other.height <= top + height;
        }

        boolean holds(double x, double y) {
            return x > left && x < left + width && y > top && y < top + height;
        }
    }

    private record Candidate(Box box, double distance, double cost) {}

    /** A label with the box it fills; one that is not next to its point needs a line to it. */
    record Label(String text, double x, double y, Box box, boolean leader) {}

    private final Box area;
    private final double fontSize;
    private final List<double[]> marks;
    private final List<Box> taken = new ArrayList<>();

    LabelPlacement(Box area, double fontSize, List<double[]> marks) {
        this.area = area;
        this.fontSize = fontSize;
        this.marks = marks;
    }

    /** Keeps labels off a point. */
    void avoid(double x, double y, double r) {
        taken.add(new Box(x - r, y - r, 2 * r, 2 * r));
    }

    /** Places a label, if there is room. */
    Optional<Label> place(String text, double x, double y) {
        double width = CleanText.width(text) * fontSize;
        double height = 1.15 * fontSize;
        Optional<Candidate> best = Optional.empty();
        for (double distance : DISTANCES) {
            for (double[] direction : DIRECTIONS) {
                double centre = x + direction[0] * (distance + (direction[0] == 0 ? 0 : width / 2));
                double middle = y + direction[1] * (distance + (direction[1] == 0 ? 0 : height / 2));
                Box box = new Box(centre - width / 2, middle - height / 2, width, height);
                Box spaced = new Box(box.left - GAP, box.top - 1, width + 2 * GAP, height + 2);
                if (area.holds(box) && taken.stream().noneMatch(spaced::overlaps)) {
                    long covered = marks.stream()
                            .filter(mark -> box.holds(mark[0], mark[1]))
                            .count();
                    double cost = covered + distance / 12;
                    if (best.isEmpty() || cost < best.get().cost()) {
                        best = Optional.of(new Candidate(box, distance, cost));
                    }
                }
            }
        }
        best.ifPresent(candidate -> taken.add(candidate.box()));
        return best.map(found -> new Label(text, x, y, found.box(), found.distance() > DISTANCES[0]));
    }
}
