package io.insightstream.clients.catalog;

import io.insightstream.error.InvalidInput;
import java.io.IOException;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/** Takes a CSV file apart into rows, and tells damaged rows from whole ones. */
final class CsvRows {

    /** Where a look is taken whether a quote was forgotten. Few rows are that long, and those are looked at twice. */
    private static final int LONG_ROW = 64 * 1024;

    /** No text of a platform comes near it: such a row can only be a file that is no table. */
    private static final int LONGEST_ROW = 4 * 1024 * 1024;

    private static final String SEPARATORS = ",;\t";

    private final SourceFile file;
    private final RowSink sink;
    private final NoteLog notes;

    CsvRows(SourceFile file, RowSink sink, NoteLog notes) {
        this.file = file;
        this.sink = sink;
        this.notes = notes;
    }

    /**
     * Reads the file to its end, and leaves closing it to whoever opened it.
     *
     * @param head its beginning, from which the separator, the line end and the order of days and months are told
     * @throws InvalidInput if its header has no video id or it is no table
     */
    void read(String head) throws IOException {
        char separator = separator(head);
        boolean crEndsLines = head.indexOf('\n') < 0;
        CsvRecords records = new CsvRecords(file.text(), separator, crEndsLines);
        if (!next(records)) {
            throw new InvalidInput(file.name(), 0, null, "the file holds nothing but blank lines", null);
        }
        if (records.isUnclosed() || records.isOverlong()) {
            throw notATable(records.line(), "the header that starts here does not end");
        }
        CsvColumns columns = CsvColumns.of(file.name(), records);
        sink.days(columns.days(new CsvRecords(new StringReader(head), separator, crEndsLines)));
        while (next(records)) {
            row(records, columns);
        }
        if (file.isCut()) {
            notes.note(NoteCode.TRUNCATED_GZIP, records.line());
        }
    }

    /** Goes on to the next record that is not blank; false at the end. */
    private static boolean next(CsvRecords records) throws IOException {
        boolean found = records.next(LONG_ROW);
        while (found && records.isBlank()) {
            found = records.next(LONG_ROW);
        }
        return found;
    }

    private void row(CsvRecords records, CsvColumns columns) throws IOException {
        boolean doubtful =
                records.isLenient() || records.isUnclosed() || records.isOverlong() || records.size() != columns.size();
        if (doubtful && records.spansLines()) {
            long whole = records.endBefore(record -> isWhole(record, columns));
            if (whole > 0) {
                sink.unreadable(
                        records.line(),
                        DropReason.UNCLOSED_QUOTE,
                        "a quote is not closed; line " + whole + " is a whole row again");
                return;
            }
        }
        if (doubtful) {
            records.again(LONGEST_ROW);
        }
        if (records.isOverlong()) {
            throw notATable(records.line(), "a row starts here that has more than 4 million characters");
        }
        String problem = truncation(records, columns);
        if (problem != null) {
            notes.note(NoteCode.TRUNCATED_LAST_ROW, records.line());
            sink.unreadable(records.line(), DropReason.TRUNCATED_ROW, problem);
        } else if (records.size() != columns.size()) {
            sink.unreadable(
                    records.line(),
                    DropReason.WRONG_CELL_COUNT,
                    "the row has " + records.size() + " cells, the header has " + columns.size());
        } else {
            if (records.isLenient()) {
                notes.note(NoteCode.QUOTES_UNESCAPED, records.line());
            }
            sink.row(columns.row(records));
        }
    }

    private boolean isWhole(CsvRecords record, CsvColumns columns) {
        return record.size() == columns.size() && sink.isUsable(columns.row(record));
    }

    /** Why the row cannot be whole; null if nothing says so. */
    private @Nullable String truncation(CsvRecords records, CsvColumns columns) {
        if (!records.isUnended()) {
            return null;
        }
        if (file.text().isCutInCharacter()) {
            return "the file ends within a character";
        }
        if (file.isCut()) {
            return "the compressed data end in this row";
        }
        if (records.isUnclosed()) {
            return "the file ends within quotes";
        }
        return records.size() < columns.size()
                ? "the file ends behind " + records.size() + " of " + columns.size() + " cells"
                : null;
    }

    private InvalidInput notATable(long line, String problem) {
        return new InvalidInput(
                file.name(),
                line,
                null,
                problem + "; put a cell that contains quotes, separators or line breaks in quotes, and double the "
                        + "quotes in it",
                null);
    }

    /** The separator that is most often in the first line that is not blank, not counting what is in quotes. */
    private static char separator(String head) {
        int[] counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        boolean blank = true;
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            if (!quoted && !blank && (c == '\n' || c == '\r')) {
                break;
            }
            blank &= Character.isWhitespace(c);
            quoted ^= c == '"';
            int separator = SEPARATORS.indexOf(c);
            if (separator >= 0 && !quoted) {
                counts[separator]++;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return SEPARATORS.charAt(best);
    }
}
