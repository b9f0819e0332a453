package io.insightstream.spi;

import io.insightstream.error.InvalidRequest;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks for videos that match a text. On YouTube each page of 50 is one of the day's few searches: ask for no more than is
 * needed.
 *
 * @param query what to look for; may be blank if a channel is named
 * @param order how the matches are sorted
 * @param channelId only videos of this channel; null for all channels
 * @param publishedAfter only videos published at or after this instant; null for all
 * @param publishedBefore only videos published before this instant; null for all
 * @param region the country they can be watched in, two letters; null for the provider's default
 * @param language the language they should fit, such as {@code en}; null for all
 * @param length how long they are
 * @param categoryId only videos of this category; null for all
 * @param live whether they are broadcast live; null for all
 * @param limit the most matches to deliver over all pages, 1 or more
 * @param page {@link Page#next()} of the page before; null for the first page
 */
public record SearchRequest(
        String query,
        Order order,
        @Nullable String channelId,
        @Nullable Instant publishedAfter,
        @Nullable Instant publishedBefore,
        @Nullable String region,
        @Nullable String language,
        Length length,
        @Nullable String categoryId,
        @Nullable Broadcast live,
        int limit,
        @Nullable String page)
        implements VideoRequest {

    /** One page of matches. */
    public static final int DEFAULT_LIMIT = 50;

    private static final Pattern REGION = Pattern.compile("[A-Za-z]{2}");

    /** How matches can be sorted. */
    public enum Order {
        /** Best match first. */
        RELEVANCE,
        /** Newest first. */
        DATE,
        /** Most views first. */
        VIEWS,
        /** Best rated first. */
        RATING
    }

    /** How long a video is. */
    public enum Length {
        /** Of any length. */
        ANY,
        /** Under 4 minutes. */
        SHORT,
        /** From 4 to 20 minutes. */
        MEDIUM,
        /** Over 20 minutes. */
        LONG
    }

    /** The state of a broadcast. */
    public enum Broadcast {
        /** Going on now. */
        LIVE,
        /** Announced. */
        UPCOMING,
        /** Over. */
        COMPLETED
    }

    /**
     * Creates a request.
     *
     * @throws InvalidRequest if there is neither a query nor a channel, the limit is below 1, the region is not two
     *     letters, or the dates exclude everything
     */
    public SearchRequest {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(length, "length");
        if (query.isBlank() && channelId == null) {
            throw new InvalidRequest("a search needs a query or a channel");
        }
        if (limit < 1) {
            throw new InvalidRequest("limit must be 1 or more, got " + limit);
        }
        requireRegion(region);
        if (publishedAfter != null && publishedBefore != null && !publishedAfter.isBefore(publishedBefore)) {
            throw new InvalidRequest(
                    "no video was published at or after " + publishedAfter + " and before " + publishedBefore);
        }
    }

    static void requireRegion(@Nullable String region) {
        if (region != null && !REGION.matcher(region).matches()) {
            throw new InvalidRequest("a region is a country of two letters, as in US; got '" + region + "'");
        }
    }

    /**
     * Asks for the 50 best matches.
     *
     * @param query what to look for
     * @return the request for the first page
     * @throws InvalidRequest if the query is blank
     */
    public static SearchRequest of(String query) {
        return new SearchRequest(
                query, Order.RELEVANCE, null, null, null, null, null, Length.ANY, null, null, DEFAULT_LIMIT, null);
    }

    /**
     * Asks for videos of a channel by a text.
     *
     * @param channelId the channel
     * @param query what to look for; blank for everything
     * @return the request for the first page
     */
    public static SearchRequest in(String channelId, String query) {
        Objects.requireNonNull(channelId, "channelId");
        return new SearchRequest(
                query, Order.RELEVANCE, channelId, null, null, null, null, Length.ANY, null, null, DEFAULT_LIMIT, null);
    }

    /**
     * The same search in another order.
     *
     * @param order how the matches are sorted
     * @return a new request
     */
    public SearchRequest withOrder(Order order) {
        return with(draft -> draft.order = order);
    }

    /**
     * The same search among videos of a time.
     *
     * @param after only videos published at or after this instant; null for no limit
     * @param before only videos published before this instant; null for no limit
     * @return a new request
     */
    public SearchRequest withPublished(@Nullable Instant after, @Nullable Instant before) {
        return with(draft -> {
            draft.publishedAfter = after;
            draft.publishedBefore = before;
        });
    }

    /**
     * The same search for a country and a language.
     *
     * @param region the country, two letters; null for the provider's default
     * @param language the language, such as {@code en}; null for all
     * @return a new request
     */
    public SearchRequest withPlace(@Nullable String region, @Nullable String language) {
        return with(draft -> {
            draft.region = region;
            draft.language = language;
        });
    }

    /**
     * The same search among videos of a length.
     *
     * @param length how long they are
     * @return a new request
     */
    public SearchRequest withLength(Length length) {
        return with(draft -> draft.length = length);
    }

    /**
     * The same search in a category.
     *
     * @param categoryId the category; null for all
     * @return a new request
     */
    public SearchRequest withCategory(@Nullable String categoryId) {
        return with(draft -> draft.categoryId = categoryId);
    }

    /**
     * The same search among broadcasts.
     *
     * @param live the state of the broadcast; null for all videos
     * @return a new request
     */
    public SearchRequest withLive(@Nullable Broadcast live) {
        return with(draft -> draft.live = live);
    }

    /**
     * The same search with another limit.
     *
     * @param limit the most matches to deliver over all pages, 1 or more
     * @return a new request
     */
    public SearchRequest withLimit(int limit) {
        return with(draft -> draft.limit = limit);
    }

    /**
     * The same search, another page.
     *
     * @param page {@link Page#next()} of the page before
     * @return a new request
     */
    public SearchRequest withPage(String page) {
        return with(draft -> draft.page = page);
    }

    private SearchRequest with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.request();
    }

    /** A request while one part of it is changed, so that nothing else has to be told again. */
    private static final class Draft {

        private final String query;
        private final @Nullable String channelId;
        private Order order;
        private @Nullable Instant publishedAfter;
        private @Nullable Instant publishedBefore;
        private @Nullable String region;
        private @Nullable String language;
        private Length length;
        private @Nullable String categoryId;
        private @Nullable Broadcast live;
        private int limit;
        private @Nullable String page;

        Draft(SearchRequest before) {
            this.query = before.query;
            this.channelId = before.channelId;
            this.order = before.order;
            this.publishedAfter = before.publishedAfter;
            this.publishedBefore = before.publishedBefore;
            this.region = before.region;
            this.language = before.language;
            this.length = before.length;
            this.categoryId = before.categoryId;
            this.live = before.live;
            this.limit = before.limit;
            this.page = before.page;
        }

        SearchRequest request() {
            return new SearchRequest(
                    query,
                    order,
                    channelId,
                    publishedAfter,
                    publishedBefore,
                    region,
                    language,
                    length,
                    categoryId,
                    live,
                    limit,
                    page);
        }
    }
}
