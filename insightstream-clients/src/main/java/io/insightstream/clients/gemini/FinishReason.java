package io.insightstream.clients.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** Why an answer ends, by the names Gemini has for it. */
final class FinishReason {

    static final String NONE = "";
    static final String STOP = "STOP";
    static final String MAX_TOKENS = "MAX_TOKENS";

    /** Older servers send numbers: each stands at its place. */
    private static final List<String> BY_NUMBER = List.of(
            NONE,
            STOP,
            MAX_TOKENS,
            "SAFETY",
            "RECITATION",
            "OTHER",
            "LANGUAGE",
            "BLOCKLIST",
            "PROHIBITED_CONTENT",
            "SPII",
            "MALFORMED_FUNCTION_CALL",
            "IMAGE_SAFETY");

    private static final Set<String> REFUSALS = Set.of(
            "SAFETY",
            "RECITATION",
            "LANGUAGE",
            "BLOCKLIST",
            "PROHIBITED_CONTENT",
            "SPII",
            "MODEL_ARMOR",
            "IMAGE_SAFETY",
            "IMAGE_PROHIBITED_CONTENT",
            "IMAGE_RECITATION");

    private FinishReason() {}

    /** The name of a reason; empty if there is none yet. */
    static String of(JsonNode node) {
        if (node.isNumber()) {
            int number = node.intValue();
            return number >= 0 && number < BY_NUMBER.size() ? BY_NUMBER.get(number) : String.valueOf(number);
        }
        String name = node.asText("");
        return name.equals("FINISH_REASON_UNSPECIFIED") ? NONE : name;
    }

    static boolean isRefusal(String reason) {
        return REFUSALS.contains(reason);
    }

    /** Whether the model wrote something that nobody can use. */
    static boolean isFault(String reason) {
        return reason.startsWith("MALFORMED_") || reason.equals("UNEXPECTED_TOOL_CALL");
    }
}
