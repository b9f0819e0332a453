package io.insightstream.clients.catalog;

import java.util.Map;

/** Takes the rows of a file one by one, as its format is parsed. */
interface RowSink {

    /** Takes note of how days and months are ordered in fields that do not say. Comes before the rows, if at all. */
    void days(Map<Field, DayOrder> orders);

    /** Takes a row. */
    void row(RawRow row);

    /** Whether a row could become a video. Looks only. */
    boolean isUsable(RawRow row);

    /** Takes note of a row whose cells cannot be told apart. */
    void unreadable(long line, DropReason reason, String detail);
}
