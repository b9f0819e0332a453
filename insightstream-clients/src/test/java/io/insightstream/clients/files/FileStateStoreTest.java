package io.insightstream.clients.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.insightstream.contract.StateStoreContract;
import io.insightstream.error.Cancelled;
import io.insightstream.error.StoreFailure;
import io.insightstream.store.StateStore;
import io.insightstream.store.StateStore.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileStateStoreTest extends StateStoreContract {

    private static final String FILE = "state-quota";

    @TempDir
    Path folder;

    private int stores;

    @Override
    protected StateStore emptyStore() {
        return FileStateStore.in(folder.resolve("deep").resolve("store-" + stores++));
    }

    @Test
    void state_survives_the_store() {
        FileStateStore.in(folder).put("quota", "12", StateStore.ABSENT);

        StateStore reopened = FileStateStore.in(folder);

        assertEquals(Optional.of(new State("12", 1)), reopened.get("quota"));
        assertTrue(reopened.put("quota", "13", 1));
    }

    @Test
    void no_change_of_several_processes_is_lost() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xshare:auto",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            CountingProcess.class.getName(),
                            folder.toString(),
                            "100")
                    .inheritIO()
                    .start());
        }
        for (Process each : processes) {
            assertEquals(0, each.waitFor());
        }

        assertEquals(
                Optional.of(new State("300", 300)), FileStateStore.in(folder).get(CountingProcess.KEY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12",
                "state 1 1 2 4f5344cd\n1",
                "state 1 1 2 4f5344cd\n123",
                "state 1 1 2 4f5344cd\n13",
                "state 1 1 2 4f5344cd",
                "state 2 1 2 4f5344cd\n12",
                "state 1 9999999999999999999 2 4f5344cd\n12",
                "state 1 -1 2 4f5344cd\n12"
            })
    void a_damaged_file_is_refused_by_its_name(String content) throws IOException {
        StateStore store = FileStateStore.in(folder);
        store.put("quota", "12", StateStore.ABSENT);
        assertEquals("state 1 1 2 4f5344cd\n12", Files.readString(folder.resolve(FILE)));
        Files.writeString(folder.resolve(FILE), content);

        StoreFailure onGet = assertThrows(StoreFailure.class, () -> store.get("quota"));
        StoreFailure onPut = assertThrows(StoreFailure.class, () -> store.put("quota", "13", 1));

        for (StoreFailure each : List.of(onGet, onPut)) {
            assertTrue(String.valueOf(each.getMessage()).contains(FILE), each.getMessage());
            assertTrue(String.valueOf(each.getMessage()).contains("delete it"), each.getMessage());
        }
        assertEquals(content, Files.readString(folder.resolve(FILE)));
    }

    @Test
    void a_deleted_file_begins_anew() throws IOException {
        StateStore store = FileStateStore.in(folder);
        store.put("quota", "12", StateStore.ABSENT);
        Files.delete(folder.resolve(FILE));

        assertEquals(Optional.empty(), store.get("quota"));
        assertTrue(store.put("quota", "0", StateStore.ABSENT));
    }

    @Test
    void what_a_process_left_when_it_died_in_the_middle_is_written_over() throws IOException {
        StateStore store = FileStateStore.in(folder);
        store.put("quota", "12", StateStore.ABSENT);
        Files.writeString(folder.resolve("new-" + FILE), "state 1 2 1000 4f5344cd\nhalf of a long value");

        assertEquals(Optional.of(new State("12", 1)), store.get("quota"));
        assertTrue(store.put("quota", "13", 1));
        assertEquals(Optional.of(new State("13", 2)), store.get("quota"));
    }

    @Test
    void only_the_owner_can_read_it() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path made = folder.resolve("made");
        FileStateStore.in(made).put("quota", "12", StateStore.ABSENT);

        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
        try (Stream<Path> files = Files.list(made)) {
            List<Path> all = files.toList();
            assertEquals(2, all.size(), all.toString());
            for (Path each : all) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(each)));
            }
        }
    }

    @Test
    void a_folder_that_is_a_file_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        for (Path each : List.of(file, file.resolve("below"))) {
            StoreFailure problem = assertThrows(StoreFailure.class, () -> FileStateStore.in(each));
            assertTrue(String.valueOf(problem.getMessage()).contains(each.toString()), problem.getMessage());
        }
    }

    @Test
    void a_file_in_the_way_is_told() throws IOException {
        StateStore store = FileStateStore.in(folder);
        Files.createDirectories(folder.resolve(FILE).resolve("below"));

        RuntimeException problem = assertThrows(RuntimeException.class, () -> store.get("quota"));

        assertTrue(String.valueOf(problem.getMessage()).contains(FILE), problem.getMessage());
    }

    @Test
    void half_a_surrogate_pair_is_no_text() {
        StateStore store = FileStateStore.in(folder);

        assertThrows(IllegalArgumentException.class, () -> store.put("quota", "\ud83c", StateStore.ABSENT));
        assertEquals(Optional.empty(), store.get("quota"));
    }

    @Test
    void an_interrupted_thread_writes_nothing_and_stays_interrupted() {
        StateStore store = FileStateStore.in(folder);
        Thread.currentThread().interrupt();
        try {
            assertThrows(Cancelled.class, () -> store.put("quota", "12", StateStore.ABSENT));
        } finally {
            assertTrue(Thread.interrupted());
        }
        assertEquals(Optional.empty(), store.get("quota"));
        assertFalse(store.put("quota", "12", 1));
    }

    @Test
    void it_prints_its_folder() throws IOException {
        assertEquals(
                "state in " + folder.toRealPath(), FileStateStore.in(folder).toString());
    }
}
