package io.insightstream.report;

import java.util.List;
import java.util.Objects;

/**
 * Something to know about an input as a whole: what its reader had to assume, or what is odd about it without costing a
 * row.
 *
 * @param code what it is, in lower case with hyphens, such as {@code zone-assumed-utc}
 * @param message the same for a person to read
 * @param count how often it happened, 1 or more
 * @param firstLines the lines of the first few times, from 1, ascending; fewer than the count where no line is to blame
 */
public record InputNote(String code, String message, long count, List<Long> firstLines) {

    /**
     * Creates the note from a copy of the lines.
     *
     * @throws IllegalArgumentException if the count is below 1 or there are more lines than the count
     */
    public InputNote {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
        firstLines = List.copyOf(firstLines);
        if (count < 1 || firstLines.size() > count) {
            throw new IllegalArgumentException(
                    "note " + code + " happened " + count + " times with " + firstLines.size() + " lines");
        }
    }
}
