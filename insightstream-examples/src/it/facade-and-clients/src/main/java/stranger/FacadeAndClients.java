package stranger;

import io.insightstream.InsightStream;
import io.insightstream.call.Secret;
import io.insightstream.call.Usage;
import io.insightstream.channel.ChannelReports;
import io.insightstream.channel.OutlierReport;
import io.insightstream.clients.catalog.VideoCatalog;
import io.insightstream.clients.youtube.YouTube;
import io.insightstream.clients.youtube.YouTubeQuota;
import io.insightstream.video.ChannelRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the outlier of a channel in a file and on a server, then looks at what came along. */
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

        problems.addAll(onYouTube());

        RuntimeJars jars = RuntimeJars.ofThisProcess();
        problems.addAll(jars.differencesFrom(Path.of(args[0])));
        problems.addAll(jars.versionsNotTested(Path.of(args[1])));
        if (!problems.isEmpty()) {
            throw new AssertionError(String.join("\n", problems));
        }
    }

    /** Real calls over a real socket, with the versions of the libraries that this build resolved. */
    private static List<String> onYouTube() throws IOException {
        Secret key = Secret.of("a-key-of-mine");
        try (TinyYouTube server = new TinyYouTube("a-key-of-mine");
                InsightStream insight = InsightStream.builder()
                        .videos(YouTube.builder()
                                .keys(key)
                                .baseUrl(server.url())
                                .build())
                        .build()) {
            ChannelReports reports =
                    insight.channel("https://www.youtube.com/@mychannel").withLimit(50);
            OutlierReport outliers = reports.outliers();
            reports.uploadStreak();

            List<String> problems = new ArrayList<>();
            List<String> high =
                    outliers.high().stream().map(score -> score.video().id()).toList();
            if (!high.equals(List.of("video-00007"))) {
                problems.add("expected video-00007 as the only outlier on the server, got " + high);
            }
            if (!server.calls().equals(List.of("channels", "playlistItems", "videos"))) {
                problems.add("expected three calls for both reports, got " + server.calls());
            }
            if (!outliers.provenance().usage().equals(Usage.ofQuota(YouTubeQuota.UNITS, 3))) {
                problems.add("expected 3 units, got " + outliers.provenance().usage());
            }
            return problems;
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
