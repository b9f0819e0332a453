package io.insightstream.analytics.video;

import io.insightstream.analytics.stat.ResidualLaw;
import java.time.Duration;
import java.util.Objects;

/**
 * How {@link RobustOutliers} judges.
 *
 * @param errorRate the share of ordinary videos that may be flagged by mistake, on both sides together; above 0 and
 *     below 1
 * @param minimumAge younger videos are set aside: their views still come in fast; 0 or more
 * @param minimumVideos formats with fewer videos of that age are not judged; 5 or more
 * @param ageAdjusted whether the expected views depend on the age; without it, every video of a format is expected to
 *     have the same views
 */
public record RobustOutlierOptions(double errorRate, Duration minimumAge, int minimumVideos, boolean ageAdjusted) {

    private static final RobustOutlierOptions DEFAULTS = new RobustOutlierOptions(0.01, Duration.ofDays(14), 10, true);

    /**
     * Creates options.
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    public RobustOutlierOptions {
        Objects.requireNonNull(minimumAge, "minimumAge");
        if (!(errorRate > 0 && errorRate < 1)) {
            throw new IllegalArgumentException("errorRate must be above 0 and below 1, got " + errorRate);
        }
        if (minimumAge.isNegative()) {
            throw new IllegalArgumentException("minimumAge must be 0 or more, got " + minimumAge);
        }
        if (minimumVideos < ResidualLaw.MINIMUM_SIZE) {
            throw new IllegalArgumentException(
                    "minimumVideos must be at least " + ResidualLaw.MINIMUM_SIZE + ", got " + minimumVideos);
        }
    }

    /**
     * The defaults.
     *
     * @return an error rate of 1 %, videos from 14 days on, at least 10 of a format, adjusted for age
     */
    public static RobustOutlierOptions defaults() {
        return DEFAULTS;
    }

    /**
     * The same options with another error rate.
     *
     * @param errorRate the share of ordinary videos that may be flagged, above 0 and below 1
     * @return new options
     */
    public RobustOutlierOptions withErrorRate(double errorRate) {
        return new RobustOutlierOptions(errorRate, minimumAge, minimumVideos, ageAdjusted);
    }

    /**
     * The same options with another minimum age.
     *
     * @param minimumAge 0 or more
     * @return new options
     */
    public RobustOutlierOptions withMinimumAge(Duration minimumAge) {
        return new RobustOutlierOptions(errorRate, minimumAge, minimumVideos, ageAdjusted);
    }

    /**
     * The same options with another smallest sample.
     *
     * @param minimumVideos 5 or more
     * @return new options
     */
    public RobustOutlierOptions withMinimumVideos(int minimumVideos) {
        return new RobustOutlierOptions(errorRate, minimumAge, minimumVideos, ageAdjusted);
    }

    /**
     * The same options without regard to age, for samples of one age or for comparison.
     *
     * @return new options
     */
    public RobustOutlierOptions withoutAgeAdjustment() {
        return new RobustOutlierOptions(errorRate, minimumAge, minimumVideos, false);
    }
}
