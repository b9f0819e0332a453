package io.insightstream.report.html;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Writes elements. Whatever comes as text or as the value of an attribute is escaped; names come from this package only.
 * The output is HTML and well-formed XML at once.
 */
final class Markup {

    private static final Set<String> ENDS_LINE = Set.of(
            "tr", "section", "figure", "svg", "p", "h1", "h2", "h3", "head", "header", "nav", "table", "g", "li");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins a document. */
    Markup doctype() {
        out.append("<!DOCTYPE html>\n");
        return this;
    }

    /** Opens an element; attributes are names and values in turn. */
    Markup open(String name, Object... attributes) {
        tag(name, attributes);
        out.append('>');
        open.push(name);
        return this;
    }

    /** Closes the innermost open element. */
    Markup close() {
        String name = open.pop();
        out.append("</").append(name).append('>');
        if (ENDS_LINE.contains(name)) {
            out.append('\n');
        }
        return this;
    }

    /** An element without content: one that HTML calls void, or one of SVG. */
    Markup empty(String name, Object... attributes) {
        tag(name, attributes);
        out.append("/>");
        return this;
    }

    Markup text(String text) {
        out.append(CleanText.escape(text));
        return this;
    }

    /** An element with nothing but text. */
    Markup element(String name, String text, Object... attributes) {
        return open(name, attributes).text(text).close();
    }

    /** A style sheet, which HTML reads as it stands. */
    Markup style(String css) {
        if (css.indexOf('<') >= 0 || css.indexOf('&') >= 0) {
            throw new IllegalArgumentException("a style sheet must not hold markup");
        }
        out.append("<style>\n").append(css).append("</style>\n");
        return this;
    }

    private void tag(String name, Object... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            Object value = attributes[i + 1];
            out.append(value instanceof Double number ? number(number) : CleanText.escape(value.toString()))
                    .append('"');
        }
    }

    /** A coordinate to a tenth of a pixel. */
    static String number(double value) {
        long tenths = Math.round(value * 10);
        String sign = tenths < 0 ? "-" : "";
        long size = Math.abs(tenths);
        return sign + size / 10 + (size % 10 == 0 ? "" : "." + size % 10);
    }

    /** Hands over what was written since the last time. */
    void drainTo(Writer target) throws IOException {
        target.append(out);
        out.setLength(0);
    }
}
