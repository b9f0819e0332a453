package io.insightstream.clients.langchain4j;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Usage;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.MalformedResponse;
import io.insightstream.spi.TextResult;
import io.insightstream.spi.TextResult.Finish;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what LangChain4j answers.
 *
 * @param provider what we call the model's vendor
 * @param asked the model that was asked; null if it has no name
 * @param clock stamps the answer
 */
record ChatAnswer(ProviderId provider, @Nullable String asked, Clock clock) {

    ChatResponse orItsFailure(Supplier<ChatResponse> call) {
        try {
            return call.get();
        } catch (Exchange.ListenerFailed e) {
            throw e.thrown();
        } catch (RuntimeException e) {
            throw ModelFailure.of(e, provider, asked);
        }
    }

    TextResult result(ChatResponse response) {
        String text = response.aiMessage() == null ? null : response.aiMessage().text();
        Finish finish = finish(response.finishReason(), text);
        boolean blank = text == null || text.isBlank();
        if (blank && finish != Finish.TRUNCATED) {
            throw new MalformedResponse(
                    "the provider '" + provider + "' answered without a text; ask again or ask another model",
                    String.valueOf(response.aiMessage()),
                    null);
        }
        String named = response.modelName();
        Provenance provenance = new Provenance(
                Provenance.Source.AI,
                provider,
                named == null || named.isBlank() ? asked : named,
                clock.instant(),
                1,
                usage(response.tokenUsage()));
        return new TextResult(text == null ? "" : text, finish, provenance);
    }

    private Finish finish(@Nullable FinishReason reason, @Nullable String text) {
        if (reason == null) {
            return Finish.UNKNOWN;
        }
        return switch (reason) {
            case STOP -> Finish.COMPLETE;
            case LENGTH -> Finish.TRUNCATED;
            case CONTENT_FILTER ->
                throw new ContentRefused(
                        "the provider '" + provider + "' stopped its answer for what it is about; ask otherwise");
            case TOOL_EXECUTION ->
                throw new MalformedResponse(
                        "the provider '" + provider + "' wants to use a tool, and was offered none; ask another model",
                        text == null ? "" : text,
                        null);
            case OTHER -> Finish.UNKNOWN;
        };
    }

    private static Usage usage(@Nullable TokenUsage tokens) {
        return tokens == null
                ? Usage.NONE
                : Usage.ofTokens(whole(tokens.inputTokenCount()), whole(tokens.outputTokenCount()));
    }

    private static @Nullable Long whole(@Nullable Integer count) {
        return count == null ? null : Long.valueOf(count);
    }
}
