package io.insightstream.clients.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.error.InvalidInput;
import io.insightstream.report.DroppedRows;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random files with random damage: whatever is in them, each row is behind a video or reported. */
class RowsAddUpTest {

    private static final int FILES = 300;
    private static final List<String> HEADER = List.of("video_id", "published_at", "views", "snapshot_at", "title");

    @TempDir
    private Path directory;

    private final Random random = new Random(20_260_101);

    @Test
    void every_row_of_a_damaged_csv_is_used_or_dropped_once() {
        int read = 0;
        int dropped = 0;
        for (int file = 0; file < FILES; file++) {
            List<String> rows = rows();
            Set<Long> starts = new HashSet<>();
            StringBuilder text = new StringBuilder(String.join(",", HEADER)).append('\n');
            long line = 2;
            for (String row : rows) {
                starts.add(line);
                String blank = random.nextInt(6) == 0 ? "\n" : "";
                text.append(row).append('\n').append(blank);
                line += 1 + row.chars().filter(c -> c == '\n').count() + blank.length();
            }
            Written written = Written.read(Written.save(directory, "random.csv", text.toString()));
            assertEquals(rows.size(), written.catalog().rows().read(), text::toString);
            assertAddsUp(written);
            Set<Long> lines = written.dropped().stream().map(DroppedRow::line).collect(Collectors.toSet());
            assertEquals(written.dropped().size(), lines.size(), "a row is dropped once");
            assertTrue(starts.containsAll(lines), () -> lines + " in " + text);
            read += rows.size();
            dropped += lines.size();
        }
        assertTrue(dropped > read / 10 && dropped < read, dropped + " of " + read + " dropped");
    }

    @Test
    void bytes_turned_at_random_are_read_or_refused_with_the_name_of_the_file() {
        for (int file = 0; file < FILES; file++) {
            byte[] bytes =
                    (String.join(",", HEADER) + "\n" + String.join("\n", rows())).getBytes(StandardCharsets.UTF_8);
            for (int turned = 0; turned < 3; turned++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Path path = Written.save(directory, "turned.csv", bytes);
            try {
                assertAddsUp(Written.read(path));
            } catch (InvalidInput e) {
                assertEquals(path.toString(), e.file());
            }
        }
    }

    private static void assertAddsUp(Written written) {
        long dropped = written.catalog().rows().dropped().stream()
                .mapToLong(DroppedRows::count)
                .sum();
        assertEquals(written.dropped().size(), dropped);
        long snapshots = written.videos().stream()
                .mapToLong(video ->
                        Math.max(1, written.catalog().history(video.id()).size()))
                .sum();
        assertEquals(snapshots, written.catalog().rows().used());
        assertEquals(written.catalog().rows().read(), written.catalog().rows().used() + dropped);
    }

    private List<String> rows() {
        List<String> rows = new ArrayList<>();
        int count = 1 + random.nextInt(40);
        for (int i = 0; i < count; i++) {
            List<String> cells = new ArrayList<>(List.of(
                    "v" + random.nextInt(25),
                    "2024-0" + (1 + random.nextInt(12)) + "-15",
                    any("5", "1,5", "\"1,305\"", "-3", "", "12.0", "99999999999999999999", "nan"),
                    any("2024-03-01", "2024-03-02 10:00", "17.14.11", ""),
                    any("plain", "\"two\nlines\"", "\"said \"\"so\"\"\"", "\uD83D\uDC19", "", "'=1")));
            if (random.nextInt(12) == 0) {
                cells.remove(random.nextInt(cells.size()));
            }
            if (random.nextInt(15) == 0) {
                cells.set(0, any("", "#NAME?", "null"));
            }
            rows.add(String.join(",", cells));
        }
        return rows;
    }

    private String any(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
