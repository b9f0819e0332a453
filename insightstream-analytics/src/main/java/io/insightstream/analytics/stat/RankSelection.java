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

    /** Up to this size sorting by insertion is as fast as selecting. */
    static final int SORTED_SIZE = 24;

    /** Up to this size all values are asked how far the buckets have to reach, beyond it only the probes. */
    private static final int ASKED_SIZE = 256;

    /** A sample of the sample tells where its middle lies; the outermost of these values are left out. */
    private static final int PROBES = 32;

    /** In a large sample about as many values share a bucket, so that the counts stay in the nearer caches. */
    private static final int VALUES_PER_BUCKET = 8;

    /** While the counts fit the first cache anyway there is a bucket for each value. */
    private static final int LONELY_BUCKETS = 1 << 11;

    /** Counts of this many buckets stay in the cache of one core. */
    private static final int MOST_BUCKETS = 1 << 16;

    /** Buckets inside buckets; where this does not suffice, the probes were misled and sorting is safe. */
    private static final int MOST_LEVELS = 5;

    /** Ranks that follow each other share a window of buckets; quartiles ask for three pairs of them. */
    private static final int MOST_WINDOWS = 3;

    private final int level;
    private final double[] probes = new double[PROBES];
    private int[] counts = new int[0];
    private double[] gathered = new double[SORTED_SIZE];
    private @Nullable RankSelection deeper;

    private long low;
    private long high;
    private int shift;

    private int windows;
    private final Window[] window = {new Window(), new Window(), new Window()};

    RankSelection() {
        this(0);
    }

    private RankSelection(int level) {
        this.level = level;
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
        int n = to - from;
        if (n <= SORTED_SIZE || level == MOST_LEVELS) {
            reserve(n);
            System.arraycopy(values, from, gathered, 0, n);
            read(0, n, ranks, firstRank, endRank, below, selected);
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
        reserve(size);
        gather(values, from, to);
        for (int w = 0; w < windows; w++) {
            Window each = window[w];
            lookInto(each, ranks, below + each.below, selected);
        }
    }

    private void reserve(int size) {
        if (gathered.length < size) {
            gathered = new double[size];
        }
    }

    /** The first bucket takes everything below the middle as well, the last one everything above. */
    private void layBuckets(double[] values, int from, int to) {
        int n = to - from;
        if (n <= ASKED_SIZE) {
            long least = Long.MAX_VALUE;
            long most = Long.MIN_VALUE;
            for (int i = from; i < to; i++) {
                long key = key(values[i]);
                least = Math.min(least, key);
                most = Math.max(most, key);
            }
            low = least - 1;
            high = most + 1;
        } else {
            for (int i = 0; i < PROBES; i++) {
                probes[i] = values[from + (int) ((2L * i + 1) * n / (2 * PROBES))];
            }
            Arrays.sort(probes);
            low = key(probes[1]) - 1;
            high = key(probes[PROBES - 2]) + 1;
        }
        int most = Integer.highestOneBit(
                Math.min(MOST_BUCKETS, Math.max(n / VALUES_PER_BUCKET, Math.min(n, LONELY_BUCKETS))));
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
            counts[bucket(key(values[i]), low, high, shift)]++;
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
                selected[r] = value(low + bucket);
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
            long key = key(value);
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
        if (part.size <= SORTED_SIZE) {
            read(part.start, end, ranks, part.firstRank, part.endRank, below, selected);
            return;
        }
        RankSelection inside = deeper == null ? new RankSelection(level + 1) : deeper;
        deeper = inside;
        inside.select(gathered, part.start, end, ranks, part.firstRank, part.endRank, below, selected);
    }

    /** Sorts gathered values and reads off those at the ranks. */
    private void read(int from, int to, int[] ranks, int firstRank, int endRank, int below, double[] selected) {
        if (to - from <= SORTED_SIZE) {
            for (int i = from + 1; i < to; i++) {
                double value = gathered[i];
                int at = i;
                for (; at > from && gathered[at - 1] > value; at--) {
                    gathered[at] = gathered[at - 1];
                }
                gathered[at] = value;
            }
        } else {
            Arrays.sort(gathered, from, to);
        }
        for (int r = firstRank; r < endRank; r++) {
            selected[r] = gathered[from + ranks[r] - below];
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

    /** A number that is ordered as its value is: the bits of a double, with those of negative values turned around. */
    private static long key(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return bits ^ (bits >> 63 >>> 1);
    }

    private static double value(long key) {
        return Double.longBitsToDouble(key ^ (key >> 63 >>> 1));
    }
}
