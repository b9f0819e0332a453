package io.insightstream.analytics.video;

import static io.insightstream.analytics.video.OutliersTest.sample;
import static io.insightstream.analytics.video.VideoFormat.LIVE_OR_UPCOMING;
import static io.insightstream.analytics.video.VideoFormat.LONG;
import static io.insightstream.analytics.video.VideoFormat.SHORT;
import static io.insightstream.analytics.video.VideoFormat.UNKNOWN;
import static io.insightstream.analytics.video.ViewDefinitionBreak.ALL_2026_08_24;
import static io.insightstream.analytics.video.ViewDefinitionBreak.SHORTS_2025_03_31;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ViewDefinitionBreakTest {

    @Test
    void shorts_from_both_sides_of_2025_03_31_straddle_it() {
        assertEquals(Set.of(SHORTS_2025_03_31), straddled(sample("2025-03-30T23:59:59Z", SHORT), after2025(SHORT)));
        assertEquals(Set.of(SHORTS_2025_03_31), straddled(sample("2025-03-30T23:59:59Z", UNKNOWN), after2025(SHORT)));
    }

    @Test
    void a_baseline_without_shorts_does_not_straddle_2025_03_31() {
        assertEquals(Set.of(), straddled(sample("2025-03-30T23:59:59Z", LONG), after2025(SHORT)));
        assertEquals(Set.of(), straddled(sample("2025-03-30T23:59:59Z", LIVE_OR_UPCOMING), after2025(LONG)));
    }

    @Test
    void every_format_straddles_2026_08_24() {
        for (VideoFormat format : VideoFormat.values()) {
            assertEquals(
                    Set.of(ALL_2026_08_24),
                    straddled(sample("2026-08-23T00:00:00Z", format), sample("2026-08-24T00:00:00Z", LONG)));
        }
    }

    @Test
    void both_can_be_straddled_in_order_of_time() {
        Set<ViewDefinitionBreak> both =
                straddled(sample("2024-01-01T00:00:00Z", SHORT), sample("2026-09-01T00:00:00Z", SHORT));

        assertEquals(List.of(SHORTS_2025_03_31, ALL_2026_08_24), List.copyOf(both));
        assertThrows(UnsupportedOperationException.class, both::clear);
    }

    @Test
    void no_videos_straddle_nothing() {
        assertEquals(Set.of(), straddled());
    }

    @Test
    void more_videos_straddle_no_less_and_their_order_does_not_matter() {
        List<VideoFormat> formats = List.of(VideoFormat.values());
        SplittableRandom random = new SplittableRandom(74);
        for (int k = 0; k < 300; k++) {
            List<VideoSample> videos = new ArrayList<>();
            Set<ViewDefinitionBreak> before = Set.of();
            for (int i = 0; i < 6; i++) {
                VideoFormat format = formats.get(random.nextInt(formats.size()));
                videos.add(sample(
                        Instant.ofEpochSecond(random.nextLong(1_700_000_000L, 1_800_000_000L))
                                .toString(),
                        format));
                Set<ViewDefinitionBreak> after = ViewDefinitionBreak.straddledBy(videos);
                assertTrue(after.containsAll(before));
                before = after;
            }
            Collections.reverse(videos);
            assertEquals(before, ViewDefinitionBreak.straddledBy(videos));
        }
    }

    private static VideoSample after2025(VideoFormat format) {
        return sample("2025-03-31T00:00:00Z", format);
    }

    private static Set<ViewDefinitionBreak> straddled(VideoSample... videos) {
        return ViewDefinitionBreak.straddledBy(List.of(videos));
    }
}
