package io.insightstream.analytics.video;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The same rows as records and as columns. */
final class SampleRows {

    static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

    final long[] views;
    final int[] ageDays;
    final long[] likes;
    final long[] comments;

    SampleRows(int n) {
        views = new long[n];
        ageDays = new int[n];
        likes = new long[n];
        comments = new long[n];
    }

    static SampleRows random(int n, int kind, SplittableRandom random) {
        SampleRows rows = new SampleRows(n);
        for (int i = 0; i < n; i++) {
            rows.views[i] = switch (kind % 4) {
                case 0 -> (long) Math.exp(6 + 6 * random.nextDouble());
                case 1 -> random.nextLong(4); // many ties and zeros
                case 2 -> random.nextInt(50) == 0 ? Long.MAX_VALUE / 4 : random.nextLong(1_000);
                default -> 0;
            };
            rows.ageDays[i] = 1 + random.nextInt(3_650);
            rows.likes[i] = random.nextLong(rows.views[i] / 10 + 1);
            rows.comments[i] = random.nextLong(rows.views[i] / 100 + 1);
        }
        return rows;
    }

    VideoColumns columns() {
        return VideoColumns.of(views, ageDays, likes, comments);
    }

    List<VideoSample> records(int[] rows) {
        List<VideoSample> records = new ArrayList<>();
        for (int i : rows) {
            records.add(new VideoSample(
                    "v" + i,
                    NOW.minus(Duration.ofDays(ageDays[i])),
                    VideoFormat.LONG,
                    views[i],
                    likes[i],
                    comments[i]));
        }
        return records;
    }

    OutlierAnalysis analysis(ClassicOutlierOptions options, int... rows) {
        return Outliers.classic(records(rows), NOW, options);
    }
}
