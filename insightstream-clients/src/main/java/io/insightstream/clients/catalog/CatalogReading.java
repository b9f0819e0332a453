package io.insightstream.clients.catalog;

import io.insightstream.error.InvalidInput;
import io.insightstream.report.InputNote;
import io.insightstream.report.RowSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file from its start to its end, and once more in another encoding if a byte on the way is not of the one that
 * was assumed: a file is never read in two.
 */
final class CatalogReading {

    private final Path file;
    private final @Nullable ZoneId zone;
    private final Consumer<? super DroppedRow> droppedRows;
    private final ReadProgress progress;
    private long toldDrops;
    private long toldBytes;

    /** What a file holds. */
    record Result(VideoStore videos, RowSummary rows, List<InputNote> notes) {}

    CatalogReading(Path file, @Nullable ZoneId zone, Consumer<? super DroppedRow> droppedRows, ReadProgress progress) {
        this.file = file;
        this.zone = zone;
        this.droppedRows = droppedRows;
        this.progress = progress;
    }

    Result read() {
        try {
            return read(null, new NoteLog());
        } catch (WrongEncoding e) {
            if (!Files.isRegularFile(file)) {
                throw new InvalidInput(
                        file.toString(),
                        e.line(),
                        null,
                        "this is not UTF-8, and what is no file cannot be read a second time in another encoding; "
                                + "save it to a file first",
                        e);
            }
            NoteLog notes = new NoteLog();
            notes.note(NoteCode.CHARSET_WINDOWS_1252, e.line());
            return read(TextEncoding.WINDOWS_1252, notes);
        }
    }

    private Result read(@Nullable TextEncoding encoding, NoteLog notes) {
        try (SourceFile source = SourceFile.open(file, encoding)) {
            DropLog drops = new DropLog(source.name(), droppedRows, toldDrops);
            VideoStore videos = new VideoStore(source.stem(), drops, notes);
            Times times = new Times(zone, source.stem());
            CatalogRows rows = new CatalogRows(source, progress, toldBytes, drops, notes, videos, times);
            try {
                String head = source.text().head();
                if (head.isBlank()) {
                    String problem = source.isCut()
                            ? "the compressed data end before any text; get the file again"
                            : "the file is empty; expected CSV or JSON";
                    throw new InvalidInput(source.name(), 0, null, problem, null);
                }
                if (source.text().encoding().isUtf16()) {
                    notes.note(NoteCode.CHARSET_UTF_16, 1);
                }
                char first = head.stripLeading().charAt(0);
                if (first == '{' || first == '[') {
                    new JsonRows(source, rows, notes).read();
                } else {
                    new CsvRows(source, rows, notes).read(head);
                }
                RowSummary summary = rows.end();
                return new Result(videos, summary, notes.notes());
            } finally {
                toldDrops = drops.dropped();
                toldBytes = rows.toldBytes();
            }
        } catch (IOException e) {
            throw new InvalidInput(file.toString(), 0, null, "the file cannot be read: " + e.getMessage(), e);
        }
    }
}
