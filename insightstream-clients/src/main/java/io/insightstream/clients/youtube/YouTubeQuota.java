package io.insightstream.clients.youtube;

import java.time.Instant;
import java.time.ZoneId;

/** The quota of the YouTube Data API. SKELETON */
public final class YouTubeQuota {

    /** Searches: each page of one is a call. */
    public static final String SEARCH = "youtube.search";

    /** Calls for counts alone. */
    public static final String STATS = "youtube.stats";

    /** Everything else: one unit for each call that reads. */
    public static final String UNITS = "youtube.units";

    /** The zone at whose midnight a day of the quota begins. */
    static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

    private YouTubeQuota() {}

    /** The next midnight in Los Angeles, where days have 23 to 25 hours. */
    static Instant nextReset(Instant now) {
        return now.atZone(ZONE).toLocalDate().plusDays(1).atStartOfDay(ZONE).toInstant();
    }
}
