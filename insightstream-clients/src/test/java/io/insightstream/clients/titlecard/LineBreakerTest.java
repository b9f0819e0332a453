package io.insightstream.clients.titlecard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.clients.titlecard.TitleSetting.Line;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@NeedsFonts
class LineBreakerTest {

    @Test
    void lines_break_at_spaces_and_get_about_the_same_length() {
        assertEquals(List.of("How to learn", "Java quickly"), balanced("How to learn Java quickly", 20));
        assertEquals(List.of("How to learn Java", "quickly"), filled("How to learn Java quickly", 20));
    }

    @Test
    void a_text_without_spaces_breaks_between_its_signs_where_its_script_allows() {
        assertEquals(List.of("東京の", "夜景動", "画"), filled("東京の夜景動画", 3));
    }

    @Test
    void a_word_wider_than_a_line_does_not_fit_unless_it_may_be_broken() {
        LineBreaker breaker = breaker("an unbreakable word");

        assertEquals(List.of(), breaker.lines(8, false));
        assertEquals(List.of("an unbre", "akable", "word"), texts("an unbreakable word", breaker.lines(8, true)));
    }

    @Test
    void the_parts_of_a_broken_word_are_even_too() {
        assertEquals(
                List.of("aaaaaaaa", "aaaaaaa", "bb cccc"),
                texts(
                        "aaaaaaaaaaaaaaa bb cccc",
                        breaker("aaaaaaaaaaaaaaa bb cccc").balanced(10, true)));
    }

    @Test
    void joined_emoji_stay_together() {
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

        assertEquals(
                List.of("a", family), texts("a" + family, breaker("a" + family).lines(8, true)));
    }

    @Test
    void every_letter_stands_on_a_line_once_and_no_line_is_too_wide() {
        SplittableRandom random = new SplittableRandom(99);
        String letters = "abc  dé東京-,. ";
        for (int i = 0; i < 2_000; i++) {
            String text = random.ints(random.nextInt(1, 60), 0, letters.length())
                    .mapToObj(at -> letters.substring(at, at + 1))
                    .collect(Collectors.joining())
                    .strip();
            if (text.isEmpty()) {
                continue;
            }
            int width = random.nextInt(1, 20);
            LineBreaker breaker = breaker(text);
            List<Line> lines = breaker.lines(width, true);
            List<Line> balanced = breaker.balanced(width, true);

            for (List<Line> each : List.of(lines, balanced)) {
                assertEquals(
                        text.replace(" ", ""),
                        String.join("", texts(text, each)).replace(" ", ""));
                assertTrue(each.stream().allMatch(line -> line.end() - line.start() <= width), text);
                assertTrue(each.stream().noneMatch(line -> text.charAt(line.end() - 1) == ' '), text);
            }
            assertEquals(lines.size(), balanced.size(), text);
        }
    }

    @Test
    void a_text_is_cut_at_the_end_of_a_word_or_else_of_a_sign() {
        LineBreaker breaker = breaker("one two three");

        assertEquals(8, breaker.wordBefore(10));
        assertEquals(2, breaker.wordBefore(2));
        assertEquals(1, breaker.wordBefore(0));
    }

    private static List<String> filled(String text, double width) {
        return texts(text, breaker(text).lines(width, false));
    }

    private static List<String> balanced(String text, double width) {
        return texts(text, breaker(text).balanced(width, false));
    }

    /** Every character is one wide. */
    private static LineBreaker breaker(String text) {
        return new LineBreaker(text, (start, end) -> end - start);
    }

    private static List<String> texts(String text, List<Line> lines) {
        return lines.stream()
                .map(line -> text.substring(line.start(), line.end()))
                .toList();
    }
}
