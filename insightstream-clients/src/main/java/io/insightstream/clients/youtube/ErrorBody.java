package io.insightstream.clients.youtube;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insightstream.clients.http.HttpAnswer;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An error in the words of Google: {@code {"error":{"code","message","errors":[{"domain","reason"}],"details":[...]}}},
 * of which every part can be missing, or a page of HTML.
 *
 * @param reasons what is given as a reason anywhere in it
 * @param message what it says, without markup
 * @param retryDelay how long Google asks to wait, such as {@code 37s}; null if it does not say
 */
record ErrorBody(
        Set<String> reasons, String message, @Nullable String retryDelay) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static ErrorBody of(HttpAnswer answer) {
        JsonNode root;
        try {
            root = JSON.readTree(answer.text());
        } catch (JsonProcessingException e) {
            // No JSON: a page for people, made by a server in between.
            return new ErrorBody(Set.of(), HtmlText.words(answer.text()), null);
        }
        JsonNode error = root.path("error");
        Set<String> reasons = new HashSet<>();
        for (String list : new String[] {"errors", "details"}) {
            error.path(list).forEach(each -> reasons.add(each.path("reason").asText("")));
        }
        reasons.add(error.path("status").asText(""));
        reasons.remove("");
        String message =
                error.isTextual() ? error.asText() : error.path("message").asText("");
        return new ErrorBody(
                Set.copyOf(reasons),
                HtmlText.words(message),
                error.findPath("retryDelay").textValue());
    }

    boolean has(String... anyOf) {
        for (String reason : anyOf) {
            if (reasons.contains(reason)) {
                return true;
            }
        }
        return false;
    }

    /** For a message: what it says, and why. */
    @Override
    public String toString() {
        return (message.isEmpty() ? "no message" : "'" + message + "'") + (reasons.isEmpty() ? "" : " " + reasons);
    }
}
