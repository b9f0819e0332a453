package io.insightstream.clients.catalog;

import java.util.List;
import java.util.TreeSet;

/** Counts how often something happened and keeps the first few lines of it. */
final class FirstLines {

    private static final int KEPT = 5;

    private final TreeSet<Long> lines = new TreeSet<>();
    private long count;

    /** Counts once more. Lines need not come in order: what a row is may only turn out later. */
    void add(long line) {
        count++;
        lines.add(line);
        if (lines.size() > KEPT) {
            lines.pollLast();
        }
    }

    long count() {
        return count;
    }

    /** The first lines, ascending. */
    List<Long> lines() {
        return List.copyOf(lines);
    }
}
