package io.insightstream.spi;

import io.insightstream.call.Provenance;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
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

    /**
     * Walks a list, page by page; each page but the first is asked for when the stream comes to it.
     *
     * <pre>{@code
     * Page.walk(provider.uploads(request), next -> provider.uploads(request.withPage(next)))
     *         .flatMap(page -> page.items().stream())
     *         .filter(...)
     *         .limit(10);
     * }</pre>
     *
     * @param first the first page
     * @param following asks for a page by what {@link #next()} of the one before says
     * @param <T> what the list is of
     * @return the pages, not parallel; what {@code following} throws ends the stream
     */
    public static <T> Stream<Page<T>> walk(Page<T> first, Function<String, Page<T>> following) {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(following, "following");
        return Stream.iterate(
                first, Objects::nonNull, page -> page.next() == null ? null : following.apply(page.next()));
    }
}
