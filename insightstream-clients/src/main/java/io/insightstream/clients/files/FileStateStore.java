package io.insightstream.clients.files;

import io.insightstream.error.Cancelled;
import io.insightstream.error.StoreFailure;
import io.insightstream.error.StoreUnavailable;
import io.insightstream.store.StateKey;
import io.insightstream.store.StateStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * State in a folder, one small file for each piece of it, for one process or for several on the same machine.
 *
 * <p>A file is replaced as a whole: it is written beside the old one, forced to the disk and moved over it, so that a
 * reader sees the old or the new one even if the machine fails meanwhile. Writers take turns by a lock on the file
 * {@code lock} of the folder, between threads and between processes; readers wait for nobody. Folders on a network are
 * as safe as their locks are. On a file system with POSIX permissions only the owner can read what this class creates.
 *
 * <p>A file that was damaged or changed by hand is refused with a {@link StoreFailure} that names it: deleting it begins
 * that piece of state anew. Nothing stays open between calls.
 */
public final class FileStateStore implements StateStore {

    /** A process must not lock a file twice, so threads take turns before the process asks for the lock. */
    private static final Map<Path, ReentrantLock> TURNS = new ConcurrentHashMap<>();

    private final Path folder;
    private final boolean posix;
    private final ReentrantLock turn;

    private FileStateStore(Path folder) {
        this.folder = folder;
        this.posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        this.turn = TURNS.computeIfAbsent(folder, any -> new ReentrantLock());
    }

    /**
     * Opens a folder.
     *
     * @param folder the folder; made if it is not there, its parents too
     * @return a store of what the folder holds
     * @throws StoreFailure if it cannot be made or is no folder
     */
    public static FileStateStore in(Path folder) {
        try {
            boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
            Files.createDirectories(folder, owner(posix, "rwx------"));
            return new FileStateStore(folder.toRealPath());
        } catch (FileAlreadyExistsException e) {
            throw new StoreFailure("'" + folder + "' is a file; state needs a folder", e);
        } catch (IOException e) {
            throw new StoreFailure("the folder for state '" + folder + "' cannot be made: " + e, e);
        }
    }

    @Override
    public Optional<State> get(String key) {
        Path file = folder.resolve(StateFile.name(StateKey.valid(key)));
        try {
            return Optional.ofNullable(read(file));
        } catch (IOException e) {
            throw failure("read", file, e);
        }
    }

    @Override
    public boolean put(String key, String value, long version) {
        String name = StateFile.name(StateKey.valid(key));
        Path file = folder.resolve(name);
        byte[] next = encode(value, version + 1);
        turn.lock();
        try (FileChannel channel = open(folder.resolve("lock"), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
                FileLock lock = channel.lock()) {
            Objects.requireNonNull(lock, "lock");
            State before = read(file);
            if ((before == null ? ABSENT : before.version()) != version) {
                return false;
            }
            replace(file, folder.resolve("new-" + name), next);
            return true;
        } catch (IOException e) {
            throw failure("written", file, e);
        } finally {
            turn.unlock();
        }
    }

    /** The folder. */
    @Override
    public String toString() {
        return "state in " + folder;
    }

    private static byte[] encode(String value, long version) {
        try {
            return StateFile.encode(new State(value, version));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the value holds half a surrogate pair, which is no text", e);
        }
    }

    private static @Nullable State read(Path file) throws IOException {
        try {
            return StateFile.decode(file, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private void replace(Path file, Path beside, byte[] content) throws IOException {
        try (FileChannel out = open(
                beside, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            // Else a failing machine could leave the new name on an empty file.
            out.force(false);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private FileChannel open(Path file, OpenOption... options) throws IOException {
        return FileChannel.open(file, Set.of(options), owner(posix, "rw-------"));
    }

    private static FileAttribute<?>[] owner(boolean posix, String permissions) {
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static RuntimeException failure(String verb, Path file, IOException problem) {
        if (problem instanceof ClosedByInterruptException || problem instanceof FileLockInterruptionException) {
            // The channel has left the interrupt flag set.
            return new Cancelled("the thread was interrupted before '" + file + "' was " + verb);
        }
        String message = "the state in '" + file + "' cannot be " + verb + ": " + problem;
        return problem instanceof AccessDeniedException || problem instanceof NotDirectoryException
                ? new StoreFailure(message + "; check the folder and its permissions", problem)
                : new StoreUnavailable(message, problem);
    }
}
