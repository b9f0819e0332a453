package io.insightstream.clients.catalog;

import io.insightstream.video.VideoStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row that can become a video, with what is to be told of it. */
record VideoRow(
        long line,
        String id,
        @Nullable String title,
        @Nullable String channelId,
        @Nullable String channelTitle,
        Instant publishedAt,
        @Nullable Duration duration,
        VideoStatistics statistics,
        @Nullable Instant snapshotAt,
        Set<NoteCode> notes) {}
