package io.insightstream.clients.openai;

import java.util.regex.Pattern;

/** What a server says, on one line and not too long for a message. */
final class Words {

    private static final Pattern INVISIBLE = Pattern.compile("(?is)<(script|style|head)\\b.*?</\\1\\s*>");
    private static final Pattern TAG = Pattern.compile("<[^<>]{0,200}>");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int LONGEST = 300;
    private static final int LONGEST_READ = 20_000;

    private Words() {}

    static String of(String text) {
        String begin = text.length() <= LONGEST_READ ? text : text.substring(0, LONGEST_READ);
        String page = begin.stripLeading();
        String visible = page.startsWith("<")
                ? TAG.matcher(INVISIBLE.matcher(page).replaceAll(" ")).replaceAll(" ")
                : begin;
        String words = BLANKS.matcher(visible).replaceAll(" ").strip();
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "...";
    }
}
