package io.insightstream.clients.catalog;

import io.insightstream.contract.VideoProviderContract;
import io.insightstream.spi.VideoProvider;
import io.insightstream.video.Channel;
import io.insightstream.video.Video;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

class VideoCatalogContractTest extends VideoProviderContract {

    @TempDir
    private Path directory;

    @Override
    protected VideoProvider providerOf(Channel channel, List<Video> videos) {
        String rows = videos.stream()
                .map(video -> row(
                        video.id(),
                        channel.id(),
                        channel.title(),
                        video.title(),
                        video.publishedAt(),
                        video.duration(),
                        video.statistics().views(),
                        video.statistics().likes(),
                        video.statistics().comments()))
                .collect(Collectors.joining());
        String header = row(
                "video_id",
                "channel_id",
                "channel_title",
                "title",
                "published_at",
                "duration",
                "view_count",
                "like_count",
                "comment_count");
        return VideoCatalog.read(Written.save(directory, "channel.csv", header + rows));
    }

    private static String row(@Nullable Object... cells) {
        return Stream.of(cells)
                .map(cell -> cell == null ? "" : "\"" + cell.toString().replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(",", "", "\r\n"));
    }
}
