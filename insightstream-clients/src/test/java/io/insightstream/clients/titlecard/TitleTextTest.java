package io.insightstream.clients.titlecard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotConfigured;
import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsFonts
class TitleTextTest {

    private static final CardFonts SHIPPED = new CardFonts(List.of(), false);

    @Test
    void spaces_and_line_breaks_become_one_space_and_marks_without_a_shape_go() {
        assertEquals("a b c", text("  a\t\n b\u00a0\u2003c \u200b").text());
        assertEquals("abc", text("a\u202eb\u2066c\ufeff").text());
    }

    @Test
    void a_letter_and_its_accent_become_one_sign() {
        assertEquals("\u00e9", text("e\u0301").text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Straße Ærø Łódź Şişli",
                "Tiếng Việt",
                "Ελληνικά",
                "Українська",
                "العربية فارسی اردو",
                "עִבְרִית",
                "100 € ₹ ™ …"
            })
    void the_fonts_that_come_along_have_what_they_promise(String title) {
        assertEquals(List.of(), text(title).notes());
        assertEquals(
                List.of(), TitleText.of(title, SHIPPED, CardFonts.Face.NARROW).notes());
    }

    @ParameterizedTest
    @CsvSource({
        "2764 FE0F, 2764",
        "1F44D 1F3FD, 1F44D",
        "1F600 200D 1F525, 1F600 200D 1F525",
        "31 FE0F 20E3, 31",
        "1F9D1 200D 1F680, ''"
    })
    void an_emoji_is_drawn_as_far_as_there_are_signs_for_it(String emoji, String drawn) {
        TitleText text = text("a" + string(emoji));

        assertEquals("a" + string(drawn), text.text());
        assertEquals(drawn.isEmpty() ? 1 : 0, text.notes().size());
    }

    @Test
    void emoji_that_no_font_has_are_left_out_and_named() {
        TitleText text = text("Geese \uD83E\uDEBF everywhere");

        assertEquals(List.of("left out, since no font here has them: U+1FABF"), text.notes());
        assertTrue(text.text().startsWith("Geese "), text.text());
    }

    @Test
    void letters_that_no_font_has_stand_as_boxes_and_are_named_once() {
        TitleText text = text("Live: 東東 1");

        assertEquals("Live: \u25a1\u25a1 1", text.text());
        assertEquals(List.of("drawn as boxes, since no font here has them: U+6771"), text.notes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"東京", "東京 2026!", "\uD83E\uDEBF"})
    void a_title_of_which_no_letter_can_be_drawn_is_no_card(String title) {
        NotConfigured problem = assertThrows(NotConfigured.class, () -> text(title));

        String message = String.valueOf(problem.getMessage());
        assertTrue(message.contains("TitleCard.builder().font(font)"), message);
        assertTrue(message.contains(title.startsWith("東") ? "U+6771, U+4EAC" : "U+1FABF"), message);
    }

    @Test
    void a_font_that_is_given_draws_what_the_others_do_not_have() throws Exception {
        CardFonts fonts = new CardFonts(List.of(japanese()), false);

        TitleText text = TitleText.of("Live 東京", fonts, CardFonts.Face.SANS);

        assertEquals(List.of(), text.notes());
        assertEquals(2, text.runs().size());
        assertEquals("Live ".length(), text.runs().get(1).start());
        assertFalse(text.runs().get(0).font().equals(text.runs().get(1).font()));
    }

    private static Font japanese() throws Exception {
        try (InputStream stream = Objects.requireNonNull(
                TitleTextTest.class.getResourceAsStream("few-japanese-signs.ttf"), "the font of the test")) {
            return Font.createFont(Font.TRUETYPE_FONT, stream);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void fonts_of_the_machine_are_asked_last_and_may_be_none() {
        CardFonts all = new CardFonts(List.of(), true);

        assertEquals(SHIPPED.fontFor("A", CardFonts.Face.SERIF), all.fontFor("A", CardFonts.Face.SERIF));
        assertTrue(all.fontFor("\uDBFF\uDFFD", CardFonts.Face.SANS).isEmpty(), "a sign that is none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u202e \u2066", "\n\t"})
    void a_title_that_cannot_be_seen_is_refused(String title) {
        assertThrows(InvalidRequest.class, () -> text(title));
    }

    @Test
    void a_title_of_more_characters_than_any_card_holds_is_cut_between_them() {
        TitleText text = text("\uD83D\uDD25".repeat(TitleText.LONGEST + 1));

        assertEquals(2 * TitleText.LONGEST + 1, text.text().length());
        assertTrue(text.text().endsWith("\u2026"));
        assertEquals(List.of("the title is cut after 1000 characters: a card holds no more"), text.notes());
        assertEquals(List.of(), text("\uD83D\uDD25".repeat(TitleText.LONGEST)).notes());
    }

    @Test
    void the_first_letter_with_a_direction_decides() {
        assertFalse(text("2026 Learn עברית").rightToLeft());
        assertTrue(text("2026 עברית Learn").rightToLeft());
    }

    private static TitleText text(String title) {
        return TitleText.of(title, SHIPPED, CardFonts.Face.SANS);
    }

    private static String string(String codes) {
        StringBuilder text = new StringBuilder();
        for (String code : codes.split(" ", -1)) {
            if (!code.isEmpty()) {
                text.appendCodePoint(Integer.parseInt(code, 16));
            }
        }
        return text.toString();
    }
}
