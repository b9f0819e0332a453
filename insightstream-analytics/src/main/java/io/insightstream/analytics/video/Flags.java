package io.insightstream.analytics.video;

/** Marks of outliers: 1 above the upper fence, -1 below the lower one, 0 for all others. */
final class Flags {

    private Flags() {}

    static byte of(double score, double lower, double upper) {
        return (byte) ((score > upper ? 1 : 0) - (score < lower ? 1 : 0));
    }

    static void set(double[] scores, int from, int to, double lower, double upper, byte[] flags) {
        for (int i = from; i < to; i++) {
            flags[i] = of(scores[i], lower, upper);
        }
    }
}
