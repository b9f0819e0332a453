package io.insightstream.report;

import java.util.List;

/**
 * The rows of an input that were left out for one reason.
 *
 * @param reason the reason, in lower case with hyphens, such as {@code missing-id}
 * @param count how many rows, 1 or more
 * @param firstLines the lines of the first few of them, from 1, ascending
 */
public record DroppedRows(String reason, long count, List<Long> firstLines) {

    /**
     * Creates the entry from a copy of the lines.
     *
     * @throws IllegalArgumentException if there are no rows, or more lines than rows
     */
    public DroppedRows {
        firstLines = List.copyOf(firstLines);
        if (count < 1 || firstLines.size() > count) {
            throw new IllegalArgumentException(count + " dropped rows with " + firstLines.size() + " lines");
        }
    }
}
