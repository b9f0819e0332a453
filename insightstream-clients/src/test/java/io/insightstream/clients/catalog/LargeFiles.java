package io.insightstream.clients.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.report.RowSummary;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What takes too long for every build; the profile large-files runs it in a heap of 512 MB. */
class LargeFiles {

    private static final long GIGABYTE = 1_000_000_000;
    private static final int ROW = 1400;

    @TempDir
    private Path directory;

    @Test
    void a_gigabyte_is_read_in_half_of_its_memory() throws IOException {
        assertTrue(Runtime.getRuntime().maxMemory() <= 512L << 20, "the heap must be small for this to say anything");
        int rows = Math.toIntExact(GIGABYTE / ROW) + 1;
        Path file = write(rows, ROW);
        assertTrue(Files.size(file) >= GIGABYTE, () -> file.toFile().length() + " bytes");
        long start = System.nanoTime();
        VideoCatalog catalog = VideoCatalog.read(file);
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        assertEquals(new RowSummary(rows, rows, List.of()), catalog.rows());
        assertEquals(rows, catalog.channels().size() * (long) rows);
        System.out.printf(
                "%d rows in %d ms, %d bytes a video, %d MB kept%n",
                rows, millis, catalog.bytesPerVideo(), usedBytes() >> 20);
    }

    @Test
    void the_bytes_of_a_video_are_those_of_the_heap() throws IOException {
        // The classes and buffers that the first reading leaves behind are not the videos'.
        VideoCatalog.read(write(1000, 200));
        Path file = write(200_000, 200);
        long before = usedBytes();
        VideoCatalog catalog = VideoCatalog.read(file);
        long measured = (usedBytes() - before) / 200_000;
        System.out.printf("%d bytes a video estimated, %d measured%n", catalog.bytesPerVideo(), measured);
        assertTrue(Math.abs(catalog.bytesPerVideo() - measured) <= measured / 10);
    }

    /** Titles of 20 to 80 characters, every tenth beyond Latin-1, and descriptions with line breaks and quotes. */
    private Path write(int rows, int length) throws IOException {
        Path file = directory.resolve("large.csv");
        Random random = new Random(5);
        String description = "A line, \"\"quoted\"\".\nAnother one. ".repeat(100);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("video_id,channel_title,title,published_at,view_count,like_count,comment_count,duration,text\n");
            for (int i = 0; i < rows; i++) {
                String title = (i % 10 == 0 ? "\u3042" : "x").repeat(20 + random.nextInt(61));
                String row = String.format(
                        "%011d,Large,%s,2024-01-%02dT10:00:00Z,%d,%d,%d,PT%dS,\"",
                        i, title, 1 + i % 28, random.nextInt(1 << 30), i, i % 1000, i % 5000);
                out.write(row);
                int missing = Math.max(0, length - row.length() - 2) / 33 * 33;
                out.write(description, 0, missing);
                out.write("x".repeat(Math.max(0, length - row.length() - missing - 2)));
                out.write("\"\n");
            }
        }
        return file;
    }

    private static long usedBytes() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
