package io.insightstream.spi;

import io.insightstream.call.Provenance;
import java.util.Objects;

/**
 * What a text model answered. That it refused is no result but {@link io.insightstream.error.ContentRefused}.
 *
 * @param text the answer, without the model's thoughts; may be empty only if it was cut off
 * @param finish why it ends where it ends
 * @param provenance who answered: {@code AI}, or {@code FALLBACK} where rules wrote it; with the model that answered, as
 *     it names itself, and the tokens used
 */
public record TextResult(String text, Finish finish, Provenance provenance) {

    /** Why an answer ends. */
    public enum Finish {
        /** The model had no more to say. */
        COMPLETE,
        /** The limit of tokens cut it off: {@link TextRequest#maxOutputTokens()} or the model's own. */
        TRUNCATED,
        /** For a reason the provider did not tell, or told in a word not known to us. */
        UNKNOWN
    }

    /**
     * Creates a result.
     *
     * @throws IllegalArgumentException if the text is blank though it was not cut off; a provider throws {@link
     *     io.insightstream.error.MalformedResponse} for such an answer
     */
    public TextResult {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(finish, "finish");
        Objects.requireNonNull(provenance, "provenance");
        if (text.isBlank() && finish != Finish.TRUNCATED) {
            throw new IllegalArgumentException("an answer without text is no answer: finish " + finish);
        }
    }
}
