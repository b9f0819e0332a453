package io.insightstream.prompt;

import io.insightstream.prompt.JsonReader.CutOff;
import io.insightstream.prompt.JsonReader.NoJson;

/**
 * A text in quotes. A quote closes it only where a text can end: before a comma, a colon or a closing bracket. Any other
 * is taken for one the model forgot to escape.
 */
final class QuotedText {

    private static final String DOUBLE = "\"\u201C\u201D\u201E";
    private static final String SINGLE = "'\u2018\u2019";

    private final String text;
    private int at;

    QuotedText(String text, int at) {
        this.text = text;
        this.at = at;
    }

    static boolean opens(char c) {
        return DOUBLE.indexOf(c) >= 0 || SINGLE.indexOf(c) >= 0;
    }

    int end() {
        return at;
    }

    String read() throws NoJson, CutOff {
        String quotes = quotes(text.charAt(at));
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
                escape(value);
            } else if (quotes.indexOf(c) >= 0 && closes()) {
                at++;
                return value.toString();
            } else {
                value.append(c);
            }
        }
        throw new CutOff();
    }

    /** What closes a text that this character opens: a straight quote its like alone, a curly one any of its kind. */
    private static String quotes(char open) {
        if (open == '"' || open == '\'') {
            return String.valueOf(open);
        }
        return DOUBLE.indexOf(open) >= 0 ? DOUBLE : SINGLE;
    }

    private boolean closes() {
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c)) {
                return c == ',' || c == ':' || c == '}' || c == ']' || (c == '/' && isComment(i));
            }
        }
        return true;
    }

    private boolean isComment(int i) {
        return text.startsWith("//", i) || text.startsWith("/*", i);
    }

    private void escape(StringBuilder value) throws NoJson, CutOff {
        if (at >= text.length()) {
            throw new CutOff();
        }
        char c = text.charAt(at);
        switch (c) {
            case 'n' -> value.append('\n');
            case 't' -> value.append('\t');
            case 'r' -> value.append('\r');
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'u' -> value.append(unicode());
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw new NoJson("'\\" + c + "' is no escape, at character " + at);
                }
                // A quote, a backslash, a slash, or what needed no escape.
                value.append(c);
            }
        }
    }

    private char unicode() throws NoJson, CutOff {
        if (at + 4 >= text.length()) {
            throw new CutOff();
        }
        String digits = text.substring(at + 1, at + 5);
        if (!digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw new NoJson("'\\u" + digits + "' is no escape, at character " + at);
        }
        at += 4;
        return (char) Integer.parseInt(digits, 16);
    }
}
