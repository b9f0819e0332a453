package io.insightstream.clients.youtube;

import io.insightstream.call.Cost;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Secret;
import io.insightstream.clients.http.HttpCaller;
import io.insightstream.clients.http.HttpCaller.KeyPlace;
import io.insightstream.clients.http.ProviderBuilder;
import io.insightstream.clients.http.QuotaLedger;
import io.insightstream.error.NotConfigured;
import io.insightstream.spi.Capability;
import io.insightstream.spi.ChartRequest;
import io.insightstream.spi.CommentsPage;
import io.insightstream.spi.CommentsRequest;
import io.insightstream.spi.Found;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * YouTube: channels, their uploads, videos, searches, charts and comments, by an API key of the user.
 *
 * <pre>{@code
 * try (VideoProvider youTube = YouTube.withKey(System.getenv("YOUTUBE_API_KEY"))) {
 *     Channel channel = youTube.channel(ChannelRef.parse("@veritasium")).item();
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

    /** What this provider is called unless its builder names it. */
    public static final ProviderId ID = new ProviderId("youtube");

    private static final Set<Capability> CAPABILITIES = Set.copyOf(EnumSet.of(
            Capability.SEARCH, Capability.CHART, Capability.CATEGORIES, Capability.COMMENTS, Capability.STATISTICS));

    private final ProviderId id;
    private final HttpCaller caller;
    private final Clock clock;
    private final SideCalls sideCalls = new SideCalls();
    private final Channels channels;
    private final VideoLists videos;
    private final Uploads uploads;
    private final Searches searches;
    private final Charts charts;
    private final Comments comments;
    private final Statistics statistics;
    private final Costs costs;

    private YouTube(ProviderId id, Builder builder, HttpCaller caller, Clock clock) {
        this.id = id;
        this.caller = caller;
        this.clock = clock;
        Endpoints endpoints = new Endpoints(caller, builder.freshness, builder.tariff);
        channels = new Channels(endpoints, builder.searchForNames, builder.freshness.channels(), clock);
        videos = new VideoLists(endpoints, sideCalls, id, clock);
        uploads = new Uploads(endpoints, channels, videos, sideCalls, id, clock);
        searches = new Searches(endpoints, id, clock);
        charts = new Charts(endpoints, id, clock);
        comments = new Comments(endpoints, id, clock);
        statistics = new Statistics(endpoints, sideCalls, id, clock);
        costs = new Costs(endpoints, channels, builder.searchForNames, builder.tariff);
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
        return id;
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Found<Channel> channel(ChannelRef ref) {
        Spent spent = new Spent();
        Channel channel = channels.find(ref, spent).channel();
        return new Found<>(channel, spent.provenance(id, clock.instant()));
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
     * Lists the most popular videos of a country, a page at a time.
     *
     * <p>Since 2025-07-21 YouTube's chart holds trending music, films and games alone. For a category without a chart
     * YouTube says {@code videoChartNotFound}, and the page is empty.
     *
     * @param request which chart
     * @return a page of it
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
     * What following a request to the end would cost; nothing is sent to find out.
     *
     * <p>A list is taken to have nothing missing in it: where videos of it are deleted or private, filling up the limit
     * can take a page more. Without a limit the most is what a playlist can hold, 20,000 videos, unless it is known how
     * many the channel has. A walk that stops before its limit may have asked for the ids of one page more.
     *
     * @param request the request, at its first page
     * @return the cost, without failed attempts
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

    /**
     * Configures the provider. Defaults: at {@code https://www.googleapis.com/}, the root before {@code /youtube/v3/}, the
     * key in a header, the day's quota of a project in a ledger of its own, {@link Freshness#DEFAULTS}, no search for
     * names, 4 attempts, a minute for a call, an HTTP client of its own. Not safe for use by several threads.
     */
    public static final class Builder extends ProviderBuilder<Builder> {

        private static final String BASE_URL = "https://www.googleapis.com/";
        private static final Duration DEADLINE = Duration.ofMinutes(1);

        private @Nullable QuotaLedger quota;
        private KeyIn keyIn = KeyIn.HEADER;
        private boolean searchForNames;
        private Freshness freshness = Freshness.DEFAULTS;
        private Tariff tariff = Tariff.DEFAULT;
        private long cacheBytes = 64L << 20;
        private Duration readTimeout = Duration.ofSeconds(15);

        private Builder() {
            super(ID);
        }

        /**
         * Sets the quota. By default, {@link YouTubeQuota#ledger()}.
         *
         * @param quota a ledger with the buckets of {@link YouTubeQuota}, which other providers and processes may share
         * @return this builder
         */
        public Builder quota(QuotaLedger quota) {
            this.quota = Objects.requireNonNull(quota, "quota");
            return this;
        }

        /**
         * Sets where the key is sent.
         *
         * @param keyIn where
         * @return this builder
         */
        public Builder keyIn(KeyIn keyIn) {
            this.keyIn = Objects.requireNonNull(keyIn, "keyIn");
            return this;
        }

        /**
         * Allows a search for an old custom name, as in {@code youtube.com/c/NAME}, that is neither a handle nor a user
         * name. It takes one of the day's 100 searches and up to five units.
         *
         * @param allowed whether it may
         * @return this builder
         */
        public Builder allowSearchForNames(boolean allowed) {
            this.searchForNames = allowed;
            return this;
        }

        /**
         * Sets what an operation is charged, should YouTube change it: by default one unit of its bucket, as {@link
         * YouTubeQuota} names them.
         *
         * @param operation YouTube's name of the operation, such as {@code search.list}
         * @param bucket a bucket of the ledger
         * @param units what each call takes of it, 0 or more
         * @return this builder
         */
        public Builder cost(String operation, String bucket, long units) {
            if (!Tariff.operations().contains(operation)) {
                problem("cost: there is no operation '" + operation + "'; there are " + Tariff.operations());
            }
            if (bucket.isBlank() || units < 0) {
                problem("cost: expected a bucket and 0 units or more, got " + units + " of '" + bucket + "'");
            }
            this.tariff = tariff.with(operation, new Tariff.Charge(bucket, units));
            return this;
        }

        /**
         * Sets how long answers are served from the cache.
         *
         * @param freshness how long, by kind
         * @return this builder
         */
        public Builder freshness(Freshness freshness) {
            this.freshness = Objects.requireNonNull(freshness, "freshness");
            return this;
        }

        /**
         * Sets how much the cache may hold. By default 64 MB, which is some 20,000 videos.
         *
         * @param bytes the most bytes, 0 for no cache
         * @return this builder
         */
        public Builder cacheBytes(long bytes) {
            if (bytes < 0) {
                problem("cacheBytes: expected 0 or more, got " + bytes);
            }
            this.cacheBytes = bytes;
            return this;
        }

        /**
         * Limits how long YouTube may be silent before an attempt is given up and repeated. By default 15 seconds.
         *
         * @param readTimeout how long, more than zero
         * @return this builder
         */
        public Builder readTimeout(Duration readTimeout) {
            this.readTimeout = positive("readTimeout", readTimeout);
            return this;
        }

        /**
         * Builds the provider.
         *
         * @return the provider; to be closed
         * @throws NotConfigured if there is no key or a setting is out of range; the message names all problems
         */
        public YouTube build() {
            List<String> missing = new ArrayList<>();
            if (!hasKeys()) {
                missing.add(
                        "keys: YouTube needs an API key; make one at https://console.cloud.google.com/apis/credentials");
            }
            requireComplete("YouTube.builder()", missing);
            KeyPlace place =
                    keyIn == KeyIn.HEADER ? new KeyPlace.Header("X-Goog-Api-Key", "") : new KeyPlace.Query("key");
            HttpCaller caller = caller(baseUrlOr(BASE_URL), new YouTubeErrors(clock()), DEADLINE)
                    .keys(keyPool(), place)
                    .quota(quota == null ? YouTubeQuota.ledger(clock()) : quota)
                    .readTimeout(readTimeout)
                    .cacheBytes(cacheBytes)
                    .build();
            return new YouTube(id(), this, caller, clock());
        }
    }
}
