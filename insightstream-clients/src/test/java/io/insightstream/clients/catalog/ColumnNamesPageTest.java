package io.insightstream.clients.catalog;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColumnNamesPageTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MARK_OF_A_COMMENT")
    void the_page_about_files_has_every_name_of_a_column(Field field) throws IOException {
        String row = "| " + field.label() + " | "
                + field.names().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")) + " |";

        assertTrue(
                Files.readAllLines(Path.of("..", "docs", "files.md")).contains(row),
                () -> "docs/files.md needs this row among its columns: " + row);
    }
}
