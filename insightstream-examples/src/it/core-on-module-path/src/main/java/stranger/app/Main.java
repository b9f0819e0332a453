package stranger.app;

import io.insightstream.InsightStream;
import io.insightstream.analytics.stat.QuantileRule;
import io.insightstream.channel.OutlierReport;
import io.insightstream.spi.VideoProvider;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelRef;
import io.insightstream.video.Video;
import io.insightstream.video.VideoStatistics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/** Finds the outlier of a channel held in memory, in a named module. */
public final class Main {

    private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");

    private Main() {}

    public static void main(String[] args) {
        requireModule(Main.class, "stranger.app");
        requireModule(QuantileRule.class, "io.insightstream.analytics");
        requireModule(InsightStream.class, "io.insightstream.core");

        List<Video> videos = IntStream.range(0, 12)
                .mapToObj(i -> new Video(
                        "v" + i,
                        "c",
                        "Video " + i,
                        NOW.minus(Duration.ofDays(10 + i)),
                        Duration.ofMinutes(8),
                        new VideoStatistics(i == 7 ? 900_000L : 10_000L + i, 100L, null)))
                .toList();
        VideoProvider provider = VideoProvider.of(Channel.of("c", "My Channel"), videos);
        try (InsightStream insight = InsightStream.builder()
                .videos(provider)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .build()) {
            OutlierReport report =
                    insight.channel(ChannelRef.titled("My Channel")).outliers();
            List<String> high =
                    report.high().stream().map(score -> score.video().id()).toList();
            if (!high.equals(List.of("v7"))) {
                throw new AssertionError("expected v7 as the only outlier, got " + high);
            }
        }
    }

    private static void requireModule(Class<?> type, String name) {
        String actual = type.getModule().getName();
        if (!name.equals(actual)) {
            throw new AssertionError("expected " + type + " in the module " + name + ", got " + actual);
        }
    }
}
