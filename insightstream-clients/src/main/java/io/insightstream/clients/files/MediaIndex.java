package io.insightstream.clients.files;

import io.insightstream.error.StoreFailure;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of the items of a folder: a small file for each, named by its id. To be changed in turn only.
 *
 * @param folder where the files are
 */
record MediaIndex(LockedFolder folder) {

    private static final Logger LOG = LoggerFactory.getLogger(MediaIndex.class);
    private static final String SUFFIX = ".json";
    private static final String PART = ".part";
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

    /** A name for the bytes of an item until they are whole. */
    Path newPart() {
        return folder.resolve("put-" + UUID.randomUUID() + PART);
    }

    /** Deletes parts that nobody writes any more: what a process left that was killed in the midst of one. */
    void deletePartsOlderThan(Instant moment) {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder.path(), "put-*" + PART)) {
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part).toInstant().isBefore(moment)) {
                    Files.deleteIfExists(part);
                    LOG.info("deleted '{}', which was never finished", part);
                }
            }
        } catch (NoSuchFileException finishedMeanwhile) {
            LOG.debug("a part was finished or deleted meanwhile", finishedMeanwhile);
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn("unfinished files in '{}' cannot be deleted: {}", folder.path(), e.toString());
        }
    }

    private Path record(String id) {
        return folder.resolve(id + SUFFIX);
    }
}
