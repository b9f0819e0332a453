package io.insightstream.clients.langchain4j;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import io.insightstream.media.ImageData;
import io.insightstream.spi.TextRequest;
import java.util.ArrayList;
import java.util.List;

/** Our question in LangChain4j's words. What is not set is not passed on: the model's own default holds. */
final class ChatQuestion {

    private ChatQuestion() {}

    static ChatRequest of(TextRequest request) {
        List<ChatMessage> messages = new ArrayList<>();
        if (request.instructions() != null) {
            messages.add(SystemMessage.from(request.instructions()));
        }
        messages.add(user(request));
        ChatRequest.Builder question = ChatRequest.builder().messages(messages);
        if (request.model() != null) {
            question.modelName(request.model());
        }
        if (request.maxOutputTokens() != null) {
            question.maxOutputTokens(request.maxOutputTokens());
        }
        if (request.temperature() != null) {
            question.temperature(request.temperature());
        }
        if (request.schema() != null) {
            question.responseFormat(ResponseFormat.builder()
                    .type(ResponseFormatType.JSON)
                    .jsonSchema(SchemaElements.of(request.schema()))
                    .build());
        } else if (request.format() == TextRequest.Format.JSON_OBJECT) {
            question.responseFormat(ResponseFormat.JSON);
        }
        return question.build();
    }

    private static UserMessage user(TextRequest request) {
        List<Content> contents = new ArrayList<>();
        contents.add(TextContent.from(request.text()));
        for (ImageData image : request.images()) {
            contents.add(ImageContent.from(image.base64(), image.mediaType().value()));
        }
        return UserMessage.from(contents);
    }
}
