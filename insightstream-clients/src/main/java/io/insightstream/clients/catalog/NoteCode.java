package io.insightstream.clients.catalog;

import java.util.Locale;

/** What the catalog tells of a file as a whole. */
enum NoteCode {
    CHARSET_WINDOWS_1252("the file is not UTF-8; all of it is read as windows-1252"),
    CHARSET_UTF_16("the file is read as UTF-16"),
    QUOTES_UNESCAPED("cells have quotes that are not doubled; a quote is taken to close its cell only in front of a "
            + "separator or a line end"),
    TRUNCATED_LAST_ROW("the file ends within a row; that row is dropped"),
    TRUNCATED_GZIP("the compressed data end too early; what is in front of the end is read"),
    ZONE_ASSUMED_UTC("dates have no time zone; they are taken as UTC"),
    DAY_ORDER_ASSUMED("dates do not say which number is the year, the month and the day; the order is taken from the "
            + "other dates of their column"),
    YEAR_ASSUMED("dates have no year; it is taken from the name of the file or else from the publish date"),
    SNAPSHOT_TIME_UNKNOWN("rows do not say when their counts were taken, or in no way that can be read; they count as "
            + "taken when the newest row of their video above them was"),
    DISABLED_COUNTS("rows say that ratings or comments are switched off; their 0 is taken as not known"),
    PAGES_FETCHED_TWICE("rows are about a video and a time that an earlier row is about; this happens when pages of a "
            + "list are fetched twice"),
    COUNTS_FELL("counts are lower than in the snapshot before; they are kept as they are");

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final String message;

    NoteCode(String message) {
        this.message = message;
    }

    String label() {
        return label;
    }

    String message() {
        return message;
    }
}
