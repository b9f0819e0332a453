package io.insightstream.spi;

import io.insightstream.error.InvalidRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the comments under a video.
 *
 * @param videoId the video
 * @param order how they are sorted
 * @param replies which replies to them come along
 * @param limit the most threads to deliver over all pages, 1 or more
 * @param page {@link Page#next()} of the page before; null for the first page
 */
public record CommentsRequest(
        String videoId,
        Order order,
        Replies replies,
        int limit,
        @Nullable String page) implements VideoRequest {

    /** One page of threads. */
    public static final int DEFAULT_LIMIT = 100;

    /** How comments can be sorted. */
    public enum Order {
        /** Newest first. */
        TIME,
        /** What the platform thinks most relevant first. */
        RELEVANCE
    }

    /** Which replies come along. */
    public enum Replies {
        /** None. */
        NONE,
        /** The few that cost nothing more. */
        FIRST,
        /** All, for one more call a hundred replies of a thread. */
        ALL
    }

    /**
     * Creates a request.
     *
     * @throws InvalidRequest if the video id is blank or the limit below 1
     */
    public CommentsRequest {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(replies, "replies");
        if (videoId.isBlank()) {
            throw new InvalidRequest("a video id must not be blank");
        }
        if (limit < 1) {
            throw new InvalidRequest("limit must be 1 or more, got " + limit);
        }
    }

    /**
     * Asks for the 100 newest threads under a video, with the replies that cost nothing more.
     *
     * @param videoId the video
     * @return the request for the first page
     */
    public static CommentsRequest of(String videoId) {
        return new CommentsRequest(videoId, Order.TIME, Replies.FIRST, DEFAULT_LIMIT, null);
    }

    /**
     * The same comments in another order.
     *
     * @param order how they are sorted
     * @return a new request
     */
    public CommentsRequest withOrder(Order order) {
        return new CommentsRequest(videoId, order, replies, limit, page);
    }

    /**
     * The same comments with other replies.
     *
     * @param replies which replies come along
     * @return a new request
     */
    public CommentsRequest withReplies(Replies replies) {
        return new CommentsRequest(videoId, order, replies, limit, page);
    }

    /**
     * The same comments with another limit.
     *
     * @param limit the most threads to deliver over all pages, 1 or more
     * @return a new request
     */
    public CommentsRequest withLimit(int limit) {
        return new CommentsRequest(videoId, order, replies, limit, page);
    }

    /**
     * The same comments, another page.
     *
     * @param page {@link Page#next()} of the page before
     * @return a new request
     */
    public CommentsRequest withPage(String page) {
        return new CommentsRequest(videoId, order, replies, limit, page);
    }
}
