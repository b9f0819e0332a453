package io.insightstream.clients.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.error.InvalidInput;
import io.insightstream.video.Video;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodingTest {

    private static final Charset CP1252 = Charset.forName("windows-1252");
    private static final String HEADER = "id,published_at,title\n";

    @TempDir
    private Path directory;

    private static byte[] joined(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }

    @Test
    void a_file_that_is_not_utf_8_is_windows_1252_from_its_start() {
        String rows = "a,2024-01-01T00:00Z,plain\n".repeat(5000);
        byte[] start = (HEADER + "z,2024-01-01T00:00Z,\u00E9 \u20AC\n" + rows).getBytes(StandardCharsets.UTF_8);
        byte[] late = "b,2024-01-01T00:00Z,caf\u00E9 \u20AC\n".getBytes(CP1252);
        Written read = Written.read(Written.save(directory, "latin.csv", joined(start, late)));
        assertEquals("caf\u00E9 \u20AC", read.video("b").title());
        assertEquals("\u00C3\u00A9 \u00E2\u201A\u00AC", read.video("z").title());
        assertTrue(
                read.notes().contains("charset-windows-1252 1 [5003]"),
                read.notes().toString());
    }

    @Test
    void the_second_reading_tells_no_row_twice_and_no_progress_backwards() {
        String rows = "a,2024-01-01T00:00Z,x\n".repeat(20_000);
        byte[] start = (HEADER + ",2024-01-01T00:00Z,x\n" + rows).getBytes(StandardCharsets.UTF_8);
        Path file = Written.save(directory, "latin.csv", joined(start, "b,x,caf\u00E9\n".getBytes(CP1252)));
        List<DroppedRow> dropped = new ArrayList<>();
        List<Long> progress = new ArrayList<>();
        VideoCatalog catalog = VideoCatalog.builder(file)
                .onDroppedRow(dropped::add)
                .onProgress((bytesRead, totalBytes, rowsRead) -> progress.add(bytesRead))
                .read();
        assertEquals(20_001, dropped.size());
        assertEquals(2L, dropped.get(0).line());
        assertEquals(20_003L, dropped.get(20_000).line());
        assertEquals(20_002, catalog.rows().read());
        assertEquals(progress.stream().sorted().toList(), progress);
    }

    @Test
    void json_that_is_not_utf_8_is_windows_1252() {
        byte[] latin = "[\r\n{\"id\": \"a\", \"published_at\": \"2024-01-01T00:00Z\", \"title\": \"caf\u00E9\"}]"
                .getBytes(CP1252);
        Written read = Written.read(Written.save(directory, "latin.json", latin));
        assertEquals("caf\u00E9", read.only().title());
        assertEquals(List.of("charset-windows-1252 1 [2]"), read.notes());
    }

    @Test
    void a_byte_that_neither_encoding_has_is_refused_with_its_line() {
        byte[] bytes = (HEADER + "a,2024-01-01,\u0081 \u00FF\n").getBytes(StandardCharsets.ISO_8859_1);
        InvalidInput refused = Written.refused(Written.save(directory, "odd.csv", bytes));
        assertEquals(OptionalLong.of(2), refused.line());
        assertTrue(
                Written.message(refused).contains("byte 0x81 has no meaning in UTF-8 or windows-1252"),
                Written.message(refused));
    }

    @Test
    void a_file_that_declares_utf_8_and_is_not_is_refused() {
        byte[] bytes = ("\u00EF\u00BB\u00BF" + HEADER + "a,2024-01-01,caf\u00E9!\n").getBytes(CP1252);
        InvalidInput refused = Written.refused(Written.save(directory, "marked.csv", bytes));
        assertTrue(Written.message(refused).contains("byte 0xE9"), Written.message(refused));
    }

    @Test
    void utf_16_is_read_in_either_order_with_and_without_a_mark() {
        String text = HEADER + "a,2024-01-01T00:00Z,\uD83D\uDC19 \u3042\n";
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            for (String mark : List.of("", "\uFEFF")) {
                byte[] bytes = (mark + text).getBytes(charset);
                for (byte[] stored : List.of(bytes, Written.gzip(bytes))) {
                    Written read = Written.read(Written.save(directory, "wide.csv", stored));
                    assertEquals("\uD83D\uDC19 \u3042", read.only().title());
                    assertEquals(List.of("charset-utf-16 1 [1]"), read.notes());
                }
            }
        }
    }

    @Test
    void a_file_that_ends_within_a_character_loses_its_last_row_only() {
        byte[] bytes = (HEADER + "a,2024-01-01T00:00Z,\u00E9\nb,2024-01-01T00:00Z,\uD83D\uDC19")
                .getBytes(StandardCharsets.UTF_8);
        for (int missing = 1; missing < 4; missing++) {
            Path file = Written.save(directory, "cut.csv", Arrays.copyOf(bytes, bytes.length - missing));
            Written read = Written.read(file);
            Video video = read.only();
            assertEquals("\u00E9", video.title());
            assertEquals(List.of("3 truncated-row"), read.reasons());
            assertEquals(List.of("truncated-last-row 1 [3]"), read.notes());
        }
    }

    @Test
    void a_last_byte_that_starts_no_character_is_windows_1252() {
        byte[] bytes = joined((HEADER + "a,2024-01-01T00:00Z,").getBytes(CP1252), new byte[] {(byte) 0xA9});
        assertEquals(
                "\u00A9",
                Written.read(Written.save(directory, "end.csv", bytes)).only().title());
    }
}
