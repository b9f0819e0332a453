package io.insightstream.spi;

import io.insightstream.call.Provenance;
import java.util.Objects;

/**
 * One thing that was asked for.
 *
 * @param item what was found
 * @param provenance where it came from, and what it took to find it
 * @param <T> what kind of thing it is
 */
public record Found<T>(T item, Provenance provenance) {
    /** Creates the answer to a question for one thing. */
    public Found {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(provenance, "provenance");
    }
}
