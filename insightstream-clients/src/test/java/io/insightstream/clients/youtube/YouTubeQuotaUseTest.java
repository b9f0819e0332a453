package io.insightstream.clients.youtube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.Cost;
import io.insightstream.call.Secret;
import io.insightstream.call.Usage;
import io.insightstream.channel.ChannelReports;
import io.insightstream.clients.http.QuotaLedger;
import io.insightstream.error.NotFound;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.fake.FakeChannel;
import io.insightstream.fake.FakeYouTube;
import io.insightstream.spi.ChartRequest;
import io.insightstream.spi.CommentsRequest;
import io.insightstream.spi.Page;
import io.insightstream.spi.SearchRequest;
import io.insightstream.spi.UploadsRequest;
import io.insightstream.video.ChannelRef;
import io.insightstream.video.Video;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class YouTubeQuotaUseTest {

    private final TestTime time = new TestTime();
    private final QuotaLedger ledger = YouTubeQuota.builder().clock(time).build();

    private YouTube youTube(FakeYouTube server) {
        return YouTube.builder()
                .keys(Secret.of("a-key"))
                .quota(ledger)
                .baseUrl(server.url())
                .clock(time)
                .sleeper(time)
                .build();
    }

    private long spent(String bucket) {
        return ledger.snapshot().stream()
                .filter(each -> each.name().equals(bucket))
                .mapToLong(QuotaLedger.Bucket::spent)
                .sum();
    }

    private void assertSpent(FakeYouTube server, long units, long searches) {
        assertEquals(units, server.units(YouTubeQuota.UNITS), "units by the server: " + server.requests());
        assertEquals(units, spent(YouTubeQuota.UNITS), "units by the ledger");
        assertEquals(searches, server.units(YouTubeQuota.SEARCH), "searches by the server");
        assertEquals(searches, spent(YouTubeQuota.SEARCH), "searches by the ledger");
    }

    @Test
    void the_outliers_of_a_handle_with_50_videos_cost_three_units_and_no_search() {
        FakeChannel channel = FakeChannel.seeded(1, 50, 0);
        try (FakeYouTube server = new FakeYouTube(channel);
                YouTube youTube = youTube(server)) {
            ChannelReports reports = new ChannelReports(ChannelRef.parse("@channel1"), youTube, time);
            assertEquals(50, reports.outliers().videos());
            assertSpent(server, 3, 0);

            // The streak of the same channel is made of what is at hand.
            reports.uploadStreak();
            assertSpent(server, 3, 0);
        }
    }

    @Test
    void a_hundred_channels_of_50_videos_cost_300_units() {
        FakeChannel[] channels = LongStream.range(0, 100)
                .mapToObj(seed -> FakeChannel.seeded(seed, 50, 0))
                .toArray(FakeChannel[]::new);
        try (FakeYouTube server = new FakeYouTube(channels);
                YouTube youTube = youTube(server)) {
            for (int i = 0; i < 100; i++) {
                new ChannelReports(ChannelRef.parse("@channel" + i), youTube, time).outliers();
            }
            assertSpent(server, 300, 0);
        }
    }

    @Test
    void a_cost_is_what_is_spent_then() {
        try (FakeYouTube server = new FakeYouTube(FakeChannel.seeded(1, 730, 0));
                YouTube youTube = youTube(server)) {
            UploadsRequest fifty =
                    UploadsRequest.of(ChannelRef.parse("@channel1")).withLimit(50);
            UploadsRequest all = UploadsRequest.of(ChannelRef.parse("@channel1"));
            assertEquals(Cost.between(YouTubeQuota.UNITS, 2, 3), youTube.cost(fifty));
            assertEquals(Cost.between(YouTubeQuota.UNITS, 2, 801), youTube.cost(all));
            assertSpent(server, 0, 0);

            youTube.channel(ChannelRef.parse("@channel1"));
            assertEquals(Cost.of(YouTubeQuota.UNITS, 2), youTube.cost(fifty), "the channel is known");
            assertEquals(Cost.of(YouTubeQuota.UNITS, 30), youTube.cost(all));

            walk(youTube, fifty);
            assertSpent(server, 3, 0);
            assertEquals(Cost.FREE, youTube.cost(fifty), "the page is at hand");
            assertEquals(Cost.of(YouTubeQuota.UNITS, 28), youTube.cost(all), "the first page is at hand");

            walk(youTube, all);
            assertSpent(server, 31, 0);
            assertEquals(Cost.FREE, youTube.cost(all));
            assertSpent(server, 31, 0);
        }
    }

    @Test
    void searches_and_charts_cost_a_page_each() {
        try (FakeYouTube server = new FakeYouTube(FakeChannel.seeded(1, 130, 0));
                YouTube youTube = youTube(server)) {
            SearchRequest search = SearchRequest.of("video").withLimit(120);
            assertEquals(Cost.between(YouTubeQuota.SEARCH, 1, 3), youTube.cost(search));
            String next = youTube.search(search).next();
            youTube.search(search.withPage(String.valueOf(next)));
            assertSpent(server, 0, 2);
            assertEquals(Cost.between(YouTubeQuota.SEARCH, 1, 1), youTube.cost(search), "two pages are at hand");

            ChartRequest chart = ChartRequest.of("US");
            assertEquals(Cost.of(YouTubeQuota.UNITS, 1), youTube.cost(chart));
            youTube.chart(chart);
            assertEquals(Cost.FREE, youTube.cost(chart));
            assertSpent(server, 1, 2);
        }
    }

    @Test
    void what_an_operation_is_charged_can_be_changed() {
        QuotaLedger ledger = YouTubeQuota.builder().bucket("lists", 90).build();
        try (FakeYouTube server = new FakeYouTube(FakeChannel.seeded(5, 120, 0));
                YouTube youTube = YouTube.builder()
                        .keys(Secret.of("a-key"))
                        .quota(ledger)
                        .cost("playlistItems.list", "lists", 30)
                        .cost("channels.list", YouTubeQuota.UNITS, 0)
                        .baseUrl(server.url())
                        .build()) {
            UploadsRequest request = UploadsRequest.of(ChannelRef.parse("@channel5"));
            youTube.channel(request.channel());

            Cost expected = youTube.cost(request);
            List<Page<Video>> pages = walk(youTube, request);

            assertEquals(Cost.of("lists", 90).plus(Cost.of(YouTubeQuota.UNITS, 3)), expected);
            assertEquals(
                    Map.of("lists", 90L, YouTubeQuota.UNITS, 3L),
                    pages.stream()
                            .map(page -> page.provenance().usage())
                            .reduce(Usage.NONE, Usage::plus)
                            .quota());
            assertEquals(0, ledger.snapshot().get(0).left());
        }
    }

    @Test
    void that_there_is_nothing_is_at_hand_too() {
        try (ScriptedYouTube scripted = new ScriptedYouTube().answers(404, """
                {"error": {"code": 404, "errors": [{"reason": "videoNotFound"}]}}""")) {
            CommentsRequest request = CommentsRequest.of("dQw4w9WgXcQ");
            assertThrows(NotFound.class, () -> scripted.youTube.comments(request));

            assertEquals(Cost.FREE, scripted.youTube.cost(request));
            assertEquals(1, scripted.requests.size());
        }
    }

    @Test
    void what_the_pages_say_they_used_is_what_was_spent() {
        try (FakeYouTube server = new FakeYouTube(FakeChannel.seeded(3, 500, 0.03));
                YouTube youTube = youTube(server)) {
            Usage used = Usage.NONE;
            int attempts = 0;
            for (Page<Video> page : walk(youTube, UploadsRequest.of(ChannelRef.parse("@channel3")))) {
                used = used.plus(page.provenance().usage());
                attempts += page.provenance().attempts();
            }
            assertEquals(Usage.ofQuota(YouTubeQuota.UNITS, 21), used);
            assertEquals(21, attempts);
            assertSpent(server, 21, 0);
        }
    }

    @Test
    void a_cached_answer_names_the_instant_it_was_given_and_costs_nothing() {
        try (FakeYouTube server = new FakeYouTube(FakeChannel.seeded(1, 50, 0));
                YouTube youTube = youTube(server)) {
            UploadsRequest request = UploadsRequest.of(ChannelRef.parse("@channel1"));
            Instant asked = time.instant();
            assertEquals(asked, youTube.uploads(request).provenance().retrievedAt());

            time.pass(Duration.ofMinutes(9));
            Page<Video> again = youTube.uploads(request);
            assertEquals(asked, again.provenance().retrievedAt());
            assertEquals(0, again.provenance().attempts());
            assertEquals(Usage.NONE, again.provenance().usage());
            assertSpent(server, 3, 0);

            time.pass(Duration.ofMinutes(1));
            assertEquals(50, youTube.uploads(request).items().size());
            assertSpent(server, 5, 0);
        }
    }

    @Test
    void nothing_is_served_after_30_days() {
        try (FakeYouTube server = new FakeYouTube(FakeChannel.seeded(1, 50, 0));
                YouTube youTube = YouTube.builder()
                        .keys(Secret.of("a-key"))
                        .baseUrl(server.url())
                        .freshness(Freshness.of(Freshness.LONGEST))
                        .clock(time)
                        .build()) {
            UploadsRequest request = UploadsRequest.of(ChannelRef.parse("@channel1"));
            youTube.uploads(request);
            time.pass(Freshness.LONGEST.minusSeconds(1));
            youTube.uploads(request);
            assertEquals(3, server.units(YouTubeQuota.UNITS));

            time.pass(Duration.ofSeconds(1));
            youTube.uploads(request);
            assertEquals(6, server.units(YouTubeQuota.UNITS));
        }
        assertThrows(IllegalArgumentException.class, () -> Freshness.of(Freshness.LONGEST.plusSeconds(1)));
    }

    @Test
    void a_spent_budget_sends_nothing() {
        QuotaLedger small = YouTubeQuota.builder()
                .bucket(YouTubeQuota.UNITS, 2)
                .bucket(YouTubeQuota.SEARCH, 0)
                .clock(time)
                .build();
        try (FakeYouTube server = new FakeYouTube(FakeChannel.seeded(1, 50, 0));
                YouTube youTube = YouTube.builder()
                        .keys(Secret.of("a-key"))
                        .quota(small)
                        .baseUrl(server.url())
                        .clock(time)
                        .build()) {
            UploadsRequest request = UploadsRequest.of(ChannelRef.parse("@channel1"));
            QuotaExhausted spent = assertThrows(QuotaExhausted.class, () -> youTube.uploads(request));
            assertEquals(Instant.parse("2026-11-26T08:00:00Z"), spent.resetsAt().orElseThrow());
            assertThrows(QuotaExhausted.class, () -> youTube.search(SearchRequest.of("anything")));
            assertEquals(2, server.units(YouTubeQuota.UNITS));
            assertEquals(0, server.units(YouTubeQuota.SEARCH));

            // The next day in Los Angeles.
            time.pass(Duration.ofHours(13));
            assertEquals(
                    "Channel 1",
                    youTube.channel(ChannelRef.parse("@channel1")).item().title());
        }
    }

    @Test
    void a_quota_that_youtube_calls_spent_is_spent() {
        try (FakeYouTube server = new FakeYouTube(FakeChannel.seeded(1, 50, 0)).withLimit(YouTubeQuota.UNITS, 1);
                YouTube youTube = youTube(server)) {
            UploadsRequest request = UploadsRequest.of(ChannelRef.parse("@channel1"));
            assertThrows(QuotaExhausted.class, () -> youTube.uploads(request));
            int sent = server.requests().size();
            assertThrows(QuotaExhausted.class, () -> youTube.uploads(request));
            assertEquals(sent, server.requests().size(), "asked again although it is spent");
            assertEquals(10_000, spent(YouTubeQuota.UNITS));
            assertEquals(0, spent(YouTubeQuota.SEARCH), "other buckets are not concerned");
            assertEquals(50, youTube.search(SearchRequest.of("video")).items().size());
        }
    }

    static List<Page<Video>> walk(YouTube youTube, UploadsRequest request) {
        List<Page<Video>> pages = new ArrayList<>();
        Page<Video> page = youTube.uploads(request);
        pages.add(page);
        for (String next = page.next(); next != null; next = page.next()) {
            page = youTube.uploads(request.withPage(next));
            pages.add(page);
        }
        assertTrue(pages.size() < 1_000);
        return pages;
    }
}
