package io.insightstream.clients.catalog;

import io.insightstream.report.DroppedRows;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Counts dropped rows by reason and passes every one on. */
final class DropLog {

    private static final int FIRST_LINES = 5;

    private final String file;
    private final Consumer<? super DroppedRow> listener;
    private final Map<DropReason, Tally> tallies = new EnumMap<>(DropReason.class);

    private static final class Tally {
        private final TreeSet<Long> firstLines = new TreeSet<>();
        private long count;

        /** Lines do not come in order: a row is also dropped when a later one turns out to be newer. */
        private void add(long line) {
            count++;
            firstLines.add(line);
            if (firstLines.size() > FIRST_LINES) {
                firstLines.pollLast();
            }
        }
    }

    DropLog(String file, Consumer<? super DroppedRow> listener) {
        this.file = file;
        this.listener = listener;
    }

    void drop(long line, DropReason reason, String detail) {
        tallies.computeIfAbsent(reason, any -> new Tally()).add(line);
        listener.accept(new DroppedRow(file, line, reason, detail));
    }

    /** The dropped rows by reason, in the order of the reasons. */
    List<DroppedRows> summary() {
        return tallies.entrySet().stream()
                .map(entry -> new DroppedRows(
                        entry.getKey().label(), entry.getValue().count, List.copyOf(entry.getValue().firstLines)))
                .toList();
    }
}
