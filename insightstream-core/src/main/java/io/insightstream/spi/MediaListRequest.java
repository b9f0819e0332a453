package io.insightstream.spi;

import io.insightstream.error.InvalidRequest;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what a store keeps.
 *
 * @param limit the most items to deliver over all pages, 1 or more
 * @param page {@link Page#next()} of the page before; null for the first page
 */
public record MediaListRequest(int limit, @Nullable String page) {

    /**
     * Creates a request.
     *
     * @throws InvalidRequest if the limit is below 1
     */
    public MediaListRequest {
        if (limit < 1) {
            throw new InvalidRequest("limit must be 1 or more, got " + limit);
        }
    }

    /**
     * Asks for everything.
     *
     * @return the request for the first page
     */
    public static MediaListRequest all() {
        return new MediaListRequest(Integer.MAX_VALUE, null);
    }

    /**
     * The same list with another limit.
     *
     * @param limit the most items to deliver over all pages, 1 or more
     * @return a new request
     */
    public MediaListRequest withLimit(int limit) {
        return new MediaListRequest(limit, page);
    }

    /**
     * The same list, another page.
     *
     * @param page {@link Page#next()} of the page before
     * @return a new request
     */
    public MediaListRequest withPage(String page) {
        return new MediaListRequest(limit, page);
    }
}
