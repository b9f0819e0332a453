package io.insightstream.video;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A channel.
 *
 * @param id the provider's id of the channel, not blank
 * @param title its name
 * @param handle its handle without the {@code @}; null if it has none or it is not known
 * @param subscribers the number of subscribers, which platforms round; null if hidden or not known
 * @param videos the number of public videos; null if not known
 * @param views all views of the channel; null if not known
 * @param details what else the platform tells of it
 */
public record Channel(
        String id,
        String title,
        @Nullable String handle,
        @Nullable Long subscribers,
        @Nullable Long videos,
        @Nullable Long views,
        ChannelDetails details) {

    /**
     * Creates a channel.
     *
     * @throws IllegalArgumentException if the id is blank or a count negative
     */
    public Channel {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a channel id must not be blank");
        }
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(details, "details");
        requireCount("subscribers", subscribers);
        requireCount("videos", videos);
        requireCount("views", views);
    }

    /**
     * Creates a channel of which nothing else is known.
     *
     * @param id the provider's id of the channel, not blank
     * @param title its name
     * @param handle its handle without the {@code @}; null if it has none or it is not known
     * @param subscribers the number of subscribers; null if hidden or not known
     * @param videos the number of public videos; null if not known
     * @param views all views of the channel; null if not known
     * @throws IllegalArgumentException if the id is blank or a count negative
     */
    public Channel(
            String id,
            String title,
            @Nullable String handle,
            @Nullable Long subscribers,
            @Nullable Long videos,
            @Nullable Long views) {
        this(id, title, handle, subscribers, videos, views, ChannelDetails.NONE);
    }

    private static void requireCount(String name, @Nullable Long count) {
        if (count != null && count < 0) {
            throw new IllegalArgumentException(name + " must be 0 or more, got " + count);
        }
    }

    /**
     * A channel of which only id and name are known.
     *
     * @param id the provider's id of the channel, not blank
     * @param title its name
     * @return the channel
     */
    public static Channel of(String id, String title) {
        return new Channel(id, title, null, null, null, null);
    }
}
