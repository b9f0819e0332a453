package io.insightstream.video;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a platform tells of a channel beyond what the statistics need.
 *
 * @param description what the channel says of itself; null if not known
 * @param country the country it belongs to, two letters; null if not known
 * @param createdAt when it was created; null if not known
 * @param subscriberCount how exact the number of subscribers is
 * @param thumbnails its picture in every size there is, smallest first
 */
public record ChannelDetails(
        @Nullable String description,
        @Nullable String country,
        @Nullable Instant createdAt,
        SubscriberCount subscriberCount,
        List<Thumbnail> thumbnails) {

    /** Nothing is known beyond what the statistics need. */
    public static final ChannelDetails NONE = new ChannelDetails(null, null, null, SubscriberCount.AS_GIVEN, List.of());

    /** How exact a number of subscribers is. */
    public enum SubscriberCount {
        /** As exact as whoever gave it. */
        AS_GIVEN,
        /** Rounded down to three digits, as YouTube does: it stands still while the true one moves. */
        ROUNDED,
        /** The owner hides it. */
        HIDDEN
    }

    /** Creates details from a copy of the list. */
    public ChannelDetails {
        Objects.requireNonNull(subscriberCount, "subscriberCount");
        thumbnails = List.copyOf(thumbnails);
    }
}
