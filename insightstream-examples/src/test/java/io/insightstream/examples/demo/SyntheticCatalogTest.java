package io.insightstream.examples.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.insightstream.clients.catalog.VideoCatalog;
import io.insightstream.report.DroppedRows;
import io.insightstream.report.RowSummary;
import io.insightstream.video.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticCatalogTest {

    @Test
    void the_kept_file_is_what_the_generator_draws(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("catalog.csv");
        SyntheticCatalog.copyTo(file);

        assertEquals(SyntheticCatalog.draw(), Files.readString(file));
    }

    @Test
    void every_row_is_used_or_dropped_for_a_reason(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("catalog.csv");
        SyntheticCatalog.copyTo(file);
        VideoCatalog catalog = VideoCatalog.read(file);

        assertEquals(
                List.of("Baking Lab", "Robot Bench"),
                catalog.channels().stream().map(Channel::title).toList());
        assertEquals(
                new RowSummary(93, 92, List.of(new DroppedRows("missing-published-at", 1, List.of(94L)))),
                catalog.rows());
        assertEquals(3, catalog.history("bake-0000005").size());
    }
}
