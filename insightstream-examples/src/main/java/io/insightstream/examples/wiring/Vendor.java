package io.insightstream.examples.wiring;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The vendors of texts and pictures, in the order in which the first that is configured is taken. */
public enum Vendor {
    /** OpenAI, or a server that speaks as it does. */
    OPENAI(Variable.OPENAI_API_KEY, Variable.OPENAI_MODEL, Variable.OPENAI_IMAGE_MODEL, Variable.OPENAI_BASE_URL),
    /** Google's Gemini. */
    GEMINI(Variable.GEMINI_API_KEY, Variable.GEMINI_MODEL, Variable.GEMINI_IMAGE_MODEL, Variable.GEMINI_BASE_URL),
    /** Groq. */
    GROQ(Variable.GROQ_API_KEY, Variable.GROQ_MODEL, null, Variable.GROQ_BASE_URL),
    /** OpenRouter. */
    OPENROUTER(Variable.OPENROUTER_API_KEY, Variable.OPENROUTER_MODEL, null, Variable.OPENROUTER_BASE_URL),
    /** Replicate. */
    REPLICATE(Variable.REPLICATE_API_TOKEN, null, Variable.REPLICATE_MODEL, Variable.REPLICATE_BASE_URL),
    /** Pollinations. */
    POLLINATIONS(
            Variable.POLLINATIONS_API_KEY,
            Variable.POLLINATIONS_MODEL,
            Variable.POLLINATIONS_IMAGE_MODEL,
            Variable.POLLINATIONS_BASE_URL);

    private final Variable key;
    private final @Nullable Variable textModel;
    private final @Nullable Variable imageModel;
    private final Variable baseUrl;

    Vendor(Variable key, @Nullable Variable textModel, @Nullable Variable imageModel, Variable baseUrl) {
        this.key = key;
        this.textModel = textModel;
        this.imageModel = imageModel;
        this.baseUrl = baseUrl;
    }

    /**
     * What its providers are called.
     *
     * @return the id, in lower case
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where the keys stand; the first that is set counts. */
    List<Variable> keys() {
        return this == GEMINI ? List.of(key, Variable.GOOGLE_API_KEY) : List.of(key);
    }

    /** Which variable limits the requests of a day. */
    Variable perDay() {
        return Variable.valueOf(name() + "_REQUESTS_PER_DAY");
    }

    Variable baseUrl() {
        return baseUrl;
    }

    /** Which variable names the models of an ability; null if it has none. */
    @Nullable
    Variable model(Ability ability) {
        return ability == Ability.TEXT ? textModel : imageModel;
    }
}
