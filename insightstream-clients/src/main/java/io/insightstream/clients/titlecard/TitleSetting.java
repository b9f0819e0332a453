package io.insightstream.clients.titlecard;

import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.awt.font.TextLayout;
import java.awt.font.TextMeasurer;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sets a title into a box: as large as fits, in lines of about the same length. Widths are measured once, at one size;
 * they grow with the size, since metrics are fractional.
 */
final class TitleSetting {

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final float MEASURED = 100;
    private static final int STEPS = 24;
    private static final String TALLEST = "\u00c1gjy";

    /** Whole words down to this share of the card's shorter side; smaller, a long word is rather broken. */
    private static final double WHOLE_WORDS = 0.06;

    /** The largest letters of a title with broken words: the larger, the more of them. */
    private static final double BROKEN_WORDS = 0.1;

    private static final double SMALLEST = 0.045;

    private final CardFonts fonts;
    private final CardFonts.Face face;
    private final Rectangle2D box;
    private final double largest;
    private final double shorterSide;

    /**
     * @param box where the title goes, in pixels
     * @param largest the largest size of letters, in pixels
     * @param shorterSide the shorter side of the card, in pixels
     */
    TitleSetting(CardFonts fonts, CardFonts.Face face, Rectangle2D box, double largest, double shorterSide) {
        this.fonts = fonts;
        this.face = face;
        this.box = box;
        this.largest = largest;
        this.shorterSide = shorterSide;
    }

    /**
     * A title that is set.
     *
     * @param text the title, cut if it was too long
     * @param size the size of its letters, in pixels
     * @param pitch from line to line, in pixels
     * @param lines where each line starts and ends in the text
     */
    record Fitted(TitleText text, float size, double pitch, List<Line> lines) {
        Fitted {
            lines = List.copyOf(lines);
        }

        List<TextLayout> layouts(Color colour) {
            TextMeasurer measurer = new TextMeasurer(text.at(size, colour).getIterator(), CONTEXT);
            return lines.stream()
                    .map(line -> measurer.getLayout(line.start(), line.end()))
                    .toList();
        }

        /** The same lines in smaller letters. */
        Fitted smaller(double share) {
            return new Fitted(text, (float) (size * share), pitch * share, lines);
        }
    }

    Fitted set(TitleText text) {
        Fitted set = fit(text);
        if (set == null) {
            // At the smallest size, as much as there is room for.
            double size = SMALLEST * shorterSide;
            Measured measured = new Measured(text);
            List<Line> lines = measured.breaker().lines(box.getWidth() / size * MEASURED, true);
            int most = Math.max(1, (int) (box.getHeight() / (size * measured.pitch())));
            for (int end = measured.breaker()
                            .wordBefore(
                                    lines.get(Math.min(most, lines.size()) - 1).end());
                    set == null;
                    end = measured.breaker().wordBefore(end - 1)) {
                set = fit(text.cutAt(end, fonts, face));
            }
        }
        return set;
    }

    private @Nullable Fitted fit(TitleText text) {
        Measured measured = new Measured(text);
        double wholeWords = Math.min(largest, WHOLE_WORDS * shorterSide);
        Fitted set = fit(measured, wholeWords, largest, false);
        if (set == null) {
            double brokenWords = Math.min(largest, BROKEN_WORDS * shorterSide);
            set = fit(measured, Math.min(largest, SMALLEST * shorterSide), brokenWords, true);
        }
        return set;
    }

    /** The largest size between two that fits; null if not even the smaller does. */
    private @Nullable Fitted fit(Measured measured, double smallest, double largest, boolean breakWords) {
        if (!fits(measured, smallest, breakWords)) {
            return null;
        }
        double fits = smallest;
        double tooLarge = largest;
        if (fits(measured, largest, breakWords)) {
            fits = largest;
        } else {
            for (int step = 0; step < STEPS; step++) {
                double middle = (fits + tooLarge) / 2;
                if (fits(measured, middle, breakWords)) {
                    fits = middle;
                } else {
                    tooLarge = middle;
                }
            }
        }
        double width = box.getWidth() / fits * MEASURED;
        return new Fitted(
                measured.text(),
                (float) fits,
                fits * measured.pitch(),
                measured.breaker().balanced(width, breakWords));
    }

    private boolean fits(Measured measured, double size, boolean breakWords) {
        List<Line> lines = measured.breaker().lines(box.getWidth() / size * MEASURED, breakWords);
        return !lines.isEmpty() && lines.size() * measured.pitch() * size <= box.getHeight();
    }

    /** A stretch of text on one line, without the space at its end. */
    record Line(int start, int end) {}

    private static final class Measured {
        private final TitleText text;
        private final LineBreaker breaker;
        private final double pitch;

        Measured(TitleText text) {
            this.text = text;
            TextMeasurer measurer =
                    new TextMeasurer(text.at(MEASURED, Color.BLACK).getIterator(), CONTEXT);
            this.breaker = new LineBreaker(text.text(), measurer::getAdvanceBetween);
            this.pitch = text.runs().stream()
                    .mapToDouble(run -> lineHeight(run.font().deriveFont(MEASURED)) / MEASURED)
                    .max()
                    .orElse(1.2);
        }

        /** Titles are set tighter than text: just so that what hangs down does not touch an accent below. */
        private static double lineHeight(Font font) {
            if (font.canDisplayUpTo(TALLEST) < 0) {
                return 1.05
                        * font.createGlyphVector(CONTEXT, TALLEST)
                                .getVisualBounds()
                                .getHeight();
            }
            LineMetrics metrics = font.getLineMetrics("x", CONTEXT);
            double full = metrics.getAscent() + metrics.getDescent();
            return Math.min(1.5 * MEASURED, Math.max(MEASURED, 0.92 * full));
        }

        TitleText text() {
            return text;
        }

        LineBreaker breaker() {
            return breaker;
        }

        double pitch() {
            return pitch;
        }
    }
}
