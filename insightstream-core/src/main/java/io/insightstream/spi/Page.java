package io.insightstream.spi;

import io.insightstream.call.Provenance;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of a longer list.
 *
 * @param items the items of this page, in the order of the list
 * @param next what to ask for the next page with; null on the last page
 * @param missing the ids that were asked for, or announced by the list, and not delivered: deleted, private or unknown
 * @param provenance where the page came from
 * @param <T> what the list is of
 */
public record Page<T>(List<T> items, @Nullable String next, List<String> missing, Provenance provenance) {

    /** Creates a page from copies of the lists. */
    public Page {
        items = List.copyOf(items);
        missing = List.copyOf(missing);
        Objects.requireNonNull(provenance, "provenance");
    }
}
