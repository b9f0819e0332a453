package io.insightstream.clients.catalog;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one row says, as text and by field, before anything of it is judged. */
final class RawRow {

    private final long line;
    private final Map<Field, Cell> cells = new EnumMap<>(Field.class);

    private record Cell(int rank, String text) {}

    RawRow(long line) {
        this.line = line;
    }

    /** The line on which the row starts, from 1. */
    long line() {
        return line;
    }

    /** Notes a text unless a name at least as specific has given one. */
    void put(Field.Name name, String text) {
        Cell known = cells.get(name.field());
        if (known == null || name.rank() < known.rank()) {
            cells.put(name.field(), new Cell(name.rank(), text));
        }
    }

    /** Whether the row has no field at all. */
    boolean isEmpty() {
        return cells.isEmpty();
    }

    /** Whether the row has the field at all, be it empty. */
    boolean has(Field field) {
        return cells.containsKey(field);
    }

    /** The text of a field; null if the row does not have it. */
    @Nullable
    String text(Field field) {
        Cell cell = cells.get(field);
        return cell == null ? null : cell.text();
    }
}
