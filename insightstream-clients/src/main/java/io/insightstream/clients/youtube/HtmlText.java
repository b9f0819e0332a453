package io.insightstream.clients.youtube;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The markup that YouTube puts into texts that are none: entities in titles of searches, links in error messages. */
final class HtmlText {

    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,6}));");
    private static final Pattern TAG = Pattern.compile("<[^<>]*>");

    /** What nobody closes goes on to the end: looking for an end again and again would take the square of the length. */
    private static final Pattern INVISIBLE = Pattern.compile(
            "(?is)<(script|style|head)\\b.*?(?:</\\1\\s*>|\\z)|<!--.*?(?:-->|\\z)|<!doctype[^>]*(?:>|\\z)");

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00a0");

    /** Longer messages are whole pages. */
    private static final int LONGEST = 300;

    private HtmlText() {}

    /** Replaces each entity once; what looks like one and is none stays as it is. */
    static String unescape(String text) {
        return text.indexOf('&') < 0
                ? text
                : ENTITY.matcher(text).replaceAll(match -> java.util.regex.Matcher.quoteReplacement(character(match)));
    }

    private static String character(MatchResult match) {
        if (match.group(3) != null) {
            return NAMED.getOrDefault(match.group(3), match.group());
        }
        int codePoint =
                match.group(1) != null ? Integer.parseInt(match.group(1)) : Integer.parseInt(match.group(2), 16);
        return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : match.group();
    }

    /** The words of a text with markup, on one line and not too long for a message. */
    static String words(String html) {
        String visible = INVISIBLE.matcher(html).replaceAll(" ");
        String words = BLANKS.matcher(unescape(TAG.matcher(visible).replaceAll("")))
                .replaceAll(" ")
                .strip();
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "...";
    }
}
