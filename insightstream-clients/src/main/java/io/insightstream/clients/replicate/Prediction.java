package io.insightstream.clients.replicate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insightstream.clients.http.HttpAnswer;
import io.insightstream.error.MalformedResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The state of a prediction.
 *
 * @param id its name
 * @param status how far it is
 * @param output the addresses of what it made; null if they are of another form
 * @param error what went wrong in the words of the model; empty if it does not say
 * @param model the model, as Replicate names it; null if not told
 * @param removed whether Replicate has removed what it made
 * @param seconds how long the model ran; null if not told
 * @param retrievedAt when Replicate told this state
 * @param attempts how many requests it took so far
 * @param raw the answer
 */
record Prediction(
        String id,
        Status status,
        @Nullable List<String> output,
        String error,
        @Nullable String model,
        boolean removed,
        @Nullable Double seconds,
        Instant retrievedAt,
        int attempts,
        String raw) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    /** How far a prediction is. */
    enum Status {
        STARTING,
        PROCESSING,
        SUCCEEDED,
        FAILED,
        CANCELED,
        /** Its deadline passed before it began. */
        ABORTED,
        /** A status of tomorrow, taken as one that is not final. */
        UNKNOWN;

        private static Status of(String text) {
            return switch (text) {
                case "starting" -> STARTING;
                case "processing" -> PROCESSING;
                case "succeeded" -> SUCCEEDED;
                case "failed" -> FAILED;
                case "canceled" -> CANCELED;
                case "aborted" -> ABORTED;
                default -> UNKNOWN;
            };
        }
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    static Prediction of(HttpAnswer answer) {
        JsonNode root;
        try {
            root = JSON.readTree(answer.text());
        } catch (JsonProcessingException e) {
            throw malformed(answer, "no JSON");
        }
        String id = root.path("id").asText("");
        String status = root.path("status").asText("");
        if (!isId(id) || status.isEmpty()) {
            throw malformed(answer, "a prediction without an id and a status");
        }
        JsonNode seconds = root.path("metrics").path("predict_time");
        return new Prediction(
                id,
                Status.of(status),
                output(root.path("output")),
                text(root.path("error")),
                root.path("model").textValue(),
                root.path("data_removed").asBoolean(false),
                seconds.isNumber() ? seconds.asDouble() : null,
                answer.retrievedAt(),
                answer.attempts(),
                answer.text());
    }

    private static @Nullable List<String> output(JsonNode output) {
        if (output.isTextual()) {
            return List.of(output.textValue());
        }
        if (!output.isArray()) {
            return output.isNull() || output.isMissingNode() ? List.of() : null;
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : output) {
            if (!each.isTextual()) {
                return null;
            }
            texts.add(each.textValue());
        }
        return texts;
    }

    private static String text(JsonNode error) {
        if (error.isNull() || error.isMissingNode()) {
            return "";
        }
        return error.isTextual() ? error.textValue() : error.toString();
    }

    private static MalformedResponse malformed(HttpAnswer answer, String what) {
        return new MalformedResponse(
                "Replicate's answer is " + what + ", not a prediction; the raw text is in raw()", answer.text(), null);
    }

    /** Whether nothing more will come. */
    boolean isFinal() {
        return switch (status) {
            case SUCCEEDED, FAILED, CANCELED, ABORTED -> true;
            case STARTING, PROCESSING, UNKNOWN -> false;
        };
    }

    /** Whether it ended without a picture. */
    boolean isStopped() {
        return isFinal() && status != Status.SUCCEEDED;
    }

    /** This state, after the requests for another. */
    Prediction after(Prediction before) {
        return new Prediction(
                id, status, output, error, model, removed, seconds, retrievedAt, attempts + before.attempts, raw);
    }
}
