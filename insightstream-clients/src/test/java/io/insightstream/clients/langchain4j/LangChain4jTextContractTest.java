package io.insightstream.clients.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.insightstream.contract.TextProviderContract;
import io.insightstream.spi.Capability;
import io.insightstream.spi.TextProvider;
import java.util.regex.Pattern;

class LangChain4jTextContractTest extends TextProviderContract {

    @Override
    protected TextProvider provider(Script script) {
        TestChat chat = new TestChat();
        chat.answers = request -> answer(script, request);
        return LangChain4j.text()
                .chat(chat)
                .streaming(new InPieces(chat))
                .capabilities(Capability.JSON_SCHEMA, Capability.JSON_OBJECT, Capability.IMAGE_INPUT)
                .build();
    }

    private static ChatResponse answer(Script script, ChatRequest request) {
        ChatResponse.Builder response = ChatResponse.builder()
                .aiMessage(AiMessage.builder().text(script.text()).build())
                .modelName(request.modelName())
                .tokenUsage(new TokenUsage((int) script.inputTokens(), (int) script.outputTokens()));
        return switch (script.kind()) {
            case ANSWERS -> response.finishReason(FinishReason.STOP).build();
            case IS_CUT_OFF -> response.finishReason(FinishReason.LENGTH).build();
            case REFUSES -> response.finishReason(FinishReason.CONTENT_FILTER).build();
            case IS_GONE -> throw new ModelNotFoundException("no such model");
        };
    }

    /** Says what the other says, word by word, on a thread of its own. */
    private record InPieces(TestChat chat) implements StreamingChatModel {

        private static final Pattern WORDS = Pattern.compile("(?<= )");

        @Override
        public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
            Thread writer = new Thread(() -> {
                ChatResponse whole = chat.doChat(request);
                WORDS.splitAsStream(whole.aiMessage().text()).forEach(handler::onPartialResponse);
                handler.onCompleteResponse(whole);
            });
            writer.start();
        }
    }
}
