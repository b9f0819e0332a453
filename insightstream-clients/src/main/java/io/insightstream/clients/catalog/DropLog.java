package io.insightstream.clients.catalog;

import io.insightstream.report.DroppedRows;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Counts dropped rows by reason and passes every one on. */
final class DropLog {

    private final String file;
    private final Consumer<? super DroppedRow> listener;
    private final long alreadyTold;
    private final Map<DropReason, FirstLines> tallies = new EnumMap<>(DropReason.class);
    private long dropped;

    /**
     * Starts with no rows.
     *
     * @param file its name
     * @param listener is told of each row
     * @param alreadyTold of how many rows the listener was told when the same file was read before
     */
    DropLog(String file, Consumer<? super DroppedRow> listener, long alreadyTold) {
        this.file = file;
        this.listener = listener;
        this.alreadyTold = alreadyTold;
    }

    void drop(long line, DropReason reason, String detail) {
        tallies.computeIfAbsent(reason, any -> new FirstLines()).add(line);
        dropped++;
        if (dropped > alreadyTold) {
            listener.accept(new DroppedRow(file, line, reason, detail));
        }
    }

    /** How many rows are dropped so far. */
    long dropped() {
        return dropped;
    }

    /** The dropped rows by reason, in the order of the reasons. */
    List<DroppedRows> summary() {
        return tallies.entrySet().stream()
                .map(entry -> new DroppedRows(
                        entry.getKey().label(),
                        entry.getValue().count(),
                        entry.getValue().lines()))
                .toList();
    }
}
