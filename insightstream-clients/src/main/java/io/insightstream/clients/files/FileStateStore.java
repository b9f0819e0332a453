package io.insightstream.clients.files;

import io.insightstream.error.StoreFailure;
import io.insightstream.store.StateKey;
import io.insightstream.store.StateStore;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
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

    private final LockedFolder folder;

    private FileStateStore(LockedFolder folder) {
        this.folder = folder;
    }

    /**
     * Opens a folder.
     *
     * @param folder the folder; made if it is not there, its parents too
     * @return a store of what the folder holds
     * @throws StoreFailure if it cannot be made or is no folder
     */
    public static FileStateStore in(Path folder) {
        return new FileStateStore(LockedFolder.open(folder, "state", true));
    }

    @Override
    public Optional<State> get(String key) {
        Path file = folder.resolve(StateFile.name(StateKey.valid(key)));
        try {
            return Optional.ofNullable(read(file));
        } catch (IOException e) {
            throw folder.failure("read", file, e);
        }
    }

    @Override
    public boolean put(String key, String value, long version) {
        String name = StateFile.name(StateKey.valid(key));
        Path file = folder.resolve(name);
        byte[] next = encode(value, version + 1);
        try {
            return folder.inTurn(() -> {
                State before = read(file);
                if ((before == null ? ABSENT : before.version()) != version) {
                    return false;
                }
                folder.replace(file, folder.resolve("new-" + name), next);
                return true;
            });
        } catch (IOException e) {
            throw folder.failure("written", file, e);
        }
    }

    /** The folder. */
    @Override
    public String toString() {
        return "state in " + folder.path();
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
}
