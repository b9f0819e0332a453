package io.insightstream.analytics.video;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * How {@link Cadence} judges.
 *
 * @param zone the zone whose calendar days count
 * @param target the time between upload days that earns the full pace; at least a day
 * @param window how far back from the last upload the history counts; at least the target
 * @param minimumUploadDays with fewer upload days there is no score; 3 or more
 */
public record CadenceOptions(ZoneId zone, Duration target, Duration window, int minimumUploadDays) {

    private static final CadenceOptions DEFAULTS =
            new CadenceOptions(ZoneOffset.UTC, Duration.ofDays(7), Duration.ofDays(365), 8);

    /**
     * Creates options.
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    public CadenceOptions {
        Objects.requireNonNull(zone, "zone");
        if (target.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("target must be at least a day, got " + target);
        }
        if (window.compareTo(target) < 0) {
            throw new IllegalArgumentException("window must be at least the target " + target + ", got " + window);
        }
        if (minimumUploadDays < 3) {
            throw new IllegalArgumentException("minimumUploadDays must be at least 3, got " + minimumUploadDays);
        }
    }

    /**
     * The defaults.
     *
     * @return days of UTC, a weekly target, the last 365 days of the history, at least 8 upload days
     */
    public static CadenceOptions defaults() {
        return DEFAULTS;
    }

    /**
     * The same options in another zone.
     *
     * @param zone the zone whose calendar days count
     * @return new options
     */
    public CadenceOptions withZone(ZoneId zone) {
        return new CadenceOptions(zone, target, window, minimumUploadDays);
    }

    /**
     * The same options with another target.
     *
     * @param target the time between upload days that earns the full pace
     * @return new options
     */
    public CadenceOptions withTarget(Duration target) {
        return new CadenceOptions(zone, target, window, minimumUploadDays);
    }

    /**
     * The same options with another window.
     *
     * @param window how far back from the last upload the history counts
     * @return new options
     */
    public CadenceOptions withWindow(Duration window) {
        return new CadenceOptions(zone, target, window, minimumUploadDays);
    }

    /**
     * The same options with another smallest history.
     *
     * @param minimumUploadDays with fewer upload days there is no score
     * @return new options
     */
    public CadenceOptions withMinimumUploadDays(int minimumUploadDays) {
        return new CadenceOptions(zone, target, window, minimumUploadDays);
    }
}
