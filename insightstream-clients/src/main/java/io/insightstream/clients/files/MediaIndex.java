package io.insightstream.clients.files;

import io.insightstream.error.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the items of a folder: a small file for each, named by its id. To be changed in turn only.
 *
 * @param folder where the files are
 */
record MediaIndex(LockedFolder folder) {

    private static final String SUFFIX = ".json";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** What is known of an item; null if there is none. */
    @Nullable
    MediaRecord find(String id) {
        Path file = record(id);
        try {
            return MediaRecord.decode(file, Files.readAllBytes(file), id);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw folder.failure("read", file, e);
        }
    }

    /** A damaged record counts for nothing where a new one is about to be written. */
    @Nullable
    MediaRecord findUsable(String id) {
        try {
            return find(id);
        } catch (StoreFailure damaged) {
            return null;
        }
    }

    void write(MediaRecord fresh) throws IOException {
        folder.replace(record(fresh.sha256()), folder.resolve("new" + SUFFIX), MediaRecord.encode(fresh));
    }

    /** Forgets an item; false if it was not known. */
    boolean delete(String id) throws IOException {
        return Files.deleteIfExists(record(id));
    }

    /** The ids behind another, in their order. */
    List<String> idsAfter(String after) {
        try (Stream<Path> names = Files.list(folder.path())) {
            return names.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .filter(id -> isId(id) && id.compareTo(after) > 0)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw folder.failure("listed", folder.path(), e);
        }
    }

    private Path record(String id) {
        return folder.resolve(id + SUFFIX);
    }
}
