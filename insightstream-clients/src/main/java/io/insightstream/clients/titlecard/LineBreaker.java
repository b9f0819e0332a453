package io.insightstream.clients.titlecard;

import io.insightstream.clients.titlecard.TitleSetting.Line;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks a text into lines where its script allows, or inside a word where nothing else helps. */
final class LineBreaker {

    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final int STEPS = 20;

    private final String text;
    private final Widths widths;
    private final List<Piece> words = new ArrayList<>();
    private final List<Piece> clusters = new ArrayList<>();

    /** How wide a stretch of text is. */
    @FunctionalInterface
    interface Widths {
        float between(int start, int end);
    }

    /** A stretch between two places where a line may end; its width with and without the space at its end. */
    private record Piece(int start, int end, int visibleEnd, double width, double visibleWidth) {}

    LineBreaker(String text, Widths widths) {
        this.text = text;
        this.widths = widths;
        List<Integer> boundaries = new ArrayList<>(List.of(0));
        Matcher cluster = CLUSTER.matcher(text);
        while (cluster.find()) {
            boundaries.add(cluster.end());
        }
        for (int i = 1; i < boundaries.size(); i++) {
            clusters.add(piece(boundaries.get(i - 1), boundaries.get(i)));
        }
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        int start = 0;
        for (int end : boundaries.subList(1, boundaries.size())) {
            // Some releases of Java break inside joined emoji: only whole signs count.
            if (end == text.length() || breaks.isBoundary(end)) {
                words.add(piece(start, end));
                start = end;
            }
        }
    }

    private Piece piece(int start, int end) {
        int visible = end;
        while (visible > start && text.charAt(visible - 1) == ' ') {
            visible--;
        }
        double width = widths.between(start, end);
        return new Piece(
                start,
                end,
                visible,
                width,
                visible == end ? width : visible == start ? 0 : widths.between(start, visible));
    }

    /** Where the last word that ends at or before a place ends; at least one sign is left. */
    int wordBefore(int place) {
        int end = clusters.get(0).end();
        for (Piece word : place > words.get(0).end() ? words : clusters) {
            if (word.end() <= place) {
                end = word.end();
            }
        }
        return end;
    }

    /** Fills each line as far as it goes; empty if a piece is wider than a line. */
    List<Line> lines(double width, boolean breakWords) {
        Filler filler = new Filler(width);
        for (Piece word : words) {
            if (word.visibleWidth() <= width) {
                filler.add(word);
            } else if (breakWords) {
                for (Piece cluster : clusters) {
                    if (cluster.start() >= word.start() && cluster.end() <= word.end()) {
                        filler.add(cluster);
                    }
                }
            } else {
                return List.of();
            }
        }
        return filler.finish();
    }

    /** As many lines as {@link #lines}, but as narrow as they can be: so they get about the same length. */
    List<Line> balanced(double width, boolean breakWords) {
        List<Line> filled = lines(width, breakWords);
        double enough = width;
        double tooNarrow = width / 4;
        for (int step = 0; step < STEPS; step++) {
            double middle = (enough + tooNarrow) / 2;
            List<Line> narrower = lines(middle, breakWords);
            // A word that is whole in the full width is not broken to make lines even.
            if (!narrower.isEmpty()
                    && narrower.size() == filled.size()
                    && (!breakWords || wholeWords(narrower, filled))) {
                enough = middle;
            } else {
                tooNarrow = middle;
            }
        }
        return lines(enough, breakWords);
    }

    private boolean wholeWords(List<Line> narrower, List<Line> filled) {
        return breaksInWords(narrower) <= breaksInWords(filled);
    }

    private long breaksInWords(List<Line> lines) {
        return lines.stream()
                .filter(line -> words.stream().noneMatch(word -> word.visibleEnd() == line.end()))
                .count();
    }

    private static final class Filler {
        private final double width;
        private final List<Line> lines = new ArrayList<>();
        private int start = -1;
        private int end;
        private double used;

        Filler(double width) {
            this.width = width;
        }

        void add(Piece piece) {
            if (start >= 0 && used + piece.visibleWidth() > width) {
                lines.add(new Line(start, end));
                start = -1;
            }
            if (start < 0) {
                if (piece.visibleEnd() == piece.start()) {
                    return;
                }
                start = piece.start();
                used = 0;
            }
            if (piece.visibleEnd() > piece.start()) {
                end = piece.visibleEnd();
            }
            used += piece.width();
        }

        List<Line> finish() {
            if (start >= 0) {
                lines.add(new Line(start, end));
            }
            return lines;
        }
    }
}
