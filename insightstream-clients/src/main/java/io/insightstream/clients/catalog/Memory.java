package io.insightstream.clients.catalog;

/** Sizes of objects as the usual machine lays them out. */
final class Memory {

    private Memory() {}

    /** The next multiple of 8: where the next object can start. */
    static long padded(long bytes) {
        return (bytes + 7) / 8 * 8;
    }

    /** What a linked hash map takes for so many entries, without keys and values. */
    static long linkedMap(int entries) {
        // It doubles its table when three quarters are full.
        long table = 16;
        while (table * 3 / 4 < entries) {
            table *= 2;
        }
        return 56 + 40L * entries + 16 + 4 * table;
    }
}
