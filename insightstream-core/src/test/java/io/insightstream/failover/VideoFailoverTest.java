package io.insightstream.failover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.Cost;
import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.Unsupported;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VideoFailoverTest {

    private static final ChannelRef REF = ChannelRef.parse("@numberlab");

    private final TestVideos first = new TestVideos("first");
    private final TestVideos second = new TestVideos(
            "second",
            Capability.SEARCH,
            Capability.CHART,
            Capability.CATEGORIES,
            Capability.COMMENTS,
            Capability.STATISTICS);
    private final VideoFailover both = Failover.videos(first, second);

    @Test
    void every_operation_goes_to_the_next_when_one_fails() {
        first.failure = new QuotaExhausted("used up", null, null);

        assertEquals("second", both.channel(REF).item().title());
        assertAnsweredBySecond(both.uploads(UploadsRequest.of(REF)).provenance());
        assertAnsweredBySecond(both.videos(List.of("a")).provenance());
        assertAnsweredBySecond(both.search(SearchRequest.of("numbers")).provenance());
        assertAnsweredBySecond(both.chart(ChartRequest.of("US")).provenance());
        assertAnsweredBySecond(both.categories("US").provenance());
        assertAnsweredBySecond(both.regions().provenance());
        assertAnsweredBySecond(both.comments(CommentsRequest.of("a")).threads().provenance());
        assertAnsweredBySecond(both.statistics(List.of("a")).provenance());
        assertEquals(List.of("channel"), first.asked);
    }

    private static void assertAnsweredBySecond(Provenance provenance) {
        assertEquals(new ProviderId("second"), provenance.provider());
        assertEquals(1, provenance.skipped().size());
        assertFalse(provenance.skipped().get(0).asked());
    }

    @Test
    void all_pages_come_from_the_provider_of_the_first_page() {
        first.failure = new ProviderUnavailable("503");
        UploadsRequest uploads = UploadsRequest.of(REF);
        Page<Video> page = both.uploads(uploads);
        first.failure = null;

        both.uploads(uploads.withPage(Objects.requireNonNull(page.next())));
        SearchRequest search = SearchRequest.of("numbers");
        both.search(search.withPage(Objects.requireNonNull(both.search(search).next())));
        ChartRequest chart = ChartRequest.of("US");
        both.chart(chart.withPage(Objects.requireNonNull(both.chart(chart).next())));
        CommentsRequest comments = CommentsRequest.of("a");
        both.comments(comments.withPage(
                Objects.requireNonNull(both.comments(comments).threads().next())));

        assertEquals(
                List.of(
                        "uploads",
                        "uploads p2~",
                        "search",
                        "search p2~",
                        "chart",
                        "chart p2~",
                        "comments",
                        "comments p2~"),
                second.asked);
    }

    @Test
    void a_list_that_breaks_on_the_way_is_not_continued_elsewhere() {
        UploadsRequest uploads = UploadsRequest.of(REF);
        String next = Objects.requireNonNull(both.uploads(uploads).next());
        ProviderUnavailable failure = new ProviderUnavailable("503");
        first.failure = failure;

        assertThrows(ProviderUnavailable.class, () -> both.uploads(uploads.withPage(next)));
        assertEquals(List.of(), second.asked);
        assertEquals(ProviderState.Phase.RESTING, both.snapshot().get(0).phase());

        first.failure = null;
        both.uploads(uploads.withPage(next));
        assertEquals(ProviderState.Phase.READY, both.snapshot().get(0).phase());
    }

    @Test
    void a_page_from_elsewhere_is_refused() {
        UploadsRequest uploads = UploadsRequest.of(REF);

        assertThrows(InvalidRequest.class, () -> both.uploads(uploads.withPage("p2")));
        assertThrows(InvalidRequest.class, () -> both.uploads(uploads.withPage("stranger~p2")));
    }

    @Test
    void a_cost_is_that_of_who_would_be_asked() {
        assertEquals(Cost.of("first", 7), both.cost(UploadsRequest.of(REF)));
        assertEquals(Cost.of("second", 7), both.cost(SearchRequest.of("numbers")));
        assertEquals(Cost.of("second", 7), both.cost(ChartRequest.of("US")));
        assertEquals(Cost.of("second", 7), both.cost(CommentsRequest.of("a")));

        first.failure = new ProviderUnavailable("503");
        both.channel(REF);
        assertEquals(Cost.of("second", 7), both.cost(UploadsRequest.of(REF)));
    }

    @Test
    void what_nobody_can_do_is_refused() {
        Unsupported problem =
                assertThrows(Unsupported.class, () -> Failover.videos(first).search(SearchRequest.of("numbers")));

        assertTrue(String.valueOf(problem.getMessage()).contains("SEARCH"), problem.getMessage());
    }

    /** Answers everything with an empty page that has a next one. */
    private static final class TestVideos implements VideoProvider {

        private final ProviderId id;
        private final Set<Capability> capabilities;
        private final List<String> asked = new ArrayList<>();
        private @Nullable RuntimeException failure;

        TestVideos(String id, Capability... capabilities) {
            this.id = new ProviderId(id);
            this.capabilities = Set.of(capabilities);
        }

        private <R> R answer(String operation, @Nullable String page, Function<@Nullable String, R> answer) {
            asked.add(page == null ? operation : operation + " " + page);
            if (failure != null) {
                throw failure;
            }
            return answer.apply(page == null ? "p2~" : null);
        }

        private <T> Page<T> empty(@Nullable String next) {
            return new Page<>(List.of(), next, List.of(), Provenance.supplied(id, TestClock.START));
        }

        @Override
        public ProviderId id() {
            return id;
        }

        @Override
        public Set<Capability> capabilities() {
            return capabilities;
        }

        @Override
        public Found<Channel> channel(ChannelRef ref) {
            return answer(
                    "channel",
                    null,
                    next -> new Found<>(
                            Channel.of("UCHnyfMqiRRG1u-2MsSQLbXA", id.value()),
                            Provenance.supplied(id, TestClock.START)));
        }

        @Override
        public Page<Video> uploads(UploadsRequest request) {
            return answer("uploads", request.page(), this::empty);
        }

        @Override
        public Page<Video> videos(Collection<String> ids) {
            return answer("videos", "last", this::empty);
        }

        @Override
        public Page<SearchHit> search(SearchRequest request) {
            return answer("search", request.page(), this::empty);
        }

        @Override
        public Page<Video> chart(ChartRequest request) {
            return answer("chart", request.page(), this::empty);
        }

        @Override
        public Page<VideoCategory> categories(String region) {
            return answer("categories", "last", this::empty);
        }

        @Override
        public Page<Region> regions() {
            return answer("regions", "last", this::empty);
        }

        @Override
        public CommentsPage comments(CommentsRequest request) {
            return new CommentsPage(true, answer("comments", request.page(), this::empty));
        }

        @Override
        public Page<VideoCounts> statistics(Collection<String> ids) {
            return answer("statistics", "last", this::empty);
        }

        @Override
        public Cost cost(VideoRequest request) {
            return Cost.of(id.value(), 7);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
