package io.insightstream.call;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;

/**
 * What something would cost before it is done, in units of quota by bucket. Where the size of the answer is not known
 * yet, it is a range.
 *
 * @param atLeast the units it takes in any case
 * @param atMost the units it takes at the most, failed attempts not counted; each bucket is at least that of {@code
 *     atLeast}
 */
public record Cost(Map<String, Long> atLeast, Map<String, Long> atMost) {

    /** It costs nothing: no quota, or the answer is at hand. */
    public static final Cost FREE = new Cost(Map.of(), Map.of());

    /**
     * Creates a cost.
     *
     * @throws IllegalArgumentException if a number is negative or a bucket can cost less than it does at least
     */
    public Cost {
        atLeast = Map.copyOf(atLeast);
        atMost = Map.copyOf(atMost);
        for (Map.Entry<String, Long> least : atLeast.entrySet()) {
            if (least.getValue() < 0 || atMost.getOrDefault(least.getKey(), 0L) < least.getValue()) {
                throw new IllegalArgumentException(
                        "a cost goes from 0 upwards: at least " + atLeast + ", at most " + atMost);
            }
        }
        if (atMost.values().stream().anyMatch(units -> units < 0)) {
            throw new IllegalArgumentException("a cost is 0 or more, got " + atMost);
        }
    }

    /**
     * A cost that is known.
     *
     * @param bucket the bucket of the quota
     * @param units how many units, 0 or more
     * @return the cost
     */
    public static Cost of(String bucket, long units) {
        return new Cost(Map.of(bucket, units), Map.of(bucket, units));
    }

    /**
     * A cost of which the limits are known.
     *
     * @param bucket the bucket of the quota
     * @param atLeast the units it takes in any case, 0 or more
     * @param atMost the units it takes at the most
     * @return the cost
     */
    public static Cost between(String bucket, long atLeast, long atMost) {
        return new Cost(Map.of(bucket, atLeast), Map.of(bucket, atMost));
    }

    /**
     * Whether the cost is known to the unit.
     *
     * @return false if it is a range
     */
    public boolean isExact() {
        return atLeast.equals(atMost);
    }

    /**
     * The cost of both.
     *
     * @param other the cost of something else
     * @return the sum
     */
    public Cost plus(Cost other) {
        return new Cost(merge(atLeast, other.atLeast, Long::sum), merge(atMost, other.atMost, Long::sum));
    }

    private static Map<String, Long> merge(Map<String, Long> a, Map<String, Long> b, LongBinaryOperator operator) {
        Map<String, Long> merged = new TreeMap<>(a);
        b.forEach((bucket, units) -> merged.merge(bucket, units, operator::applyAsLong));
        return merged;
    }

    @Override
    public String toString() {
        Map<String, Long> buckets = new TreeMap<>(atMost);
        StringBuilder text = new StringBuilder();
        buckets.forEach((bucket, most) -> {
            long least = atLeast.getOrDefault(bucket, 0L);
            text.append(text.isEmpty() ? "" : ", ")
                    .append(bucket)
                    .append(' ')
                    .append(least == most ? "" : least + " to ")
                    .append(most);
        });
        return text.isEmpty() ? "free" : text.toString();
    }
}
