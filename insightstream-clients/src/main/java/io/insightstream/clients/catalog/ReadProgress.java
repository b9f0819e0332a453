package io.insightstream.clients.catalog;

/** Is told how far the reading of a file has come: about every 64 KiB of the file, and once at its end. */
@FunctionalInterface
public interface ReadProgress {

    /**
     * Takes note of the progress. Called on the reading thread; an exception ends the reading.
     *
     * @param bytesRead the bytes read so far, as they lie on the disk: compressed, if the file is
     * @param totalBytes the size of the file in bytes
     * @param rows the rows read so far, used and dropped
     */
    void progress(long bytesRead, long totalBytes, long rows);
}
