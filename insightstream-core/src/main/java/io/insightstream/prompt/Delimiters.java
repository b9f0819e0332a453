package io.insightstream.prompt;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keeps a text from opening or closing the tags it will stand between. */
final class Delimiters {

    /** Characters that are not seen, which could hide a tag from us and not from a model. */
    private static final String UNSEEN = "[\\p{Cf}\\p{Cc}\\s]*";

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

    /** Looks like the sign that opens a tag, and opens none. */
    private static final char NEUTRAL = '\u2039';

    private final Pattern tag;

    Delimiters(Collection<String> names) {
        String any = names.stream().map(Delimiters::spaced).collect(Collectors.joining("|"));
        this.tag = Pattern.compile(
                "[<\uFF1C\uFE64](?=" + UNSEEN + "/?" + UNSEEN + "(?:" + any + "))",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String spaced(String name) {
        return name.chars().mapToObj(c -> Pattern.quote(Character.toString(c))).collect(Collectors.joining(UNSEEN));
    }

    String neutral(String text) {
        String printable =
                CONTROL.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
        return tag.matcher(printable).replaceAll(Matcher.quoteReplacement(String.valueOf(NEUTRAL)));
    }
}
