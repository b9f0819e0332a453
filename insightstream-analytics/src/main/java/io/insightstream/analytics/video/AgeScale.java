package io.insightstream.analytics.video;

import java.time.Duration;
import java.time.Instant;

/** The scale of age on which log views are nearly straight, whether they grow as a power of age or as its logarithm. */
final class AgeScale {

    private static final double EXPONENT = 2.0 / 3;
    private static final double DAY_MILLIS = Duration.ofDays(1).toMillis();

    private AgeScale() {}

    /** {@code ln(1 + days)^(2/3)} of a video published at or before now. */
    static double of(VideoSample video, Instant now) {
        return of(days(video, now));
    }

    static double of(double days) {
        return Math.pow(Math.log1p(days), EXPONENT);
    }

    /** Days of 24 hours, by whole milliseconds, however long the duration is. */
    static double days(Duration duration) {
        return (duration.toSeconds() * 1000.0 + duration.toMillisPart()) / DAY_MILLIS;
    }

    static double days(VideoSample video, Instant now) {
        return days(Duration.between(video.publishedAt(), now));
    }
}
