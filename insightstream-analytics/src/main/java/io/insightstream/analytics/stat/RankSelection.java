package io.insightstream.analytics.stat;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the values at given ranks of a sample without sorting it: counts the values in buckets that are laid over the
 * middle of the sample, then gathers and looks into only those buckets that hold a rank.
 *
 * <p>A bucket is a range of the values' bits, which order doubles as integers do, so the buckets need no division and
 * fit any scale. Not thread-safe: keeps its scratch from one call to the next.
 */
final class RankSelection {

    /** A sample of the sample tells where its middle lies; the outermost of these values are left out. */
    private static final int PROBES = 32;

    /** About as many values share a bucket: fewer, and the counts would leave the nearer caches. */
    private static final int VALUES_PER_BUCKET = 8;

    /** Counts of this many buckets stay in the cache of one core. */
    private static final int MOST_BUCKETS = 1 << 16;

    /** Buckets inside buckets; where this does not suffice, the probes were misled and sorting is safe. */
    private static final int MOST_LEVELS = 5;

    /** Ranks that follow each other share a window of buckets; quartiles ask for three pairs of them. */
    private static final int MOST_WINDOWS = 3;

    private final int level;
    private final double[] probes = new double[PROBES];
    private int[] counts = new int[0];
    private double[] gathered = new double[0];
    private final ShortSelection ofShort;
    private @Nullable RankSelection deeper;

    private long low;
    private long high;
    private int shift;

    private int windows;
    private final Window[] window = {new Window(), new Window(), new Window()};

    RankSelection() {
        this(0, new ShortSelection());
    }

    private RankSelection(int level, ShortSelection ofShort) {
        this.level = level;
        this.ofShort = ofShort;
    }

    /**
     * Selects.
     *
     * @param values holds the sample, finite; not changed
     * @param from index of the first value of the sample
     * @param to index after the last value of the sample
     * @param ranks three pairs of ranks in ascending order, counted from 0; a pair differs by 1 at most
     * @param selected receives the value at each rank
     */
    void select(double[] values, int from, int to, int[] ranks, double[] selected) {
        select(values, from, to, ranks, 0, ranks.length, 0, selected);
    }

    /** Selects some of the ranks, in a part of the sample that has {@code below} values before it. */
    private void select(
            double[] values, int from, int to, int[] ranks, int firstRank, int endRank, int below, double[] selected) {
        if (to - from <= ShortSelection.MOST) {
            ofShort.select(values, from, to, ranks, firstRank, endRank, below, selected);
            return;
        }
        if (level == MOST_LEVELS) {
            double[] sorted = Arrays.copyOfRange(values, from, to);
            Arrays.sort(sorted);
            for (int r = firstRank; r < endRank; r++) {
                selected[r] = sorted[ranks[r] - below];
            }
            return;
        }
        layBuckets(values, from, to);
        count(values, from, to);
        openWindows(ranks, firstRank, endRank, below, selected);
        if (windows == 0) {
            return;
        }
        int size = 0;
        for (int w = 0; w < windows; w++) {
            window[w].start = size;
            size += window[w].size;
        }
        if (gathered.length < size) {
            gathered = new double[size];
        }
        gather(values, from, to);
        for (int w = 0; w < windows; w++) {
            Window each = window[w];
            lookInto(each, ranks, below + each.below, selected);
        }
    }

    /** The first bucket takes everything below the middle as well, the last one everything above. */
    private void layBuckets(double[] values, int from, int to) {
        int n = to - from;
        for (int i = 0; i < PROBES; i++) {
            probes[i] = values[from + (int) ((2L * i + 1) * n / (2 * PROBES))];
        }
        Arrays.sort(probes);
        low = SortKey.of(probes[1]) - 1;
        high = SortKey.of(probes[PROBES - 2]) + 1;
        int most = Math.min(MOST_BUCKETS, Integer.highestOneBit(n / VALUES_PER_BUCKET));
        shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(high - low) - Integer.numberOfTrailingZeros(most));
        int buckets = bucket(high, low, high, shift) + 1;
        if (counts.length < buckets) {
            counts = new int[buckets];
        } else {
            Arrays.fill(counts, 0, buckets, 0);
        }
    }

    private void count(double[] values, int from, int to) {
        int[] counts = this.counts;
        long low = this.low;
        long high = this.high;
        int shift = this.shift;
        for (int i = from; i < to; i++) {
            counts[bucket(SortKey.of(values[i]), low, high, shift)]++;
        }
    }

    /** Finds the buckets that hold the ranks. */
    private void openWindows(int[] ranks, int firstRank, int endRank, int below, double[] selected) {
        int last = bucket(high, low, high, shift);
        int bucket = -1;
        int upTo = 0;
        windows = 0;
        int lastOpen = -1;
        for (int r = firstRank; r < endRank; r++) {
            int rank = ranks[r] - below;
            while (upTo <= rank) {
                upTo += counts[++bucket];
            }
            if (shift == 0 && bucket > 0 && bucket < last) {
                // All values of this bucket are the same: nothing to look into, however many they are.
                selected[r] = SortKey.valueOf(low + bucket);
                continue;
            }
            boolean next = lastOpen == r - 1 && windows > 0 && ranks[r] - ranks[r - 1] <= 1;
            if (windows == 0 || !(next || window[windows - 1].lastBucket == bucket)) {
                window[windows++].open(r, bucket, upTo - counts[bucket]);
            }
            window[windows - 1].extend(r, bucket, upTo);
            lastOpen = r;
        }
        for (int w = 0; w < windows; w++) {
            Window each = window[w];
            long from = each.firstBucket == 0 ? Long.MIN_VALUE : low + ((long) each.firstBucket << shift);
            long to = each.lastBucket == last ? Long.MAX_VALUE : low + ((each.lastBucket + 1L) << shift) - 1;
            each.origin = from - Long.MIN_VALUE;
            each.reach = to - from + Long.MIN_VALUE;
        }
        for (int w = Math.max(1, windows); w < MOST_WINDOWS; w++) {
            window[w].shadow(window[0]);
        }
    }

    // Three guesses that are often wrong cost more than three comparisons.
    @SuppressWarnings("ShortCircuitBoolean")
    private void gather(double[] values, int from, int to) {
        double[] gathered = this.gathered;
        long origin0 = window[0].origin;
        long origin1 = window[1].origin;
        long origin2 = window[2].origin;
        long reach0 = window[0].reach;
        long reach1 = window[1].reach;
        long reach2 = window[2].reach;
        int next0 = window[0].start;
        int next1 = window[1].start;
        int next2 = window[2].start;
        for (int i = from; i < to; i++) {
            double value = values[i];
            long key = SortKey.of(value);
            if (key - origin0 <= reach0 | key - origin1 <= reach1 | key - origin2 <= reach2) {
                if (key - origin0 <= reach0) {
                    gathered[next0++] = value;
                } else if (key - origin1 <= reach1) {
                    gathered[next1++] = value;
                } else {
                    gathered[next2++] = value;
                }
            }
        }
    }

    private void lookInto(Window part, int[] ranks, int below, double[] selected) {
        int end = part.start + part.size;
        if (part.size > ShortSelection.MOST) {
            RankSelection inside = deeper == null ? new RankSelection(level + 1, ofShort) : deeper;
            deeper = inside;
            inside.select(gathered, part.start, end, ranks, part.firstRank, part.endRank, below, selected);
        } else {
            ofShort.select(gathered, part.start, end, ranks, part.firstRank, part.endRank, below, selected);
        }
    }

    /** Adjoining buckets that hold ranks which follow each other. */
    private static final class Window {
        int firstRank;
        int endRank;
        int firstBucket;
        int lastBucket;

        /** How many values lie in the buckets before. */
        int below;

        /** How many values it holds. */
        int size;

        /** Where its values are gathered. */
        int start;

        /** A key is inside if {@code key - origin <= reach}: one comparison for both ends. */
        long origin;

        long reach;

        void open(int rank, int bucket, int below) {
            firstRank = rank;
            firstBucket = bucket;
            this.below = below;
        }

        void extend(int rank, int bucket, int upTo) {
            endRank = rank + 1;
            lastBucket = bucket;
            size = upTo - below;
        }

        /** Holds what another one does, which is asked before. */
        void shadow(Window other) {
            origin = other.origin;
            reach = other.reach;
        }
    }

    private static int bucket(long key, long low, long high, int shift) {
        return (int) ((Math.min(Math.max(key, low), high) - low) >>> shift);
    }
}
