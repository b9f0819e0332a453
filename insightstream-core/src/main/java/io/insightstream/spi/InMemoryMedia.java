package io.insightstream.spi;

import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotFound;
import io.insightstream.error.StoreFailure;
import io.insightstream.media.MediaBytes;
import io.insightstream.media.MediaContent;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/** Media in a map, by the hash of its bytes. */
final class InMemoryMedia implements MediaStore {

    private static final ProviderId ID = new ProviderId("memory");
    private static final int PAGE_SIZE = 50;

    private final long maxBytes;
    private final Clock clock;
    private final NavigableMap<String, Item> items = new TreeMap<>();
    private long used;

    InMemoryMedia(long maxBytes, Clock clock) {
        if (maxBytes < 1) {
            throw new InvalidRequest("a store in memory keeps at least 1 byte, got " + maxBytes);
        }
        this.maxBytes = maxBytes;
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    private record Item(StoredMedia media, MediaBytes bytes) {}

    @Override
    public ProviderId id() {
        return ID;
    }

    @Override
    public StoredMedia put(MediaUpload upload) {
        MediaContent content = upload.content();
        if (content.size() > maxBytes) {
            throw full(content.size());
        }
        // Read before the lock is taken: the bytes may come from anywhere.
        MediaBytes bytes = read(content);
        synchronized (items) {
            Item before = items.get(bytes.sha256());
            if (before != null) {
                return before.media();
            }
            if (bytes.size() > maxBytes - used) {
                throw full(bytes.size());
            }
            StoredMedia media = new StoredMedia(
                    bytes.sha256(),
                    upload.name(),
                    null,
                    bytes.mediaType(),
                    bytes.size(),
                    bytes.sha256(),
                    clock.instant());
            items.put(media.id(), new Item(media, bytes));
            used += bytes.size();
            return media;
        }
    }

    private static MediaBytes read(MediaContent content) {
        try (InputStream stream = content.stream()) {
            return MediaBytes.of(
                    MediaBytes.readAtMost(stream, content.size(), "the media to keep"), content.mediaType());
        } catch (IOException e) {
            throw new StoreFailure("the media to keep cannot be read: " + e.getMessage(), e);
        }
    }

    private StoreFailure full(long size) {
        return new StoreFailure("the media store in memory keeps at most " + maxBytes + " bytes and has no room for "
                + size + " more: remove something, or use a store that keeps files");
    }

    @Override
    public StoredMedia get(String id) {
        return item(id).media();
    }

    @Override
    public MediaContent open(String id) {
        return item(id).bytes();
    }

    private Item item(String id) {
        synchronized (items) {
            Item item = items.get(id);
            if (item == null) {
                throw notFound(id);
            }
            return item;
        }
    }

    private static NotFound notFound(String id) {
        return new NotFound("the media store in memory keeps nothing called '" + id + "'");
    }

    @Override
    public void delete(String id) {
        synchronized (items) {
            Item removed = items.remove(id);
            if (removed == null) {
                throw notFound(id);
            }
            used -= removed.bytes().size();
        }
    }

    @Override
    public Page<StoredMedia> list(MediaListRequest request) {
        MediaPage page = MediaPage.of(request);
        int most = Math.min(PAGE_SIZE, page.remaining(request));
        List<StoredMedia> found = new ArrayList<>();
        boolean more = false;
        synchronized (items) {
            for (Map.Entry<String, Item> each :
                    items.tailMap(page.after(), false).entrySet()) {
                if (found.size() == most) {
                    more = true;
                    break;
                }
                found.add(each.getValue().media());
            }
        }
        return new Page<>(
                found, more ? page.next(found, request) : null, List.of(), Provenance.supplied(ID, clock.instant()));
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
