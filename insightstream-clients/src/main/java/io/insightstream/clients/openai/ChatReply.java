package io.insightstream.clients.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Usage;
import io.insightstream.clients.http.HttpAnswer;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.spi.TextResult;
import io.insightstream.spi.TextResult.Finish;
import org.jspecify.annotations.Nullable;

/**
 * What a model has said so far: a whole answer, or the pieces of one. Only what is used must be there. Thoughts beside the
 * answer ({@code reasoning}) are not looked at.
 */
final class ChatReply {

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder refusal = new StringBuilder();
    private final Thoughts thoughts = new Thoughts();
    private boolean hasChoice;
    private boolean calledTool;
    private @Nullable String finish;
    private @Nullable String model;
    private Usage usage = Usage.NONE;

    /**
     * Takes an answer, or a chunk of a stream.
     *
     * @param event the object the server sent
     * @return the text that is new by it; may be empty
     */
    String add(JsonNode event) {
        String name = Json.text(event.path("model"));
        model = name == null ? model : name;
        usage(event.path("usage"));
        usage(event.path("x_groq").path("usage"));
        JsonNode choice = event.path("choices").path(0);
        if (!choice.isObject()) {
            return "";
        }
        hasChoice = true;
        String reason = Json.text(choice.path("finish_reason"));
        finish = reason == null ? finish : reason;
        JsonNode message = choice.has("message") ? choice.path("message") : choice.path("delta");
        String declined = message.path("refusal").textValue();
        refusal.append(declined == null ? "" : declined);
        calledTool |= !message.path("tool_calls").isEmpty()
                || message.path("function_call").isObject();
        return said(thoughts.add(content(message.path("content"))));
    }

    /**
     * Ends the answer.
     *
     * @return text that was held back
     */
    String end() {
        return said(thoughts.end());
    }

    /** Whether the limit of tokens ended it, as far as is known. */
    boolean isCutOff() {
        return "length".equals(finish) || "max_tokens".equals(finish) || "model_length".equals(finish);
    }

    /** Whether anything was said. */
    boolean hasText() {
        return !text.isEmpty();
    }

    private String said(String piece) {
        text.append(piece);
        return piece;
    }

    private void usage(JsonNode told) {
        if (told.isObject()) {
            usage = Usage.ofTokens(Json.count(told.path("prompt_tokens")), Json.count(told.path("completion_tokens")));
        }
    }

    /** A text, or a list of parts of which some are text. */
    private static String content(JsonNode content) {
        if (!content.isArray()) {
            return content.isTextual() ? content.textValue() : "";
        }
        StringBuilder parts = new StringBuilder();
        content.forEach(part ->
                parts.append(part.path("text").isTextual() ? part.path("text").textValue() : ""));
        return parts.toString();
    }

    /**
     * The answer, once it has ended.
     *
     * @param provider who was asked
     * @param asked the model that was asked
     * @param answer what the answer came with
     * @param raw the answer as it came
     * @return the answer
     */
    TextResult result(ProviderId provider, String asked, HttpAnswer answer, String raw) {
        String who = "the model " + asked + " of " + provider;
        if (!refusal.toString().isBlank()) {
            throw new ContentRefused(who + " declined to answer: '" + Words.of(refusal.toString()) + "'");
        }
        if ("content_filter".equals(finish)) {
            throw new ContentRefused(who + " was stopped by the filter of contents; ask for something else");
        }
        if ("error".equals(finish)) {
            throw new ProviderUnavailable(who + " ended its answer with an error it did not explain");
        }
        Finish end = isCutOff() ? Finish.TRUNCATED : "stop".equals(finish) ? Finish.COMPLETE : Finish.UNKNOWN;
        if (text.toString().isBlank() && end != Finish.TRUNCATED) {
            String instead = !hasChoice
                    ? "no choice"
                    : calledTool ? "a call of a tool, of which it was given none," : "an empty text";
            throw new MalformedResponse(
                    who + " gave " + instead + " for an answer (finish_reason " + finish + ")", raw, null);
        }
        return new TextResult(
                text.toString(),
                end,
                new Provenance(
                        Provenance.Source.AI,
                        provider,
                        model == null ? asked : model,
                        answer.retrievedAt(),
                        answer.attempts(),
                        answer.usage().plus(usage)));
    }
}
