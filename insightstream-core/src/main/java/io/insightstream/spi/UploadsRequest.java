package io.insightstream.spi;

import io.insightstream.error.InvalidRequest;
import io.insightstream.video.ChannelRef;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the uploads of a channel, newest first.
 *
 * @param channel the channel
 * @param limit the most videos to deliver over all pages, 1 or more; {@link #NO_LIMIT} for all
 * @param publishedAfter only videos published after this instant; null for all
 * @param page {@link Page#next()} of the page before; null for the first page
 */
public record UploadsRequest(
        ChannelRef channel,
        int limit,
        @Nullable Instant publishedAfter,
        @Nullable String page) implements VideoRequest {

    /** Every upload there is. */
    public static final int NO_LIMIT = Integer.MAX_VALUE;

    /**
     * Creates a request.
     *
     * @throws InvalidRequest if the limit is below 1
     */
    public UploadsRequest {
        Objects.requireNonNull(channel, "channel");
        if (limit < 1) {
            throw new InvalidRequest("limit must be 1 or more, got " + limit);
        }
    }

    /**
     * Asks for all uploads of a channel.
     *
     * @param channel the channel
     * @return the request for the first page
     */
    public static UploadsRequest of(ChannelRef channel) {
        return new UploadsRequest(channel, NO_LIMIT, null, null);
    }

    /**
     * The same request with a limit.
     *
     * @param limit the most videos to deliver over all pages, 1 or more
     * @return a new request
     */
    public UploadsRequest withLimit(int limit) {
        return new UploadsRequest(channel, limit, publishedAfter, page);
    }

    /**
     * The same request for newer videos only.
     *
     * @param publishedAfter only videos published after this instant
     * @return a new request
     */
    public UploadsRequest withPublishedAfter(Instant publishedAfter) {
        return new UploadsRequest(channel, limit, publishedAfter, page);
    }

    /**
     * The same request for another page.
     *
     * @param page {@link Page#next()} of the page before
     * @return a new request
     */
    public UploadsRequest withPage(String page) {
        return new UploadsRequest(channel, limit, publishedAfter, page);
    }
}
