package io.insightstream.clients.youtube;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long answers of YouTube are served from the cache. Zero keeps nothing. Nothing can be kept for longer than 30 days:
 * YouTube's terms ask to fetch data anew or delete it by then.
 *
 * @param channels channels, and which channel a handle or a name belongs to
 * @param uploads the lists of uploads
 * @param videos videos by their ids
 * @param searches searches, of which there are few a day
 * @param charts the most popular videos
 * @param comments comments and replies
 * @param statistics counts alone
 * @param lists categories and regions, which hardly ever change
 */
public record Freshness(
        Duration channels,
        Duration uploads,
        Duration videos,
        Duration searches,
        Duration charts,
        Duration comments,
        Duration statistics,
        Duration lists) {

    /** The longest that YouTube's terms allow: 30 days. */
    public static final Duration LONGEST = Duration.ofDays(30);

    /**
     * Channels and searches an hour, uploads, videos, charts and comments ten minutes, counts not at all, lists a day.
     */
    public static final Freshness DEFAULTS = new Freshness(
            Duration.ofHours(1),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            Duration.ZERO,
            Duration.ofDays(1));

    /** Nothing is served from a cache. A report asks for its channel twice then: by its name and with its uploads. */
    public static final Freshness NONE = of(Duration.ZERO);

    /**
     * Creates a freshness.
     *
     * @throws IllegalArgumentException if a duration is negative or longer than {@link #LONGEST}
     */
    public Freshness {
        Map<String, Duration> all = new TreeMap<>(Map.of(
                "channels", channels,
                "uploads", uploads,
                "videos", videos,
                "searches", searches,
                "charts", charts,
                "comments", comments,
                "statistics", statistics,
                "lists", lists));
        all.values().removeIf(each -> !each.isNegative() && each.compareTo(LONGEST) <= 0);
        if (!all.isEmpty()) {
            throw new IllegalArgumentException("an answer of YouTube may be kept from 0 to 30 days, got " + all);
        }
    }

    /**
     * The same for everything.
     *
     * @param all how long, from zero to 30 days
     * @return the freshness
     */
    public static Freshness of(Duration all) {
        return new Freshness(all, all, all, all, all, all, all, all);
    }
}
