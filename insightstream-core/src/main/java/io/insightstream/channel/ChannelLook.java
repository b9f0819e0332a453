package io.insightstream.channel;

import io.insightstream.call.Provenance;
import io.insightstream.spi.Found;
import io.insightstream.spi.Page;
import io.insightstream.spi.UploadsRequest;
import io.insightstream.spi.VideoProvider;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelRef;
import io.insightstream.video.Video;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look at a channel: asks for it and for page after page of its uploads, and sums up what that took. */
final class ChannelLook {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelLook.class);

    private final Channel channel;
    /** A list can change while it is paged: what moved behind the place already read comes again, with newer counts. */
    private final Map<String, Video> byId = new LinkedHashMap<>();

    private final Set<String> missing = new LinkedHashSet<>();
    private Provenance provenance;

    private ChannelLook(Found<Channel> channel) {
        this.channel = channel.item();
        this.provenance = channel.provenance();
    }

    /**
     * Looks at the uploads of a channel.
     *
     * @param request which uploads of which channel
     * @param now the moment the reports are about
     */
    static ChannelSample at(UploadsRequest request, VideoProvider provider, UploadsProgress progress, Instant now) {
        ChannelLook look = new ChannelLook(provider.channel(request.channel()));
        UploadsRequest uploads = new UploadsRequest(
                new ChannelRef.Id(look.channel.id()), request.limit(), request.publishedAfter(), null);
        Long expected = expected(look.channel, request);
        Page<Video> page = provider.uploads(uploads);
        look.add(page);
        progress.arrived(look.byId.size(), expected);
        for (String next = page.next(); next != null; next = page.next()) {
            page = provider.uploads(uploads.withPage(next));
            look.add(page);
            progress.arrived(look.byId.size(), expected);
        }
        LOG.debug("{} gave {} uploads of channel {}", provider.id(), look.byId.size(), look.channel.id());
        return look.sample(now);
    }

    private void add(Page<Video> page) {
        page.items().forEach(video -> byId.putIfAbsent(video.id(), video));
        missing.addAll(page.missing());
        provenance = provenance.plus(page.provenance());
    }

    private ChannelSample sample(Instant now) {
        missing.removeAll(byId.keySet());
        List<Video> newestFirst = byId.values().stream()
                .sorted(Comparator.comparing(Video::publishedAt).reversed())
                .toList();
        return new ChannelSample(channel, newestFirst, missing.size(), now, provenance.derived());
    }

    private static @Nullable Long expected(Channel channel, UploadsRequest request) {
        Long videos = channel.videos();
        if (request.limit() == UploadsRequest.NO_LIMIT) {
            return videos;
        }
        return videos == null ? Long.valueOf(request.limit()) : Long.valueOf(Math.min(videos, request.limit()));
    }
}
