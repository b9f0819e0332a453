package io.insightstream.analytics.video;

import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/** Cuts {@code 0} to {@code size} into slices of about the same size and works on them, in threads if there are several. */
record Slices(int size, int count) {

    /** Fewer rows than this take no longer than a thread takes to start and to warm its caches. */
    private static final int LEAST_ROWS = 1 << 17;

    /** One slice per thread, fewer where there is too little to do. */
    static Slices ofRows(int rows, int parallelism) {
        if (parallelism < 1) {
            throw new IllegalArgumentException("parallelism must be 1 or more, got " + parallelism);
        }
        return new Slices(rows, Math.max(1, Math.min(parallelism, rows / LEAST_ROWS)));
    }

    /** Works on all slices, with as many threads as slices. What a slice throws is thrown here, after all have ended. */
    void forEach(Work work) {
        if (count == 1) {
            work.on(0, 0, size);
            return;
        }
        ForkJoinPool pool = new ForkJoinPool(count);
        try {
            pool.submit(() -> IntStream.range(0, count).parallel().forEach(s -> work.on(s, start(s), start(s + 1))))
                    .join();
        } finally {
            pool.shutdown();
        }
    }

    /**
     * Works on all groups of adjoining rows, each slice on the groups that begin in it.
     *
     * @param offsets where each group begins, and where the last one ends
     */
    void forEachGroup(int[] offsets, Work work) {
        int groups = offsets.length - 1;
        forEach((slice, from, to) -> work.on(
                slice, slice == 0 ? 0 : groupAt(offsets, from), slice == count - 1 ? groups : groupAt(offsets, to)));
    }

    /** The first group that begins at a row or after it. */
    private static int groupAt(int[] offsets, int row) {
        int low = 0;
        int high = offsets.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (offsets[middle] < row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int start(int slice) {
        return (int) ((long) size * slice / count);
    }

    /** What is to be done with one slice. */
    interface Work {
        void on(int slice, int from, int to);
    }
}
