package io.insightstream.clients.http;

import io.insightstream.call.Secret;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.Credentials;
import org.jspecify.annotations.Nullable;

/** Takes keys out of what a server or the platform says before anybody else sees it. */
final class Redaction {

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

    /** The problem itself, or null if a message in it repeats the key. */
    static @Nullable IOException withoutKey(IOException problem, @Nullable Secret key) {
        return key != null && forms(key).stream().anyMatch(form -> tells(problem, form)) ? null : problem;
    }

    private static boolean tells(Throwable problem, String key) {
        for (Throwable each = problem; each != null; each = each.getCause()) {
            if (String.valueOf(each.getMessage()).contains(key)) {
                return true;
            }
            for (Throwable suppressed : each.getSuppressed()) {
                if (tells(suppressed, key)) {
                    return true;
                }
            }
        }
        return false;
    }
}
