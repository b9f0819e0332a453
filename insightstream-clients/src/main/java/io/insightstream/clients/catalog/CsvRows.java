package io.insightstream.clients.catalog;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.insightstream.error.InvalidInput;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Takes a CSV file apart into rows. */
final class CsvRows {

    private static final String SEPARATORS = ",;\t";

    private final SourceFile file;
    private final RowSink sink;
    private final CsvCells cells = new CsvCells();

    CsvRows(SourceFile file, RowSink sink) {
        this.file = file;
        this.sink = sink;
    }

    /**
     * Reads the file to its end, and leaves closing it to whoever opened it.
     *
     * @param head its beginning, from which the separator is told
     * @throws InvalidInput if it breaks the format or its header has no video id
     */
    void read(String head) {
        Iterator<CsvCells.Row> rows = CsvReader.builder()
                .fieldSeparator(separator(head))
                .skipEmptyLines(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(cells, file.text())
                .iterator();
        CsvCells.Row header = next(rows);
        if (header == null) {
            throw new InvalidInput(file.name(), 0, null, "the file holds nothing but blank lines", null);
        }
        CsvColumns columns = CsvColumns.of(file.name(), header);
        for (CsvCells.Row row = next(rows); row != null; row = next(rows)) {
            if (row.cells().size() == columns.size()) {
                sink.row(columns.row(row));
            } else {
                sink.unreadable(
                        row.line(),
                        DropReason.WRONG_CELL_COUNT,
                        "the row has " + row.cells().size() + " cells, the header has " + columns.size());
            }
        }
    }

    /** The next row that is not blank; null at the end. */
    private CsvCells.@Nullable Row next(Iterator<CsvCells.Row> rows) {
        try {
            while (rows.hasNext()) {
                CsvCells.Row row = rows.next();
                if (!row.isBlank()) {
                    return row;
                }
            }
            return null;
        } catch (CsvParseException e) {
            if (e.getCause() instanceof InvalidInput known) {
                throw known;
            }
            throw new InvalidInput(
                    file.name(),
                    cells.line(),
                    null,
                    "the row that starts here breaks the CSV format (" + withoutLine(e) + "); put a cell that contains "
                            + "quotes, separators or line breaks in quotes, and double the quotes in it",
                    e);
        }
    }

    /** The parser's message without the line, which the exception says already. */
    private static String withoutLine(CsvParseException e) {
        return String.valueOf(e.getMessage()).replaceFirst(" \\(record starting at line \\d+\\)$", "");
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
