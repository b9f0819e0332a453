package io.insightstream.clients.catalog;

import io.insightstream.video.VideoSnapshot;
import io.insightstream.video.VideoStatistics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The counts of one video over time, oldest first, at least one. A time that is not known can only be that of a single
 * snapshot: {@link VideoStore} sees to it.
 */
final class Snapshots {

    /** Header, a reference and an int. */
    private static final int OBJECT_BYTES = 24;

    private static final int STRIDE = 6;
    private static final int NANO = 1;
    private static final int VIEWS = 2;
    private static final int LIKES = 3;
    private static final int COMMENTS = 4;
    private static final int LINE = 5;

    private static final long UNKNOWN_TIME = Long.MIN_VALUE;
    private static final long MISSING = -1;

    /** For each snapshot its second, nanosecond, views, likes, comments and line. */
    private long[] cells = new long[STRIDE];

    private int size = 1;

    Snapshots(@Nullable Instant time, VideoStatistics statistics, long line) {
        write(0, time, statistics, line);
    }

    int size() {
        return size;
    }

    /** The index of the newest one. */
    int newest() {
        return size - 1;
    }

    /** When one was taken; null if it is not known. */
    @Nullable
    Instant time(int index) {
        long second = cells[index * STRIDE];
        return second == UNKNOWN_TIME ? null : Instant.ofEpochSecond(second, cells[index * STRIDE + NANO]);
    }

    /** The line on which one is. */
    long line(int index) {
        return cells[index * STRIDE + LINE];
    }

    VideoStatistics statistics(int index) {
        return new VideoStatistics(count(index, VIEWS), count(index, LIKES), count(index, COMMENTS));
    }

    /** Where a time is; if it is not there, -1 minus the index at which it belongs. */
    int find(Instant time) {
        int low = 0;
        int high = size - 1;
        // Most files grow by newer snapshots.
        int middle = high;
        while (low <= high) {
            int order = compare(middle, time);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
            middle = (low + high) >>> 1;
        }
        return -1 - low;
    }

    void insert(int index, Instant time, VideoStatistics statistics, long line) {
        if (size * STRIDE == cells.length) {
            cells = Arrays.copyOf(cells, (size + 1 + size / 2) * STRIDE);
        }
        System.arraycopy(cells, index * STRIDE, cells, (index + 1) * STRIDE, (size - index) * STRIDE);
        size++;
        write(index, time, statistics, line);
    }

    void replace(int index, @Nullable Instant time, VideoStatistics statistics, long line) {
        write(index, time, statistics, line);
    }

    /** Gives back memory that is not needed. */
    void trim() {
        if (size * STRIDE < cells.length) {
            cells = Arrays.copyOf(cells, size * STRIDE);
        }
    }

    /** Whether a count is lower than in the snapshot before. */
    boolean fellAt(int index) {
        for (int count = VIEWS; count <= COMMENTS; count++) {
            long now = cells[index * STRIDE + count];
            // Missing is below every count.
            if (now != MISSING && now < cells[(index - 1) * STRIDE + count]) {
                return true;
            }
        }
        return false;
    }

    /** The snapshots whose time is known, oldest first. */
    List<VideoSnapshot> history() {
        List<VideoSnapshot> history = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            Instant time = time(i);
            if (time != null) {
                history.add(new VideoSnapshot(time, statistics(i)));
            }
        }
        return List.copyOf(history);
    }

    long bytes() {
        return OBJECT_BYTES + 16 + 8L * cells.length;
    }

    private int compare(int index, Instant time) {
        int order = Long.compare(cells[index * STRIDE], time.getEpochSecond());
        return order != 0 ? order : Long.compare(cells[index * STRIDE + NANO], time.getNano());
    }

    private void write(int index, @Nullable Instant time, VideoStatistics statistics, long line) {
        int at = index * STRIDE;
        cells[at] = time == null ? UNKNOWN_TIME : time.getEpochSecond();
        cells[at + NANO] = time == null ? 0 : time.getNano();
        cells[at + VIEWS] = cell(statistics.views());
        cells[at + LIKES] = cell(statistics.likes());
        cells[at + COMMENTS] = cell(statistics.comments());
        cells[at + LINE] = line;
    }

    private @Nullable Long count(int index, int count) {
        long value = cells[index * STRIDE + count];
        return value == MISSING ? null : Long.valueOf(value);
    }

    private static long cell(@Nullable Long count) {
        return count == null ? MISSING : count;
    }
}
