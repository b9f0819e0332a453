package io.insightstream.clients.files;

import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotFound;
import io.insightstream.error.StoreFailure;
import io.insightstream.media.MediaContent;
import io.insightstream.spi.MediaListRequest;
import io.insightstream.spi.MediaPage;
import io.insightstream.spi.MediaStore;
import io.insightstream.spi.MediaUpload;
import io.insightstream.spi.Page;
import io.insightstream.spi.StoredMedia;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Media in a folder, each item a file named by the hash of its bytes, such as {@code 9f86...0a08.png}; for one process or
 * for several on the same machine.
 *
 * <p>A file is written beside and moved to its place when it is whole, so that nobody ever sees a part of one. Putting
 * the same bytes again keeps the item as it was, and repairs its file if that was damaged. Parts that a killed process left
 * are deleted when the folder is opened a day later. What is opened is read once
 * before and compared with its hash. Ids are hashes and nothing else: none can name a file outside of the folder.
 *
 * <p>What is known of each item stands in the folder {@code .index} inside. A web server may serve the folder without
 * it; with a {@linkplain Builder#baseUrl base address} items tell their own. Names of files end as their bytes say, and
 * in {@code .bin} where they say nothing, so that no upload becomes a web page.
 */
public final class MediaFolder implements MediaStore {

    private static final Logger LOG = LoggerFactory.getLogger(MediaFolder.class);
    private static final ProviderId ID = new ProviderId("files");
    private static final int PAGE_SIZE = 100;

    /** A part that is older is nobody's any more. */
    private static final Duration LONGEST_PUT = Duration.ofDays(1);

    private final LockedFolder files;
    private final MediaIndex index;
    private final @Nullable String baseUrl;
    private final long maxBytes;
    private final Clock clock;

    private MediaFolder(Builder builder) {
        this.files = LockedFolder.open(builder.folder, "media", false);
        this.index = new MediaIndex(LockedFolder.open(files.resolve(".index"), "media", false));
        this.baseUrl = builder.baseUrl;
        this.maxBytes = builder.maxBytes;
        this.clock = builder.clock;
        index.deletePartsOlderThan(clock.instant().minus(LONGEST_PUT));
    }

    /**
     * Opens a folder with the defaults.
     *
     * @param folder the folder; made if it is not there, its parents too
     * @return a store of what the folder holds
     * @throws StoreFailure if it cannot be made or is no folder
     */
    public static MediaFolder in(Path folder) {
        return builder(folder).build();
    }

    /**
     * Starts a configuration.
     *
     * @param folder the folder; made if it is not there, its parents too
     * @return a builder with the defaults
     */
    public static Builder builder(Path folder) {
        return new Builder(folder);
    }

    @Override
    public ProviderId id() {
        return ID;
    }

    /**
     * Keeps media.
     *
     * @throws InvalidRequest if it has more bytes than are allowed
     */
    @Override
    public StoredMedia put(MediaUpload upload) {
        Path part = index.newPart();
        try {
            Incoming incoming = Incoming.write(
                    upload.content(), index.folder().create(part, StandardOpenOption.CREATE_NEW), maxBytes);
            MediaRecord fresh = new MediaRecord(
                    incoming.sha256(),
                    upload.name(),
                    incoming.mediaType().value(),
                    incoming.size(),
                    clock.instant().toString());
            return described(index.folder().inTurn(() -> {
                MediaRecord before = index.findUsable(fresh.sha256());
                MediaRecord kept = before == null ? fresh : before;
                files.move(part, file(kept));
                if (before == null) {
                    index.write(fresh);
                }
                return kept;
            }));
        } catch (IOException e) {
            throw index.folder().failure("written", part, e);
        } finally {
            deletePart(part);
        }
    }

    /** Gone already if all went well; if not, the reason is under way to the caller and more important. */
    private static void deletePart(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            LOG.warn("the unfinished file '{}' cannot be deleted: {}", part, e.toString());
        }
    }

    @Override
    public StoredMedia get(String id) {
        return described(known(id));
    }

    @Override
    public MediaContent open(String id) {
        MediaRecord known = known(id);
        StoredFile file = new StoredFile(file(known), known.type(), known.size(), known.sha256());
        try {
            String hash = file.hash();
            if (!hash.equals(known.sha256())) {
                throw new StoreFailure("the media in '" + file.path() + "' is damaged: its hash is " + hash
                        + ". Put the same media again to repair it, or delete it");
            }
            return file;
        } catch (NoSuchFileException e) {
            throw new StoreFailure(
                    "the media in '" + file.path()
                            + "' is missing, though the index has it. Put the same media again to repair it, or delete it",
                    e);
        } catch (IOException e) {
            throw files.failure("read", file.path(), e);
        }
    }

    @Override
    public void delete(String id) {
        MediaRecord known = known(id);
        try {
            boolean deleted = index.folder().inTurn(() -> {
                // The record first: without it the file is nobody's, but not the other way round.
                boolean was = index.delete(id);
                if (was) {
                    Files.deleteIfExists(file(known));
                }
                return was;
            });
            if (!deleted) {
                throw notFound(id);
            }
        } catch (IOException e) {
            throw files.failure("deleted", file(known), e);
        }
    }

    /** Lists the items by their ids. Reads the names of all and the records of one page. */
    @Override
    public Page<StoredMedia> list(MediaListRequest request) {
        MediaPage page = MediaPage.of(request);
        int most = Math.min(PAGE_SIZE, page.remaining(request));
        List<StoredMedia> found = new ArrayList<>();
        boolean more = false;
        for (String id : index.idsAfter(page.after())) {
            if (found.size() == most) {
                more = true;
                break;
            }
            MediaRecord record = index.find(id);
            // Deleted since its name was read.
            if (record != null) {
                found.add(described(record));
            }
        }
        return new Page<>(
                found, more ? page.next(found, request) : null, List.of(), Provenance.supplied(ID, clock.instant()));
    }

    private MediaRecord known(String id) {
        // Before any path is made of it.
        MediaRecord record = MediaIndex.isId(id) ? index.find(id) : null;
        if (record == null) {
            throw notFound(id);
        }
        return record;
    }

    private NotFound notFound(String id) {
        return new NotFound("the media folder '" + files.path() + "' keeps nothing called '" + id + "'");
    }

    private Path file(MediaRecord record) {
        return files.resolve(fileName(record));
    }

    private static String fileName(MediaRecord record) {
        return record.sha256() + "." + record.type().extension();
    }

    private StoredMedia described(MediaRecord record) {
        return new StoredMedia(
                record.sha256(),
                record.name(),
                baseUrl == null ? null : URI.create(baseUrl + fileName(record)),
                record.type(),
                record.size(),
                record.sha256(),
                record.instant());
    }

    /** Does nothing: nothing stays open between calls. */
    @Override
    public void close() {
        // Nothing is open.
    }

    /** The folder. */
    @Override
    public String toString() {
        return "media in " + files.path();
    }

    /** Configures a {@link MediaFolder}. Not safe for use by several threads. */
    public static final class Builder {

        private final Path folder;
        private @Nullable String baseUrl;
        private long maxBytes = 200L << 20;
        private Clock clock = Clock.systemUTC();

        private Builder(Path folder) {
            this.folder = Objects.requireNonNull(folder, "folder");
        }

        /**
         * Says under which address the folder is served; an item's own is this with the name of its file.
         *
         * @param baseUrl the address, such as {@code https://media.example/} or {@code /media}; none by default
         * @return this builder
         * @throws InvalidRequest if it has a query or a fragment
         */
        public Builder baseUrl(URI baseUrl) {
            if (baseUrl.isOpaque() || baseUrl.getRawQuery() != null || baseUrl.getRawFragment() != null) {
                throw new InvalidRequest("the address of a folder has no query and no fragment, got " + baseUrl);
            }
            String text = baseUrl.toString();
            this.baseUrl = text.endsWith("/") ? text : text + "/";
            return this;
        }

        /**
         * Limits the size of an item.
         *
         * @param maxBytes the most bytes, 1 or more; 200 MB by default
         * @return this builder
         * @throws InvalidRequest if it is below 1
         */
        public Builder maxBytes(long maxBytes) {
            if (maxBytes < 1) {
                throw new InvalidRequest("maxBytes is 1 or more, got " + maxBytes);
            }
            this.maxBytes = maxBytes;
            return this;
        }

        /**
         * Sets the clock that tells when something was put.
         *
         * @param clock the clock; the system clock by default
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Opens the folder.
         *
         * @return a store of what the folder holds
         * @throws StoreFailure if it cannot be made or is no folder
         */
        public MediaFolder build() {
            return new MediaFolder(this);
        }
    }
}
