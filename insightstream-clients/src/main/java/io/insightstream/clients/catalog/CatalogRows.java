package io.insightstream.clients.catalog;

import io.insightstream.report.RowSummary;
import java.util.Map;

/** Sees every row of a file to its end: used, or dropped for a reason. */
final class CatalogRows implements RowSink {

    private static final long PROGRESS_STEP_BYTES = 64 * 1024;

    private final SourceFile file;
    private final ReadProgress progress;
    private final DropLog drops;
    private final NoteLog notes;
    private final VideoStore videos;
    private final Times times;
    private final RowMapper mapper;
    private long read;
    private long nextProgress;

    /**
     * Starts with no rows.
     *
     * @param alreadyTold of how many bytes the progress was told when the same file was read before
     */
    CatalogRows(
            SourceFile file,
            ReadProgress progress,
            long alreadyTold,
            DropLog drops,
            NoteLog notes,
            VideoStore videos,
            Times times) {
        this.file = file;
        this.progress = progress;
        this.nextProgress = alreadyTold + PROGRESS_STEP_BYTES;
        this.drops = drops;
        this.notes = notes;
        this.videos = videos;
        this.times = times;
        this.mapper = new RowMapper(times);
    }

    @Override
    public void days(Map<Field, DayOrder> orders) {
        times.days(orders);
    }

    @Override
    public void row(RawRow raw) {
        read++;
        try {
            VideoRow row = mapper.map(raw);
            row.notes().forEach(code -> notes.note(code, row.line()));
            videos.add(row);
        } catch (UnusableRow e) {
            drops.drop(raw.line(), e.reason(), e.detail());
        }
        reportProgress();
    }

    @Override
    public boolean isUsable(RawRow row) {
        try {
            mapper.map(row);
            return true;
        } catch (UnusableRow e) {
            return false;
        }
    }

    @Override
    public void unreadable(long line, DropReason reason, String detail) {
        read++;
        drops.drop(line, reason, detail);
        reportProgress();
    }

    /** Of how many bytes the progress was told. */
    long toldBytes() {
        return nextProgress - PROGRESS_STEP_BYTES;
    }

    /** Tells that the end is reached and sums up. */
    RowSummary end() {
        progress.progress(file.bytesRead(), file.totalBytes(), read);
        videos.end();
        return new RowSummary(read, videos.used(), drops.summary());
    }

    private void reportProgress() {
        long bytes = file.bytesRead();
        if (bytes >= nextProgress) {
            nextProgress = bytes + PROGRESS_STEP_BYTES;
            progress.progress(bytes, file.totalBytes(), read);
        }
    }
}
