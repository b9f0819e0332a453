package io.insightstream.clients.youtube;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.youtube.YouTubeRequest;
import com.google.api.services.youtube.model.ChannelListResponse;
import com.google.api.services.youtube.model.CommentListResponse;
import com.google.api.services.youtube.model.CommentThreadListResponse;
import com.google.api.services.youtube.model.I18nRegionListResponse;
import com.google.api.services.youtube.model.PlaylistItemListResponse;
import com.google.api.services.youtube.model.SearchListResponse;
import com.google.api.services.youtube.model.VideoCategoryListResponse;
import com.google.api.services.youtube.model.VideoListResponse;
import io.insightstream.clients.http.HttpAnswer;
import io.insightstream.clients.http.HttpCall;
import io.insightstream.clients.http.HttpCaller;
import io.insightstream.error.MalformedResponse;
import io.insightstream.spi.ChartRequest;
import io.insightstream.spi.CommentsRequest;
import io.insightstream.spi.SearchRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The calls of the YouTube Data API that this package makes. */
final class Endpoints {

    /** The most items a page of a list can have, and the most ids a call can name. */
    static final int PAGE = 50;

    /** The most threads or replies a page of comments can have. */
    static final int COMMENTS_PAGE = 100;

    private static final List<String> VIDEO_PARTS = List.of("snippet,contentDetails,statistics");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpRequestInitializer NO_RETRIES = Endpoints::withoutRetries;

    private final HttpCaller caller;
    private final Freshness freshness;
    private final Tariff tariff;

    Endpoints(HttpCaller caller, Freshness freshness, Tariff tariff) {
        this.caller = caller;
        this.freshness = freshness;
        this.tariff = tariff;
    }

    /** What names a channel to YouTube: exactly one of its three parameters. */
    enum ChannelKey {
        ID,
        HANDLE,
        USER_NAME
    }

    Request<ChannelListResponse> channels(ChannelKey key, String value) {
        return request(Tariff.CHANNELS, freshness.channels(), youTube -> {
            var list = youTube.channels().list(List.of("snippet,contentDetails,statistics"));
            return switch (key) {
                case ID -> list.setId(List.of(value));
                case HANDLE -> list.setForHandle("@" + value);
                case USER_NAME -> list.setForUsername(value);
            };
        });
    }

    Request<PlaylistItemListResponse> playlistItems(String playlist, @Nullable String token) {
        return request(
                Tariff.PLAYLIST_ITEMS,
                freshness.uploads(),
                youTube -> youTube.playlistItems()
                        .list(List.of("contentDetails"))
                        .setPlaylistId(playlist)
                        .setMaxResults((long) PAGE)
                        .setPageToken(token));
    }

    Request<VideoListResponse> videos(List<String> ids) {
        return request(
                Tariff.VIDEOS,
                freshness.videos(),
                youTube -> youTube.videos().list(VIDEO_PARTS).setId(List.of(String.join(",", ids))));
    }

    Request<VideoListResponse> chart(ChartRequest chart, @Nullable String token) {
        return request(
                Tariff.VIDEOS,
                freshness.charts(),
                youTube -> youTube.videos()
                        .list(VIDEO_PARTS)
                        .setChart("mostPopular")
                        .setRegionCode(chart.region().toUpperCase(Locale.ROOT))
                        .setVideoCategoryId(chart.categoryId())
                        .setMaxResults((long) PAGE)
                        .setPageToken(token));
    }

    Request<SearchListResponse> search(SearchRequest search, @Nullable String token) {
        return request(Tariff.SEARCH, freshness.searches(), youTube -> {
            var list = youTube.search()
                    .list(List.of("snippet"))
                    .setType(List.of("video"))
                    .setQ(search.query().isBlank() ? null : search.query())
                    .setChannelId(search.channelId())
                    .setPublishedAfter(Objects.toString(search.publishedAfter(), null))
                    .setPublishedBefore(Objects.toString(search.publishedBefore(), null))
                    .setRelevanceLanguage(search.language())
                    .setVideoCategoryId(search.categoryId())
                    .setMaxResults((long) PAGE)
                    .setPageToken(token);
            list.setOrder(
                    switch (search.order()) {
                        case RELEVANCE -> "relevance";
                        case DATE -> "date";
                        case VIEWS -> "viewCount";
                        case RATING -> "rating";
                    });
            if (search.region() != null) {
                list.setRegionCode(search.region().toUpperCase(Locale.ROOT));
            }
            if (search.length() != SearchRequest.Length.ANY) {
                list.setVideoDuration(search.length().name().toLowerCase(Locale.ROOT));
            }
            if (search.live() != null) {
                list.setEventType(search.live().name().toLowerCase(Locale.ROOT));
            }
            return list;
        });
    }

    /** Looks for channels by a name: a search, of which there are few a day. */
    Request<SearchListResponse> channelSearch(String name) {
        return request(
                Tariff.SEARCH,
                freshness.channels(),
                youTube -> youTube.search()
                        .list(List.of("snippet"))
                        .setType(List.of("channel"))
                        .setQ(name)
                        .setMaxResults((long) Channels.SEARCHED));
    }

    Request<VideoCategoryListResponse> categories(String region) {
        return request(
                Tariff.CATEGORIES,
                freshness.lists(),
                youTube -> youTube.videoCategories().list(List.of("snippet")).setRegionCode(region));
    }

    Request<I18nRegionListResponse> regions() {
        return request(
                Tariff.REGIONS,
                freshness.lists(),
                youTube -> youTube.i18nRegions().list(List.of("snippet")));
    }

    Request<CommentThreadListResponse> commentThreads(CommentsRequest comments, @Nullable String token) {
        boolean replies = comments.replies() != CommentsRequest.Replies.NONE;
        return request(
                Tariff.COMMENT_THREADS,
                freshness.comments(),
                youTube -> youTube.commentThreads()
                        .list(List.of(replies ? "snippet,replies" : "snippet"))
                        .setVideoId(comments.videoId())
                        .setOrder(comments.order().name().toLowerCase(Locale.ROOT))
                        .setTextFormat("plainText")
                        .setMaxResults((long) COMMENTS_PAGE)
                        .setPageToken(token));
    }

    Request<CommentListResponse> replies(String threadId, @Nullable String token) {
        return request(
                Tariff.COMMENTS,
                freshness.comments(),
                youTube -> youTube.comments()
                        .list(List.of("snippet"))
                        .setParentId(threadId)
                        .setTextFormat("plainText")
                        .setMaxResults((long) COMMENTS_PAGE)
                        .setPageToken(token));
    }

    /**
     * Counts of videos, by plain REST: Google's library does not have this call yet.
     *
     * @param reader makes the counts of the answer
     */
    <T> Answer<T> batchGetStats(List<String> ids, Function<JsonNode, T> reader) {
        HttpCall call = new CallTerms(Tariff.COUNTS, tariff.of(Tariff.COUNTS), freshness.statistics())
                .start("youtube/v3/videos:batchGetStats")
                .query("part", "statistics")
                .query("id", String.join(",", ids))
                .build();
        return caller.call(call, answer -> {
            try {
                return new Answer<>(reader.apply(JSON.readTree(answer.stream())), null, answer);
            } catch (JsonProcessingException e) {
                // Its message can repeat the body, which is long.
                throw malformed(Tariff.COUNTS, answer, new IOException(e.getOriginalMessage()));
            } catch (IOException e) {
                throw malformed(Tariff.COUNTS, answer, e);
            }
        });
    }

    private interface Endpoint<T> {
        YouTubeRequest<T> of(com.google.api.services.youtube.YouTube youTube) throws IOException;
    }

    private <T extends GenericJson> Request<T> request(String operation, Duration freshFor, Endpoint<T> endpoint) {
        return new Request<>(caller, new CallTerms(operation, tariff.of(operation), freshFor), endpoint);
    }

    /** A call that can be looked at before it is sent. */
    static final class Request<T extends GenericJson> implements Supplier<Answer<T>> {

        private final HttpCaller caller;
        private final CallTransport transport;
        private final CallTerms terms;
        private final YouTubeRequest<T> request;

        private Request(HttpCaller caller, CallTerms terms, Endpoint<T> endpoint) {
            this.caller = caller;
            this.terms = terms;
            this.transport = new CallTransport(caller, terms);
            // One for each call, so that the transport knows what the call is charged and keeps its answer.
            var youTube = new com.google.api.services.youtube.YouTube.Builder(
                            transport, GsonFactory.getDefaultInstance(), NO_RETRIES)
                    .setApplicationName("InsightStream")
                    .setRootUrl(CallTerms.PLACEHOLDER)
                    .setSuppressAllChecks(true)
                    .build();
            try {
                request = endpoint.of(youTube);
            } catch (IOException e) {
                throw new IllegalStateException("a request is made without reading or writing", e);
            }
        }

        /** The call as our caller sees it. */
        HttpCall call() {
            return terms.call(request.buildHttpRequestUrl().build());
        }

        /** Whether the answer is at hand. */
        boolean isFresh() {
            return caller.isFresh(call());
        }

        /** Makes the call. To be done once. */
        @Override
        public Answer<T> get() {
            return caller.reading(this::execute);
        }

        private Answer<T> execute() {
            T body;
            try {
                body = request.execute();
            } catch (IOException | IllegalArgumentException | IllegalStateException e) {
                throw unreadable(e);
            } catch (StackOverflowError e) {
                // Google's parser goes as deep as the body: one that is nested without end is none of YouTube's.
                throw unreadable(null);
            }
            HttpAnswer answer = transport.answer();
            if (body == null || answer == null) {
                throw unreadable(null);
            }
            return new Answer<>(body, transport.refusal(), answer);
        }

        private MalformedResponse unreadable(@Nullable Exception cause) {
            HttpAnswer answer = transport.answer();
            if (answer == null) {
                throw new IllegalStateException("our own transport throws no such exception", cause);
            }
            caller.forget(call());
            return malformed(terms.operation(), answer, cause);
        }
    }

    private static void withoutRetries(HttpRequest request) {
        request.setNumberOfRetries(0);
        request.setFollowRedirects(false);
        request.setLoggingEnabled(false);
        request.setCurlLoggingEnabled(false);
    }

    /** An answer that cannot be read. */
    private static MalformedResponse malformed(String operation, HttpAnswer answer, @Nullable Exception cause) {
        return new MalformedResponse(
                "YouTube's answer to " + operation
                        + " is not the JSON that is documented for it; the raw text is in raw()",
                answer.text(),
                cause);
    }
}
