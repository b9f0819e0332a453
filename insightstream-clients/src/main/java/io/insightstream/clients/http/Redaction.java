package io.insightstream.clients.http;

import io.insightstream.call.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        return text.contains(key.reveal())
                ? answer.withBody(text.replace(key.reveal(), key.toString()).getBytes(StandardCharsets.UTF_8))
                : answer;
    }

    /** The problem itself, or null if a message in it repeats the key. */
    static @Nullable IOException withoutKey(IOException problem, @Nullable Secret key) {
        return key != null && tells(problem, key.reveal()) ? null : problem;
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
