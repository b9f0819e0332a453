package io.insightstream.clients.catalog;

import java.util.Objects;

/**
 * A row that is not behind a video.
 *
 * @param file the file, as the caller named it
 * @param line the line on which the row starts, from 1
 * @param reason why it is left out
 * @param detail what exactly was found there, for a person to read
 */
public record DroppedRow(String file, long line, DropReason reason, String detail) {

    /**
     * Creates the entry.
     *
     * @throws IllegalArgumentException if the line is below 1
     */
    public DroppedRow {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
        if (line < 1) {
            throw new IllegalArgumentException("line must be 1 or more, got " + line);
        }
    }
}
