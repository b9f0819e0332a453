package io.insightstream.clients.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.insightstream.error.InvalidInput;
import io.insightstream.report.DroppedRows;
import io.insightstream.video.Channel;
import io.insightstream.video.Video;
import io.insightstream.video.VideoSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/**
 * Whatever is in a file, reading it ends with rows that add up or with {@link InvalidInput}. An ordinary build runs the
 * inputs that are kept beside the tests. New ones are looked for by one method at a time, with {@code JAZZER_FUZZ=1} in the
 * environment and {@code -Djazzer.hooks=true -Dtest=CatalogFuzzTest#any_file_adds_up}.
 */
class CatalogFuzzTest {

    private @Nullable Path file;

    @AfterEach
    void delete() throws IOException {
        if (file != null) {
            Files.delete(file);
        }
    }

    @FuzzTest(maxDuration = "3m")
    void a_count_is_whole_and_not_negative(byte[] bytes) {
        CountText.parse(text(bytes)).ifPresent(count -> assertTrue(count >= 0));
    }

    @FuzzTest(maxDuration = "3m")
    void a_duration_is_not_negative(byte[] bytes) {
        DurationText.parse(text(bytes)).ifPresent(duration -> assertTrue(!duration.isNegative()));
    }

    @FuzzTest(maxDuration = "3m")
    void a_date_is_one_or_none(byte[] bytes) {
        String text = text(bytes);
        InstantText.yearless(text);
        for (ZoneId zone : List.of(ZoneId.of("Europe/Berlin"), ZoneId.of("-18:00"))) {
            InstantText times = new InstantText(zone);
            times.parse(text, null);
            for (DayOrder order : DayOrder.values()) {
                times.parse(text, order);
            }
        }
    }

    @FuzzTest(maxDuration = "3m")
    void a_csv_file_adds_up(byte[] bytes) {
        read(bytes, "video_id,published_at,trending_date,title,views,likes,ratings_disabled\n");
    }

    @FuzzTest(maxDuration = "3m")
    void a_json_file_adds_up(byte[] bytes) {
        read(bytes, "[{\"id\": \"a\", \"publishedAt\": \"2024-01-01\"},");
    }

    @FuzzTest(maxDuration = "3m")
    void any_file_adds_up(byte[] bytes) {
        read(bytes, "");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void read(byte[] bytes, String before) {
        byte[] start = before.getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[start.length + bytes.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(bytes, 0, whole, start.length, bytes.length);
        List<DroppedRow> told = new ArrayList<>();
        Path written = write(whole);
        try {
            addsUp(VideoCatalog.builder(written).onDroppedRow(told::add).read(), told);
        } catch (InvalidInput e) {
            assertEquals(written.toString(), e.file());
        }
    }

    private Path write(byte[] bytes) {
        try {
            Path written = file == null ? Files.createTempFile("fuzz", ".csv") : file;
            file = written;
            return Files.write(written, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addsUp(VideoCatalog catalog, List<DroppedRow> told) {
        long dropped =
                catalog.rows().dropped().stream().mapToLong(DroppedRows::count).sum();
        assertEquals(dropped, told.size());
        assertEquals(catalog.rows().read(), dropped + catalog.rows().used());
        long snapshots = 0;
        for (Channel channel : catalog.channels()) {
            for (Video video : new Written(Path.of(""), catalog, told).uploads(channel)) {
                List<VideoSnapshot> history = catalog.history(video.id());
                assertEquals(
                        history.stream()
                                .sorted(Comparator.comparing(VideoSnapshot::takenAt))
                                .toList(),
                        history);
                snapshots += Math.max(1, history.size());
            }
        }
        assertEquals(catalog.rows().used(), snapshots);
    }
}
