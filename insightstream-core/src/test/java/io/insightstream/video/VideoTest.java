package io.insightstream.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.insightstream.analytics.video.VideoFormat;
import io.insightstream.analytics.video.VideoSample;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VideoTest {

    private static final Instant PUBLISHED = Instant.parse("2026-01-30T12:00:00Z");

    @Test
    void a_video_with_views_is_a_sample_that_keeps_what_is_missing() {
        Video video =
                new Video("v1", null, "Title", PUBLISHED, Duration.ofMinutes(10), new VideoStatistics(5L, null, 0L));

        assertEquals(Optional.of(new VideoSample("v1", PUBLISHED, VideoFormat.LONG, 5, null, 0L)), video.sample());
    }

    @Test
    void a_video_without_views_is_no_sample() {
        Video video = new Video("v1", null, null, PUBLISHED, null, VideoStatistics.UNKNOWN);

        assertEquals(Optional.empty(), video.sample());
        assertEquals(VideoFormat.UNKNOWN, video.format());
    }

    @Test
    void impossible_values_are_refused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Video(" ", null, null, PUBLISHED, null, VideoStatistics.UNKNOWN));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Video("v", null, null, PUBLISHED, Duration.ofSeconds(-1), VideoStatistics.UNKNOWN));
        assertThrows(IllegalArgumentException.class, () -> new VideoStatistics(-1L, null, null));
        assertThrows(IllegalArgumentException.class, () -> new VideoStatistics(null, null, -1L));
        assertThrows(IllegalArgumentException.class, () -> Channel.of(" ", "Title"));
        assertThrows(IllegalArgumentException.class, () -> new Channel("UC1", "Title", null, -1L, null, null));
    }
}
