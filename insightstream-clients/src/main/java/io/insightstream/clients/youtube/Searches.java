package io.insightstream.clients.youtube;

import com.google.api.services.youtube.model.SearchListResponse;
import com.google.api.services.youtube.model.SearchResult;
import com.google.api.services.youtube.model.SearchResultSnippet;
import io.insightstream.call.ProviderId;
import io.insightstream.spi.Page;
import io.insightstream.spi.SearchRequest;
import io.insightstream.video.SearchHit;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Searches for videos. Each page is one of the day's searches. */
final class Searches {

    private final Endpoints endpoints;
    private final ProviderId provider;
    private final Clock clock;

    Searches(Endpoints endpoints, ProviderId provider, Clock clock) {
        this.endpoints = endpoints;
        this.provider = provider;
        this.clock = clock;
    }

    Page<SearchHit> page(SearchRequest request) {
        Spent spent = new Spent();
        PageToken token = PageToken.read(request.page(), listOf(request));
        Answer<SearchListResponse> answer =
                spent.on(endpoints.search(request, token.youTube()).get());
        List<SearchHit> hits = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        int wanted = token.wanted(request.limit());
        for (SearchResult result : Objects.requireNonNullElse(answer.body().getItems(), List.<SearchResult>of())) {
            if (hits.size() == wanted) {
                break;
            }
            hit(result).ifPresentOrElse(hits::add, () -> missing.add(id(result).orElse(Uploads.NO_ID)));
        }
        String next = PageToken.next(
                token, hits.size(), request.limit(), answer.body().getNextPageToken(), listOf(request));
        return new Page<>(hits, next, missing, spent.provenance(provider, clock.instant()));
    }

    static String listOf(SearchRequest request) {
        return "search " + request.withLimit(1).withPage("");
    }

    private static Optional<String> id(SearchResult result) {
        return Optional.ofNullable(result.getId()).map(id -> id.getVideoId());
    }

    private static Optional<SearchHit> hit(SearchResult result) {
        SearchResultSnippet snippet = result.getSnippet();
        Instant publishedAt = snippet == null ? null : Counts.instant(snippet.getPublishedAt());
        String id = id(result).orElse(null);
        if (id == null || publishedAt == null || snippet.getChannelId() == null) {
            return Optional.empty();
        }
        String description = snippet.getDescription();
        return Optional.of(new SearchHit(
                id,
                snippet.getChannelId(),
                Objects.requireNonNullElse(snippet.getChannelTitle(), ""),
                // Here alone titles come with entities; descriptions and the names of channels do not.
                HtmlText.unescape(Objects.requireNonNullElse(snippet.getTitle(), "")),
                description == null || description.isEmpty() ? null : description,
                publishedAt,
                VideoMapper.live(snippet.getLiveBroadcastContent()),
                Thumbnails.of(snippet.getThumbnails())));
    }
}
