package io.insightstream.clients.youtube;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.api.services.youtube.model.PlaylistItem;
import com.google.api.services.youtube.model.PlaylistItemListResponse;
import io.insightstream.call.ProviderId;
import io.insightstream.clients.http.HttpCall;
import io.insightstream.clients.youtube.Channels.Known;
import io.insightstream.clients.youtube.Endpoints.Request;
import io.insightstream.clients.youtube.SideCalls.SideCall;
import io.insightstream.error.NotFound;
import io.insightstream.error.RetriableException;
import io.insightstream.spi.Page;
import io.insightstream.spi.UploadsRequest;
import io.insightstream.video.ChannelRef;
import io.insightstream.video.Video;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The uploads of a channel: ids from the playlist of its uploads, 50 a page, then the videos of them. While the videos of
 * a page are fetched, the ids of the next one are on their way, if it is certain to be needed.
 */
final class Uploads {

    /** What the list is missing where it does not even give an id. */
    static final String NO_ID = "(no id)";

    private final Endpoints endpoints;
    private final Channels channels;
    private final VideoLists videos;
    private final SideCalls sideCalls;
    private final ProviderId provider;
    private final Clock clock;

    /** Pages on their way, until whoever asks for them comes; a walk may be given up in between. */
    private final Cache<HttpCall, SideCall<Answer<PlaylistItemListResponse>>> ahead = Caffeine.newBuilder()
            .maximumSize(256)
            .expireAfterWrite(Duration.ofMinutes(1))
            .executor(Runnable::run)
            .build();

    Uploads(
            Endpoints endpoints,
            Channels channels,
            VideoLists videos,
            SideCalls sideCalls,
            ProviderId provider,
            Clock clock) {
        this.endpoints = endpoints;
        this.channels = channels;
        this.videos = videos;
        this.sideCalls = sideCalls;
        this.provider = provider;
        this.clock = clock;
    }

    Page<Video> page(UploadsRequest request) {
        Spent spent = new Spent();
        PageToken token = PageToken.read(request.page(), listOf(request));
        int wanted = token.wanted(request.limit());
        Place place = place(token, request, spent);
        Answer<PlaylistItemListResponse> list = spent.on(list(place));
        if (list.refusal() != null && place.token() != null) {
            throw new NotFound("YouTube has no playlist of the uploads of " + request.channel()
                    + " any more: it went while its pages were fetched; what came before is not all there was");
        }
        Section section = Section.of(list.body(), token, request.publishedAfter());
        String following = section.isEnd() ? null : list.body().getNextPageToken();
        if (following != null && section.ids().size() < wanted) {
            fetchAhead(place.playlist(), following);
        }
        Map<String, Video> found = videos.find(section.ids(), spent);
        List<Video> items = new ArrayList<>();
        List<String> missing = new ArrayList<>(section.nameless());
        for (String id : section.ids()) {
            if (items.size() == wanted) {
                break;
            }
            Video video = found.get(id);
            if (video == null) {
                missing.add(id);
            } else if (request.publishedAfter() == null || video.publishedAt().isAfter(request.publishedAfter())) {
                items.add(video);
            }
        }
        String next = following == null || items.size() == wanted
                ? null
                : new PageToken(token.delivered() + items.size(), section.last(), place.before(following))
                        .write(listOf(request));
        return new Page<>(items, next, missing, spent.provenance(provider, clock.instant()));
    }

    private static String listOf(UploadsRequest request) {
        return "uploads after " + request.publishedAfter();
    }

    private Place place(PageToken token, UploadsRequest request, Spent spent) {
        if (token.youTube() == null) {
            Known channel = channels.find(request.channel(), spent);
            return new Place(channel.channel().id(), channel.uploads(), null);
        }
        Place place = Place.read(token.youTube());
        boolean same = request.channel() instanceof ChannelRef.Id id
                ? id.value().equals(place.channelId())
                : channels.find(request.channel(), spent).channel().id().equals(place.channelId());
        if (!same) {
            throw PageToken.ofAnotherList(String.valueOf(request.page()));
        }
        return place;
    }

    /**
     * Where a page is. All pages but the first know it by themselves: however long the walk takes, the channel is not
     * asked for again.
     *
     * @param channelId the id of the channel
     * @param playlist the playlist of its uploads
     * @param token YouTube's token of the page; null for the first
     */
    private record Place(
            String channelId, String playlist, @Nullable String token) {

        private static final String SEPARATOR = "\n";

        static Place read(String text) {
            String[] parts = text.split(SEPARATOR, 3);
            return new Place(parts[0], parts[1], parts[2]);
        }

        /** What the next page is found by. */
        String before(String following) {
            return channelId + SEPARATOR + playlist + SEPARATOR + following;
        }
    }

    private Answer<PlaylistItemListResponse> list(Place place) {
        Request<PlaylistItemListResponse> request = endpoints.playlistItems(place.playlist(), place.token());
        SideCall<Answer<PlaylistItemListResponse>> begun =
                place.token() == null ? null : ahead.asMap().remove(request.call());
        if (begun != null) {
            try {
                return begun.await();
            } catch (RetriableException e) {
                // It was begun early and may have met the bad moment that is over now.
            }
        }
        return request.get();
    }

    private void fetchAhead(String playlist, String token) {
        Request<PlaylistItemListResponse> request = endpoints.playlistItems(playlist, token);
        if (!request.isFresh()) {
            ahead.asMap().computeIfAbsent(request.call(), call -> sideCalls.start(request));
        }
    }

    /**
     * A page of the playlist.
     *
     * @param ids the ids of interest, each once, in their order
     * @param nameless an entry for each item without an id
     * @param last the id of the last item of the page
     * @param isEnd whether what follows is too old
     */
    record Section(Set<String> ids, List<String> nameless, String last, boolean isEnd) {

        static Section of(PlaylistItemListResponse list, PageToken token, @Nullable Instant after) {
            List<PlaylistItem> items = unseen(Objects.requireNonNullElse(list.getItems(), List.of()), token.last());
            Set<String> ids = new LinkedHashSet<>();
            List<String> undated = new ArrayList<>();
            List<String> nameless = new ArrayList<>();
            boolean isEnd = false;
            for (PlaylistItem item : items) {
                String id = id(item).orElse(NO_ID);
                Instant publishedAt = item.getContentDetails() == null
                        ? null
                        : Counts.instant(item.getContentDetails().getVideoPublishedAt());
                if (id.equals(NO_ID)) {
                    nameless.add(id);
                } else if (after == null) {
                    ids.add(id);
                } else if (publishedAt == null) {
                    undated.add(id);
                } else {
                    // The list is nearly, not strictly, in the order of publishing: the last date decides.
                    isEnd = !publishedAt.isAfter(after);
                    if (!isEnd) {
                        ids.addAll(undated);
                        undated.clear();
                        ids.add(id);
                    }
                }
            }
            if (!isEnd) {
                ids.addAll(undated);
            }
            String last = items.isEmpty()
                    ? token.last()
                    : id(items.get(items.size() - 1)).orElse("");
            return new Section(ids, nameless, last, isEnd);
        }

        /** The items behind the last one of the page before. */
        private static List<PlaylistItem> unseen(List<PlaylistItem> items, String last) {
            for (int i = items.size() - 1; i >= 0 && !last.isEmpty(); i--) {
                if (id(items.get(i)).filter(last::equals).isPresent()) {
                    return items.subList(i + 1, items.size());
                }
            }
            return items;
        }

        private static Optional<String> id(PlaylistItem item) {
            return Optional.ofNullable(item.getContentDetails()).map(details -> details.getVideoId());
        }
    }
}
