package io.insightstream.spi;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A model that a provider offers.
 *
 * @param id what it is asked for by
 * @param name what people call it; null if not told
 * @param inputTokens the most tokens of a question; null if not told
 * @param outputTokens the most tokens of an answer; null if not told
 * @param shutdownAt when it ceases to answer; null if not told, which does not mean never
 */
public record ModelInfo(
        String id,
        @Nullable String name,
        @Nullable Long inputTokens,
        @Nullable Long outputTokens,
        @Nullable Instant shutdownAt) {

    /** Creates a model. */
    public ModelInfo {
        Objects.requireNonNull(id, "id");
    }

    /**
     * A model of which the id alone is known.
     *
     * @param id what it is asked for by
     * @return the model
     */
    public static ModelInfo of(String id) {
        return new ModelInfo(id, null, null, null, null);
    }
}
