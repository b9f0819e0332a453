package io.insightstream.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.Cost;
import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Usage;
import io.insightstream.error.Cancelled;
import io.insightstream.error.InvalidRequest;
import io.insightstream.spi.Found;
import io.insightstream.spi.Page;
import io.insightstream.spi.UploadsRequest;
import io.insightstream.spi.VideoProvider;
import io.insightstream.spi.VideoRequest;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelRef;
import io.insightstream.video.Video;
import io.insightstream.video.VideoStatistics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChannelLookTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final ProviderId REMOTE = new ProviderId("remote");
    private static final ChannelRef HANDLE = ChannelRef.parse("@numberlab");

    @Test
    void the_spending_of_the_lookup_and_of_every_page_is_summed() {
        Remote remote = new Remote(120L)
                .page(List.of(video("a", 1)), List.of(), NOW.minusSeconds(5), 2)
                .page(List.of(video("b", 2)), List.of(), NOW.minusSeconds(90), 3);

        OutlierReport report = remote.reports().outliers();

        assertEquals(Provenance.Source.DERIVED, report.provenance().source());
        assertEquals(REMOTE, report.provenance().provider());
        assertEquals(Usage.ofQuota("units", 1 + 2 + 3), report.provenance().usage());
        assertEquals(1 + 2 + 3, report.provenance().attempts());
        assertEquals(NOW.minusSeconds(90), report.provenance().retrievedAt(), "as old as its oldest part");
        assertEquals(NOW, report.analyzedAt());
    }

    @Test
    void a_channel_that_was_asked_for_earlier_keeps_the_report_as_old() {
        Remote remote = new Remote(null).page(List.of(video("a", 1)), List.of(), NOW, 1);
        remote.channelAsked = NOW.minus(Duration.ofDays(2));

        assertEquals(
                NOW.minus(Duration.ofDays(2)),
                remote.reports().uploadStreak().provenance().retrievedAt());
    }

    @Test
    void a_list_that_shifts_while_it_is_paged_gives_every_video_once_and_newest_first() {
        Remote remote = new Remote(null)
                .page(List.of(video("b", 2), video("d", 4)), List.of(), NOW, 1)
                .page(List.of(video("d", 4), video("a", 1), video("c", 3)), List.of(), NOW, 1);

        ChannelOverview overview = remote.reports().overview();

        assertEquals(
                List.of("a", "b", "c", "d"),
                overview.uploads().stream().map(Video::id).toList());
        assertEquals(List.of(), codes(overview.outliers()));
    }

    @Test
    void videos_of_the_same_moment_stay_in_the_order_of_the_list() {
        Remote remote = new Remote(null).page(List.of(video("z", 1), video("m", 1), video("a", 1)), List.of(), NOW, 1);

        assertEquals(
                List.of("z", "m", "a"),
                remote.reports().overview().uploads().stream().map(Video::id).toList());
    }

    @Test
    void what_is_listed_and_cannot_be_had_is_counted_once_and_warned_of() {
        Remote remote = new Remote(null)
                .page(List.of(video("a", 1)), List.of("gone", "private", "late"), NOW, 1)
                .page(List.of(video("late", 2)), List.of("gone"), NOW, 1);
        ChannelReports reports = remote.reports();

        ReportWarning warning = new ReportWarning(
                ReportWarning.MISSING_VIDEOS,
                "2 videos listed among the uploads but private or deleted: not in the figures.");
        assertTrue(reports.outliers().warnings().contains(warning));
        assertTrue(reports.robustOutliers().warnings().contains(warning));
        assertTrue(reports.uploadStreak().warnings().contains(warning));
        assertEquals(2, reports.outliers().videos());
    }

    @Test
    void limit_and_time_reach_the_provider_and_leave_the_first_reports_alone() {
        Remote remote = new Remote(null).page(List.of(video("a", 1)), List.of(), NOW, 1);
        ChannelReports all = remote.reports();
        Instant since = NOW.minus(Duration.ofDays(30));

        all.withLimit(7).withPublishedAfter(since).outliers();
        all.outliers();

        ChannelRef id = new ChannelRef.Id("UC1");
        assertEquals(
                List.of(UploadsRequest.of(id).withLimit(7).withPublishedAfter(since), UploadsRequest.of(id)),
                remote.asked);
        assertThrows(InvalidRequest.class, () -> all.withLimit(0));
    }

    @Test
    void the_cost_is_that_of_the_uploads_as_they_were_named() {
        Remote remote = new Remote(null);

        assertEquals(
                Cost.between("units", 3, 5), remote.reports().withLimit(100).cost());
        assertEquals(UploadsRequest.of(HANDLE).withLimit(100), remote.priced);
        assertEquals(List.of(), remote.asked, "asking for the cost costs nothing");
        assertEquals(
                Cost.FREE,
                new ChannelReports(HANDLE, VideoProvider.of(Channel.of("UC1", "X"), List.of()), Clock.systemUTC())
                        .cost());
    }

    @Test
    void progress_is_told_page_by_page() {
        List<String> told = new ArrayList<>();
        Remote remote = new Remote(3L)
                .page(List.of(video("a", 1), video("b", 2)), List.of(), NOW, 1)
                .page(List.of(video("c", 3)), List.of(), NOW, 1);

        ChannelReports reports =
                remote.reports().withProgress((videos, expected) -> told.add(videos + " of " + expected));
        reports.outliers();
        reports.withLimit(2).outliers();
        remote.videos = null;
        reports.withLimit(9).outliers();
        reports.outliers();

        assertEquals(
                List.of("2 of 3", "3 of 3", "2 of 2", "3 of 2", "2 of 9", "3 of 9", "2 of null", "3 of null"), told);
    }

    @Test
    void a_listener_can_end_the_look() {
        Remote remote = new Remote(null)
                .page(List.of(video("a", 1)), List.of(), NOW, 1)
                .page(List.of(video("b", 2)), List.of(), NOW, 1);
        Cancelled enough = new Cancelled("enough");

        ChannelReports reports = remote.reports().withProgress((videos, expected) -> {
            throw enough;
        });

        assertSame(enough, assertThrows(Cancelled.class, reports::outliers));
        assertEquals(1, remote.asked.size());
    }

    private static List<String> codes(ChannelReport report) {
        return report.warnings().stream().map(ReportWarning::code).toList();
    }

    private static Video video(String id, int ageDays) {
        return new Video(
                id,
                "UC1",
                id,
                NOW.minus(Duration.ofDays(ageDays)),
                Duration.ofMinutes(10),
                new VideoStatistics(100L, 1L, 1L));
    }

    /** A provider whose pages are laid down; each page takes as many units as attempts. */
    private static final class Remote implements VideoProvider {

        private final List<Page<Video>> pages = new ArrayList<>();
        private final List<UploadsRequest> asked = new ArrayList<>();
        private @Nullable VideoRequest priced;
        private @Nullable Long videos;
        private Instant channelAsked = NOW;

        private Remote(@Nullable Long videos) {
            this.videos = videos;
        }

        private Remote page(List<Video> items, List<String> missing, Instant retrievedAt, int calls) {
            if (!pages.isEmpty()) {
                Page<Video> last = pages.remove(pages.size() - 1);
                pages.add(new Page<>(last.items(), "" + (pages.size() + 1), last.missing(), last.provenance()));
            }
            pages.add(new Page<>(items, null, missing, provenance(retrievedAt, calls)));
            return this;
        }

        private static Provenance provenance(Instant retrievedAt, int calls) {
            return new Provenance(
                    Provenance.Source.API, REMOTE, null, retrievedAt, calls, Usage.ofQuota("units", calls));
        }

        private ChannelReports reports() {
            return new ChannelReports(HANDLE, this, Clock.fixed(NOW, ZoneOffset.UTC));
        }

        @Override
        public ProviderId id() {
            return REMOTE;
        }

        @Override
        public Found<Channel> channel(ChannelRef ref) {
            assertEquals(HANDLE, ref);
            return new Found<>(
                    new Channel("UC1", "Number Lab", "numberlab", null, videos, null), provenance(channelAsked, 1));
        }

        @Override
        public Page<Video> uploads(UploadsRequest request) {
            String page = request.page();
            if (page == null) {
                asked.add(request);
                return pages.get(0);
            }
            return pages.get(Integer.parseInt(page));
        }

        @Override
        public Page<Video> videos(Collection<String> ids) {
            throw new UnsupportedOperationException("not asked for here");
        }

        @Override
        public Cost cost(VideoRequest request) {
            priced = request;
            return Cost.between("units", 3, 5);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
