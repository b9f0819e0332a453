package io.insightstream.clients.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.insightstream.call.Usage;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.MalformedResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a question so far: an answer, or the pieces of one put together. The model's thoughts are left out, and
 * so is whatever is neither text nor a file. Not safe for use by several threads.
 */
final class Generated {

    private static final int LONGEST_QUOTE = 300;

    private final String asked;
    private final StringBuilder text = new StringBuilder();
    private final List<String> files = new ArrayList<>();
    private String model;
    private String finish = FinishReason.NONE;
    private @Nullable String finishMessage;
    private @Nullable JsonNode last;
    private boolean hasCandidate;
    private boolean hasFeedback;
    private @Nullable String blocked;
    private @Nullable String blockedMessage;
    private @Nullable Long questionTokens;
    private @Nullable Long answerTokens;
    private @Nullable Long thoughtTokens;

    /**
     * Starts with nothing.
     *
     * @param asked what was asked of whom, for messages
     * @param model the model that was asked
     */
    Generated(String asked, String model) {
        this.asked = asked;
        this.model = model;
    }

    /**
     * Adds an answer or the next piece of one.
     *
     * @return the text it brought
     */
    String add(JsonNode root) {
        last = root;
        String version = GeminiJson.text(root, "modelVersion");
        if (version != null) {
            model = version;
        }
        usage(root.path("usageMetadata"));
        JsonNode feedback = root.path("promptFeedback");
        hasFeedback |= feedback.isObject();
        String reason = FinishReason.of(feedback.path("blockReason"));
        if (!reason.isEmpty() && !reason.equals("BLOCK_REASON_UNSPECIFIED")) {
            blocked = reason;
        }
        String message = GeminiJson.text(feedback, "blockReasonMessage");
        blockedMessage = message == null ? blockedMessage : message;
        JsonNode candidate = root.path("candidates").path(0);
        return candidate.isObject() ? candidate(candidate) : "";
    }

    private String candidate(JsonNode candidate) {
        hasCandidate = true;
        StringBuilder piece = new StringBuilder();
        for (JsonNode part : candidate.path("content").path("parts")) {
            if (part.path("thought").asBoolean(false)) {
                continue;
            }
            piece.append(part.path("text").asText(""));
            String file = GeminiJson.text(part.path("inlineData"), "data");
            if (file != null) {
                files.add(file);
            }
        }
        text.append(piece);
        String reason = FinishReason.of(candidate.path("finishReason"));
        finish = reason.isEmpty() ? finish : reason;
        String message = GeminiJson.text(candidate, "finishMessage");
        finishMessage = message == null ? finishMessage : message;
        return piece.toString();
    }

    /** Every piece of a stream counts anew what was used up so far. */
    private void usage(JsonNode usage) {
        Long question = GeminiJson.count(usage, "promptTokenCount");
        Long answer = GeminiJson.count(usage, "candidatesTokenCount");
        Long thoughts = GeminiJson.count(usage, "thoughtsTokenCount");
        questionTokens = question == null ? questionTokens : question;
        answerTokens = answer == null ? answerTokens : answer;
        thoughtTokens = thoughts == null ? thoughtTokens : thoughts;
    }

    /** Throws what says why this is no answer to use, if it is none; what is cut off is one. */
    void requireAnswer() {
        if (blocked != null) {
            throw new ContentRefused(asked + " was blocked before the model saw it: " + blocked + said(blockedMessage)
                    + "; ask in other words, or another provider");
        }
        if (!hasCandidate) {
            if (hasFeedback) {
                throw new ContentRefused(asked + " was blocked before the model saw it, for no given reason"
                        + said(blockedMessage) + "; ask in other words, or another provider");
            }
            throw malformed("without any candidate");
        }
        if (FinishReason.isRefusal(finish)) {
            throw new ContentRefused(asked + " was declined: " + finish + said(finishMessage)
                    + "; ask in other words, or another provider");
        }
        if (FinishReason.isFault(finish)) {
            throw malformed("by a model that lost its way: " + finish + said(finishMessage));
        }
    }

    /** An answer that is none; the words of it, or else all of it, are told as they came. */
    MalformedResponse malformed(String how) {
        String raw = text.isEmpty() && last != null ? last.toString() : text.toString();
        return new MalformedResponse(asked + " was answered " + how + "; ask again, or another model", raw, null);
    }

    private static String said(@Nullable String message) {
        return message == null ? "" : ", '" + quote(message) + "'";
    }

    static String quote(String words) {
        String line = words.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "...";
    }

    /** Why it ends, with what Gemini says about it, for a message. */
    String ending() {
        return (finish.isEmpty() ? "no reason given" : finish) + said(finishMessage);
    }

    String asked() {
        return asked;
    }

    String text() {
        return text.toString();
    }

    /** The files, in Base64. */
    List<String> files() {
        return files;
    }

    String finish() {
        return finish;
    }

    /** The model that answered, as it names itself; else the one asked. */
    String model() {
        return model;
    }

    /** The tokens used up, thoughts included as they are paid like words, and so many pictures. */
    Usage usage(int images) {
        Long output = answerTokens;
        if (thoughtTokens != null) {
            output = Long.valueOf(thoughtTokens + (answerTokens == null ? 0 : answerTokens));
        }
        return new Usage(Map.of(), questionTokens, output, images);
    }
}
