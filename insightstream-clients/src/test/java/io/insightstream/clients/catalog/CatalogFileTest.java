package io.insightstream.clients.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.error.InvalidInput;
import io.insightstream.video.ChannelRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogFileTest {

    private static final String CSV = "id,published_at,title\na,2024-01-01,\uD83D\uDC19 \uAE40\uC5B4\uC900\n";
    private static final String JSON =
            "[{\"id\": \"a\", \"published_at\": \"2024-01-01\", \"title\": \"\uD83D\uDC19\"}]";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {CSV, JSON})
    void the_content_tells_the_format_and_the_compression_whatever_the_name(String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        byte[] marked = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
        for (byte[] bytes : List.of(plain, marked, Written.gzip(plain), Written.gzip(marked))) {
            Written read = Written.read(Written.save(directory, "data.bin", bytes));
            assertEquals("a", read.only().id());
            assertTrue(String.valueOf(read.only().title()).startsWith("\uD83D\uDC19"));
        }
    }

    @Test
    void the_channel_is_called_like_the_file_without_both_endings() {
        Path file = Written.save(directory, "tina.csv.gz", Written.gzip(CSV.getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of("tina"), Written.read(file).channelIds());
    }

    @Test
    void a_missing_file_is_refused() {
        InvalidInput refused = Written.refused(directory.resolve("nowhere.csv"));
        assertTrue(Written.message(refused).contains("nowhere.csv: there is no such file"), Written.message(refused));
    }

    @Test
    void a_directory_is_refused() {
        assertTrue(Written.message(Written.refused(directory)).contains("this is a directory"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \r\n", "\uFEFF"})
    void an_empty_file_is_refused(String text) {
        InvalidInput refused = Written.refused(Written.save(directory, "empty.csv", text));
        assertTrue(Written.message(refused).contains("the file is empty"), Written.message(refused));
    }

    @Test
    void a_file_of_very_many_blank_lines_is_refused() {
        Path file = Written.save(directory, "blank.csv", "\n".repeat(100_000));
        assertTrue(Written.message(Written.refused(file)).contains("blank"));
    }

    @Test
    void a_workbook_is_refused_with_advice() {
        Path file = Written.save(directory, "videos.csv", new byte[] {'P', 'K', 3, 4, 20, 0});
        assertTrue(Written.message(Written.refused(file)).contains("save the sheet as CSV"));
    }

    @Test
    void damaged_gzip_is_refused() {
        byte[] damaged = Written.gzip(CSV.repeat(100).getBytes(StandardCharsets.UTF_8));
        Arrays.fill(damaged, 12, 30, (byte) 0xFF);
        for (byte[] bytes : List.of(damaged, Arrays.copyOf(damaged, 5))) {
            Path file = Written.save(directory, "damaged.csv.gz", bytes);
            assertTrue(Written.message(Written.refused(file)).contains("gzip"));
        }
    }

    @Test
    void gzip_that_ends_before_any_text_is_not_called_an_empty_file() {
        byte[] head = Arrays.copyOf(Written.gzip("video_id\n".getBytes(StandardCharsets.UTF_8)), 11);
        InvalidInput refused = Written.refused(Written.save(directory, "cut.csv.gz", head));
        assertTrue(
                Written.message(refused).contains("the compressed data end before any text"), Written.message(refused));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisabledOnOs(OS.WINDOWS)
    void a_pipe_is_read(boolean compressed) throws Exception {
        byte[] text = CSV.repeat(3).getBytes(StandardCharsets.UTF_8);
        Path pipe = pipe(compressed ? Written.gzip(text) : text);
        assertEquals(
                "a", VideoCatalog.read(pipe).videos(List.of("a")).items().get(0).id());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_pipe_in_an_old_encoding_is_refused_since_it_cannot_be_read_twice() throws Exception {
        Path pipe = pipe((CSV + "caf\u00e9,2024-01-01,x\n").getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(Written.message(Written.refused(pipe)).contains("save it to a file first"));
    }

    /** A named pipe into which another thread writes. */
    private Path pipe(byte[] bytes) throws IOException, InterruptedException {
        Path pipe = directory.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Thread writer = new Thread(() -> Written.save(directory, "pipe", bytes));
        writer.setDaemon(true);
        writer.start();
        return pipe;
    }

    @Test
    void progress_counts_the_bytes_on_the_disk_up_to_all_of_them() throws IOException {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder("id,published_at\n");
        for (int i = 0; i < 40_000; i++) {
            text.append(Long.toHexString(random.nextLong())).append(",2024-01-01\n");
        }
        byte[] bytes = Written.gzip(text.toString().getBytes(StandardCharsets.UTF_8));
        Path file = Written.save(directory, "many.csv.gz", bytes);
        List<Long> read = new ArrayList<>();
        List<Long> rows = new ArrayList<>();
        VideoCatalog.builder(file)
                .onProgress((bytesRead, totalBytes, rowsRead) -> {
                    assertEquals(bytes.length, totalBytes);
                    read.add(bytesRead);
                    rows.add(rowsRead);
                })
                .read();
        assertEquals(Files.size(file), read.get(read.size() - 1));
        assertEquals(40_000L, rows.get(rows.size() - 1));
        assertEquals(read.stream().sorted().toList(), read);
        assertTrue(read.size() > 3 && read.size() <= bytes.length / (64 * 1024) + 1, read.toString());
    }

    @Test
    void an_exception_of_a_listener_ends_the_reading() {
        Path file = Written.save(directory, "bad.csv", "id,published_at\na,x\n");
        VideoCatalog.Builder builder = VideoCatalog.builder(file).onDroppedRow(row -> {
            throw new IllegalStateException("full");
        });
        assertThrows(IllegalStateException.class, builder::read);
    }

    @Test
    void answers_are_dated_by_the_clock_and_name_the_catalog() {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        try (VideoCatalog catalog = VideoCatalog.builder(Written.save(directory, "c.csv", CSV))
                .clock(Clock.fixed(now, ZoneOffset.UTC))
                .read()) {
            assertEquals(now, catalog.videos(List.of("a")).provenance().retrievedAt());
            assertEquals("catalog", catalog.id().value());
            assertEquals("c", catalog.channel(ChannelRef.titled("C")).item().id());
        }
    }

    @Test
    void a_dropped_row_is_on_a_line() {
        assertThrows(IllegalArgumentException.class, () -> new DroppedRow("f", 0, DropReason.BAD_DATE, "x"));
    }
}
