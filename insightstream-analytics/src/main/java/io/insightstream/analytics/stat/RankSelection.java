package io.insightstream.analytics.stat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the values at given ranks of a sample without sorting it: counts the values in buckets that are laid over the
 * middle of the sample, then gathers and looks into only those buckets that hold a rank.
 *
 * <p>A bucket is a range of the values' bits, which order doubles as integers do, so the buckets need no division and
 * fit any scale. Not thread-safe: keeps its scratch from one call to the next.
 */
final class RankSelection {

    /** Up to this size sorting is as fast as selecting. */
    static final int SORTED_SIZE = 64;

    /** A sample of the sample tells where its middle lies; the outermost of these values are left out. */
    private static final int PROBES = 32;

    /** About as many values share a bucket: fewer, and the buckets would take longer than their contents. */
    private static final int VALUES_PER_BUCKET = 8;

    /** Counts of this many buckets stay in the cache of one core. */
    private static final int MOST_BUCKETS = 1 << 16;

    /** Buckets inside buckets; where this does not suffice, the probes were misled and sorting is safe. */
    private static final int MOST_LEVELS = 4;

    private final int level;
    private final double[] probes = new double[PROBES];
    private int[] counts = new int[0];
    private double[] gathered = new double[0];
    private @Nullable RankSelection deeper;

    private long low;
    private long high;
    private int shift;

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
     * @param ranks ranks in ascending order, counted from 0
     * @param selected receives the value at each rank
     */
    void select(double[] values, int from, int to, int[] ranks, double[] selected) {
        if (to - from <= SORTED_SIZE || level == MOST_LEVELS) {
            double[] sorted = Arrays.copyOfRange(values, from, to);
            Arrays.sort(sorted);
            for (int r = 0; r < ranks.length; r++) {
                selected[r] = sorted[ranks[r]];
            }
            return;
        }
        layBuckets(values, from, to);
        count(values, from, to);
        List<Wanted> wanted = wanted(ranks, selected);
        int size = wanted.stream().mapToInt(Wanted::size).sum();
        if (gathered.length < size) {
            gathered = new double[size];
        }
        gather(values, from, to);
        for (Wanted bucket : wanted) {
            lookInto(bucket, ranks, selected);
        }
    }

    /** The first bucket takes everything below the middle as well, the last one everything above. */
    private void layBuckets(double[] values, int from, int to) {
        int n = to - from;
        for (int i = 0; i < PROBES; i++) {
            probes[i] = values[from + (int) ((2L * i + 1) * n / (2 * PROBES))];
        }
        Arrays.sort(probes);
        low = key(probes[1]) - 1;
        high = key(probes[PROBES - 2]) + 1;
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
            counts[bucket(key(values[i]), low, high, shift)]++;
        }
    }

    private List<Wanted> wanted(int[] ranks, double[] selected) {
        int last = bucket(high, low, high, shift);
        List<Wanted> wanted = new ArrayList<>(ranks.length);
        int start = 0;
        int below = 0;
        int r = 0;
        for (int b = 0; r < ranks.length; b++) {
            int size = counts[b];
            int first = r;
            while (r < ranks.length && ranks[r] < below + size) {
                r++;
            }
            if (r > first && shift == 0 && b > 0 && b < last) {
                // All values of this bucket are the same: nothing to look into, however many they are.
                Arrays.fill(selected, first, r, value(low + b));
            } else if (r > first) {
                wanted.add(new Wanted(start, size, below, first, r));
                // From here on the negative count of a wanted bucket says where its next value goes.
                counts[b] = ~start;
                start += size;
            }
            below += size;
        }
        return wanted;
    }

    private void gather(double[] values, int from, int to) {
        int[] counts = this.counts;
        double[] gathered = this.gathered;
        long low = this.low;
        long high = this.high;
        int shift = this.shift;
        for (int i = from; i < to; i++) {
            int bucket = bucket(key(values[i]), low, high, shift);
            int next = counts[bucket];
            if (next < 0) {
                gathered[~next] = values[i];
                counts[bucket] = next - 1;
            }
        }
    }

    private void lookInto(Wanted bucket, int[] ranks, double[] selected) {
        int end = bucket.start + bucket.size;
        if (bucket.size <= SORTED_SIZE) {
            Arrays.sort(gathered, bucket.start, end);
            for (int r = bucket.firstRank; r < bucket.endRank; r++) {
                selected[r] = gathered[bucket.start + ranks[r] - bucket.below];
            }
            return;
        }
        RankSelection inside = deeper == null ? new RankSelection(level + 1) : deeper;
        deeper = inside;
        int[] ranksInside = new int[bucket.endRank - bucket.firstRank];
        for (int r = 0; r < ranksInside.length; r++) {
            ranksInside[r] = ranks[bucket.firstRank + r] - bucket.below;
        }
        double[] selectedInside = new double[ranksInside.length];
        inside.select(gathered, bucket.start, end, ranksInside, selectedInside);
        System.arraycopy(selectedInside, 0, selected, bucket.firstRank, selectedInside.length);
    }

    /**
     * A bucket that holds ranks.
     *
     * @param start where its values are gathered
     * @param size how many they are
     * @param below how many values of the sample lie in the buckets before it
     * @param firstRank index of the first rank it holds
     * @param endRank index after the last rank it holds
     */
    private record Wanted(int start, int size, int below, int firstRank, int endRank) {}

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
