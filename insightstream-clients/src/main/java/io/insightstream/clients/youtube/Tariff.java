package io.insightstream.clients.youtube;

import io.insightstream.call.Cost;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What the operations of YouTube are charged, by their names. */
final class Tariff {

    static final String CHANNELS = "channels.list";
    static final String PLAYLIST_ITEMS = "playlistItems.list";
    static final String VIDEOS = "videos.list";
    static final String COUNTS = "videos.batchGetStats";
    static final String SEARCH = "search.list";
    static final String CATEGORIES = "videoCategories.list";
    static final String REGIONS = "i18nRegions.list";
    static final String COMMENT_THREADS = "commentThreads.list";
    static final String COMMENTS = "comments.list";

    private static final Charge UNIT = new Charge(YouTubeQuota.UNITS, 1);

    /** As YouTube has it since 2026-06-03. */
    static final Tariff DEFAULT = new Tariff(Map.of(
            CHANNELS,
            UNIT,
            PLAYLIST_ITEMS,
            UNIT,
            VIDEOS,
            UNIT,
            COUNTS,
            new Charge(YouTubeQuota.STATS, 1),
            SEARCH,
            new Charge(YouTubeQuota.SEARCH, 1),
            CATEGORIES,
            UNIT,
            REGIONS,
            UNIT,
            COMMENT_THREADS,
            UNIT,
            COMMENTS,
            UNIT));

    private final Map<String, Charge> charges;

    private Tariff(Map<String, Charge> charges) {
        this.charges = Map.copyOf(charges);
    }

    /**
     * What one call is charged.
     *
     * @param bucket the bucket of the quota
     * @param units the units, 0 or more
     */
    record Charge(String bucket, long units) {}

    /** The names of all operations. */
    static Set<String> operations() {
        return new TreeSet<>(DEFAULT.charges.keySet());
    }

    /** The same but for one operation. */
    Tariff with(String operation, Charge charge) {
        Map<String, Charge> changed = new HashMap<>(charges);
        changed.put(operation, charge);
        return new Tariff(changed);
    }

    Charge of(String operation) {
        return Objects.requireNonNull(charges.get(operation), operation);
    }

    /** What so many calls of an operation cost. */
    Cost calls(String operation, long atLeast, long atMost) {
        Charge charge = of(operation);
        return atMost == 0 || charge.units() == 0
                ? Cost.FREE
                : Cost.between(charge.bucket(), atLeast * charge.units(), atMost * charge.units());
    }
}
