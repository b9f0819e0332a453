package io.insightstream.clients.catalog;

/** Takes the rows of a file one by one, as its format is parsed. */
interface RowSink {

    /** Takes a row. */
    void row(RawRow row);

    /** Takes note of a row whose cells cannot be told apart. */
    void unreadable(long line, DropReason reason, String detail);
}
