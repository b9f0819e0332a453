package io.insightstream.clients.catalog;

import java.util.Locale;

/** Why a row of a file is not behind a video. */
public enum DropReason {
    /** The row has more or fewer cells than the header, so no cell can be trusted to be in its column. */
    WRONG_CELL_COUNT,
    /** The row does not say which video it is about, or a spreadsheet has put an error value such as #NAME? there. */
    MISSING_ID,
    /** The row, or the whole file, does not say when the video was published. */
    MISSING_PUBLISHED_AT,
    /** The publish date cannot be read, does not exist in the calendar or could mean several days. */
    BAD_DATE,
    /** A count is not a whole number from 0 to {@link Long#MAX_VALUE}. */
    BAD_NUMBER,
    /** The duration cannot be read. */
    BAD_DURATION,
    /** Another row about the same video is newer. */
    OLDER_SNAPSHOT,
    /** Another row about the same video says exactly the same. */
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
