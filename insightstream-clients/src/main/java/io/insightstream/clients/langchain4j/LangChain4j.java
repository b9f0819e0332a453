package io.insightstream.clients.langchain4j;

import io.insightstream.error.NotConfigured;

/**
 * Makes providers of LangChain4j models, for vendors that have no client of their own here.
 *
 * <pre>{@code
 * TextProvider claude = LangChain4j.text().chat(anthropicChatModel).build();
 * }</pre>
 *
 * <p>LangChain4j comes along only if you add it, with the module of the vendor: {@code dev.langchain4j:langchain4j-core}.
 *
 * <p>LangChain4j models try again by themselves, as often as they are configured to, and do not tell. Each result counts
 * one attempt, and where a {@link io.insightstream.failover.Failover} stands around them, set their {@code maxRetries} low.
 * They also hold their own keys, time limits and connections, and stay open when the provider is closed.
 */
public final class LangChain4j {

    /** One class of the library stands for all. */
    private static final String PRESENT = "dev.langchain4j.model.chat.ChatModel";

    private LangChain4j() {}

    /**
     * Starts a text provider.
     *
     * @return a builder that needs a model
     * @throws NotConfigured if LangChain4j is not there; the message names what to add
     */
    public static LangChain4jTextBuilder text() {
        requirePresent();
        return new LangChain4jTextBuilder();
    }

    /**
     * Starts an image provider.
     *
     * @return a builder that needs a model
     * @throws NotConfigured if LangChain4j is not there; the message names what to add
     */
    public static LangChain4jImagesBuilder images() {
        requirePresent();
        return new LangChain4jImagesBuilder();
    }

    private static void requirePresent() {
        try {
            Class.forName(PRESENT, false, LangChain4j.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new NotConfigured(
                    "models of LangChain4j need its classes, which insightstream-clients does not bring along: add the "
                            + "dependency dev.langchain4j:langchain4j-core",
                    e);
        }
    }
}
