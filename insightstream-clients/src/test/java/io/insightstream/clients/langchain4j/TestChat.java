package io.insightstream.clients.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A chat model in this process: LangChain4j's interface and all that hangs on it, no vendor. */
final class TestChat implements ChatModel {

    final List<ChatRequest> asked = new CopyOnWriteArrayList<>();
    volatile Function<ChatRequest, ChatResponse> answers = request -> whole("Blue light scatters most.");

    static ChatResponse whole(String text) {
        return response(text).finishReason(FinishReason.STOP).build();
    }

    static ChatResponse.Builder response(String text) {
        return ChatResponse.builder()
                .aiMessage(AiMessage.from(text))
                .modelName("test-model-2026")
                .tokenUsage(new TokenUsage(12, 7));
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        asked.add(request);
        return answers.apply(request);
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return ChatRequestParameters.builder().modelName("test-model").build();
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return Set.of(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
    }
}
