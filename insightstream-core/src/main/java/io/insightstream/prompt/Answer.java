package io.insightstream.prompt;

import io.insightstream.call.Provenance;
import java.util.Objects;

/**
 * What a model answered, as a value that was checked.
 *
 * @param value the value
 * @param provenance who answered, with the calls and tokens of all attempts together; {@code FALLBACK} where rules stood
 *     in for a model
 * @param <T> what was asked for
 */
public record Answer<T>(T value, Provenance provenance) {
    /** Creates an answer. */
    public Answer {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(provenance, "provenance");
    }
}
