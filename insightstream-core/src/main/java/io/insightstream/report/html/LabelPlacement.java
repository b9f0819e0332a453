package io.insightstream.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds places for labels beside their points: inside the plot, on no other label and on as few marks as possible. */
final class LabelPlacement {

    /** How far a label above or below its point is moved aside, in its widths; the best looking first. */
    private static final double[] SLIDES = {0, 0.45, -0.45, 0.25, -0.25, 0.7, -0.7};

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

    private record Candidate(Label label, double cost) {}

    /** Which part of the text stays where it is put, should it be wider or narrower than estimated. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** A label with the box it fills; one that is not next to its point needs a line to it. */
    record Label(String text, double x, double y, Box box, Anchor anchor, boolean leader) {

        double textX() {
            return switch (anchor) {
                case START -> box.left();
                case MIDDLE -> box.left() + box.width() / 2;
                case END -> box.left() + box.width();
            };
        }
    }

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
            boolean far = distance > DISTANCES[0];
            List<Label> places = new ArrayList<>();
            Box right = new Box(x + distance, y - height / 2, width, height);
            Box left = new Box(x - distance - width, y - height / 2, width, height);
            places.add(new Label(text, x, y, right, Anchor.START, far));
            places.add(new Label(text, x, y, left, Anchor.END, far));
            for (double slide : SLIDES) {
                double start = x - width / 2 + slide * width;
                Box above = new Box(start, y - distance - height, width, height);
                Box below = new Box(start, y + distance, width, height);
                places.add(new Label(text, x, y, above, Anchor.MIDDLE, far));
                places.add(new Label(text, x, y, below, Anchor.MIDDLE, far));
            }
            for (Label label : places) {
                double cost = cost(label.box()) + distance / 12;
                if (fits(label.box()) && (best.isEmpty() || cost < best.get().cost())) {
                    best = Optional.of(new Candidate(label, cost));
                }
            }
        }
        best.ifPresent(candidate -> taken.add(candidate.label().box()));
        return best.map(Candidate::label);
    }

    private boolean fits(Box box) {
        Box spaced = new Box(box.left - GAP, box.top - 1, box.width + 2 * GAP, box.height + 2);
        return area.holds(box) && taken.stream().noneMatch(spaced::overlaps);
    }

    private long cost(Box box) {
        return marks.stream().filter(mark -> box.holds(mark[0], mark[1])).count();
    }
}
