package io.insightstream.usage;

import io.insightstream.call.Cost;
import io.insightstream.call.ProviderId;
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
import java.util.Set;
import java.util.function.Supplier;

/** A video provider that is counted. */
record MeteredVideos(VideoProvider provider, Metered.Meter meter) implements VideoProvider {

    @Override
    public ProviderId id() {
        return provider.id();
    }

    @Override
    public Found<Channel> channel(ChannelRef ref) {
        return meter.count(null, () -> provider.channel(ref), Found::provenance);
    }

    @Override
    public Page<Video> uploads(UploadsRequest request) {
        return page(() -> provider.uploads(request));
    }

    @Override
    public Page<Video> videos(Collection<String> ids) {
        return page(() -> provider.videos(ids));
    }

    @Override
    public Set<Capability> capabilities() {
        return provider.capabilities();
    }

    @Override
    public Page<SearchHit> search(SearchRequest request) {
        return page(() -> provider.search(request));
    }

    @Override
    public Page<Video> chart(ChartRequest request) {
        return page(() -> provider.chart(request));
    }

    @Override
    public Page<VideoCategory> categories(String region) {
        return page(() -> provider.categories(region));
    }

    @Override
    public Page<Region> regions() {
        return page(provider::regions);
    }

    @Override
    public CommentsPage comments(CommentsRequest request) {
        return meter.count(
                null,
                () -> provider.comments(request),
                comments -> comments.threads().provenance());
    }

    @Override
    public Page<VideoCounts> statistics(Collection<String> ids) {
        return page(() -> provider.statistics(ids));
    }

    @Override
    public Cost cost(VideoRequest request) {
        return provider.cost(request);
    }

    @Override
    public void close() {
        provider.close();
    }

    private <T> Page<T> page(Supplier<Page<T>> call) {
        return meter.count(null, call, Page::provenance);
    }
}
