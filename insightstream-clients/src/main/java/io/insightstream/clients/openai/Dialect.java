package io.insightstream.clients.openai;

import io.insightstream.call.ProviderId;
import io.insightstream.spi.Capability;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ways servers speak OpenAI's language. What a server can do depends on its model too: {@link
 * OpenAi.Builder#with} and {@link OpenAi.Builder#without} correct what a dialect assumes.
 */
public enum Dialect {
    /** {@code https://api.openai.com/v1}: all there is. A rate limit belongs to an organization and a model, not to a key. */
    OPENAI("openai", "https://api.openai.com/v1/"),
    /**
     * {@code https://api.groq.com/openai/v1}: text only. Limits belong to an organization and a model. Not every model
     * takes a schema, one that does not is found out at its first refusal, or pictures.
     */
    GROQ("groq", "https://api.groq.com/openai/v1/"),
    /**
     * {@code https://openrouter.ai/api/v1}: text only. Limits belong to the account: more keys of it make no more calls,
     * so no other key is tried after a rate limit. Not every model takes a schema, a seed or pictures.
     */
    OPENROUTER("openrouter", "https://openrouter.ai/api/v1/"),
    /** {@code https://gen.pollinations.ai/v1}: text without schemas, and pictures of any size. */
    POLLINATIONS("pollinations", "https://gen.pollinations.ai/v1/"),
    /** A server on this machine, by default Ollama's {@code http://localhost:11434/v1}. Needs no key. */
    LOCAL("local", "http://localhost:11434/v1/"),
    /** Any other server, of which only the least is assumed. It has no address of its own, and a key only if it is given one. */
    COMPATIBLE("openai-compatible", null);

    private final String id;
    private final @Nullable String baseUrl;

    Dialect(String id, @Nullable String baseUrl) {
        this.id = id;
        this.baseUrl = baseUrl;
    }

    ProviderId id() {
        return new ProviderId(id);
    }

    @Nullable
    String baseUrl() {
        return baseUrl;
    }

    boolean needsKey() {
        return this != LOCAL && this != COMPATIBLE;
    }

    /** The name of the field that limits the tokens of an answer, thoughts included. */
    String tokenLimit() {
        return switch (this) {
            case OPENAI, GROQ, OPENROUTER -> "max_completion_tokens";
            case POLLINATIONS, LOCAL, COMPATIBLE -> "max_tokens";
        };
    }

    /** Whether a stream can be asked to tell the tokens at its end. */
    boolean streamsUsage() {
        return this != POLLINATIONS && this != COMPATIBLE;
    }

    /** Whether more keys of one account make no more calls, so that trying them is in vain. */
    boolean limitsAccounts() {
        return this == OPENROUTER;
    }

    Set<Capability> forText() {
        Set<Capability> all = EnumSet.of(
                Capability.JSON_OBJECT,
                Capability.IMAGE_INPUT,
                Capability.SEED,
                Capability.STREAMING,
                Capability.MODEL_LISTING);
        if (this != POLLINATIONS && this != COMPATIBLE) {
            all.add(Capability.JSON_SCHEMA);
        }
        return all;
    }

    /** What it can do about pictures; null if it draws none. */
    @Nullable
    Set<Capability> forImages() {
        return switch (this) {
            case OPENAI ->
                EnumSet.of(
                        Capability.REFERENCE_IMAGES,
                        Capability.IMAGE_COUNT,
                        Capability.EXACT_SIZE,
                        Capability.IMAGE_FORMAT);
            case POLLINATIONS -> EnumSet.of(Capability.EXACT_SIZE);
            case LOCAL, COMPATIBLE -> EnumSet.noneOf(Capability.class);
            case GROQ, OPENROUTER -> null;
        };
    }
}
