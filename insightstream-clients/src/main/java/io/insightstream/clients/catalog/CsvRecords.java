package io.insightstream.clients.catalog;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes CSV apart, one record at a time. What follows RFC 4180 is read as it says. Beyond it:
 *
 * <ul>
 *   <li>In a quoted cell a quote that is not doubled closes the cell only in front of a separator, a line end or the end
 *       of the file. Anywhere else it is text, and from there on two quotes are two quotes: the cell does not double.
 *   <li>A line ends at LF or CRLF. A CR alone is text, unless the file has no LF at all.
 *   <li>The end of the file closes an open quote.
 * </ul>
 *
 * <p>The text of the record stays at hand until the next one, so that it can be cut at an earlier line.
 */
final class CsvRecords {

    private static final int END = -1;
    private static final int NOWHERE = -1;

    private final Reader in;
    private final char separator;
    private final boolean crEndsLines;

    private char[] text = new char[32 * 1024];
    private int filled;
    private boolean exhausted;

    /** Where the record starts in the text, and the line that is. */
    private int start;

    private long line = 1;

    private int next;
    private int breaks;
    private int size;
    private int[] from = new int[16];
    private int[] to = new int[16];
    private boolean[] doubled = new boolean[16];
    private boolean lenient;
    private boolean unclosed;
    private boolean unended;
    private boolean overlong;
    private boolean spansLines;

    /**
     * Starts in front of the first record.
     *
     * @param in the text
     * @param separator what separates cells
     * @param crEndsLines whether a CR alone ends a line
     */
    CsvRecords(Reader in, char separator, boolean crEndsLines) {
        this.in = in;
        this.separator = separator;
        this.crEndsLines = crEndsLines;
    }

    /**
     * Goes on to the next record.
     *
     * @param limit how many characters it may have
     * @return false at the end
     */
    boolean next(int limit) throws IOException {
        line += breaks;
        start = next;
        if (start > text.length / 2) {
            System.arraycopy(text, start, text, 0, filled - start);
            filled -= start;
            start = 0;
        }
        breaks = 0;
        next = start;
        if (at(start) == END) {
            size = 0;
            return false;
        }
        parse(start, limit, true);
        return true;
    }

    /** Reads the same record once more, with another limit. */
    void again(int limit) throws IOException {
        parse(start, limit, true);
    }

    /** The line on which the record starts, from 1. */
    long line() {
        return line;
    }

    /** How many cells there are. */
    int size() {
        return size;
    }

    /** The text of a cell. */
    String cell(int index) {
        String raw = new String(text, from[index], to[index] - from[index]);
        return doubled[index] ? raw.replace("\"\"", "\"") : raw;
    }

    List<String> cells() {
        List<String> cells = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            cells.add(cell(i));
        }
        return cells;
    }

    /** Whether it is a line with nothing but blanks. */
    boolean isBlank() {
        return size == 1 && cell(0).isBlank();
    }

    /** Whether a quote in a quoted cell is neither doubled nor the end of the cell. */
    boolean isLenient() {
        return lenient;
    }

    /** Whether the file ends within quotes. */
    boolean isUnclosed() {
        return unclosed;
    }

    /** Whether the file ends without a line end behind the record. */
    boolean isUnended() {
        return unended;
    }

    /** Whether the record is longer than allowed; its cells are not known then. */
    boolean isOverlong() {
        return overlong;
    }

    /** Whether there are line ends in the record. */
    boolean spansLines() {
        return spansLines;
    }

    /**
     * Looks for a line in the record that is by itself what one expects of a record, and makes the record end before
     * it. The cells are not known afterwards.
     *
     * @param expected looks at the cells while this object stands on that line
     * @return the line; 0 if there is none and nothing has changed but that the cells are not known
     */
    long endBefore(RecordTest expected) throws IOException {
        int end = overlong ? filled : next;
        int count = 0;
        for (int i = start; i < end; ) {
            int width = lineEnd(i);
            if (width == 0) {
                i++;
                continue;
            }
            count++;
            i += width;
            if (i < end && parse(i, Integer.MAX_VALUE, false) && expected.test(this)) {
                next = i;
                breaks = count;
                return line + count;
            }
        }
        next = end;
        breaks = count;
        return 0;
    }

    /** Says whether the record that is being looked at is as expected. */
    @FunctionalInterface
    interface RecordTest {
        boolean test(CsvRecords record);
    }

    /**
     * Finds the cells from a place on.
     *
     * @param multiline whether line ends in quotes are text; if not, the record may neither have one nor be lenient
     * @return false if it breaks that rule
     */
    private boolean parse(int begin, int limit, boolean multiline) throws IOException {
        size = 0;
        breaks = 0;
        lenient = false;
        unclosed = false;
        unended = false;
        overlong = false;
        int stop = begin > Integer.MAX_VALUE - limit ? Integer.MAX_VALUE : begin + limit;
        int i = begin;
        while (true) {
            i = at(i) == '"' ? quoted(i + 1, stop, multiline) : plain(i, stop);
            if (i == NOWHERE) {
                spansLines = breaks > 0;
                return overlong;
            }
            if (at(i) != separator) {
                break;
            }
            i++;
        }
        int width = lineEnd(i);
        unended = width == 0;
        spansLines = breaks > 0;
        breaks += width > 0 ? 1 : 0;
        next = i + width;
        return multiline || !unclosed;
    }

    /** Finds the end of a cell that is not quoted, where a quote is text; NOWHERE if it is too far. */
    private int plain(int cell, int stop) throws IOException {
        for (int i = cell; i <= stop; i++) {
            if (endsCell(i)) {
                add(cell, i, false);
                return i;
            }
        }
        overlong = true;
        return NOWHERE;
    }

    /** Finds the place behind the closing quote of a cell; NOWHERE if it is too far or not where it may be. */
    private int quoted(int cell, int stop, boolean multiline) throws IOException {
        boolean loose = false;
        boolean pairs = false;
        for (int i = cell; i <= stop; i++) {
            int c = at(i);
            if (c == END) {
                unclosed = true;
                add(cell, i, pairs && !loose);
                return i;
            }
            if (c == '"') {
                if (!loose && at(i + 1) == '"') {
                    pairs = true;
                    i++;
                } else if (endsCell(i + 1)) {
                    add(cell, i, pairs && !loose);
                    return i + 1;
                } else if (multiline) {
                    loose = true;
                    lenient = true;
                } else {
                    return NOWHERE;
                }
            } else if (c == '\n' || c == '\r') {
                int width = lineEnd(i);
                if (width > 0 && !multiline) {
                    return NOWHERE;
                }
                breaks += width > 0 ? 1 : 0;
                i += Math.max(width - 1, 0);
            }
        }
        overlong = true;
        return NOWHERE;
    }

    private boolean endsCell(int i) throws IOException {
        int c = at(i);
        return c == END || c == separator || lineEnd(i) > 0;
    }

    /** How many characters the line end at a place has; 0 if there is none. */
    private int lineEnd(int i) throws IOException {
        int c = at(i);
        if (c == '\n') {
            return 1;
        }
        if (c != '\r') {
            return 0;
        }
        if (at(i + 1) == '\n') {
            return 2;
        }
        return crEndsLines ? 1 : 0;
    }

    private void add(int begin, int end, boolean pairs) {
        if (size == from.length) {
            from = Arrays.copyOf(from, size * 2);
            to = Arrays.copyOf(to, size * 2);
            doubled = Arrays.copyOf(doubled, size * 2);
        }
        from[size] = begin;
        to[size] = end;
        doubled[size] = pairs;
        size++;
    }

    private int at(int i) throws IOException {
        return i < filled ? text[i] : more(i);
    }

    private int more(int i) throws IOException {
        while (i >= filled && !exhausted) {
            if (filled == text.length) {
                text = Arrays.copyOf(text, text.length * 2);
            }
            int count = in.read(text, filled, text.length - filled);
            exhausted = count < 0;
            filled += Math.max(count, 0);
        }
        return i < filled ? text[i] : END;
    }
}
