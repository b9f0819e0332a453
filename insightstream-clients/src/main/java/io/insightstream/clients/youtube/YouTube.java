package io.insightstream.clients.youtube;

import io.insightstream.call.CallListener;
import io.insightstream.call.Cost;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Secret;
import io.insightstream.clients.http.HttpCaller;
import io.insightstream.clients.http.HttpCaller.KeyPlace;
import io.insightstream.clients.http.KeyPool;
import io.insightstream.clients.http.QuotaLedger;
import io.insightstream.error.NotConfigured;
import io.insightstream.spi.Capability;
import io.insightstream.spi.ChartRequest;
import io.insightstream.spi.CommentsPage;
import io.insightstream.spi.CommentsRequest;
import io.insightstream.spi.Page;
import io.insightstream.spi.SearchRequest;
import io.insightstream.spi.UploadsRequest;
import io.insightstream.spi.VideoProvider;
import io.insightstream.spi.VideoRequest;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelRef;
import io.insightstream.video.Region;
import io.insightstream.video.SearchHit;
import io.insightstream.video.Video;
import io.insightstream.video.VideoCategory;
import io.insightstream.video.VideoCounts;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleSupplier;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * YouTube: channels, their uploads, videos, searches, charts and comments, by an API key of the user.
 *
 * <pre>{@code
 * try (VideoProvider youTube = YouTube.withKey(System.getenv("YOUTUBE_API_KEY"))) {
 *     Channel channel = youTube.channel(ChannelRef.parse("@veritasium"));
 *     Page<Video> newest = youTube.uploads(UploadsRequest.of(new ChannelRef.Id(channel.id())).withLimit(50));
 * }
 * }</pre>
 *
 * <p>Those three calls cost three units of the 10,000 that a project has a day. Pages of uploads cost two units for 50
 * videos; searches have a quota of their own, of 100 a day, so that no channel is looked for by a search unless {@link
 * Builder#allowSearchForNames} says so. A call that the quota has no room for is refused before it is sent.
 *
 * <p>Every answer names the instant YouTube gave it, also when it is served from the cache, and none is served for longer
 * than 30 days. YouTube's terms allow one project for a client: several keys of it share its quota.
 *
 * <p>Safe for use by several threads. Blocking, and at home on virtual threads.
 */
public final class YouTube implements VideoProvider {

    /** What this provider is called. */
    public static final ProviderId ID = new ProviderId("youtube");

    private static final Set<Capability> CAPABILITIES = Set.copyOf(EnumSet.of(
            Capability.SEARCH,
            Capability.CHART,
            Capability.CATEGORIES,
            Capability.COMMENTS,
            Capability.STATISTICS));

    private final HttpCaller caller;
    private final SideCalls sideCalls = new SideCalls();
    private final Channels channels;
    private final VideoLists videos;
    private final Uploads uploads;
    private final Searches searches;
    private final Charts charts;
    private final Comments comments;
    private final Statistics statistics;
    private final Costs costs;

    private YouTube(Builder builder, HttpCaller caller) {
        this.caller = caller;
        Clock clock = builder.clock;
        Endpoints endpoints = new Endpoints(caller, builder.freshness);
        channels = new Channels(endpoints, builder.searchForNames, builder.freshness.channels(), clock);
        videos = new VideoLists(endpoints, sideCalls, ID, clock);
        uploads = new Uploads(endpoints, channels, videos, sideCalls, ID, clock);
        searches = new Searches(endpoints, ID, clock);
        charts = new Charts(endpoints, ID, clock);
        comments = new Comments(endpoints, ID, clock);
        statistics = new Statistics(endpoints, sideCalls, ID, clock);
        costs = new Costs(endpoints, channels, builder.searchForNames);
    }

    /**
     * YouTube by one API key, with everything else as it is by default.
     *
     * @param key the key
     * @return the provider; to be closed
     * @throws IllegalArgumentException if the key is blank
     */
    public static YouTube withKey(String key) {
        return withKey(Secret.of(key));
    }

    /**
     * YouTube by one API key, with everything else as it is by default.
     *
     * @param key the key
     * @return the provider; to be closed
     */
    public static YouTube withKey(Secret key) {
        return builder().keys(key).build();
    }

    /**
     * Starts a configuration.
     *
     * @return a builder, to which keys must be given
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public ProviderId id() {
        return ID;
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Channel channel(ChannelRef ref) {
        return channels.find(ref, new Spent()).channel();
    }

    @Override
    public Page<Video> uploads(UploadsRequest request) {
        return uploads.page(request);
    }

    @Override
    public Page<Video> videos(Collection<String> ids) {
        return videos.videos(ids);
    }

    @Override
    public Page<SearchHit> search(SearchRequest request) {
        return searches.page(request);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Since 2025-07-21 YouTube's chart holds trending music, films and games alone. For a category without a chart
     * YouTube says {@code videoChartNotFound}, and the page is empty.
     */
    @Override
    public Page<Video> chart(ChartRequest request) {
        return charts.page(request);
    }

    @Override
    public Page<VideoCategory> categories(String region) {
        return charts.categories(region);
    }

    @Override
    public Page<Region> regions() {
        return charts.regions();
    }

    @Override
    public CommentsPage comments(CommentsRequest request) {
        return comments.page(request);
    }

    @Override
    public Page<VideoCounts> statistics(Collection<String> ids) {
        return statistics.statistics(ids);
    }

    /**
     * {@inheritDoc}
     *
     * <p>A list is taken to have nothing missing in it: where videos of it are deleted or private, filling up the limit
     * can take a page more. Without a limit the most is what a playlist can hold, 20,000 videos, unless it is known how
     * many the channel has. A walk that stops before its limit may have asked for the ids of one page more.
     */
    @Override
    public Cost cost(VideoRequest request) {
        return costs.of(request);
    }

    @Override
    public void close() {
        sideCalls.close();
        caller.close();
    }

    /** Where the key is sent. */
    public enum KeyIn {
        /** In the header {@code X-Goog-Api-Key}: no address holds it. */
        HEADER,
        /**
         * In the query parameter {@code key}, for a gateway that lets no such header through. What stands between, such as
         * a proxy, may write addresses to its log. Ours are rid of the key before they reach a message or a log.
         */
        QUERY
    }
}
