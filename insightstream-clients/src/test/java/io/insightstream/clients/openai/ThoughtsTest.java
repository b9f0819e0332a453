package io.insightstream.clients.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThoughtsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Yes.|Yes.",
                "<think>Hm.</think>Yes.|Yes.",
                " <think>a < b</think>  Yes.|Yes.",
                "<think></think>Yes <think>no</think>|Yes <think>no</think>",
                "<thin ice>|<thin ice>",
                "<think>never ending|''",
                "  spaces|  spaces",
                "<thi|<thi"
            })
    void thoughts_in_front_are_left_out_and_nothing_else_is(String text, String answer) {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 50; round++) {
            assertEquals(answer, read(text, random));
        }
    }

    @Test
    void an_empty_text_is_empty() {
        assertEquals("", read("", new SplittableRandom(1)));
    }

    private static String read(String text, SplittableRandom random) {
        Thoughts thoughts = new Thoughts();
        StringBuilder answer = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = Math.min(text.length(), at + random.nextInt(1, 5));
            answer.append(thoughts.add(text.substring(at, end)));
            at = end;
        }
        return answer.append(thoughts.end()).toString();
    }
}
