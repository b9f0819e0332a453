package io.insightstream.clients.langchain4j;

import static dev.langchain4j.model.chat.Capability.RESPONSE_FORMAT_JSON_SCHEMA;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.insightstream.call.ProviderId;
import io.insightstream.spi.Capability;
import io.insightstream.spi.TextListener;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.TextRequest;
import io.insightstream.spi.TextResult;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A LangChain4j chat model as a text provider. */
final class LangChain4jText implements TextProvider {

    private final ProviderId id;
    private final ChatModel chat;
    private final @Nullable StreamingChatModel streaming;
    private final Set<Capability> capabilities;
    private final Clock clock;

    LangChain4jText(
            ProviderId id,
            ChatModel chat,
            @Nullable StreamingChatModel streaming,
            Set<Capability> declared,
            Clock clock) {
        this.id = id;
        this.chat = chat;
        this.streaming = streaming;
        this.clock = clock;
        Set<Capability> all = EnumSet.noneOf(Capability.class);
        all.addAll(declared);
        boolean schema = chat.supportedCapabilities().contains(RESPONSE_FORMAT_JSON_SCHEMA);
        if (streaming != null) {
            all.add(Capability.STREAMING);
            schema &= streaming.supportedCapabilities().contains(RESPONSE_FORMAT_JSON_SCHEMA);
        }
        if (schema) {
            all.add(Capability.JSON_SCHEMA);
        }
        this.capabilities = Set.copyOf(all);
    }

    @Override
    public ProviderId id() {
        return id;
    }

    @Override
    public List<String> modelIds() {
        String model = chat.defaultRequestParameters().modelName();
        return model == null ? List.of() : List.of(model);
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public TextResult generate(TextRequest request) {
        require(request);
        ChatRequest question = ChatQuestion.of(request);
        ChatAnswer answer = new ChatAnswer(id, asked(request), clock);
        if (request.deadline() == null) {
            return answer.result(answer.orItsFailure(() -> chat.chat(question)));
        }
        Exchange exchange = new Exchange(id, request.deadline(), piece -> {});
        Thread worker = new Thread(() -> exchange.answer(() -> chat.chat(question)), "insightstream-" + id);
        worker.setDaemon(true);
        worker.start();
        try {
            return answer.result(answer.orItsFailure(exchange::await));
        } finally {
            worker.interrupt();
        }
    }

    @Override
    public TextResult generate(TextRequest request, TextListener listener) {
        if (streaming == null) {
            return TextProvider.super.generate(request, listener);
        }
        require(request);
        ChatRequest question = ChatQuestion.of(request);
        ChatAnswer answer = new ChatAnswer(id, asked(request), clock);
        Exchange exchange = new Exchange(id, request.deadline(), listener);
        ChatResponse response = answer.orItsFailure(() -> {
            streaming.chat(question, exchange);
            return exchange.await();
        });
        return answer.result(response);
    }

    private @Nullable String asked(TextRequest request) {
        return request.model() == null ? chat.defaultRequestParameters().modelName() : request.model();
    }

    /** The models belong to the caller and stay as they are. */
    @Override
    public void close() {
        // Nothing of ours is open.
    }
}
