package io.insightstream.clients.langchain4j;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import io.insightstream.call.ProviderId;
import io.insightstream.error.InvalidRequest;
import io.insightstream.spi.Capability;
import io.insightstream.spi.TextProvider;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Configures a text provider of LangChain4j models. Not safe for use by several threads. */
public final class LangChain4jTextBuilder {

    private static final Set<Capability> CANNOT_TELL =
            EnumSet.of(Capability.JSON_SCHEMA, Capability.JSON_OBJECT, Capability.IMAGE_INPUT);

    private ProviderId id = new ProviderId("langchain4j");
    private @Nullable ChatModel chat;
    private @Nullable StreamingChatModel streaming;
    private final Set<Capability> declared = EnumSet.noneOf(Capability.class);
    private Clock clock = Clock.systemUTC();

    LangChain4jTextBuilder() {}

    /**
     * Sets what the provider is called, best after the vendor.
     *
     * @param id the id; {@code langchain4j} by default
     * @return this builder
     */
    public LangChain4jTextBuilder id(ProviderId id) {
        this.id = Objects.requireNonNull(id, "id");
        return this;
    }

    /**
     * Sets the model that answers.
     *
     * @param model the model
     * @return this builder
     */
    public LangChain4jTextBuilder chat(ChatModel model) {
        this.chat = Objects.requireNonNull(model, "model");
        return this;
    }

    /**
     * Sets the model that answers piece by piece.
     *
     * @param model the model; none by default, and then there is no {@link Capability#STREAMING}
     * @return this builder
     */
    public LangChain4jTextBuilder streaming(StreamingChatModel model) {
        this.streaming = Objects.requireNonNull(model, "model");
        return this;
    }

    /**
     * Declares what the models can do and LangChain4j does not tell: {@link Capability#IMAGE_INPUT}, {@link
     * Capability#JSON_OBJECT}, and {@link Capability#JSON_SCHEMA} for models that do not list it among their capabilities.
     *
     * @param capabilities some of these three; {@code JSON_SCHEMA} is found out by default
     * @return this builder
     */
    public LangChain4jTextBuilder capabilities(Capability... capabilities) {
        declared.addAll(List.of(capabilities));
        return this;
    }

    /**
     * Sets the clock that stamps answers and measures deadlines.
     *
     * @param clock the clock; the system clock by default
     * @return this builder
     */
    public LangChain4jTextBuilder clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /**
     * Builds the provider.
     *
     * @return the provider
     * @throws InvalidRequest if there is no model, or a capability is declared that LangChain4j has no way to; the message
     *     names every problem
     */
    public TextProvider build() {
        List<String> problems = new ArrayList<>();
        if (chat == null) {
            problems.add("it needs a model: chat(model)");
        }
        Set<Capability> beyond = new TreeSet<>(declared);
        beyond.removeAll(CANNOT_TELL);
        if (!beyond.isEmpty()) {
            problems.add("capabilities can be " + CANNOT_TELL + ", not " + beyond);
        }
        if (chat == null || !problems.isEmpty()) {
            throw new InvalidRequest("the provider '" + id + "' cannot be built: " + String.join("; ", problems));
        }
        return new LangChain4jText(id, chat, streaming, declared, clock);
    }
}
