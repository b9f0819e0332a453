package stranger;

import io.insightstream.analytics.video.ClassicOutlierOptions;
import io.insightstream.analytics.video.OutlierAnalysis;
import io.insightstream.analytics.video.Outliers;
import io.insightstream.analytics.video.SmartScore;
import io.insightstream.analytics.video.VideoFormat;
import io.insightstream.analytics.video.VideoSample;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Scores own data and finds the video that did far better than the rest. */
public final class AnalyticsAlone {

    private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");

    private AnalyticsAlone() {}

    public static void main(String[] args) {
        var videos = IntStream.range(0, 12)
                .mapToObj(i -> new VideoSample(
                        "v" + i,
                        NOW.minusSeconds(86_400L * (10 + i)),
                        VideoFormat.LONG,
                        i == 7 ? 900_000 : 10_000 + i,
                        100L,
                        null))
                .toList();

        double[] scores = SmartScore.of(videos, NOW, SmartScore.Weights.DEFAULT);
        require(scores.length == 12, "a score for every video, got " + scores.length);

        OutlierAnalysis analysis = Outliers.classic(videos, NOW, ClassicOutlierOptions.defaults());
        require(
                analysis.high().size() == 1
                        && analysis.high().get(0).video().id().equals("v7"),
                "v7 as the only outlier, got " + analysis.high());

        Set<String> jars = new TreeSet<>();
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .forEach(jar -> jars.add(Path.of(jar).getFileName().toString().replaceFirst("-\\d.*", "")));
        require(
                jars.equals(Set.of("insightstream-analytics", "commons-math3", "jspecify")),
                "commons-math3 and jspecify beside insightstream-analytics, got " + jars);
    }

    private static void require(boolean condition, String expected) {
        if (!condition) {
            throw new AssertionError("expected " + expected);
        }
    }
}
