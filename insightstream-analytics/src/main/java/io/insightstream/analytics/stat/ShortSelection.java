package io.insightstream.analytics.stat;

import java.util.Arrays;

/**
 * Finds the values at given ranks of a short sample: puts it nearly in order by counting, and in order only around the
 * ranks. With the sort of Java 17 some fifty values take half the time of sorting them, a thousand a quarter.
 *
 * <p>The values are counted in buckets of their {@linkplain SortKey keys}, about one for each value. Not thread-safe:
 * keeps its scratch from one call to the next.
 */
final class ShortSelection {

    /** Beyond this size the scratch leaves the nearer caches. */
    static final int MOST = 1 << 13;

    /** Up to this size sorting by insertion is faster than anything else. */
    private static final int INSERTION_SIZE = 20;

    /** A zero is infinitely many octaves away; the buckets reach this far below the largest value and not beyond. */
    private static final long WIDEST = 12L << 52;

    private double[] ordered = new double[INSERTION_SIZE];
    private int[] bucketOf = new int[0];
    private int[] ends = new int[0];
    private long low;
    private int shift;
    private int buckets;

    /**
     * Selects some ranks of a sample.
     *
     * @param values holds the sample or a part of it, finite; not changed
     * @param from index of the first value
     * @param to index after the last value, at most {@link #MOST} after the first one
     * @param ranks ranks in ascending order, counted from 0
     * @param firstRank index of the first rank to find
     * @param endRank index after the last rank to find
     * @param below how many values of the sample are smaller than this part
     * @param selected receives the value at each rank, at the index of the rank
     */
    void select(
            double[] values, int from, int to, int[] ranks, int firstRank, int endRank, int below, double[] selected) {
        int n = to - from;
        if (ordered.length < n) {
            ordered = new double[Integer.highestOneBit(n) << 1];
        }
        if (n <= INSERTION_SIZE) {
            System.arraycopy(values, from, ordered, 0, n);
            sort(0, n);
        } else {
            layBuckets(values, from, to);
            distribute(values, from, n);
            int sorted = 0;
            for (int r = firstRank; r < endRank; r++) {
                int rank = ranks[r] - below;
                if (rank >= sorted) {
                    int bucket = bucket(ordered[rank]);
                    sorted = ends[bucket];
                    sort(bucket == 0 ? 0 : ends[bucket - 1], sorted);
                }
            }
        }
        for (int r = firstRank; r < endRank; r++) {
            selected[r] = ordered[ranks[r] - below];
        }
    }

    private void layBuckets(double[] values, int from, int to) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = from; i < to; i++) {
            long key = SortKey.of(values[i]);
            least = Math.min(least, key);
            most = Math.max(most, key);
        }
        // Below the smallest number plus the widest reach, the difference would not be a number.
        low = most < Long.MIN_VALUE + WIDEST ? least : Math.max(least, most - WIDEST);
        int digits = Integer.SIZE - Integer.numberOfLeadingZeros(to - from);
        shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(most - low) - digits);
        buckets = bucket(SortKey.valueOf(most)) + 1;
        if (bucketOf.length < 1 << digits) {
            ends = new int[(1 << digits) + 1];
            bucketOf = new int[1 << digits];
        } else {
            Arrays.fill(ends, 0, buckets + 1, 0);
        }
    }

    /** Puts the values of each bucket after those of the bucket before; where a bucket ends is kept. */
    private void distribute(double[] values, int from, int n) {
        int[] ends = this.ends;
        int[] bucketOf = this.bucketOf;
        double[] ordered = this.ordered;
        for (int i = 0; i < n; i++) {
            int bucket = bucket(values[from + i]);
            bucketOf[i] = bucket;
            ends[bucket + 1]++;
        }
        int end = 0;
        for (int b = 1; b <= buckets; b++) {
            end += ends[b];
            ends[b] = end;
        }
        // Now ends[b] is where bucket b begins; after the last of its values it is where it ends.
        for (int i = 0; i < n; i++) {
            ordered[ends[bucketOf[i]]++] = values[from + i];
        }
    }

    private int bucket(double value) {
        return (int) ((Math.max(SortKey.of(value), low) - low) >>> shift);
    }

    private void sort(int from, int to) {
        if (to - from > INSERTION_SIZE) {
            Arrays.sort(ordered, from, to);
            return;
        }
        for (int i = from + 1; i < to; i++) {
            double value = ordered[i];
            int at = i;
            for (; at > from && ordered[at - 1] > value; at--) {
                ordered[at] = ordered[at - 1];
            }
            ordered[at] = value;
        }
    }
}
