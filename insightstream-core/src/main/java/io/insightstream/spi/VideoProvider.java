package io.insightstream.spi;

import io.insightstream.call.Cost;
import io.insightstream.call.ProviderId;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotFound;
import io.insightstream.error.Unsupported;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelRef;
import io.insightstream.video.Region;
import io.insightstream.video.SearchHit;
import io.insightstream.video.Video;
import io.insightstream.video.VideoCategory;
import io.insightstream.video.VideoCounts;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
     * @return the channel; of one that is still known from before, the provenance tells when it was asked for
     * @throws NotFound if there is no such channel; the message names the reference
     */
    Found<Channel> channel(ChannelRef ref);

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

    /**
     * What this provider can do beyond channels, uploads and videos.
     *
     * @return the capabilities; none by default
     */
    default Set<Capability> capabilities() {
        return Set.of();
    }

    /**
     * Looks for videos, a page at a time.
     *
     * @param request what to look for
     * @return a page of matches
     * @throws Unsupported without {@link Capability#SEARCH}
     * @throws InvalidRequest if the request's page did not come from this list
     */
    default Page<SearchHit> search(SearchRequest request) {
        throw unsupported(Capability.SEARCH);
    }

    /**
     * Lists the most popular videos of a country, a page at a time.
     *
     * @param request which chart
     * @return a page of it; empty if the provider keeps no chart of that category there
     * @throws Unsupported without {@link Capability#CHART}
     * @throws InvalidRequest if the request's page did not come from this list
     */
    default Page<Video> chart(ChartRequest request) {
        throw unsupported(Capability.CHART);
    }

    /**
     * Lists the categories videos can have in a country.
     *
     * @param region the country, two letters
     * @return one page with all of them
     * @throws Unsupported without {@link Capability#CATEGORIES}
     */
    default Page<VideoCategory> categories(String region) {
        throw unsupported(Capability.CATEGORIES);
    }

    /**
     * Lists the countries the provider has content for.
     *
     * @return one page with all of them
     * @throws Unsupported without {@link Capability#CATEGORIES}
     */
    default Page<Region> regions() {
        throw unsupported(Capability.CATEGORIES);
    }

    /**
     * Lists the comments under a video, a page at a time.
     *
     * @param request which comments
     * @return a page of them; that comments are switched off is an answer, not an exception
     * @throws Unsupported without {@link Capability#COMMENTS}
     * @throws NotFound if there is no such video
     * @throws InvalidRequest if the request's page did not come from this list
     */
    default CommentsPage comments(CommentsRequest request) {
        throw unsupported(Capability.COMMENTS);
    }

    /**
     * Tells the counts of videos anew, for less than the whole videos cost.
     *
     * @param ids the ids; one named twice is delivered once
     * @return one page with the counts in the order of the ids, and the ids there is no video for
     * @throws Unsupported without {@link Capability#STATISTICS}
     */
    default Page<VideoCounts> statistics(Collection<String> ids) {
        throw unsupported(Capability.STATISTICS);
    }

    /**
     * What following a request to the end would cost. For uploads, finding the channel is included. What is at hand
     * already costs nothing.
     *
     * @param request the request, at its first page
     * @return the cost, without failed attempts; free by default
     */
    default Cost cost(VideoRequest request) {
        return Cost.FREE;
    }

    private Unsupported unsupported(Capability capability) {
        return new Unsupported("the provider '" + id() + "' has no " + capability + "; it has " + capabilities());
    }

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
