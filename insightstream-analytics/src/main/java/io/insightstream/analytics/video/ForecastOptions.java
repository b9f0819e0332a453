package io.insightstream.analytics.video;

import java.time.Duration;
import java.util.Objects;

/**
 * How {@link ViewForecast} predicts.
 *
 * @param minimumAge videos below this age are left out: their views still come in fast; 0 or more
 * @param window how many of the newest remaining videos of a format are used; at least {@code minimumVideos}
 * @param minimumVideos with fewer videos there is no forecast; so many that the band can lie inside them, which is
 *     {@code 2 / (1 - coverage) - 1}
 * @param coverage the share of coming videos that the band should hold, above 0 and below 1
 */
public record ForecastOptions(Duration minimumAge, int window, int minimumVideos, double coverage) {

    private static final ForecastOptions DEFAULTS = new ForecastOptions(Duration.ofDays(30), 20, 10, 0.8);

    /**
     * Creates options.
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    public ForecastOptions {
        Objects.requireNonNull(minimumAge, "minimumAge");
        if (minimumAge.isNegative()) {
            throw new IllegalArgumentException("minimumAge must be 0 or more, got " + minimumAge);
        }
        if (!(coverage > 0 && coverage < 1)) {
            throw new IllegalArgumentException("coverage must be above 0 and below 1, got " + coverage);
        }
        if ((minimumVideos + 1) * (1 - coverage) < 2 - 1e-9) {
            throw new IllegalArgumentException(
                    "minimumVideos is too small for a coverage of " + coverage + ", got " + minimumVideos);
        }
        if (window < minimumVideos) {
            throw new IllegalArgumentException(
                    "window must be at least minimumVideos " + minimumVideos + ", got " + window);
        }
    }

    /**
     * The defaults.
     *
     * @return videos of 30 days or more, the newest 20, at least 10, a band of 80 %
     */
    public static ForecastOptions defaults() {
        return DEFAULTS;
    }

    /**
     * The same options with another minimum age.
     *
     * @param minimumAge 0 or more
     * @return new options
     */
    public ForecastOptions withMinimumAge(Duration minimumAge) {
        return new ForecastOptions(minimumAge, window, minimumVideos, coverage);
    }

    /**
     * The same options with another window.
     *
     * @param window how many videos are used
     * @return new options
     */
    public ForecastOptions withWindow(int window) {
        return new ForecastOptions(minimumAge, window, minimumVideos, coverage);
    }

    /**
     * The same options with another smallest sample.
     *
     * @param minimumVideos with fewer videos there is no forecast
     * @return new options
     */
    public ForecastOptions withMinimumVideos(int minimumVideos) {
        return new ForecastOptions(minimumAge, window, minimumVideos, coverage);
    }
}
