package io.insightstream.analytics.video;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * How {@link PostingTimes} judges.
 *
 * @param zone the zone whose hours and weekdays count
 * @param measure what makes a video do well
 * @param minimumAge younger videos are left out; 0 or more
 * @param minimumPosts with fewer judged videos no time is recommended; 10 or more
 * @param minimumPerTime hours and weekdays with fewer videos are not recommended; 1 or more
 * @param priorPosts how many videos of average performance each hour and weekday is given beforehand, above 0: the
 *     variance between videos over the variance expected between times
 */
public record PostingTimeOptions(
        ZoneId zone, Measure measure, Duration minimumAge, int minimumPosts, int minimumPerTime, double priorPosts) {

    private static final PostingTimeOptions DEFAULTS =
            new PostingTimeOptions(ZoneOffset.UTC, Measure.VIEWS, Duration.ofDays(14), 100, 5, 30);

    /** What makes a video do well. */
    public enum Measure {
        /** {@code log1p(views)}. */
        VIEWS,
        /** {@code ln((likes + comments + 0.5) / (views + 1))}; videos without a like or comment count are left out. */
        ENGAGEMENT
    }

    /**
     * Creates options.
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    public PostingTimeOptions {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(measure, "measure");
        if (minimumAge.isNegative()) {
            throw new IllegalArgumentException("minimumAge must be 0 or more, got " + minimumAge);
        }
        if (minimumPosts < 10) {
            throw new IllegalArgumentException("minimumPosts must be at least 10, got " + minimumPosts);
        }
        if (minimumPerTime < 1) {
            throw new IllegalArgumentException("minimumPerTime must be at least 1, got " + minimumPerTime);
        }
        if (!(priorPosts > 0) || Double.isInfinite(priorPosts)) {
            throw new IllegalArgumentException("priorPosts must be finite and above 0, got " + priorPosts);
        }
    }

    /**
     * The defaults.
     *
     * @return hours of UTC, views, videos from 14 days on, at least 100 of them and 5 of a time, 30 videos beforehand
     */
    public static PostingTimeOptions defaults() {
        return DEFAULTS;
    }

    /**
     * The same options in another zone.
     *
     * @param zone the zone whose hours and weekdays count
     * @return new options
     */
    public PostingTimeOptions withZone(ZoneId zone) {
        return new PostingTimeOptions(zone, measure, minimumAge, minimumPosts, minimumPerTime, priorPosts);
    }

    /**
     * The same options with another measure.
     *
     * @param measure what makes a video do well
     * @return new options
     */
    public PostingTimeOptions withMeasure(Measure measure) {
        return new PostingTimeOptions(zone, measure, minimumAge, minimumPosts, minimumPerTime, priorPosts);
    }

    /**
     * The same options with another smallest sample.
     *
     * @param minimumPosts with fewer judged videos no time is recommended; 10 or more
     * @return new options
     */
    public PostingTimeOptions withMinimumPosts(int minimumPosts) {
        return new PostingTimeOptions(zone, measure, minimumAge, minimumPosts, minimumPerTime, priorPosts);
    }

    /**
     * The same options with another shrinkage.
     *
     * @param priorPosts how many videos of average performance each time is given beforehand, above 0
     * @return new options
     */
    public PostingTimeOptions withPriorPosts(double priorPosts) {
        return new PostingTimeOptions(zone, measure, minimumAge, minimumPosts, minimumPerTime, priorPosts);
    }
}
