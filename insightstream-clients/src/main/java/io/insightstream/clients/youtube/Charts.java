package io.insightstream.clients.youtube;

import com.google.api.services.youtube.model.VideoListResponse;
import io.insightstream.call.ProviderId;
import io.insightstream.spi.ChartRequest;
import io.insightstream.spi.Page;
import io.insightstream.video.Region;
import io.insightstream.video.Video;
import io.insightstream.video.VideoCategory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What YouTube lists by country: the most popular videos, the categories, and the countries themselves. */
final class Charts {

    private final Endpoints endpoints;
    private final ProviderId provider;
    private final Clock clock;

    Charts(Endpoints endpoints, ProviderId provider, Clock clock) {
        this.endpoints = endpoints;
        this.provider = provider;
        this.clock = clock;
    }

    /** A page of a chart. Where YouTube keeps none for the category, it refuses, and the page is empty. */
    Page<Video> page(ChartRequest request) {
        Spent spent = new Spent();
        PageToken token = PageToken.read(request.page(), listOf(request));
        Answer<VideoListResponse> answer =
                spent.on(endpoints.chart(request, token.youTube()).get());
        List<Video> videos = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        int wanted = token.wanted(request.limit());
        for (var video : Objects.requireNonNullElse(
                answer.body().getItems(), List.<com.google.api.services.youtube.model.Video>of())) {
            if (videos.size() == wanted) {
                break;
            }
            VideoMapper.video(video)
                    .ifPresentOrElse(
                            videos::add, () -> missing.add(Objects.requireNonNullElse(video.getId(), Uploads.NO_ID)));
        }
        String next = PageToken.next(
                token, videos.size(), request.limit(), answer.body().getNextPageToken(), listOf(request));
        return new Page<>(videos, next, missing, spent.provenance(provider, clock.instant()));
    }

    static String listOf(ChartRequest request) {
        return "chart of " + request.region().toUpperCase(Locale.ROOT) + " " + request.categoryId();
    }

    Page<VideoCategory> categories(String region) {
        Spent spent = new Spent();
        // The request record knows what a region looks like.
        String code = ChartRequest.of(region).region().toUpperCase(Locale.ROOT);
        List<VideoCategory> categories = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (var item : Objects.requireNonNullElse(
                spent.on(endpoints.categories(code).get()).body().getItems(),
                List.<com.google.api.services.youtube.model.VideoCategory>of())) {
            if (item.getId() == null
                    || item.getSnippet() == null
                    || item.getSnippet().getTitle() == null) {
                missing.add(Objects.requireNonNullElse(item.getId(), Uploads.NO_ID));
            } else {
                categories.add(new VideoCategory(
                        item.getId(),
                        item.getSnippet().getTitle(),
                        Boolean.TRUE.equals(Counts.known(item.getSnippet().getAssignable()))));
            }
        }
        return new Page<>(categories, null, missing, spent.provenance(provider, clock.instant()));
    }

    Page<Region> regions() {
        Spent spent = new Spent();
        List<Region> regions = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (var item : Objects.requireNonNullElse(
                spent.on(endpoints.regions().get()).body().getItems(),
                List.<com.google.api.services.youtube.model.I18nRegion>of())) {
            if (item.getSnippet() == null
                    || item.getSnippet().getGl() == null
                    || item.getSnippet().getName() == null) {
                missing.add(Objects.requireNonNullElse(item.getId(), Uploads.NO_ID));
            } else {
                regions.add(
                        new Region(item.getSnippet().getGl(), item.getSnippet().getName()));
            }
        }
        return new Page<>(regions, null, missing, spent.provenance(provider, clock.instant()));
    }
}
