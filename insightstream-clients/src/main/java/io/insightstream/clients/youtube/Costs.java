package io.insightstream.clients.youtube;

import com.google.api.client.json.GenericJson;
import com.google.api.services.youtube.model.CommentThread;
import com.google.api.services.youtube.model.CommentThreadListResponse;
import com.google.api.services.youtube.model.PlaylistItemListResponse;
import com.google.api.services.youtube.model.SearchListResponse;
import com.google.api.services.youtube.model.VideoListResponse;
import io.insightstream.call.Cost;
import io.insightstream.clients.youtube.Channels.Known;
import io.insightstream.clients.youtube.Endpoints.Request;
import io.insightstream.clients.youtube.Uploads.Section;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotFound;
import io.insightstream.spi.ChartRequest;
import io.insightstream.spi.CommentsRequest;
import io.insightstream.spi.SearchRequest;
import io.insightstream.spi.UploadsRequest;
import io.insightstream.spi.VideoRequest;
import io.insightstream.video.ChannelRef;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What lists cost before they are fetched. Pages at hand are looked at and cost nothing. For what is not at hand, a page
 * is taken to be full, with nothing missing in it.
 */
final class Costs {

    /** What a playlist of YouTube can hold. */
    private static final long LONGEST_PLAYLIST = 20_000;

    /** What a thread can hold is 500 replies, which are five pages. */
    private static final long REPLY_PAGES = 5;

    private final Endpoints endpoints;
    private final Channels channels;
    private final boolean searchForNames;
    private final Tariff tariff;

    Costs(Endpoints endpoints, Channels channels, boolean searchForNames, Tariff tariff) {
        this.endpoints = endpoints;
        this.channels = channels;
        this.searchForNames = searchForNames;
        this.tariff = tariff;
    }

    Cost of(VideoRequest request) {
        try {
            return found(request);
        } catch (NotFound e) {
            // It is at hand that there is nothing.
            return Cost.FREE;
        }
    }

    private Cost found(VideoRequest request) {
        if (request instanceof UploadsRequest uploads) {
            return uploads(uploads);
        }
        if (request instanceof SearchRequest search) {
            return list(
                    Tariff.SEARCH,
                    token -> endpoints.search(search, token),
                    SearchListResponse::getNextPageToken,
                    SearchListResponse::getItems,
                    search.limit());
        }
        if (request instanceof ChartRequest chart) {
            return list(
                    Tariff.VIDEOS,
                    token -> endpoints.chart(chart, token),
                    VideoListResponse::getNextPageToken,
                    VideoListResponse::getItems,
                    chart.limit());
        }
        return comments((CommentsRequest) request);
    }

    private <T extends GenericJson> Cost list(
            String operation,
            Function<@Nullable String, Request<T>> page,
            Function<T, @Nullable String> next,
            Function<T, @Nullable List<?>> items,
            int limit) {
        String token = null;
        long left = limit;
        do {
            Request<T> request = page.apply(token);
            if (!request.isFresh()) {
                return tariff.calls(operation, 1, pages(left, Endpoints.PAGE));
            }
            T body = request.get().body();
            left -= Objects.requireNonNullElse(items.apply(body), List.of()).size();
            token = next.apply(body);
        } while (token != null && left > 0);
        return Cost.FREE;
    }

    private Cost uploads(UploadsRequest request) {
        Known known = channels.atHand(request.channel());
        if (known == null) {
            // The playlist of a channel without uploads is asked for too.
            return channel(request.channel()).plus(rest(Math.min(request.limit(), LONGEST_PLAYLIST), false));
        }
        Long count = known.channel().videos();
        long total = count == null ? LONGEST_PLAYLIST : count;
        long left = request.limit();
        long videoCalls = 0;
        PageToken token = PageToken.FIRST;
        while (true) {
            Request<PlaylistItemListResponse> page = endpoints.playlistItems(known.uploads(), token.youTube());
            if (!page.isFresh()) {
                return rest(Math.min(left, total), count != null && request.publishedAfter() == null)
                        .plus(tariff.calls(Tariff.VIDEOS, videoCalls, videoCalls));
            }
            PlaylistItemListResponse body = page.get().body();
            Section section = Section.of(body, token, request.publishedAfter());
            List<String> ids = List.copyOf(section.ids());
            if (!ids.isEmpty() && !endpoints.videos(ids).isFresh()) {
                videoCalls++;
            }
            left -= ids.size();
            total -= ids.size();
            String following = section.isEnd() ? null : body.getNextPageToken();
            if (following == null || left <= 0) {
                return tariff.calls(Tariff.VIDEOS, videoCalls, videoCalls);
            }
            token = new PageToken(0, section.last(), following);
        }
    }

    /** Of pages that are not at hand each takes a call for its ids and one for its videos. */
    private Cost rest(long videos, boolean isKnown) {
        long pages = videos <= 0 ? 0 : pages(videos, Endpoints.PAGE);
        long lists = Math.max(1, pages);
        return tariff.calls(Tariff.PLAYLIST_ITEMS, isKnown ? lists : 1, lists)
                .plus(tariff.calls(Tariff.VIDEOS, isKnown ? pages : 0, pages));
    }

    private Cost channel(ChannelRef ref) {
        if (ref instanceof ChannelRef.CustomName custom) {
            long names = Channels.isHandle(custom.value()) ? 2 : 1;
            Cost found = tariff.calls(Tariff.CHANNELS, 1, searchForNames ? names + Channels.SEARCHED : names);
            return searchForNames ? found.plus(tariff.calls(Tariff.SEARCH, 0, 1)) : found;
        }
        if (ref instanceof ChannelRef.OfVideo video) {
            long isAsked = VideoLists.isId(video.videoId())
                            && endpoints.videos(List.of(video.videoId())).isFresh()
                    ? 0
                    : 1;
            return tariff.calls(Tariff.VIDEOS, isAsked, isAsked).plus(tariff.calls(Tariff.CHANNELS, 0, 1));
        }
        if (ref instanceof ChannelRef.Title) {
            throw new InvalidRequest(Channels.titlesAreNotUnique(ref));
        }
        return tariff.calls(Tariff.CHANNELS, 1, 1);
    }

    private Cost comments(CommentsRequest request) {
        boolean all = request.replies() == CommentsRequest.Replies.ALL;
        Cost cost = Cost.FREE;
        String token = null;
        long left = request.limit();
        do {
            Request<CommentThreadListResponse> page = endpoints.commentThreads(request, token);
            if (!page.isFresh()) {
                long pages = pages(left, Endpoints.COMMENTS_PAGE);
                return cost.plus(tariff.calls(Tariff.COMMENT_THREADS, 1, pages))
                        .plus(tariff.calls(Tariff.COMMENTS, 0, all ? left * REPLY_PAGES : 0));
            }
            CommentThreadListResponse body = page.get().body();
            List<CommentThread> threads = Objects.requireNonNullElse(body.getItems(), List.of());
            if (all) {
                for (CommentThread thread : threads.subList(0, (int) Math.min(left, threads.size()))) {
                    cost = cost.plus(replies(thread));
                }
            }
            left -= threads.size();
            token = body.getNextPageToken();
        } while (token != null && left > 0);
        return cost;
    }

    private Cost replies(CommentThread thread) {
        Long count = thread.getSnippet() == null
                ? null
                : Counts.known(thread.getSnippet().getTotalReplyCount());
        int included = thread.getReplies() == null || thread.getReplies().getComments() == null
                ? 0
                : thread.getReplies().getComments().size();
        if (count == null
                || count <= included
                || thread.getId() == null
                || endpoints.replies(thread.getId(), null).isFresh()) {
            return Cost.FREE;
        }
        long pages = pages(count, Endpoints.COMMENTS_PAGE);
        return tariff.calls(Tariff.COMMENTS, pages, pages);
    }

    private static long pages(long items, int size) {
        return (items + size - 1) / size;
    }
}
