package io.insightstream.report.html;

import io.insightstream.channel.ChannelOverview;
import io.insightstream.channel.VideoExpectation;
import io.insightstream.channel.VideoScore;
import io.insightstream.report.html.DataTable.Column;
import io.insightstream.video.Video;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every video with its numbers, folded away until asked for. */
final class VideoTable {

    private VideoTable() {}

    static void write(Markup page, String id, ChannelOverview overview, Judgements judgements, Limits limits) {
        List<Video> videos = new ArrayList<>(overview.uploads());
        if (videos.isEmpty()) {
            page.element("p", "Not enough data: no videos.", "class", "absent");
            return;
        }
        videos.sort(Comparator.comparing(Video::publishedAt).reversed().thenComparing(Video::id));
        List<Video> shown = Limits.first(videos, limits.rows());
        String caption = shown.size() == videos.size()
                ? "All " + Figures.count(videos.size(), "video") + ", newest first"
                : "The newest " + Figures.count(shown.size()) + " of " + Figures.count(videos.size(), "video")
                        + "; the others count in every figure, but are left out here to keep the page light";
        page.open("details").element("summary", "Show the table of " + Figures.count(shown.size(), "video"));
        DataTable table = new DataTable(
                page,
                id + "-all",
                caption,
                List.of(
                        Column.text("Title"),
                        Column.number("Views"),
                        Column.text("Published"),
                        Column.text("Format"),
                        Column.number("Length"),
                        Column.number("Likes"),
                        Column.number("Comments"),
                        Column.number("Expected"),
                        Column.number("Multiple"),
                        Column.number(score(ScoreChart.variable(overview.outliers()))),
                        Column.text("Found")));
        ZoneId zone = overview.streak().streaks().zone();
        for (Video video : shown) {
            VideoExpectation expectation = judgements.expectation(video);
            VideoScore score = judgements.score(video);
            table.video(
                    video,
                    OutlierTables.views(video),
                    Figures.date(video.publishedAt(), zone),
                    FormatMark.singular(video.format()),
                    length(video.duration()),
                    count(video.statistics().likes()),
                    count(video.statistics().comments()),
                    expectation == null ? "–" : Figures.count(expectation.expectedViews()),
                    expectation == null ? "–" : Figures.multiple(expectation.multiple()),
                    score == null ? "–" : ScoreChart.score(overview.outliers(), score.score()),
                    judgements.verdict(video));
        }
        table.close();
        page.close();
    }

    private static String score(String variable) {
        return variable.equals("views") ? "Judged views" : variable;
    }

    private static String length(@Nullable Duration duration) {
        return duration == null ? "unknown" : Figures.length(duration);
    }

    private static String count(@Nullable Long count) {
        return count == null ? "unknown" : Figures.count(count);
    }
}
