package io.insightstream.spi;

import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotFound;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Channels and videos held in memory. Immutable. */
final class SuppliedVideos implements VideoProvider {

    private static final int PAGE_SIZE = 50;

    private final ProviderId id;
    private final Clock clock;
    /** By channel id; newest first. */
    private final Map<String, Uploads> channels = new LinkedHashMap<>();

    private final Map<String, Video> videos = new LinkedHashMap<>();

    private record Uploads(Channel channel, List<Video> newestFirst) {}

    SuppliedVideos(ProviderId id, Map<Channel, List<Video>> channels, Clock clock) {
        this.id = Objects.requireNonNull(id, "id");
        this.clock = Objects.requireNonNull(clock, "clock");
        channels.forEach((channel, uploads) -> {
            List<Video> newestFirst = uploads.stream()
                    .sorted(Comparator.comparing(Video::publishedAt).reversed())
                    .toList();
            if (this.channels.put(channel.id(), new Uploads(channel, newestFirst)) != null) {
                throw new InvalidRequest("two channels have the id " + channel.id());
            }
            for (Video video : newestFirst) {
                if (videos.put(video.id(), video) != null) {
                    throw new InvalidRequest("two videos have the id " + video.id());
                }
            }
        });
    }

    @Override
    public ProviderId id() {
        return id;
    }

    @Override
    public Found<Channel> channel(ChannelRef ref) {
        return new Found<>(find(ref).channel(), provenance());
    }

    @Override
    public Page<Video> uploads(UploadsRequest request) {
        List<Video> uploads = find(request.channel()).newestFirst();
        Instant after = request.publishedAfter();
        List<Video> wanted = uploads.stream()
                .filter(video -> after == null || video.publishedAt().isAfter(after))
                .limit(request.limit())
                .toList();
        int from = offset(request.page(), wanted.size());
        int to = Math.min(from + PAGE_SIZE, wanted.size());
        String next = to < wanted.size() ? Integer.toString(to) : null;
        return new Page<>(wanted.subList(from, to), next, List.of(), provenance());
    }

    @Override
    public Page<Video> videos(Collection<String> ids) {
        List<Video> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String each : new LinkedHashSet<>(ids)) {
            Video video = videos.get(each);
            if (video == null) {
                missing.add(each);
            } else {
                found.add(video);
            }
        }
        return new Page<>(found, null, missing, provenance());
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    private Provenance provenance() {
        return Provenance.supplied(id, clock.instant());
    }

    private Uploads find(ChannelRef ref) {
        List<Uploads> found = channels.values().stream()
                .filter(uploads -> matches(uploads.channel(), ref))
                .toList();
        if (found.isEmpty()) {
            throw new NotFound("there is no channel " + ref + " among the " + channels.size() + " that '" + id
                    + "' holds; it finds channels by id, handle and title");
        }
        if (found.size() > 1) {
            List<String> ids =
                    found.stream().map(uploads -> uploads.channel().id()).toList();
            throw new InvalidRequest(found.size() + " channels are called " + ref + "; name one by id: " + ids);
        }
        return found.get(0);
    }

    private static boolean matches(Channel channel, ChannelRef ref) {
        if (ref instanceof ChannelRef.Id byId) {
            return channel.id().equals(byId.value());
        }
        if (ref instanceof ChannelRef.Handle byHandle) {
            return byHandle.value().equalsIgnoreCase(channel.handle());
        }
        return ref instanceof ChannelRef.Title byTitle && channel.title().equalsIgnoreCase(byTitle.value());
    }

    private static int offset(@Nullable String page, int size) {
        if (page == null) {
            return 0;
        }
        int offset;
        try {
            offset = Integer.parseInt(page);
        } catch (NumberFormatException e) {
            throw notAPage(page, e);
        }
        if (offset <= 0 || offset >= size || offset % PAGE_SIZE != 0) {
            throw notAPage(page, null);
        }
        return offset;
    }

    private static InvalidRequest notAPage(String page, @Nullable Exception cause) {
        return new InvalidRequest("'" + page + "' is not a page of this list; pass what Page.next() gave", cause);
    }
}
