package io.insightstream.clients.youtube;

import io.insightstream.clients.http.QuotaLedger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The quota of the YouTube Data API: three buckets that a project has for a day, which begins at midnight in Los Angeles.
 * An invalid request costs as much as a good one.
 */
public final class YouTubeQuota {

    /** Searches: 100 calls a day, and each page of a search is a call. */
    public static final String SEARCH = "youtube.search";

    /** Calls for counts alone, {@code videos:batchGetStats}: 10,000 a day. */
    public static final String STATS = "youtube.stats";

    /** Everything else: 10,000 units a day, one for each call that reads. */
    public static final String UNITS = "youtube.units";

    /** The zone at whose midnight a day of the quota begins. */
    public static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

    private static final long SEARCHES_A_DAY = 100;
    private static final long UNITS_A_DAY = 10_000;

    private YouTubeQuota() {}

    /**
     * A ledger with the limits every project has, kept in memory.
     *
     * @return the ledger
     */
    public static QuotaLedger ledger() {
        return builder().build();
    }

    static QuotaLedger ledger(Clock clock) {
        return builder().clock(clock).build();
    }

    /**
     * A ledger to configure further: {@code bucket(SEARCH, 500)} for a project that was granted more, {@code stateStore}
     * to keep the counts over a restart.
     *
     * @return a builder with the buckets and the zone set
     */
    public static QuotaLedger.Builder builder() {
        return QuotaLedger.builder("youtube")
                .bucket(SEARCH, SEARCHES_A_DAY)
                .bucket(STATS, UNITS_A_DAY)
                .bucket(UNITS, UNITS_A_DAY)
                .resetsIn(ZONE);
    }

    /** The next midnight in Los Angeles, where days have 23 to 25 hours. */
    static Instant nextReset(Instant now) {
        return now.atZone(ZONE).toLocalDate().plusDays(1).atStartOfDay(ZONE).toInstant();
    }
}
