package io.insightstream.clients.catalog;

import io.insightstream.report.RowSummary;

/** Sees every row of a file to its end: used, or dropped for a reason. */
final class CatalogRows implements RowSink {

    private static final long PROGRESS_STEP_BYTES = 64 * 1024;

    private final SourceFile file;
    private final ReadProgress progress;
    private final DropLog drops;
    private final NewestRows newest;
    private final RowMapper mapper = new RowMapper();
    private long read;
    private long nextProgress = PROGRESS_STEP_BYTES;

    CatalogRows(SourceFile file, ReadProgress progress, DropLog drops, NewestRows newest) {
        this.file = file;
        this.progress = progress;
        this.drops = drops;
        this.newest = newest;
    }

    @Override
    public void row(RawRow row) {
        read++;
        try {
            newest.add(mapper.map(row));
        } catch (UnusableRow e) {
            drops.drop(row.line(), e.reason(), e.detail());
        }
        reportProgress();
    }

    @Override
    public void unreadable(long line, DropReason reason, String detail) {
        read++;
        drops.drop(line, reason, detail);
        reportProgress();
    }

    /** Tells that the end is reached and sums up. */
    RowSummary end() {
        progress.progress(file.bytesRead(), file.totalBytes(), read);
        return new RowSummary(read, newest.size(), drops.summary());
    }

    private void reportProgress() {
        long bytes = file.bytesRead();
        if (bytes >= nextProgress) {
            nextProgress = bytes + PROGRESS_STEP_BYTES;
            progress.progress(bytes, file.totalBytes(), read);
        }
    }
}
