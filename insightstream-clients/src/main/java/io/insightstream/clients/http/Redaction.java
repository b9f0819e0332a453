package io.insightstream.clients.http;

import io.insightstream.call.Secret;
import io.insightstream.error.MalformedResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import okhttp3.Credentials;
import org.jspecify.annotations.Nullable;

/** Takes keys out of what a server or the platform says before anybody else sees it. */
final class Redaction {

    /** Less of a key than this tells who issued it, and no more. */
    private static final int SHORTEST_BEGINNING = 8;

    private Redaction() {}

    /** An error answer without the key, which some providers repeat in their messages. */
    static HttpAnswer withoutKey(HttpAnswer answer, @Nullable Secret key) {
        if (key == null) {
            return answer;
        }
        String text = answer.text();
        String clean = withoutKey(text, key);
        return clean.equals(text) ? answer : answer.withBody(clean.getBytes(StandardCharsets.UTF_8));
    }

    static String withoutKey(String text, Secret key) {
        String clean = text;
        for (String form : forms(key)) {
            clean = clean.replace(form, key.toString());
        }
        return clean;
    }

    /** As it is, as an address holds it, and as HTTP Basic does. */
    private static List<String> forms(Secret key) {
        String plain = key.reveal();
        String basic = Credentials.basic(plain, "").substring("Basic ".length());
        return List.of(plain, URLEncoder.encode(plain, StandardCharsets.UTF_8), basic);
    }

    /**
     * A text of ours that may quote an answer, without the key and without as much of its beginning as is left of it where
     * a quote ends. A short key, such as local servers are given, is blotted only as a word: our own words are to stay.
     */
    static String withoutTraces(String text, Secret key) {
        String clean = text;
        for (String form : forms(key)) {
            clean = withoutTraces(clean, form, key.toString());
        }
        return clean;
    }

    private static String withoutTraces(String text, String form, String blot) {
        boolean isShort = form.length() < SHORTEST_BEGINNING;
        String beginning = isShort ? form : form.substring(0, SHORTEST_BEGINNING);
        StringBuilder clean = new StringBuilder();
        int end = 0;
        for (int at = text.indexOf(beginning); at >= 0; at = text.indexOf(beginning, end)) {
            clean.append(text, end, at);
            end = at + beginning.length();
            while (end < text.length() && end - at < form.length() && text.charAt(end) == form.charAt(end - at)) {
                end++;
            }
            clean.append(isShort && isWithinWord(text, at, end) ? form : blot);
        }
        return clean.append(text, end, text.length()).toString();
    }

    private static boolean isWithinWord(String text, int from, int to) {
        return (from > 0 && Character.isLetterOrDigit(text.charAt(from - 1)))
                || (to < text.length() && Character.isLetterOrDigit(text.charAt(to)));
    }

    /** The problem itself, or null if a message in it repeats the key. */
    static @Nullable IOException withoutKey(IOException problem, @Nullable Secret key) {
        return key != null && forms(key).stream().anyMatch(form -> tells(problem, text -> text.contains(form)))
                ? null
                : problem;
    }

    /** Whether there is a trace of the key in what a problem says, or in what led to it. */
    static boolean tells(Throwable problem, Secret key) {
        return tells(problem, text -> !withoutTraces(text, key).equals(text));
    }

    private static boolean tells(Throwable problem, Predicate<String> hasKey) {
        for (Throwable each = problem; each != null; each = each.getCause()) {
            if (hasKey.test(String.valueOf(each.getMessage()))
                    || (each instanceof MalformedResponse malformed && hasKey.test(malformed.raw()))) {
                return true;
            }
            for (Throwable suppressed : each.getSuppressed()) {
                if (tells(suppressed, hasKey)) {
                    return true;
                }
            }
        }
        return false;
    }
}
