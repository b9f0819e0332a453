package io.insightstream.analytics.stat;

/** A number that is ordered as a double is: its bits, with those of negative values turned around. */
final class SortKey {

    private SortKey() {}

    static long of(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return bits ^ (bits >> 63 >>> 1);
    }

    static double valueOf(long key) {
        return Double.longBitsToDouble(key ^ (key >> 63 >>> 1));
    }
}
