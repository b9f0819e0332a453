package io.insightstream.clients.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An error as these servers write it: {@code {"error":{"message","type","param","code"}}}, of which every part can be
 * missing, where {@code code} can be a word or a number, {@code error} a text, and the whole a page for people. OpenRouter
 * tells the true reason in {@code error.metadata.raw}.
 *
 * @param error the error itself; a missing node if the body is no JSON or holds none
 * @param message what it says, with the true reason behind it
 */
record ErrorBody(JsonNode error, String message) {

    private static final int LONGEST = 4_000;
    private static final Set<String> OF_THE_CALLER = Set.of("invalid_request_error", "invalid_prompt");

    static ErrorBody of(String body) {
        JsonNode root = Json.parse(body);
        if (root != null && root.isArray()) {
            root = root.path(0);
        }
        if (root == null || !root.isObject()) {
            return new ErrorBody(MissingNode.getInstance(), shortened(Words.of(body)));
        }
        JsonNode error = within(root);
        return error == null ? of(root) : of(error);
    }

    private static ErrorBody of(JsonNode error) {
        String message = error.isTextual() ? error.textValue() : "";
        for (String name : new String[] {"message", "detail", "error_description"}) {
            if (message.isEmpty()) {
                message = error.path(name).asText("");
            }
        }
        String raw = error.path("metadata").path("raw").asText("");
        return new ErrorBody(error, shortened(raw.isEmpty() ? message : message + ": " + raw));
    }

    /** Long enough for what is looked for in it. */
    private static String shortened(String message) {
        return message.length() <= LONGEST ? message : message.substring(0, LONGEST);
    }

    /** The error of an answer that may hold one at its top or in its first choice; null if there is none. */
    static @Nullable JsonNode within(JsonNode root) {
        for (JsonNode error :
                new JsonNode[] {root.path("error"), root.path("choices").path(0).path("error")}) {
            if (error.isObject() ? !error.isEmpty() : Json.text(error) != null) {
                return error;
            }
        }
        return null;
    }

    static ErrorBody ofError(JsonNode error) {
        return of(error);
    }

    boolean isJson() {
        return !error.isMissingNode();
    }

    /** The code, the type or what another server said, if it is one of these words. */
    boolean has(String... words) {
        String upstream = error.path("metadata").path("provider_error_code").asText("");
        for (String word : words) {
            if (word.equals(error.path("code").textValue())
                    || word.equals(error.path("type").textValue())
                    || word.equals(upstream)) {
                return true;
            }
        }
        return false;
    }

    boolean says(Pattern pattern) {
        return pattern.matcher(message).find();
    }

    JsonNode metadata() {
        return error.path("metadata");
    }

    /** The text that a model wrote and that did not fit; null if there is none. */
    @Nullable
    String failedGeneration() {
        return Json.text(error.path("failed_generation"));
    }

    /** The status that an error within an answer of status 200 would have had. */
    int status() {
        int code = error.path("code").asInt(0);
        if (code >= 400 && code < 600) {
            return code;
        }
        if (has("invalid_api_key", "authentication_error")) {
            return 401;
        }
        if (has("rate_limit_exceeded", "rate_limit_error", "insufficient_quota", "requests", "tokens")) {
            return 429;
        }
        if (has("model_not_found")) {
            return 404;
        }
        String type = error.path("type").asText("").toLowerCase(Locale.ROOT);
        return OF_THE_CALLER.contains(type) ? 400 : 500;
    }

    /** For a message: what it says, and its code. */
    @Override
    public String toString() {
        String code = error.path("code").asText("");
        String word = code.isEmpty() || code.equals("null") ? error.path("type").asText("") : code;
        return (message.isEmpty() ? "no message" : "'" + Words.of(message) + "'")
                + (word.isEmpty() || word.equals("null") ? "" : " (" + word + ")");
    }
}
