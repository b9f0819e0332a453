package io.insightstream.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.insightstream.video.ChannelDetails.SubscriberCount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlatformRecordsTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Thumbnail SMALL = new Thumbnail("default", "https://i.test/s.jpg", 120, 90);
    private static final Thumbnail LARGE = new Thumbnail("maxres", "https://i.test/l.jpg", null, null);
    private static final Comment COMMENT = new Comment("c1", "Nice", null, null, null, NOON, NOON);

    @Test
    void the_best_thumbnail_is_the_largest() {
        assertEquals(Optional.of(LARGE), details(List.of(SMALL, LARGE)).bestThumbnail());
        assertEquals(Optional.empty(), VideoDetails.NONE.bestThumbnail());
    }

    @Test
    void a_video_without_details_has_none_and_new_counts_keep_them() {
        Video plain = new Video("v1", null, null, NOON, Duration.ZERO, VideoStatistics.UNKNOWN);
        assertSame(VideoDetails.NONE, plain.details());

        VideoDetails details = details(List.of(SMALL));
        Video full = new Video("v1", "UC1", "Title", NOON, null, VideoStatistics.UNKNOWN, details);
        VideoStatistics counts = new VideoStatistics(1L, null, 3L);
        assertEquals(new Video("v1", "UC1", "Title", NOON, null, counts, details), full.withStatistics(counts));
    }

    @Test
    void a_channel_without_details_has_a_subscriber_count_as_it_was_given() {
        Channel channel = new Channel("UC1", "Number Lab", null, 12_345L, null, null);

        assertEquals(SubscriberCount.AS_GIVEN, channel.details().subscriberCount());
        assertEquals(List.of(), channel.details().thumbnails());
    }

    @Test
    void lists_are_copies() {
        List<Thumbnail> thumbnails = new ArrayList<>(List.of(SMALL));
        List<String> tags = new ArrayList<>(List.of("tea"));
        List<Comment> replies = new ArrayList<>(List.of(COMMENT));
        VideoDetails video = new VideoDetails(null, null, tags, null, null, LiveState.NONE, thumbnails);
        ChannelDetails channel = new ChannelDetails(null, "GB", NOON, SubscriberCount.HIDDEN, thumbnails);
        SearchHit hit = new SearchHit("v1", "UC1", "Lab", "Title", null, NOON, LiveState.LIVE, thumbnails);
        CommentThread thread = new CommentThread(COMMENT, 9, replies);

        thumbnails.clear();
        tags.clear();
        replies.clear();

        assertEquals(List.of(SMALL), video.thumbnails());
        assertEquals(List.of("tea"), video.tags());
        assertEquals(List.of(SMALL), channel.thumbnails());
        assertEquals(List.of(SMALL), hit.thumbnails());
        assertEquals(List.of(COMMENT), thread.replies());
    }

    @Test
    @SuppressWarnings("NullAway") // What callers without null checks can do.
    void what_must_be_known_is_not_null() {
        assertThrows(IllegalArgumentException.class, () -> new Thumbnail("default", " ", 1, 1));
        assertThrows(NullPointerException.class, () -> new Comment("c1", null, null, null, null, NOON, NOON));
        assertThrows(NullPointerException.class, () -> new CommentThread(null, 0, List.of()));
        assertThrows(NullPointerException.class, () -> new VideoCategory("1", null, true));
        assertThrows(NullPointerException.class, () -> new Region("US", null));
        assertThrows(NullPointerException.class, () -> new VideoCounts("v1", null));
        assertThrows(
                NullPointerException.class,
                () -> new SearchHit("v1", "UC1", "Lab", null, null, NOON, LiveState.NONE, List.of()));
    }

    private static VideoDetails details(List<Thumbnail> thumbnails) {
        return new VideoDetails("Number Lab", "About tea", List.of("tea"), "22", "en", LiveState.NONE, thumbnails);
    }
}
