package io.insightstream.failover;

import io.insightstream.call.Cost;
import io.insightstream.call.ProviderId;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.Unsupported;
import io.insightstream.spi.Capability;
import io.insightstream.spi.ChartRequest;
import io.insightstream.spi.CommentsPage;
import io.insightstream.spi.CommentsRequest;
import io.insightstream.spi.Found;
import io.insightstream.spi.Page;
import io.insightstream.spi.SearchRequest;
import io.insightstream.spi.UploadsRequest;
import io.insightstream.spi.VideoProvider;
import io.insightstream.spi.VideoRequest;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelRef;
import io.insightstream.video.Region;
import io.insightstream.video.SearchHit;
import io.insightstream.video.Video;
import io.insightstream.video.VideoCategory;
import io.insightstream.video.VideoCounts;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Video providers as one, made by {@link Failover#videos}. The pages of a list all come from the provider that gave the
 * first: another would count them differently. If it fails on the way, the call fails.
 */
public final class VideoFailover implements VideoProvider {

    private final Entries<VideoProvider> entries;

    VideoFailover(Entries<VideoProvider> entries) {
        this.entries = entries;
    }

    /**
     * How the providers stand at this moment.
     *
     * @return one state for each, in their order
     */
    public List<ProviderState> snapshot() {
        return entries.snapshot();
    }

    @Override
    public ProviderId id() {
        return entries.id();
    }

    @Override
    public Set<Capability> capabilities() {
        return entries.capabilities(VideoProvider::capabilities);
    }

    @Override
    public Found<Channel> channel(ChannelRef ref) {
        Answer<Found<Channel>> answer = entries.ask(question("channel", null, provider -> provider.channel(ref)));
        Found<Channel> found = answer.result();
        return new Found<>(found.item(), answer.provenance(found.provenance()));
    }

    @Override
    public Page<Video> uploads(UploadsRequest request) {
        return list(
                "uploads",
                null,
                request.page(),
                (provider, page) -> provider.uploads(page == null ? request : request.withPage(page)));
    }

    @Override
    public Page<Video> videos(Collection<String> ids) {
        return whole("videos", null, provider -> provider.videos(ids));
    }

    @Override
    public Page<SearchHit> search(SearchRequest request) {
        return list(
                "search",
                Capability.SEARCH,
                request.page(),
                (provider, page) -> provider.search(page == null ? request : request.withPage(page)));
    }

    @Override
    public Page<Video> chart(ChartRequest request) {
        return list(
                "chart",
                Capability.CHART,
                request.page(),
                (provider, page) -> provider.chart(page == null ? request : request.withPage(page)));
    }

    @Override
    public Page<VideoCategory> categories(String region) {
        return whole("categories", Capability.CATEGORIES, provider -> provider.categories(region));
    }

    @Override
    public Page<Region> regions() {
        return whole("regions", Capability.CATEGORIES, VideoProvider::regions);
    }

    @Override
    public CommentsPage comments(CommentsRequest request) {
        Answer<CommentsPage> answer = page(
                "comments",
                Capability.COMMENTS,
                request.page(),
                (provider, page) -> provider.comments(page == null ? request : request.withPage(page)));
        CommentsPage comments = answer.result();
        return new CommentsPage(comments.enabled(), told(answer, comments.threads()));
    }

    @Override
    public Page<VideoCounts> statistics(Collection<String> ids) {
        return whole("statistics", Capability.STATISTICS, provider -> provider.statistics(ids));
    }

    /**
     * What following a request to the end would cost at the provider that would be asked first now.
     *
     * @param request the request, at its first page
     * @return the cost, without failed attempts and without those of other providers
     */
    @Override
    public Cost cost(VideoRequest request) {
        return entries.first(question("cost", needed(request), provider -> provider))
                .cost(request);
    }

    @Override
    public void close() {
        entries.close();
    }

    private static @Nullable Capability needed(VideoRequest request) {
        if (request instanceof SearchRequest) {
            return Capability.SEARCH;
        }
        if (request instanceof ChartRequest) {
            return Capability.CHART;
        }
        return request instanceof CommentsRequest ? Capability.COMMENTS : null;
    }

    private interface Paged<R> {
        R ask(VideoProvider provider, @Nullable String page);
    }

    private <T> Page<T> whole(String operation, @Nullable Capability needed, Function<VideoProvider, Page<T>> call) {
        Answer<Page<T>> answer = entries.ask(question(operation, needed, call));
        return told(answer, answer.result());
    }

    private <T> Page<T> list(
            String operation, @Nullable Capability needed, @Nullable String page, Paged<Page<T>> call) {
        Answer<Page<T>> answer = page(operation, needed, page, call);
        return told(answer, answer.result());
    }

    private <R> Answer<R> page(String operation, @Nullable Capability needed, @Nullable String page, Paged<R> call) {
        if (page == null) {
            return entries.ask(question(operation, needed, provider -> call.ask(provider, null)));
        }
        Token token = Token.parse(page);
        if (token == null) {
            throw new InvalidRequest("'" + page + "' is not a page of this list; pass what Page.next() gave");
        }
        return entries.ask(token, question(operation, needed, provider -> call.ask(provider, token.value())));
    }

    private static <T> Page<T> told(Answer<?> answer, Page<T> page) {
        String next = page.next() == null ? null : new Token(answer.by(), page.next()).toString();
        return new Page<>(page.items(), next, page.missing(), answer.provenance(page.provenance()));
    }

    private <R> Question<VideoProvider, R> question(
            String operation, @Nullable Capability needed, Function<VideoProvider, R> call) {
        Consumer<VideoProvider> check = provider -> {
            if (needed != null && !provider.capabilities().contains(needed)) {
                throw new Unsupported("the provider '" + provider.id() + "' has no " + needed + "; it has "
                        + provider.capabilities());
            }
        };
        if (needed != null) {
            check.accept(this);
        }
        return Question.of(operation, check, call);
    }
}
