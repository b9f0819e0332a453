package io.insightstream.spi;

import io.insightstream.call.ProviderId;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotFound;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelRef;
import io.insightstream.video.Video;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Gives channels and their videos.
 *
 * <p>Implementations are safe for use by several threads. They throw the exceptions of {@code io.insightstream.error}
 * and nothing else for what goes wrong outside. A new implementation proves itself by extending
 * {@code io.insightstream.contract.VideoProviderContract}.
 */
public interface VideoProvider extends AutoCloseable {

    /**
     * Who this is.
     *
     * @return the provider's id
     */
    ProviderId id();

    /**
     * Finds a channel.
     *
     * @param ref what names it
     * @return the channel
     * @throws NotFound if there is no such channel; the message names the reference
     */
    Channel channel(ChannelRef ref);

    /**
     * Lists the uploads of a channel, newest first, a page at a time. Following {@link Page#next()} to the end delivers
     * every upload once and never more than the request's limit.
     *
     * @param request which uploads
     * @return a page of them
     * @throws NotFound if there is no such channel
     * @throws InvalidRequest if the request's page did not come from this list
     */
    Page<Video> uploads(UploadsRequest request);

    /**
     * Finds videos by their ids.
     *
     * @param ids the ids; one named twice is delivered once
     * @return one page with the videos in the order of the ids, and the ids there is no video for
     */
    Page<Video> videos(Collection<String> ids);

    /** Ends what the provider has opened. Closing again does nothing. */
    @Override
    void close();

    /**
     * A provider of one channel that the caller has in memory.
     *
     * @param channel the channel
     * @param videos its videos, in any order, each id once
     * @return the provider
     * @throws InvalidRequest if two videos have the same id
     */
    static VideoProvider of(Channel channel, List<Video> videos) {
        return of(new ProviderId("supplied"), Map.of(channel, videos), Clock.systemUTC());
    }

    /**
     * A provider of channels that the caller has in memory. It finds a channel by id, by handle and by title; handles
     * and titles without regard to case.
     *
     * @param id what the provider is called in provenance and messages
     * @param channels the videos of each channel, in any order, each video id once
     * @param clock tells when an answer was made
     * @return the provider
     * @throws InvalidRequest if two channels or two videos have the same id
     */
    static VideoProvider of(ProviderId id, Map<Channel, List<Video>> channels, Clock clock) {
        return new SuppliedVideos(id, channels, clock);
    }
}
