package io.insightstream.call;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a call used up, as far as it is known.
 *
 * @param quota units of quota by bucket, such as {@code youtube.units}; empty where there is no quota
 * @param inputTokens tokens of the question; null if none were reported
 * @param outputTokens tokens of the answer, hidden thoughts included; null if none were reported
 * @param images pictures that were made
 */
public record Usage(
        Map<String, Long> quota,
        @Nullable Long inputTokens,
        @Nullable Long outputTokens,
        int images) {

    /** Nothing was used up. */
    public static final Usage NONE = new Usage(Map.of(), null, null, 0);

    /**
     * Creates a usage.
     *
     * @throws IllegalArgumentException if a number is negative
     */
    public Usage {
        quota = Map.copyOf(quota);
        boolean negative = quota.values().stream().anyMatch(units -> units < 0)
                || (inputTokens != null && inputTokens < 0)
                || (outputTokens != null && outputTokens < 0)
                || images < 0;
        if (negative) {
            throw new IllegalArgumentException("nothing is used up less than 0 times: " + quota + ", tokens "
                    + inputTokens + " and " + outputTokens + ", images " + images);
        }
    }

    /**
     * Units of one bucket of a quota.
     *
     * @param bucket the bucket
     * @param units how many, 0 or more
     * @return the usage
     */
    public static Usage ofQuota(String bucket, long units) {
        return new Usage(Map.of(bucket, units), null, null, 0);
    }

    /**
     * Tokens of a call to a text model.
     *
     * @param input tokens of the question; null if not reported
     * @param output tokens of the answer; null if not reported
     * @return the usage
     */
    public static Usage ofTokens(@Nullable Long input, @Nullable Long output) {
        return new Usage(Map.of(), input, output, 0);
    }

    /**
     * Pictures that were made.
     *
     * @param images how many, 0 or more
     * @return the usage
     */
    public static Usage ofImages(int images) {
        return new Usage(Map.of(), null, null, images);
    }

    /**
     * The sum of two usages. Tokens that only one of them reports are the tokens of both.
     *
     * @param other the other usage
     * @return the sum
     */
    public Usage plus(Usage other) {
        Map<String, Long> sum = new TreeMap<>(quota);
        other.quota.forEach((bucket, units) -> sum.merge(bucket, units, Long::sum));
        return new Usage(
                sum,
                plus(inputTokens, other.inputTokens),
                plus(outputTokens, other.outputTokens),
                images + other.images);
    }

    private static @Nullable Long plus(@Nullable Long a, @Nullable Long b) {
        if (a == null) {
            return b;
        }
        return b == null ? a : Long.valueOf(a + b);
    }
}
