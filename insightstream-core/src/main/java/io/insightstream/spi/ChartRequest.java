package io.insightstream.spi;

import io.insightstream.error.InvalidRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the most popular videos of a country. What a platform calls popular is its own: YouTube's chart has held
 * trending music, films and games alone since 2025-07-21.
 *
 * @param region the country, two letters
 * @param categoryId only videos of this category; null for all
 * @param limit the most videos to deliver over all pages, 1 or more
 * @param page {@link Page#next()} of the page before; null for the first page
 */
public record ChartRequest(
        String region,
        @Nullable String categoryId,
        int limit,
        @Nullable String page) implements VideoRequest {

    /** One page. */
    public static final int DEFAULT_LIMIT = 50;

    /**
     * Creates a request.
     *
     * @throws InvalidRequest if the region is not two letters or the limit below 1
     */
    public ChartRequest {
        SearchRequest.requireRegion(Objects.requireNonNull(region, "region"));
        if (limit < 1) {
            throw new InvalidRequest("limit must be 1 or more, got " + limit);
        }
    }

    /**
     * Asks for the 50 most popular videos of a country.
     *
     * @param region the country, two letters
     * @return the request for the first page
     */
    public static ChartRequest of(String region) {
        return new ChartRequest(region, null, DEFAULT_LIMIT, null);
    }

    /**
     * The same chart of one category.
     *
     * @param categoryId the category; null for all
     * @return a new request
     */
    public ChartRequest withCategory(@Nullable String categoryId) {
        return new ChartRequest(region, categoryId, limit, page);
    }

    /**
     * The same chart with another limit.
     *
     * @param limit the most videos to deliver over all pages, 1 or more
     * @return a new request
     */
    public ChartRequest withLimit(int limit) {
        return new ChartRequest(region, categoryId, limit, page);
    }

    /**
     * The same chart, another page.
     *
     * @param page {@link Page#next()} of the page before
     * @return a new request
     */
    public ChartRequest withPage(String page) {
        return new ChartRequest(region, categoryId, limit, page);
    }
}
