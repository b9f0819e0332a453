package io.insightstream.clients.catalog;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/** Collects the cells of a record, and knows where a record starts that turns out to be broken. */
final class CsvCells extends AbstractBaseCsvCallbackHandler<CsvCells.Row> {

    private long line = 1;
    private List<String> cells = new ArrayList<>();

    /**
     * A record of the file.
     *
     * @param line the line on which it starts, from 1
     * @param cells its cells
     */
    record Row(long line, List<String> cells) {

        /** Whether it is a line with nothing but blanks. */
        boolean isBlank() {
            return cells.size() == 1 && cells.get(0).isBlank();
        }
    }

    /** The line on which the record starts that was begun last. */
    long line() {
        return line;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = startingLineNumber;
        cells = new ArrayList<>(cells.size());
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        cells.add(new String(buffer, offset, length));
    }

    @Override
    protected Row buildRecord() {
        return new Row(line, cells);
    }
}
