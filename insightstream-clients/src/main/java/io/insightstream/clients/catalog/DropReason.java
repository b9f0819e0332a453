package io.insightstream.clients.catalog;

import java.util.Locale;

/** Why a row of a file is not behind a video. */
public enum DropReason {
    /** The row has more or fewer cells than the header, so no cell can be trusted to be in its column. */
    WRONG_CELL_COUNT,
    /** The file ends within the row: within quotes, a character or compressed data, or with cells missing. */
    TRUNCATED_ROW,
    /** A quote of the row is not closed, so that cells and rows behind it would become one. */
    UNCLOSED_QUOTE,
    /** The id looks like none, and several dates or numbers are not any either: the cells are in wrong columns. */
    SHIFTED_CELLS,
    /** The row does not say which video it is about, or a spreadsheet has put #NAME? or 1.2E+18 there. */
    MISSING_ID,
    /** The row, or the whole file, does not say when the video was published. */
    MISSING_PUBLISHED_AT,
    /** The publish date cannot be read, does not exist in the calendar or could mean several days. */
    BAD_DATE,
    /** A count is not a whole number from 0 to {@link Long#MAX_VALUE}. */
    BAD_NUMBER,
    /** The duration cannot be read. */
    BAD_DURATION,
    /** A row further down about the same video at the same time, or at a time not known, says something else. */
    SUPERSEDED_ROW,
    /** A row further up about the same video at the same time says the same. */
    DUPLICATE_ROW;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /**
     * The reason as reports print it.
     *
     * @return lower-case words joined by hyphens, such as {@code missing-id}
     */
    public String label() {
        return label;
    }
}
