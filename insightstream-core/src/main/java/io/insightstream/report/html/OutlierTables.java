package io.insightstream.report.html;

import io.insightstream.analytics.AnalysisStatus;
import io.insightstream.analytics.video.RobustOutlierOptions;
import io.insightstream.channel.ChannelOverview;
import io.insightstream.channel.OutlierReport;
import io.insightstream.channel.RobustOutlierReport;
import io.insightstream.channel.VideoExpectation;
import io.insightstream.channel.VideoScore;
import io.insightstream.report.html.DataTable.Column;
import io.insightstream.video.Video;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The videos that stand out, by age and format and by fences. */
final class OutlierTables {

    private final Markup page;
    private final String id;
    private final ChannelOverview overview;
    private final Limits limits;
    private final ZoneId zone;

    OutlierTables(Markup page, String id, ChannelOverview overview, Limits limits) {
        this.page = page;
        this.id = id;
        this.overview = overview;
        this.limits = limits;
        zone = overview.streak().streaks().zone();
    }

    void byAge() {
        RobustOutlierReport report = overview.robust();
        RobustOutlierOptions options = report.options();
        if (report.status() == AnalysisStatus.INSUFFICIENT_DATA) {
            page.element(
                    "p",
                    "Not enough data: at least " + options.minimumVideos() + " videos of one format, each "
                            + Figures.count(options.minimumAge().toDays(), "day")
                            + " old or older, are needed to know what is usual.",
                    "class",
                    "absent");
            return;
        }
        List<VideoExpectation> high = report.high();
        List<VideoExpectation> low = report.low();
        page.element(
                "p",
                Figures.count(report.judged().size(), "video") + " of at least "
                        + Figures.count(options.minimumAge().toDays(), "day")
                        + " were compared with the others of their format and age: "
                        + Figures.count(high.size()) + " did far better and " + Figures.count(low.size())
                        + " far worse. " + errorRate(options.errorRate()));
        byAge("high", "Far better than expected", high);
        byAge("low", "Far worse than expected", low);
        if (!high.isEmpty() || !low.isEmpty()) {
            page.element(
                    "p",
                    "Multiple: views by expected views. q: the share of false alarms to put up with if everything up to"
                            + " this video is called an outlier; small is convincing.",
                    "class",
                    "note");
        }
    }

    /** What the error rate means, in videos. */
    static String errorRate(double rate) {
        int videos = rate * 100 >= 0.95 ? 100 : rate * 1000 >= 0.95 ? 1000 : 1_000_000;
        return "Of " + Figures.count(videos) + " ordinary videos about " + Figures.plain(rate * videos)
                + " would be flagged by chance.";
    }

    private void byAge(String name, String caption, List<VideoExpectation> found) {
        if (found.isEmpty()) {
            return;
        }
        DataTable table = new DataTable(
                page,
                id + "-age-" + name,
                caption + shown(found.size()),
                List.of(
                        Column.text("Title"),
                        Column.number("Multiple"),
                        Column.number("Views"),
                        Column.number("Expected"),
                        Column.number("q"),
                        Column.text("Published"),
                        Column.text("Format")));
        for (VideoExpectation each : Limits.first(found, limits.findings())) {
            table.video(
                    each.video(),
                    Figures.multiple(each.multiple()),
                    views(each.video()),
                    Figures.count(each.expectedViews()),
                    Figures.probability(each.q()),
                    Figures.date(each.video().publishedAt(), zone),
                    FormatMark.singular(each.video().format()));
        }
        table.close();
    }

    void byFence() {
        OutlierReport report = overview.outliers();
        byFence("high", "Above the upper fence", report.high());
        byFence("low", "Below the lower fence", report.low());
    }

    private void byFence(String name, String caption, List<VideoScore> found) {
        if (found.isEmpty()) {
            return;
        }
        String variable = ScoreChart.variable(overview.outliers());
        boolean score = !variable.equals("views");
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("Title"),
                Column.number("Views"),
                Column.number("Views per day"),
                Column.text("Published")));
        if (score) {
            columns.add(1, Column.number(variable));
        }
        DataTable table = new DataTable(page, id + "-fence-" + name, caption + shown(found.size()), columns);
        for (VideoScore each : Limits.first(found, limits.findings())) {
            String perDay = Figures.count(each.viewsPerDay());
            String published = Figures.date(each.video().publishedAt(), zone);
            if (score) {
                String judged = ScoreChart.score(overview.outliers(), each.score());
                table.video(each.video(), judged, views(each.video()), perDay, published);
            } else {
                table.video(each.video(), views(each.video()), perDay, published);
            }
        }
        table.close();
    }

    private String shown(int found) {
        return found <= limits.findings()
                ? " (" + found + ")"
                : " (the first " + limits.findings() + " of " + Figures.count(found) + ")";
    }

    static String views(Video video) {
        Long views = video.statistics().views();
        return views == null ? "unknown" : Figures.count(views);
    }
}
