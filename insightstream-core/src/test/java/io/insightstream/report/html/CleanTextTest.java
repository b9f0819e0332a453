package io.insightstream.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CleanTextTest {

    @Test
    void white_space_becomes_one_blank() {
        assertEquals("a b c", CleanText.clean(" \t a\r\n\u0085b\u00A0 \u2028c "));
    }

    @Test
    void what_xml_forbids_becomes_a_replacement_character() {
        assertEquals("a\uFFFD\uFFFD\uFFFD\uFFFDb", CleanText.escape("a\u0000\u001B\uD800\uFFFEb"));
        assertEquals("\uFFFD\uFFFD", CleanText.clean("\u0007\uDC00"));
    }

    @Test
    void what_has_a_meaning_in_html_is_escaped() {
        assertEquals("&lt;b title=&quot;x&#39;&quot;&gt;&amp;amp;&#10;", CleanText.escape("<b title=\"x'\">&amp;\n"));
    }

    @Test
    void overrides_of_the_direction_are_dropped_and_right_to_left_letters_kept() {
        assertEquals("ab\u05D0\u200Fc", CleanText.clean("a\u202E\u2067b\u05D0\u200Fc"));
    }

    @Test
    void long_text_ends_in_an_ellipsis() {
        assertEquals("12345", CleanText.shorten("12345", 5));
        assertEquals("1234…", CleanText.shorten("123456", 5));
        assertEquals("123…", CleanText.shorten("123 56", 5));
    }

    @Test
    void signs_of_several_characters_are_not_cut() {
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
        assertEquals("ab…", CleanText.shorten("ab" + family + "cd", 4));
        assertEquals("ab…", CleanText.shorten("abe\u0301\u0301fg", 5));
        assertEquals("\uD83D\uDE00…", CleanText.shorten("\uD83D\uDE00\uD83D\uDC4D\uD83C\uDFFD!", 3));
    }

    @Test
    void a_style_sheet_cannot_hold_markup() {
        assertThrows(IllegalArgumentException.class, () -> new Markup().style("a { } </style>"));
    }

    @Test
    void wide_letters_take_more_room() {
        assertTrue(CleanText.width("WWW") > CleanText.width("aaa"));
        assertTrue(CleanText.width("aaa") > CleanText.width("iii"));
        assertTrue(CleanText.width("\u65E5\u672C\u8A9E") > CleanText.width("WWW"));
    }
}
