package io.insightstream.analytics.video;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A day on which YouTube changed what it counts as a view. Counts from before and after do not compare, so a baseline
 * with videos from both sides is to be read with care.
 */
public enum ViewDefinitionBreak {
    /** From 2025-03-31 a Short counts a view whenever it starts or loops, without a minimum watch time. */
    SHORTS_2025_03_31("2025-03-31T00:00:00Z"),
    /** From 2026-08-24 every format counts a view when playback starts. */
    ALL_2026_08_24("2026-08-24T00:00:00Z");

    private final Instant since;

    ViewDefinitionBreak(String since) {
        this.since = Instant.parse(since);
    }

    /**
     * The first instant of the new definition; YouTube named days, taken here as starting at midnight UTC.
     *
     * @return the instant
     */
    public Instant since() {
        return since;
    }

    /**
     * Whether the new definition counts the views of a format.
     *
     * @param format a format; {@link VideoFormat#UNKNOWN} may be a Short, so it counts as affected
     * @return whether videos of the format are affected
     */
    public boolean affects(VideoFormat format) {
        return this == ALL_2026_08_24 || format == VideoFormat.SHORT || format == VideoFormat.UNKNOWN;
    }

    /**
     * The breaks that a sample straddles: those with an affected video published before and another published on or
     * after the day.
     *
     * @param videos the sample, in any order
     * @return the breaks in order of time; empty if there is none
     */
    public static Set<ViewDefinitionBreak> straddledBy(Collection<VideoSample> videos) {
        Set<ViewDefinitionBreak> straddled = EnumSet.noneOf(ViewDefinitionBreak.class);
        for (ViewDefinitionBreak each : values()) {
            boolean before = false;
            boolean after = false;
            for (VideoSample video : videos) {
                if (each.affects(video.format())) {
                    boolean old = video.publishedAt().isBefore(each.since);
                    before |= old;
                    after |= !old;
                }
            }
            if (before && after) {
                straddled.add(each);
            }
        }
        return Collections.unmodifiableSet(straddled);
    }
}
