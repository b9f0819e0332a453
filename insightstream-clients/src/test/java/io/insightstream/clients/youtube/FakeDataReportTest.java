package io.insightstream.clients.youtube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.insightstream.call.Secret;
import io.insightstream.call.Usage;
import io.insightstream.channel.ChannelReport;
import io.insightstream.channel.ChannelReports;
import io.insightstream.channel.OutlierReport;
import io.insightstream.channel.ReportWarning;
import io.insightstream.channel.VideoScore;
import io.insightstream.clients.catalog.VideoCatalog;
import io.insightstream.clients.http.QuotaLedger;
import io.insightstream.fake.FakeChannel;
import io.insightstream.fake.FakeFaults;
import io.insightstream.fake.FakeYouTube;
import io.insightstream.report.ReportFormat;
import io.insightstream.spi.VideoProvider;
import io.insightstream.video.ChannelRef;
import io.insightstream.video.Video;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel of 5,000 videos: what is made of it is the same, wherever the data comes from and whatever goes wrong. */
class FakeDataReportTest {

    private static final FakeChannel HELD = FakeChannel.seeded(2026, 5_000, 0.03);

    private final TestTime time = new TestTime();

    @TempDir
    private Path folder;

    @Test
    void reports_equal_those_of_the_same_data_in_a_file() throws IOException {
        try (FakeYouTube server = new FakeYouTube(HELD);
                YouTube youTube = YouTube.builder()
                        .keys(Secret.of("a-key"))
                        .baseUrl(server.url())
                        .clock(time)
                        .build();
                VideoProvider catalog = VideoCatalog.read(file(HELD.available()))) {
            ChannelReports here = new ChannelReports(ChannelRef.parse("@channel2026"), youTube, time);
            ChannelReports there =
                    new ChannelReports(new ChannelRef.Id(HELD.channel().id()), catalog, time);

            OutlierReport outliers = here.outliers();
            assertEquals(HELD.available().size(), outliers.videos());
            assertTrue(outliers.high().size() > 10, "there is something to find");
            assertSame(there.outliers(), outliers);
            assertSame(there.uploadStreak(), here.uploadStreak());
            assertEquals(1 + 100 + 100, server.units(YouTubeQuota.UNITS));
            assertEquals(
                    Usage.ofQuota(YouTubeQuota.UNITS, 1 + 100 + 100),
                    outliers.provenance().usage());
        }
    }

    @Test
    void a_fifth_of_all_requests_failing_changes_nothing_and_both_sides_count_the_same() {
        QuotaLedger ledger = YouTubeQuota.builder().clock(time).build();
        try (FakeYouTube server = new FakeYouTube(HELD);
                YouTube youTube = YouTube.builder()
                        .keys(Secret.of("a-key"))
                        .quota(ledger)
                        .baseUrl(server.url())
                        .readTimeout(Duration.ofMillis(150))
                        .attempts(10)
                        .deadline(Duration.ofHours(1))
                        .clock(time)
                        .sleeper(time)
                        .build()) {
            ChannelReports reports = new ChannelReports(ChannelRef.parse("@channel2026"), youTube, time);
            server.withFaults(FakeFaults.of(7, 0.2));
            OutlierReport found = reports.outliers();

            assertEquals(
                    HELD.available(),
                    found.scores().stream()
                            .map(VideoScore::video)
                            .sorted((a, b) -> b.publishedAt().compareTo(a.publishedAt()))
                            .toList());
            long sent = server.units(YouTubeQuota.UNITS);
            assertTrue(sent > 230, "some have failed: " + sent);
            assertEquals(sent, ledger.snapshot().get(2).spent());
            assertEquals(0, ledger.snapshot().get(0).spent());
        }
    }

    /** Reports say the same, but for where it comes from and for the videos that a file never heard of. */
    private static void assertSame(ChannelReport expected, ChannelReport report) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode there = mapper.readTree(ReportFormat.JSON.render(expected));
        JsonNode here = mapper.readTree(ReportFormat.JSON.render(report));
        List<String> same = new ArrayList<>();
        List<String> different = new ArrayList<>();
        there.fieldNames()
                .forEachRemaining(field -> (there.get(field).equals(here.get(field)) ? same : different).add(field));
        assertTrue(same.containsAll(List.of("channelId", "videos", "status")), same.toString());
        assertTrue(
                Set.of("source", "channelTitle", "provenance", "warnings").containsAll(different),
                "what differs: " + different);
        assertEquals(
                expected.warnings(),
                report.warnings().stream()
                        .filter(warning -> !warning.code().equals(ReportWarning.MISSING_VIDEOS))
                        .toList());
    }

    /** The videos as a file of the API's form. */
    private Path file(List<Video> videos) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ArrayNode rows = json.createArrayNode();
        for (Video video : videos) {
            ObjectNode row = rows.addObject();
            row.put("id", video.id());
            row.put("channelId", video.channelId());
            row.put("channelTitle", HELD.channel().title());
            row.put("title", video.title());
            row.put("publishedAt", video.publishedAt().toString());
            row.put("duration", String.valueOf(video.duration()));
            row.put("viewCount", video.statistics().views());
            row.put("likeCount", video.statistics().likes());
            row.put("commentCount", video.statistics().comments());
        }
        return Files.writeString(folder.resolve("videos.json"), rows.toString());
    }
}
