package io.insightstream.report.html;

/** Foreign text made fit for a page: nothing in it can end an element, reverse its neighbours or break XML. */
final class CleanText {

    private static final int REPLACEMENT = 0xFFFD;

    private CleanText() {}

    /** The text with white space of any kind as single blanks, without bidi overrides and with U+FFFD for controls. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || c == 0x85 || c == 0xA0) {
                if (clean.length() > 0 && clean.charAt(clean.length() - 1) != ' ') {
                    clean.append(' ');
                }
            } else if (!directs(c)) {
                clean.appendCodePoint(isCharacter(c) ? c : REPLACEMENT);
            }
        });
        return clean.toString().strip();
    }

    /** The text escaped for an element or a quoted attribute; characters that XML forbids become U+FFFD. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\n' -> escaped.append("&#10;");
                default -> {
                    if (!directs(c)) {
                        escaped.appendCodePoint(isCharacter(c) ? c : REPLACEMENT);
                    }
                }
            }
        });
        return escaped.toString();
    }

    /** Embeddings, overrides and isolates: unclosed, they would reach beyond their text. */
    private static boolean directs(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    private static boolean isCharacter(int c) {
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        boolean noncharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        return !Character.isISOControl(c) && !surrogate && !noncharacter;
    }

    /** The first characters of a text, with an ellipsis if there were more. */
    static String shorten(String text, int length) {
        if (text.codePointCount(0, text.length()) <= length) {
            return text;
        }
        int end = text.offsetByCodePoints(0, length - 1);
        while (end > 0 && joins(text.codePointBefore(end), text.codePointAt(end))) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).strip() + "…";
    }

    /** Whether two characters make one sign, as a letter and its accent or the parts of an emoji do. */
    private static boolean joins(int before, int after) {
        int type = Character.getType(after);
        boolean mark = type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
        boolean skinTone = after >= 0x1F3FB && after <= 0x1F3FF;
        return mark || skinTone || before == 0x200D || after == 0x200D;
    }

    /** About how wide a text is, in units of the font size: rather too wide than too narrow. */
    static double width(String text) {
        return text.codePoints()
                .mapToDouble(c -> c >= 0x2E80
                        ? 1.1
                        : "iljtf.,:;'|!()[] ".indexOf(c) >= 0
                                ? 0.4
                                : Character.isUpperCase(c) || "mw@%…".indexOf(c) >= 0 ? 0.8 : 0.63)
                .sum();
    }
}
