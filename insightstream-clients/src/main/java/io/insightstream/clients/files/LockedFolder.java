package io.insightstream.clients.files;

import io.insightstream.error.Cancelled;
import io.insightstream.error.StoreFailure;
import io.insightstream.error.StoreUnavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A folder whose files are replaced as a whole, by one writer at a time: threads and processes take turns by a lock on
 * its file {@code lock}.
 */
final class LockedFolder {

    /** A process must not lock a file twice, so threads take turns before the process asks for the lock. */
    private static final Map<Path, ReentrantLock> TURNS = new ConcurrentHashMap<>();

    private final Path path;
    private final String content;
    private final boolean ownerOnly;
    private final ReentrantLock turn;

    private LockedFolder(Path path, String content, boolean ownerOnly) {
        this.path = path;
        this.content = content;
        this.ownerOnly = ownerOnly;
        this.turn = TURNS.computeIfAbsent(path, any -> new ReentrantLock());
    }

    /** Does something with files. */
    @FunctionalInterface
    interface Work<T extends @org.jspecify.annotations.Nullable Object> {
        T run() throws IOException;
    }

    /**
     * Opens a folder.
     *
     * @param content what it holds, in one word, for messages
     * @param ownerOnly whether nobody else may read what is created, where the file system has such permissions
     * @throws StoreFailure if it cannot be made or is no folder
     */
    static LockedFolder open(Path folder, String content, boolean ownerOnly) {
        try {
            boolean restricted = ownerOnly && hasPermissions(folder);
            Files.createDirectories(folder, permissions(restricted, "rwx------"));
            return new LockedFolder(folder.toRealPath(), content, restricted);
        } catch (FileAlreadyExistsException e) {
            throw new StoreFailure("'" + folder + "' is a file; " + content + " needs a folder", e);
        } catch (IOException e) {
            throw new StoreFailure("the folder for " + content + " '" + folder + "' cannot be made: " + e, e);
        }
    }

    private static boolean hasPermissions(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] permissions(boolean restricted, String permissions) {
        return restricted
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** Works while no other thread and no other process does. */
    <T extends @org.jspecify.annotations.Nullable Object> T inTurn(Work<T> work) throws IOException {
        turn.lock();
        try (FileChannel channel = create(resolve("lock"), StandardOpenOption.CREATE);
                FileLock lock = channel.lock()) {
            Objects.requireNonNull(lock, "lock");
            return work.run();
        } finally {
            turn.unlock();
        }
    }

    /** Writes a file beside, forces it to the disk and moves it over the old one, if there is one. */
    void replace(Path file, Path beside, byte[] bytes) throws IOException {
        try (FileChannel out = create(beside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            // Else a failing machine could leave the new name on an empty file.
            out.force(false);
        }
        move(beside, file);
    }

    void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Opens a file to write. */
    FileChannel create(Path file, OpenOption... how) throws IOException {
        Set<OpenOption> options = new java.util.HashSet<>(Set.of(how));
        options.add(StandardOpenOption.WRITE);
        return FileChannel.open(file, options, permissions(ownerOnly, "rw-------"));
    }

    /** What it means that a file cannot be read or written. */
    RuntimeException failure(String verb, Path file, IOException problem) {
        if (problem instanceof ClosedByInterruptException || problem instanceof FileLockInterruptionException) {
            // The channel has left the interrupt flag set.
            return new Cancelled("the thread was interrupted before '" + file + "' was " + verb);
        }
        String message = "the " + content + " in '" + file + "' cannot be " + verb + ": " + problem;
        return problem instanceof AccessDeniedException || problem instanceof NotDirectoryException
                ? new StoreFailure(message + "; check the folder and its permissions", problem)
                : new StoreUnavailable(message, problem);
    }
}
