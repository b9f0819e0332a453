package io.insightstream.report;

import java.util.List;

/**
 * What became of the rows of an input: each is used or dropped for a reason.
 *
 * @param read how many rows were read, 0 or more
 * @param used how many of them are behind a video
 * @param dropped the others, by reason
 */
public record RowSummary(long read, long used, List<DroppedRows> dropped) {

    /**
     * Creates a summary from a copy of the list.
     *
     * @throws IllegalArgumentException if the rows do not add up
     */
    public RowSummary {
        dropped = List.copyOf(dropped);
        long accounted = used + dropped.stream().mapToLong(DroppedRows::count).sum();
        if (used < 0 || read != accounted) {
            throw new IllegalArgumentException(read + " rows read, but " + accounted + " used or dropped");
        }
    }
}
