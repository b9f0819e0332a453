package io.insightstream.analytics.video;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Two channels with results computed once by an independent Python program (the formulas of the classic rule and of the
 * algorithm score, clock frozen at {@link #NOW}), rounded half to even as Python's {@code round} does.
 */
final class GoldenVectors {

    static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    /** Columns: id, views, likes, comments, published at, duration. */
    static final List<VideoSample> A = videos("""
            v1 1000 50 10 2026-01-30T12:00:00Z PT10M
            v2 1200 60 12 2026-01-23T12:00:00Z PT45S
            v3 900 30 6 2026-01-16T12:00:00Z PT10M
            v4 1100 44 11 2026-01-09T12:00:00Z PT1H5M
            v5 950 40 9 2026-01-02T12:00:00Z PT10M
            v6 1050 42 8 2025-12-26T12:00:00Z PT3M
            v7 0 0 0 2025-12-19T12:00:00Z PT10M
            v8 50000 4000 900 2025-12-10T09:30:00Z PT10M
            """);

    static final List<VideoSample> B = videos("""
            v1 5200 310 41 2026-01-29T03:15:00Z PT58S
            v2 880 22 3 2026-01-27T22:40:00Z PT12M4S
            v3 1430 61 9 2026-01-20T18:00:00Z PT1H2M3S
            v4 1210 40 7 2026-01-19T23:30:00Z PT9M
            v5 1500 75 12 2026-01-05T00:10:00Z PT2M59S
            v6 1390 58 10 2026-01-04T12:00:00Z PT10M1S
            v7 1600 70 14 2025-12-20T16:45:00Z PT8M30S
            v8 1550 66 13 2025-12-13T16:45:00Z PT1M
            v9 1700 80 15 2025-11-30T06:00:00Z P0D
            v10 1650 77 11 2025-11-02T06:00:00Z PT7M
            v11 41000 2600 380 2025-10-12T19:20:00Z PT14M
            v12 1800 90 16 2025-10-11T19:19:00Z PT11M
            """);

    private GoldenVectors() {}

    private static List<VideoSample> videos(String table) {
        return table.lines()
                .map(line -> Arrays.asList(line.split(" ")))
                .map(row -> {
                    Instant publishedAt = Instant.parse(row.get(4));
                    VideoFormat format = VideoFormat.of(VideoFormat.parseDuration(row.get(5)), publishedAt);
                    return new VideoSample(
                            row.get(0),
                            publishedAt,
                            format,
                            Long.parseLong(row.get(1)),
                            Long.valueOf(row.get(2)),
                            Long.valueOf(row.get(3)));
                })
                .toList();
    }

    /** Python's {@code round}: half to even on the exact binary value. */
    static double round(double value, int digits) {
        return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
    }
}
