package io.insightstream.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.insightstream.call.Cost;
import io.insightstream.call.Provenance;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotFound;
import io.insightstream.error.Unsupported;
import io.insightstream.spi.Capability;
import io.insightstream.spi.ChartRequest;
import io.insightstream.spi.CommentsRequest;
import io.insightstream.spi.Page;
import io.insightstream.spi.SearchRequest;
import io.insightstream.spi.UploadsRequest;
import io.insightstream.spi.VideoProvider;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelRef;
import io.insightstream.video.Video;
import io.insightstream.video.VideoCounts;
import io.insightstream.video.VideoStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The behaviour of a {@link VideoProvider}. A provider proves itself by extending this class and making a provider that
 * holds what it is given, in whatever form it usually reads: a file, a server, a table.
 */
public abstract class VideoProviderContract {

    private static final Instant FIRST_UPLOAD = Instant.parse("2024-01-06T09:30:00Z");
    private static final Channel CHANNEL = Channel.of("UCHnyfMqiRRG1u-2MsSQLbXA", "Number Lab");

    /** What a video provider may be able to do. */
    private static final EnumSet<Capability> OF_VIDEOS = EnumSet.of(
            Capability.SEARCH, Capability.CHART, Capability.CATEGORIES, Capability.COMMENTS, Capability.STATISTICS);

    private final List<VideoProvider> opened = new ArrayList<>();

    /** For subclasses. */
    protected VideoProviderContract() {}

    /**
     * Makes a provider that holds exactly one channel.
     *
     * @param channel the channel
     * @param videos its videos, in no particular order
     * @return a new provider; the contract closes it
     */
    protected abstract VideoProvider providerOf(Channel channel, List<Video> videos);

    @AfterEach
    void closeProviders() {
        opened.forEach(VideoProvider::close);
    }

    @Test
    void a_channel_is_found_by_its_id() {
        Channel found =
                provider(uploads(1)).channel(new ChannelRef.Id(CHANNEL.id())).item();

        assertEquals(CHANNEL.id(), found.id());
        assertEquals(CHANNEL.title(), found.title());
    }

    @Test
    void an_unknown_channel_is_not_found_and_the_message_names_it() {
        VideoProvider provider = provider(uploads(1));
        ChannelRef unknown = new ChannelRef.Id("UCaaaaaaaaaaaaaaaaaaaaaa");

        assertNames(unknown, assertThrows(NotFound.class, () -> provider.channel(unknown)));
        assertNames(unknown, assertThrows(NotFound.class, () -> provider.uploads(UploadsRequest.of(unknown))));
    }

    @Test
    void uploads_come_newest_first_and_every_one_once() {
        List<Video> uploads = uploads(123);

        assertEquals(newestFirst(uploads), walk(provider(uploads), request()));
    }

    @Test
    void a_long_list_comes_in_pages() {
        Page<Video> first = provider(uploads(123)).uploads(request());

        assertTrue(first.items().size() < 123, "the first page holds all 123 uploads");
        assertFalse(first.items().isEmpty());
    }

    @Test
    void a_limit_holds_over_all_pages() {
        List<Video> uploads = uploads(123);
        VideoProvider provider = provider(uploads);

        for (int limit : new int[] {1, 49, 50, 51, 100, 122, 123, 124}) {
            int expected = Math.min(limit, uploads.size());
            assertEquals(
                    newestFirst(uploads).subList(0, expected),
                    walk(provider, request().withLimit(limit)),
                    "limit " + limit);
        }
    }

    @Test
    void only_videos_published_after_the_instant_come() {
        List<Video> uploads = uploads(80);
        Video tenthNewest = newestFirst(uploads).get(9);

        assertEquals(
                newestFirst(uploads).subList(0, 9),
                walk(provider(uploads), request().withPublishedAfter(tenthNewest.publishedAt())));
    }

    @Test
    void a_page_from_elsewhere_is_refused() {
        VideoProvider provider = provider(uploads(60));

        assertThrows(InvalidRequest.class, () -> provider.uploads(request().withPage("no page of this list")));
    }

    @Test
    void videos_come_in_the_order_of_the_ids_and_each_once() {
        List<Video> uploads = uploads(120);
        List<Video> shuffled = new ArrayList<>(uploads);
        Collections.shuffle(shuffled, new Random(7));
        List<String> ids = new ArrayList<>(shuffled.stream().map(Video::id).toList());
        ids.add(ids.get(3));

        Page<Video> page = provider(uploads).videos(ids);

        assertEquals(shuffled, page.items());
        assertEquals(List.of(), page.missing());
        assertNull(page.next());
    }

    @Test
    void ids_without_a_video_are_named() {
        List<Video> uploads = uploads(2);

        Page<Video> page =
                provider(uploads).videos(List.of("gone-000001", uploads.get(1).id(), "gone-000002"));

        assertEquals(List.of(uploads.get(1)), page.items());
        assertEquals(List.of("gone-000001", "gone-000002"), page.missing());
    }

    @Test
    void no_ids_give_no_videos() {
        Page<Video> page = provider(uploads(1)).videos(List.of());

        assertEquals(List.of(), page.items());
        assertEquals(List.of(), page.missing());
    }

    @Test
    void a_missing_count_stays_missing_and_zero_stays_zero() {
        Video hidden = video("hidden-0001", 0, new VideoStatistics(100L, null, null));
        Video zero = video("zero-000001", 1, new VideoStatistics(0L, 0L, 0L));

        assertEquals(List.of(zero, hidden), walk(provider(List.of(hidden, zero)), request()));
    }

    @Test
    void counts_beyond_32_bits_survive() {
        Video popular = video("popular-001", 0, new VideoStatistics(15_000_000_000L, 5_000_000_000L, 3_000_000_000L));

        assertEquals(List.of(popular), walk(provider(List.of(popular)), request()));
    }

    @Test
    void titles_survive_whatever_they_hold() {
        String title = "=SUM(1) \"quoted\", comma; 日本語 🎉 and\ttab";
        Video video = new Video(
                "-starts-dash", CHANNEL.id(), title, FIRST_UPLOAD, Duration.ofSeconds(90), VideoStatistics.UNKNOWN);

        assertEquals(List.of(video), walk(provider(List.of(video)), request()));
    }

    @Test
    void results_say_who_gave_them_and_when() {
        VideoProvider provider = provider(uploads(1));
        Page<Video> page = provider.uploads(request());

        assertEquals(provider.id(), page.provenance().provider());
        assertTrue(page.provenance().retrievedAt().isAfter(Instant.EPOCH));
        assertEquals(
                provider.id(),
                provider.channel(request().channel()).provenance().provider());
    }

    @Test
    void what_a_provider_cannot_do_is_refused_by_name() {
        VideoProvider provider = provider(uploads(1));

        for (Capability each : capabilitiesMissingFrom(provider)) {
            Unsupported problem =
                    assertThrows(Unsupported.class, () -> use(provider, each, "video-00000"), each.name());
            String message = String.valueOf(problem.getMessage());
            assertTrue(
                    message.contains(each.name())
                            && message.contains(provider.id().value()),
                    message);
        }
    }

    @Test
    void what_a_provider_can_do_is_answered_in_its_name() {
        VideoProvider provider = provider(uploads(1));

        for (Capability each : provider.capabilities()) {
            for (Provenance provenance : use(provider, each, "video-00000")) {
                assertEquals(provider.id(), provenance.provider(), each.name());
            }
        }
    }

    @Test
    void counts_alone_are_those_of_the_videos() {
        List<Video> uploads = uploads(60);
        VideoProvider provider = provider(uploads);
        assumeTrue(provider.capabilities().contains(Capability.STATISTICS), "no counts without the videos");
        List<String> ids = new ArrayList<>(uploads.stream().map(Video::id).toList());
        ids.add(3, "gone-000001");
        ids.add(ids.get(0));

        Page<VideoCounts> page = provider.statistics(ids);

        assertEquals(
                uploads.stream()
                        .map(video -> new VideoCounts(video.id(), video.statistics()))
                        .toList(),
                page.items());
        assertEquals(List.of("gone-000001"), page.missing());
        assertNull(page.next());
    }

    @Test
    void a_smaller_look_costs_no_more() {
        VideoProvider provider = provider(uploads(123));
        Cost all = provider.cost(request());
        Cost some = provider.cost(request().withLimit(10));

        some.atMost()
                .forEach((bucket, units) -> assertTrue(units <= all.atMost().getOrDefault(bucket, 0L), bucket));
        some.atLeast()
                .forEach((bucket, units) -> assertTrue(units <= all.atLeast().getOrDefault(bucket, 0L), bucket));
    }

    @Test
    void several_threads_get_the_same_answers() throws Exception {
        List<Video> uploads = uploads(120);
        VideoProvider provider = provider(uploads);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<List<Video>>> calls = Collections.nCopies(32, () -> walk(provider, request()));
            for (Future<List<Video>> each : threads.invokeAll(calls)) {
                assertEquals(newestFirst(uploads), each.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void closing_again_does_nothing() {
        VideoProvider provider = provider(uploads(1));

        provider.close();
        provider.close();
    }

    private VideoProvider provider(List<Video> videos) {
        VideoProvider provider = providerOf(CHANNEL, videos);
        opened.add(provider);
        return provider;
    }

    private static EnumSet<Capability> capabilitiesMissingFrom(VideoProvider provider) {
        EnumSet<Capability> missing = EnumSet.copyOf(OF_VIDEOS);
        missing.removeAll(provider.capabilities());
        return missing;
    }

    /** Asks everything that needs the capability. */
    private static List<Provenance> use(VideoProvider provider, Capability capability, String videoId) {
        return switch (capability) {
            case SEARCH ->
                List.of(provider.search(SearchRequest.in(CHANNEL.id(), "title").withLimit(1))
                        .provenance());
            case CHART ->
                List.of(provider.chart(ChartRequest.of("US").withLimit(1)).provenance());
            case CATEGORIES ->
                List.of(
                        provider.categories("US").provenance(),
                        provider.regions().provenance());
            case COMMENTS ->
                List.of(provider.comments(CommentsRequest.of(videoId).withLimit(1))
                        .threads()
                        .provenance());
            case STATISTICS -> List.of(provider.statistics(List.of(videoId)).provenance());
            default -> throw new AssertionError("a video provider cannot do " + capability);
        };
    }

    private static UploadsRequest request() {
        return UploadsRequest.of(new ChannelRef.Id(CHANNEL.id()));
    }

    private static List<Video> walk(VideoProvider provider, UploadsRequest request) {
        List<Video> all = new ArrayList<>();
        Page<Video> page = provider.uploads(request);
        all.addAll(page.items());
        for (String next = page.next(); next != null; next = page.next()) {
            page = provider.uploads(request.withPage(next));
            all.addAll(page.items());
        }
        return all;
    }

    /** Uploads a week apart, in shuffled order. */
    private static List<Video> uploads(int n) {
        List<Video> uploads = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            uploads.add(video(String.format("video-%05d", i), i, new VideoStatistics(1_000L + i, 50L + i, (long) i)));
        }
        Collections.shuffle(uploads, new Random(42));
        return uploads;
    }

    private static Video video(String id, int week, VideoStatistics statistics) {
        return new Video(
                id,
                CHANNEL.id(),
                "Title of " + id,
                FIRST_UPLOAD.plus(Duration.ofDays(7L * week)),
                Duration.ofSeconds(300 + week),
                statistics);
    }

    private static List<Video> newestFirst(List<Video> videos) {
        return videos.stream()
                .sorted(Comparator.comparing(Video::publishedAt).reversed())
                .toList();
    }

    private static void assertNames(ChannelRef ref, NotFound problem) {
        String message = String.valueOf(problem.getMessage());
        assertTrue(message.contains(ref.toString()), message);
    }
}
