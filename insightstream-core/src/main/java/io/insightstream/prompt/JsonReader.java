package io.insightstream.prompt;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON value the way models write it. Beyond JSON it takes commas before a closing bracket, comments, single and
 * curly quotes, names without quotes, line ends and quotes inside texts, and the words of other languages; NaN and its like
 * are null. What is missing it never adds: a value that does not end is {@link CutOff}.
 */
final class JsonReader {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_NUMBER = 64;

    private final String text;
    private int at;
    private boolean begun;

    /** The text is no JSON at this place. */
    static final class NoJson extends Exception {
        private static final long serialVersionUID = 1L;

        NoJson(String problem) {
            super(problem, null, false, false);
        }
    }

    /** The text ends within the value. */
    static final class CutOff extends Exception {
        private static final long serialVersionUID = 1L;

        CutOff() {
            super("the text ends within a value", null, false, false);
        }
    }

    JsonReader(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** Where the value ended. */
    int end() {
        return at;
    }

    /** Whether a name with its colon, or a first item, was there: what follows is meant as JSON. */
    boolean hasBegun() {
        return begun;
    }

    @Nullable
    Object value() throws NoJson, CutOff {
        return value(0);
    }

    private @Nullable Object value(int depth) throws NoJson, CutOff {
        if (depth > MAX_DEPTH) {
            throw problem("deeper than " + MAX_DEPTH + " levels");
        }
        char c = next();
        if (c == '{') {
            return object(depth);
        }
        if (c == '[') {
            return list(depth);
        }
        if (QuotedText.opens(c)) {
            return quoted();
        }
        return bare();
    }

    private Map<String, @Nullable Object> object(int depth) throws NoJson, CutOff {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        at++;
        while (next() != '}') {
            String name = QuotedText.opens(next()) ? quoted() : name();
            if (next() != ':') {
                throw problem("no colon behind the name " + name);
            }
            at++;
            begun = true;
            Object value = value(depth + 1);
            if (properties.containsKey(name) && !Objects.equals(properties.get(name), value)) {
                throw problem("the property " + name + " is there twice");
            }
            properties.put(name, value);
            separator('}');
        }
        at++;
        return properties;
    }

    private List<@Nullable Object> list(int depth) throws NoJson, CutOff {
        List<@Nullable Object> items = new ArrayList<>();
        at++;
        while (next() != ']') {
            items.add(value(depth + 1));
            begun = true;
            separator(']');
        }
        at++;
        return items;
    }

    private void separator(char close) throws NoJson, CutOff {
        char c = next();
        if (c == ',') {
            at++;
        } else if (c != close) {
            throw problem("no comma and no " + close);
        }
    }

    private String quoted() throws NoJson, CutOff {
        QuotedText quoted = new QuotedText(text, at);
        try {
            return quoted.read();
        } finally {
            at = quoted.end();
        }
    }

    private String name() throws NoJson, CutOff {
        int from = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        if (at == from) {
            throw problem("no name");
        }
        if (at == text.length()) {
            throw new CutOff();
        }
        return text.substring(from, at);
    }

    private @Nullable Object bare() throws NoJson, CutOff {
        int from = at;
        while (at < text.length() && isBare(text.charAt(at))) {
            at++;
        }
        if (at == text.length() && from > 0) {
            // A number or word at the very end may lack its last characters.
            throw new CutOff();
        }
        String word = text.substring(from, at);
        return switch (word) {
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            case "null", "None", "NULL", "nil", "undefined", "NaN", "Infinity", "-Infinity", "+Infinity" -> null;
            default -> number(word);
        };
    }

    private static boolean isBare(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '+' || c == '.' || c == '_';
    }

    private BigDecimal number(String word) throws NoJson {
        boolean leadingZero = word.length() > 1 && word.charAt(0) == '0' && Character.isDigit(word.charAt(1));
        boolean hasDigit = word.chars().anyMatch(c -> c >= '0' && c <= '9');
        if (word.length() > MAX_NUMBER || leadingZero || !hasDigit) {
            throw problem("'" + word + "' is no value");
        }
        try {
            return new BigDecimal(word);
        } catch (NumberFormatException e) {
            throw problem("'" + word + "' is no number");
        }
    }

    /** The next character that says something; the place moves to it. */
    private char next() throws NoJson, CutOff {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '/') {
                comment();
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B') {
                at++;
            } else {
                return c;
            }
        }
        throw new CutOff();
    }

    private void comment() throws NoJson, CutOff {
        int end;
        if (text.startsWith("//", at)) {
            end = text.indexOf('\n', at);
        } else if (text.startsWith("/*", at)) {
            end = text.indexOf("*/", at + 2);
            end = end < 0 ? end : end + 2;
        } else {
            throw problem("'/' is no value");
        }
        if (end < 0) {
            throw new CutOff();
        }
        at = end;
    }

    private NoJson problem(String problem) {
        return new NoJson(problem + ", at character " + at);
    }
}
