package stranger;

import io.insightstream.InsightStream;
import io.insightstream.clients.catalog.VideoCatalog;
import io.insightstream.video.ChannelRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the outlier of a channel in a file, then looks at what came along. */
public final class FacadeAndClients {

    private FacadeAndClients() {}

    public static void main(String[] args) throws IOException {
        List<String> problems = new ArrayList<>();

        Path file = Files.createTempFile("videos", ".csv");
        try {
            Files.write(file, videos());
            try (InsightStream insight =
                    InsightStream.builder().videos(VideoCatalog.read(file)).build()) {
                List<String> high = insight.channel(ChannelRef.titled("My Channel")).outliers().high().stream()
                        .map(score -> score.video().id())
                        .toList();
                if (!high.equals(List.of("v7"))) {
                    problems.add("expected v7 as the only outlier, got " + high);
                }
            }
        } finally {
            Files.delete(file);
        }

        RuntimeJars jars = RuntimeJars.ofThisProcess();
        problems.addAll(jars.differencesFrom(Path.of(args[0])));
        problems.addAll(jars.versionsNotTested(Path.of(args[1])));
        if (!problems.isEmpty()) {
            throw new AssertionError(String.join("\n", problems));
        }
    }

    private static List<String> videos() {
        List<String> lines = new ArrayList<>();
        lines.add("video_id,channel_title,published_at,duration,view_count,like_count");
        for (int i = 0; i < 12; i++) {
            int views = i == 7 ? 900_000 : 10_000 + i;
            lines.add("v" + i + ",My Channel,2024-05-" + (10 + i) + "T00:00:00Z,PT8M," + views + ",100");
        }
        return lines;
    }
}
