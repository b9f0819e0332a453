package io.insightstream.clients.titlecard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.clients.titlecard.CardPainter.Card;
import io.insightstream.media.ImageSize;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures are judged by what can be measured in them; bytes differ from one Java to the next. */
@NeedsFonts
class CardPainterTest {

    private static final CardFonts FONTS = new CardFonts(List.of(), false);
    private static final CardPainter PAINTER = new CardPainter(FONTS);

    private static final List<ImageSize> SHAPES =
            List.of(new ImageSize(320, 180), new ImageSize(180, 180), new ImageSize(180, 320), new ImageSize(320, 80));

    private static final List<String> TITLES = List.of(
            "Why?",
            "I Survived 100 Days on Mars",
            "Å ÁÉÍ gjpqy, the tallest and the deepest letters",
            ("How long may a title become before it does not fit on a card any more, and what happens then to all the "
                            + "words that come after the last one that anybody can still read?")
                    .concat(" Nobody knows, or does somebody?"),
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
            "https://example.com/watch?v=dQw4w9WgXcQ&list=PL0123456789abcdefghijklmnopqrstuv",
            "\uD83D\uDD25 TOP 10 gadgets \uD83D\uDE31 you NEED \uD83D\uDC40",
            "تعلم البرمجة من الصفر خطوة بخطوة 2026",
            "איך ללמוד תכנות בעברית",
            "Это видео изменит твою жизнь");

    @ParameterizedTest
    @EnumSource
    void every_title_is_readable_and_inside_its_room_on_cards_of_every_shape(TitleStyle style) {
        int seed = 0;
        for (ImageSize shape : SHAPES) {
            for (String title : TITLES) {
                Card card = PAINTER.paint(title, shape, style, seed++);
                String which = style + ", " + shape + ", seed " + (seed - 1) + ": " + title;

                for (Rectangle2D line : card.ink()) {
                    double contrast = Contrast.lowest(
                            card.background(), line.getBounds(), card.palette().text());
                    assertTrue(contrast >= Contrast.READABLE, contrast + " to 1 on " + which);
                    assertTrue(changed(card, line.getBounds()) > 0, "an empty line on " + which);
                }
                assertInside(card, which);
            }
        }
    }

    /** With a tolerance of a pixel for the soft edges of letters. */
    private static void assertInside(Card card, String which) {
        Rectangle safe = card.safe().getBounds();
        safe.grow(1, 1);
        Rectangle whole = new Rectangle(card.image().getWidth(), card.image().getHeight());
        assertTrue(whole.contains(safe), "no margin on " + which);
        assertEquals(changed(card, whole), changed(card, safe), "letters outside their room on " + which);
    }

    /** How many pixels of an area the title changed. */
    private static int changed(Card card, Rectangle area) {
        Rectangle inside = area.intersection(
                new Rectangle(card.image().getWidth(), card.image().getHeight()));
        int changed = 0;
        for (int y = inside.y; y < inside.y + inside.height; y++) {
            for (int x = inside.x; x < inside.x + inside.width; x++) {
                changed += card.image().getRGB(x, y) == card.background().getRGB(x, y) ? 0 : 1;
            }
        }
        return changed;
    }

    @ParameterizedTest
    @EnumSource
    void other_seeds_draw_other_cards_and_all_palettes_can_be_read(TitleStyle style) {
        ImageSize shape = new ImageSize(320, 180);
        boolean differs = false;
        Card first = PAINTER.paint("The same title", shape, style, 0);
        for (int seed = 1; seed < 16; seed++) {
            Card card = PAINTER.paint("The same title", shape, style, seed);
            differs |= !card.palette().equals(first.palette());
            for (Rectangle2D line : card.ink()) {
                assertTrue(
                        Contrast.lowest(
                                        card.background(),
                                        line.getBounds(),
                                        card.palette().text())
                                >= Contrast.READABLE,
                        style + ", seed " + seed);
            }
        }
        assertTrue(differs, "one palette for 16 seeds");
    }

    @Test
    void a_short_title_is_set_large_and_a_long_one_small() {
        ImageSize shape = new ImageSize(640, 360);
        double brief = height(PAINTER.paint("Why?", shape, TitleStyle.SIGNAL, 1));
        double lengthy = height(PAINTER.paint(TITLES.get(3), shape, TitleStyle.SIGNAL, 1));

        assertTrue(brief > 70, "letters of " + brief + " pixels");
        assertTrue(lengthy < 40 && lengthy > 15, "letters of " + lengthy + " pixels");
    }

    private static double height(Card card) {
        return card.ink().get(0).getHeight();
    }

    @Test
    void a_title_from_right_to_left_begins_at_the_right_and_the_card_is_mirrored() {
        ImageSize shape = new ImageSize(640, 360);
        Card english = PAINTER.paint("How to learn", shape, TitleStyle.BLOCKS, 3);
        Card hebrew = PAINTER.paint("איך ללמוד", shape, TitleStyle.BLOCKS, 3);

        assertEquals(english.safe().getMinX(), left(english), 1);
        assertEquals(640 - hebrew.safe().getMaxX(), english.safe().getMinX(), 1e-6);
        assertEquals(hebrew.safe().getMaxX(), right(hebrew), 1);
    }

    @Test
    void a_line_in_the_middle_is_in_the_middle() {
        Card card = PAINTER.paint("In the middle", new ImageSize(640, 360), TitleStyle.PAPER, 3);

        assertEquals(320, (left(card) + right(card)) / 2, 1);
    }

    private static double left(Card card) {
        return card.ink().stream().mapToDouble(Rectangle2D::getMinX).min().orElseThrow();
    }

    private static double right(Card card) {
        return card.ink().stream().mapToDouble(Rectangle2D::getMaxX).max().orElseThrow();
    }

    @Test
    void arabic_letters_are_joined() {
        // Four letters apart are wider than the word they make.
        double joined = width("بببب");
        double apart = width("ب\u200cب\u200cب\u200cب");

        assertTrue(joined < apart * 0.9, joined + " joined, " + apart + " apart");
    }

    private static double width(String title) {
        TitleText text = TitleText.of(title, FONTS, CardFonts.Face.SANS);
        return new TextLayout(text.at(100, Color.BLACK).getIterator(), new FontRenderContext(null, true, true))
                .getAdvance();
    }

    @Test
    void a_title_that_no_card_holds_is_cut_at_a_word_and_says_so() {
        String title = "word ".repeat(2_000);
        Card card = PAINTER.paint(title, new ImageSize(320, 180), TitleStyle.PAPER, 1);

        assertTrue(card.title().text().endsWith("word\u2026"), card.title().text());
        assertEquals(1, card.title().notes().size());
        assertTrue(
                card.title().notes().get(0).startsWith("the title is cut after "),
                card.title().notes().get(0));
        assertFalse(card.title().text().length() < 100, card.title().text());
    }
}
