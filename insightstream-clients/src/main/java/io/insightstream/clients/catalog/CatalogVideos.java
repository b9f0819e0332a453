package io.insightstream.clients.catalog;

import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.error.InvalidRequest;
import io.insightstream.spi.Found;
import io.insightstream.spi.Page;
import io.insightstream.spi.UploadsRequest;
import io.insightstream.spi.VideoProvider;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelRef;
import io.insightstream.video.Video;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers from stored videos. Unlike {@link VideoProvider#of} it makes the records of the videos only when they are
 * asked for: a million of them would take more memory than all else.
 */
final class CatalogVideos implements VideoProvider {

    private static final ProviderId ID = new ProviderId("catalog");
    private static final int PAGE_SIZE = 50;

    private final VideoStore store;
    private final Clock clock;
    private final List<Channel> channels;
    /** Finds channels; it has no videos. */
    private final VideoProvider names;

    private final Map<String, List<StoredVideo>> newestFirst = new LinkedHashMap<>();

    CatalogVideos(VideoStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        Map<Channel, List<Video>> empty = new LinkedHashMap<>();
        store.channels().forEach((channel, videos) -> {
            videos.sort(Comparator.comparing(StoredVideo::publishedAt).reversed());
            newestFirst.put(channel.id(), videos);
            empty.put(channel, List.of());
        });
        this.channels = List.copyOf(empty.keySet());
        this.names = VideoProvider.of(ID, empty, clock);
    }

    List<Channel> channels() {
        return channels;
    }

    @Override
    public ProviderId id() {
        return ID;
    }

    @Override
    public Found<Channel> channel(ChannelRef ref) {
        return names.channel(ref);
    }

    @Override
    public Page<Video> uploads(UploadsRequest request) {
        String channel = channel(request.channel()).item().id();
        Instant after = request.publishedAfter();
        List<StoredVideo> wanted = newestFirst.getOrDefault(channel, List.of());
        int size = 0;
        // Newest first: behind the first that is too old all are.
        while (size < wanted.size()
                && size < request.limit()
                && (after == null || wanted.get(size).publishedAt().isAfter(after))) {
            size++;
        }
        int from = offset(request.page(), size);
        int to = Math.min(from + PAGE_SIZE, size);
        List<Video> page = wanted.subList(from, to).stream()
                .map(video -> video.toVideo(channel))
                .toList();
        return new Page<>(page, to < size ? Integer.toString(to) : null, List.of(), provenance());
    }

    @Override
    public Page<Video> videos(Collection<String> ids) {
        List<Video> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String each : new LinkedHashSet<>(ids)) {
            StoredVideo video = store.byId().get(each);
            if (video == null) {
                missing.add(each);
            } else {
                found.add(video.toVideo(store.channelId(video)));
            }
        }
        return new Page<>(found, null, missing, provenance());
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    private Provenance provenance() {
        return Provenance.supplied(ID, clock.instant());
    }

    private static int offset(@Nullable String page, int size) {
        if (page == null) {
            return 0;
        }
        try {
            int offset = Integer.parseInt(page);
            if (offset > 0 && offset < size && offset % PAGE_SIZE == 0) {
                return offset;
            }
        } catch (NumberFormatException e) {
            throw notAPage(page, e);
        }
        throw notAPage(page, null);
    }

    private static InvalidRequest notAPage(String page, @Nullable Exception cause) {
        return new InvalidRequest("'" + page + "' is not a page of this list; pass what Page.next() gave", cause);
    }
}
