package io.insightstream.analytics.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoFormatTest {

    private static final String LAST_SECOND_OF_THE_OLD_RULE = "2024-10-14T23:59:59Z";
    private static final String FIRST_OF_THE_NEW_RULE = "2024-10-15T00:00:00Z";

    @ParameterizedTest
    @CsvSource({
        "PT1S,       SHORT",
        "PT45S,      SHORT",
        "PT60S,      SHORT",
        "PT1M,       SHORT",
        "PT1M1S,     LONG",
        "PT3M,       LONG",
        "PT1H,       LONG",
        "PT1H2M3S,   LONG",
        "PT2H30M,    LONG",
        "P1DT2H,     LONG",
        "P1W,        LONG",
        "P0D,        LIVE_OR_UPCOMING",
        "PT0S,       LIVE_OR_UPCOMING"
    })
    void before_2024_10_15_a_minute_makes_a_short(String duration, VideoFormat expected) {
        assertEquals(expected, format(duration, LAST_SECOND_OF_THE_OLD_RULE));
    }

    @ParameterizedTest
    @CsvSource({
        "PT60S,      SHORT",
        "PT1M0.5S,   UNKNOWN",
        "PT1M1S,     UNKNOWN",
        "PT3M,       UNKNOWN",
        "PT3M1S,     LONG",
        "PT9H9S,     LONG",
        "P0D,        LIVE_OR_UPCOMING"
    })
    void from_then_on_one_to_three_minutes_are_undecided(String duration, VideoFormat expected) {
        assertEquals(expected, format(duration, FIRST_OF_THE_NEW_RULE));
    }

    @ParameterizedTest
    @CsvSource({
        "PT2M, 0.5625, SHORT",
        "PT2M, 1.0,    SHORT",
        "PT2M, 1.7778, LONG",
        "PT30S, 1.7778, LONG",
        "PT30S, 0.5625, SHORT",
        "PT4M, 0.5625, LONG",
        "P0D,  0.5625, LIVE_OR_UPCOMING"
    })
    void the_shape_decides_where_it_is_known(String duration, double aspectRatio, VideoFormat expected) {
        assertEquals(
                expected,
                VideoFormat.of(VideoFormat.parseDuration(duration), Instant.parse(FIRST_OF_THE_NEW_RULE), aspectRatio));
    }

    @Test
    void without_a_duration_the_format_is_unknown() {
        assertEquals(VideoFormat.UNKNOWN, VideoFormat.of(null, Instant.EPOCH));
    }

    @Test
    void impossible_durations_and_shapes_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> VideoFormat.of(Duration.ofSeconds(-1), Instant.EPOCH));
        assertThrows(IllegalArgumentException.class, () -> VideoFormat.of(Duration.ZERO, Instant.EPOCH, 0.0));
        assertThrows(IllegalArgumentException.class, () -> VideoFormat.of(Duration.ZERO, Instant.EPOCH, Double.NaN));
    }

    @ParameterizedTest
    @CsvSource({
        "PT9H9S,          32409",
        "PT9M,            540",
        "P1DT2H,          93600",
        "P1W,             604800",
        "P2W1DT3H4M5S,    1307045",
        "P0D,             0"
    })
    void durations_are_read_in_every_unit(String iso, long seconds) {
        assertEquals(Duration.ofSeconds(seconds), VideoFormat.parseDuration(iso));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "10:00", "PT", "PT-1S", "-PT1S", "P1Y", "P1M", "P1WX", "P999999999999W"})
    void what_is_no_duration_is_refused_with_the_text(String text) {
        IllegalArgumentException problem =
                assertThrows(IllegalArgumentException.class, () -> VideoFormat.parseDuration(text));

        assertTrue(String.valueOf(problem.getMessage()).contains("'" + text + "'"), problem.getMessage());
    }

    @Test
    void every_duration_is_read_back_from_its_iso_form() {
        SplittableRandom random = new SplittableRandom(72);
        for (int k = 0; k < 500; k++) {
            Duration duration = Duration.ofMillis(random.nextLong(1L << (1 + random.nextInt(50))));
            assertEquals(duration, VideoFormat.parseDuration(duration.toString()));
        }
    }

    @Test
    void a_longer_video_is_never_less_long_form_and_a_known_shape_decides_all_but_live() {
        List<VideoFormat> byLength =
                List.of(VideoFormat.LIVE_OR_UPCOMING, VideoFormat.SHORT, VideoFormat.UNKNOWN, VideoFormat.LONG);
        SplittableRandom random = new SplittableRandom(73);
        for (int k = 0; k < 500; k++) {
            Instant publishedAt = Instant.ofEpochSecond(random.nextLong(1_500_000_000L, 1_900_000_000L));
            Duration shorter = Duration.ofSeconds(random.nextLong(300));
            Duration longer = shorter.plusMillis(random.nextLong(200_000));
            VideoFormat ofShorter = VideoFormat.of(shorter, publishedAt);
            VideoFormat ofLonger = VideoFormat.of(longer, publishedAt);
            assertTrue(
                    byLength.indexOf(ofShorter) <= byLength.indexOf(ofLonger),
                    () -> shorter + " " + ofShorter + ", " + longer + " " + ofLonger);
            VideoFormat known = VideoFormat.of(shorter, publishedAt, random.nextDouble(0.3, 3));
            assertEquals(shorter.isZero(), known == VideoFormat.LIVE_OR_UPCOMING);
            assertTrue(known != VideoFormat.UNKNOWN);
        }
    }

    private static VideoFormat format(String duration, String publishedAt) {
        return VideoFormat.of(VideoFormat.parseDuration(duration), Instant.parse(publishedAt));
    }
}
