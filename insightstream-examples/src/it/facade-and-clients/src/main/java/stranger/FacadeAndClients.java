package stranger;

import io.insightstream.InsightStream;
import io.insightstream.spi.VideoProvider;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelRef;
import io.insightstream.video.Video;
import io.insightstream.video.VideoStatistics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Finds the outlier of a channel, then looks at what came along. */
public final class FacadeAndClients {

    private FacadeAndClients() {}

    public static void main(String[] args) throws IOException {
        List<String> problems = new ArrayList<>();

        List<Video> videos = IntStream.range(0, 12)
                .mapToObj(i -> new Video(
                        "v" + i,
                        "c",
                        "Video " + i,
                        Instant.parse("2024-05-01T00:00:00Z").minus(Duration.ofDays(i)),
                        Duration.ofMinutes(8),
                        new VideoStatistics(i == 7 ? 900_000L : 10_000L + i, 100L, null)))
                .toList();
        VideoProvider catalog = VideoProvider.of(Channel.of("c", "My Channel"), videos);
        try (InsightStream insight = InsightStream.builder().videos(catalog).build()) {
            List<String> high = insight.channel(ChannelRef.titled("My Channel")).outliers().high().stream()
                    .map(score -> score.video().id())
                    .toList();
            if (!high.equals(List.of("v7"))) {
                problems.add("expected v7 as the only outlier, got " + high);
            }
        }

        RuntimeJars jars = RuntimeJars.ofThisProcess();
        problems.addAll(jars.differencesFrom(Path.of(args[0])));
        problems.addAll(jars.versionsNotTested(Path.of(args[1])));
        if (!problems.isEmpty()) {
            throw new AssertionError(String.join("\n", problems));
        }
    }
}
