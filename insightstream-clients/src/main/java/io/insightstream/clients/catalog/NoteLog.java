package io.insightstream.clients.catalog;

import io.insightstream.report.InputNote;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects what is to be told of a file as a whole. */
final class NoteLog {

    private final Map<NoteCode, FirstLines> notes = new EnumMap<>(NoteCode.class);

    void note(NoteCode code, long line) {
        notes.computeIfAbsent(code, any -> new FirstLines()).add(line);
    }

    /** The notes, in the order of the codes. */
    List<InputNote> notes() {
        return notes.entrySet().stream()
                .map(entry -> new InputNote(
                        entry.getKey().label(),
                        entry.getKey().message(),
                        entry.getValue().count(),
                        entry.getValue().lines()))
                .toList();
    }
}
