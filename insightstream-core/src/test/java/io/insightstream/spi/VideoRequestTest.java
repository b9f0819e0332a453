package io.insightstream.spi;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.error.InvalidRequest;
import io.insightstream.video.ChannelRef;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VideoRequestTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void a_search_starts_with_the_best_matches_and_every_filter_is_one_call() {
        assertEquals(
                new SearchRequest(
                        "tea",
                        SearchRequest.Order.VIEWS,
                        null,
                        NOON,
                        NOON.plusSeconds(1),
                        "gb",
                        "en",
                        SearchRequest.Length.SHORT,
                        "22",
                        SearchRequest.Broadcast.UPCOMING,
                        7,
                        "next"),
                SearchRequest.of("tea")
                        .withOrder(SearchRequest.Order.VIEWS)
                        .withPublished(NOON, NOON.plusSeconds(1))
                        .withPlace("gb", "en")
                        .withLength(SearchRequest.Length.SHORT)
                        .withCategory("22")
                        .withLive(SearchRequest.Broadcast.UPCOMING)
                        .withLimit(7)
                        .withPage("next"));
        assertEquals(
                new SearchRequest(
                        "tea",
                        SearchRequest.Order.RELEVANCE,
                        null,
                        null,
                        null,
                        null,
                        null,
                        SearchRequest.Length.ANY,
                        null,
                        null,
                        50,
                        null),
                SearchRequest.of("tea"));
    }

    @Test
    void a_search_needs_a_query_or_a_channel() {
        refused("a search needs a query or a channel", () -> SearchRequest.of("  "));
        assertEquals("UC1", SearchRequest.in("UC1", "").channelId());
    }

    @Test
    void a_search_in_a_time_that_no_instant_lies_in_is_refused() {
        SearchRequest search = SearchRequest.of("tea");

        refused("no video was published at or after " + NOON, () -> search.withPublished(NOON, NOON));
        refused("no video was published", () -> search.withPublished(NOON, NOON.minusSeconds(1)));
        assertDoesNotThrow(() -> search.withPublished(NOON, null).withPublished(null, NOON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "U", "USA", "U1", "U ", "ÜS"})
    void a_region_is_two_letters(String region) {
        refused("'" + region + "'", () -> SearchRequest.of("tea").withPlace(region, null));
        refused("'" + region + "'", () -> ChartRequest.of(region));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void a_limit_is_one_or_more(int limit) {
        UploadsRequest uploads = UploadsRequest.of(ChannelRef.parse("@tea"));
        for (Executable call : List.<Executable>of(
                () -> uploads.withLimit(limit),
                () -> SearchRequest.of("tea").withLimit(limit),
                () -> ChartRequest.of("US").withLimit(limit),
                () -> CommentsRequest.of("v1").withLimit(limit))) {
            refused("limit must be 1 or more, got " + limit, call);
        }
    }

    @Test
    void a_chart_is_of_all_categories_unless_one_is_named() {
        assertEquals(new ChartRequest("US", null, 50, null), ChartRequest.of("US"));
        assertEquals(
                new ChartRequest("US", "10", 3, "next"),
                ChartRequest.of("US").withCategory("10").withLimit(3).withPage("next"));
    }

    @Test
    void comments_are_the_newest_with_the_replies_that_cost_nothing() {
        assertEquals(
                new CommentsRequest("v1", CommentsRequest.Order.TIME, CommentsRequest.Replies.FIRST, 100, null),
                CommentsRequest.of("v1"));
        assertEquals(
                new CommentsRequest("v1", CommentsRequest.Order.RELEVANCE, CommentsRequest.Replies.ALL, 5, "next"),
                CommentsRequest.of("v1")
                        .withOrder(CommentsRequest.Order.RELEVANCE)
                        .withReplies(CommentsRequest.Replies.ALL)
                        .withLimit(5)
                        .withPage("next"));
        refused("a video id must not be blank", () -> CommentsRequest.of(" "));
    }

    private static void refused(String message, Executable call) {
        InvalidRequest problem = assertThrows(InvalidRequest.class, call);
        assertTrue(String.valueOf(problem.getMessage()).contains(message), problem.getMessage());
    }
}
