package io.insightstream.clients.titlecard;

import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotConfigured;
import java.awt.Color;
import java.awt.Font;
import java.awt.font.TextAttribute;
import java.text.AttributedString;
import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A title as it can be drawn: each sign with a font that has it, and notes on those that no font has. */
final class TitleText {

    /** The most characters of a title; longer ones are cut before anything else, as no card holds more. */
    static final int LONGEST = 1_000;

    /** Emoji of the size of the letters would look larger than they. */
    private static final float PICTURE_SHARE = 0.86f;

    private static final String DOTS = "\u2026";
    private static final String BOX = "\u25a1";

    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final Pattern SPACE = Pattern.compile("[\\p{Z}\\p{Cc}]+");

    /** Marks that have no shape, and those that turn the direction of all that follows. */
    private static final Pattern INVISIBLE = Pattern.compile("[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\u00ad]");

    /** What chooses among the looks of a sign. */
    private static final Pattern SELECTOR = Pattern.compile("[\\x{FE00}-\\x{FE0F}]");

    /** What only changes the look of the sign before: variation selectors, skin tones, the joiner of emoji. */
    private static final Pattern VARIATION = Pattern.compile("[\\x{FE00}-\\x{FE0F}\\x{1F3FB}-\\x{1F3FF}\\x{200D}]");

    private final String text;
    private final List<Run> runs;
    private final List<String> notes;
    private final int cutAfter;

    /** A stretch of text in one font. */
    record Run(int start, int end, Font font, boolean pictorial) {}

    private TitleText(String text, List<Run> runs, List<String> notes, int cutAfter) {
        this.text = text;
        this.cutAfter = cutAfter;
        this.runs = List.copyOf(runs);
        this.notes = List.copyOf(notes);
    }

    /**
     * Prepares a title.
     *
     * @throws InvalidRequest if nothing of it can be seen
     * @throws NotConfigured if there is no font for any of its letters
     */
    static TitleText of(String title, CardFonts fonts, CardFonts.Face face) {
        boolean tooLong = title.codePointCount(0, title.length()) > LONGEST;
        String cut = tooLong ? title.substring(0, title.offsetByCodePoints(0, LONGEST)) + DOTS : title;
        String clean = SPACE.matcher(INVISIBLE
                        .matcher(Normalizer.normalize(cut, Normalizer.Form.NFC))
                        .replaceAll(""))
                .replaceAll(" ")
                .strip();
        Setter setter = new Setter(fonts, face);
        Matcher clusters = CLUSTER.matcher(clean);
        while (clusters.find()) {
            setter.add(clusters.group());
        }
        return setter.finish(tooLong ? LONGEST : 0);
    }

    String text() {
        return text;
    }

    List<Run> runs() {
        return runs;
    }

    List<String> notes() {
        if (cutAfter == 0) {
            return notes;
        }
        List<String> all = new ArrayList<>(notes);
        all.add("the title is cut after " + cutAfter + " characters: a card holds no more");
        return all;
    }

    /** Whether the first letter with a direction goes from right to left. */
    boolean rightToLeft() {
        return !new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
    }

    /** The text up to a place, with dots, in the same fonts. */
    TitleText cutAt(int end, CardFonts fonts, CardFonts.Face face) {
        TitleText shorter = of(text.substring(0, end).strip() + DOTS, fonts, face);
        return new TitleText(shorter.text, shorter.runs, notes, text.codePointCount(0, end));
    }

    AttributedString at(float size, Color colour) {
        AttributedString styled = new AttributedString(text);
        styled.addAttribute(TextAttribute.RUN_DIRECTION, rightToLeft());
        styled.addAttribute(TextAttribute.FOREGROUND, colour);
        for (Run run : runs) {
            float own = run.pictorial() ? size * PICTURE_SHARE : size;
            styled.addAttribute(TextAttribute.FONT, run.font().deriveFont(own), run.start(), run.end());
        }
        return styled;
    }

    /** Chooses a font for each sign, the one before where it will do. */
    private static final class Setter {
        private final CardFonts fonts;
        private final CardFonts.Face face;
        private final StringBuilder text = new StringBuilder();
        private final List<Run> runs = new ArrayList<>();
        private final Set<String> boxed = new LinkedHashSet<>();
        private final Set<String> leftOut = new LinkedHashSet<>();
        private int lettersDrawn;

        Setter(CardFonts fonts, CardFonts.Face face) {
            this.fonts = fonts;
            this.face = face;
        }

        void add(String cluster) {
            boolean pictorial = isPictorial(cluster);
            String plain = VARIATION.matcher(cluster).replaceAll("");
            // A family of joined emoji is drawn as its members, or as the first of them.
            String first = pictorial ? Character.toString(cluster.codePointAt(0)) : plain;
            // No font of ours has several looks of a sign; newer releases of Java say all the same that it can display
            // them.
            String chosen = SELECTOR.matcher(cluster).replaceAll("");
            for (String candidate : List.of(chosen, plain, first)) {
                Optional<Font> font = candidate.isEmpty() ? Optional.empty() : fonts.fontFor(candidate, face);
                if (font.isPresent()) {
                    lettersDrawn += isLetter(candidate) ? 1 : 0;
                    append(candidate, font.get(), pictorial);
                    return;
                }
            }
            if (pictorial) {
                leftOut.add(codes(cluster));
            } else {
                boxed.add(codes(cluster));
                append(BOX, fonts.face(CardFonts.Face.SANS), false);
            }
        }

        private void append(String signs, Font font, boolean pictorial) {
            int start = text.length();
            text.append(signs);
            int last = runs.size() - 1;
            if (last >= 0
                    && Objects.equals(runs.get(last).font(), font)
                    && runs.get(last).pictorial() == pictorial) {
                runs.set(last, new Run(runs.get(last).start(), text.length(), font, pictorial));
            } else {
                runs.add(new Run(start, text.length(), font, pictorial));
            }
        }

        TitleText finish(int cutAfter) {
            if (text.toString().isBlank() && leftOut.isEmpty()) {
                throw new InvalidRequest("a title card needs a title that can be seen");
            }
            if (text.toString().isBlank() || (!boxed.isEmpty() && lettersDrawn == 0)) {
                throw new NotConfigured("no font here has " + String.join(", ", boxed) + String.join(", ", leftOut)
                        + " of the title: give one that has, TitleCard.builder().font(font), or install one, such as "
                        + "Noto Sans CJK for Chinese, Japanese and Korean");
            }
            List<String> notes = new ArrayList<>();
            if (!boxed.isEmpty()) {
                notes.add("drawn as boxes, since no font here has them: " + String.join(", ", boxed));
            }
            if (!leftOut.isEmpty()) {
                notes.add("left out, since no font here has them: " + String.join(", ", leftOut));
            }
            return new TitleText(text.toString(), runs, notes, cutAfter);
        }

        private static boolean isLetter(String signs) {
            return Character.isLetter(signs.codePointAt(0));
        }

        /** Emoji and other pictures: what can be left out of a title without a word less. */
        private static boolean isPictorial(String cluster) {
            int first = cluster.codePointAt(0);
            int type = Character.getType(first);
            return (type == Character.OTHER_SYMBOL && first >= 0x2190)
                    || (first >= 0x1F000 && first <= 0x1FAFF)
                    || (VARIATION.matcher(cluster).find() && !Character.isLetter(first));
        }

        private static String codes(String cluster) {
            StringBuilder codes = new StringBuilder();
            cluster.codePoints()
                    .forEach(code -> codes.append(codes.isEmpty() ? "" : "+").append(String.format("U+%04X", code)));
            return codes.toString();
        }
    }
}
