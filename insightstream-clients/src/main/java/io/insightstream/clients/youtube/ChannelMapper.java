package io.insightstream.clients.youtube;

import com.google.api.services.youtube.model.Channel;
import com.google.api.services.youtube.model.ChannelSnippet;
import com.google.api.services.youtube.model.ChannelStatistics;
import io.insightstream.video.ChannelDetails;
import io.insightstream.video.ChannelDetails.SubscriberCount;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Channels of YouTube in our terms. */
final class ChannelMapper {

    /** From here on YouTube rounds the number of subscribers down to three digits. */
    private static final long ROUNDED_FROM = 1_000;

    private ChannelMapper() {}

    /** The channel; its id must be there. */
    static io.insightstream.video.Channel channel(Channel channel) {
        String id = channel.getId();
        ChannelSnippet snippet = channel.getSnippet() == null ? new ChannelSnippet() : channel.getSnippet();
        ChannelStatistics counts = channel.getStatistics() == null ? new ChannelStatistics() : channel.getStatistics();
        boolean hidden = Boolean.TRUE.equals(Counts.known(counts.getHiddenSubscriberCount()));
        Long subscribers = hidden ? null : Counts.of("subscribers of channel", id, counts.getSubscriberCount());
        return new io.insightstream.video.Channel(
                id,
                snippet.getTitle() == null ? "" : snippet.getTitle(),
                handle(snippet.getCustomUrl()),
                subscribers,
                Counts.of("videos of channel", id, counts.getVideoCount()),
                Counts.of("views of channel", id, counts.getViewCount()),
                new ChannelDetails(
                        snippet.getDescription(),
                        snippet.getCountry(),
                        Counts.instant(snippet.getPublishedAt()),
                        subscriberCount(hidden, subscribers),
                        Thumbnails.of(snippet.getThumbnails())));
    }

    private static SubscriberCount subscriberCount(boolean hidden, @Nullable Long subscribers) {
        if (hidden) {
            return SubscriberCount.HIDDEN;
        }
        return subscribers != null && subscribers >= ROUNDED_FROM ? SubscriberCount.ROUNDED : SubscriberCount.AS_GIVEN;
    }

    /** The handle without its sign; null for a custom name of the time before handles. */
    private static @Nullable String handle(@Nullable String customUrl) {
        return customUrl != null && customUrl.startsWith("@") ? name(customUrl) : null;
    }

    /** Handle or custom name, without a sign in front and without escapes. */
    static String name(String customUrl) {
        String name = customUrl.startsWith("@") ? customUrl.substring(1) : customUrl;
        if (name.indexOf('%') < 0) {
            return name;
        }
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // No escape after all.
            return name;
        }
    }

    /** The playlist that holds the channel's uploads: YouTube names it, and its name follows from the channel's id. */
    static String uploads(Channel channel) {
        if (channel.getContentDetails() != null && channel.getContentDetails().getRelatedPlaylists() != null) {
            String named = channel.getContentDetails().getRelatedPlaylists().getUploads();
            if (named != null && !named.isBlank()) {
                return named;
            }
        }
        return channel.getId().replaceFirst("^UC", "UU");
    }
}
