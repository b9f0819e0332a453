package io.insightstream.report.html;

import io.insightstream.analytics.stat.Fences;
import io.insightstream.analytics.video.VideoFormat;
import io.insightstream.channel.ChannelOverview;
import io.insightstream.channel.VideoExpectation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The part of the page about one channel. */
final class ChannelSection {

    private static final String[] DAY_LEGEND = {"no upload", "1", "2", UploadCalendar.STRONGEST + " or more"};

    private final Markup page;
    private final String id;
    private final ChannelOverview overview;
    private final Judgements judgements;
    private final Limits limits;

    ChannelSection(Markup page, String id, ChannelOverview overview, Limits limits) {
        this.page = page;
        this.id = id;
        this.overview = overview;
        this.limits = limits;
        judgements = new Judgements(overview);
    }

    /** The name of a channel, or words that stand for it. */
    static String name(ChannelOverview overview) {
        String name = CleanText.shorten(CleanText.clean(overview.channel().title()), 120);
        return name.isEmpty() ? "Channel " + CleanText.clean(overview.channel().id()) : name;
    }

    private String sample(ZoneId zone) {
        String analyzed = Figures.moment(overview.analyzedAt(), zone);
        Instant retrievedAt = overview.provenance().retrievedAt();
        String retrieved = Figures.moment(retrievedAt, zone);
        return Figures.count(overview.videos(), "video") + ", as of " + analyzed + ", from "
                + CleanText.clean(overview.provenance().provider().value())
                + (retrievedAt.isBefore(overview.analyzedAt()) && !retrieved.equals(analyzed)
                        ? ", retrieved " + retrieved
                        : "");
    }

    void write() {
        ZoneId zone = overview.streak().streaks().zone();
        page.open("section", "class", "channel", "aria-labelledby", id);
        page.open("h2", "id", id).element("bdi", name(overview)).close();
        page.element("p", sample(zone), "class", "note");
        KeyNumbers.write(page, overview);
        WarningBox.write(page, id, overview.warnings());
        OutlierTables tables = new OutlierTables(page, id, overview, limits);
        viewsByAge();
        panel("found", "What stands out", tables::byAge);
        panel("score", "Distribution of the " + ScoreChart.variable(overview.outliers()), () -> {
            scores();
            tables.byFence();
        });
        panel("calendar", "Upload calendar", this::calendar);
        panel("times", "Posting times", this::postingTimes);
        panel("next", "What the next video may bring", this::forecasts);
        panel("videos", "All videos", () -> VideoTable.write(page, id, overview, judgements, limits));
        page.close();
    }

    private void panel(String part, String heading, Runnable content) {
        String name = id + "-" + part;
        page.open("section", "class", "panel", "aria-labelledby", name);
        page.element("h3", heading, "id", name);
        content.run();
        page.close();
    }

    private void figure(Chart chart, String part, String caption, Runnable legend) {
        page.open("figure");
        chart.write(page, id + "-" + part + "-chart");
        legend.run();
        if (!caption.isEmpty()) {
            page.element("figcaption", caption);
        }
        page.close();
    }

    private void absent(String why) {
        page.element("p", "Not enough data: " + why, "class", "absent");
    }

    private void viewsByAge() {
        ViewsByAgeChart chart = new ViewsByAgeChart(overview, judgements, limits);
        panel("age", "Views against age", () -> {
            if (chart.isEmpty()) {
                absent("no published video with a known view count.");
                return;
            }
            String caption = chart.finding()
                    + (chart.left() == 0
                            ? ""
                            : " To keep the page light, " + Figures.count(chart.left())
                                    + " ordinary videos are not drawn; every figure counts them.");
            figure(chart, "age", caption, () -> ageLegend(chart));
        });
    }

    private void ageLegend(ViewsByAgeChart chart) {
        page.open("ul", "class", "legend");
        for (VideoFormat format : chart.formats()) {
            page.open("li");
            key(format, "mark");
            page.text(FormatMark.plural(format)).close();
        }
        if (chart.hasCurves()) {
            page.open("li");
            page.open("svg", "class", "key", "aria-hidden", "true", "viewBox", "0 0 26 14");
            page.empty("path", "class", "band", "d", "M0 1h26v12h-26z");
            page.empty("path", "class", "curve", "d", "M0 7h26").close();
            page.text("Expected at this age, with the range of ordinary videos (approximate)")
                    .close();
        }
        flagged(overview.robust().high(), "above", "Far above expected");
        flagged(overview.robust().low(), "below", "Far below expected");
        page.close();
    }

    private void flagged(List<VideoExpectation> found, String cssClass, String name) {
        if (!found.isEmpty()) {
            page.open("li");
            key(found.get(0).video().format(), cssClass);
            page.text(name).close();
        }
    }

    private void key(VideoFormat format, String cssClass) {
        page.open("svg", "class", "key", "aria-hidden", "true", "viewBox", "0 0 14 14");
        page.open("g", "class", FormatMark.cssClass(format));
        FormatMark.draw(page, format, 7, 7, 4.6, cssClass, null);
        page.close().close();
    }

    private void scores() {
        ScoreChart chart = new ScoreChart(overview.outliers());
        if (chart.isEmpty()) {
            absent("no video with a known view count.");
            return;
        }
        Fences fences = overview.outliers().fences();
        String rule = overview.outliers().rule().label();
        String caption = chart.finding()
                + (fences == null
                        ? ""
                        : " The fences of the rule \"" + rule
                                + "\" follow the spread of this channel's own videos; they come with no error rate.");
        figure(chart, "score", caption, () -> {
            if (fences != null) {
                legend(List.of("bar", "bar outside"), List.of("Inside the fences", "Outside"));
            }
        });
    }

    private void legend(List<String> cssClasses, List<String> names) {
        page.open("ul", "class", "legend");
        for (int i = 0; i < names.size(); i++) {
            page.open("li");
            page.open("svg", "class", "key", "aria-hidden", "true", "viewBox", "0 0 14 14");
            page.open("g", "class", "cells").open("g", "class", cssClasses.get(i));
            page.empty("rect", "class", cssClasses.get(i), "x", 1, "y", 1, "width", 12, "height", 12);
            page.close().close().close();
            page.text(names.get(i)).close();
        }
        page.close();
    }

    private void calendar() {
        UploadCalendar chart = new UploadCalendar(overview);
        figure(
                chart,
                "calendar",
                chart.finding() + " Days of "
                        + overview.streak().streaks().zone().getId() + ".",
                () -> legend(List.of("day0", "day1", "day2", "day3"), List.of(DAY_LEGEND)));
    }

    private void postingTimes() {
        PostingTimeMap chart = new PostingTimeMap(overview.streak().postingTimes());
        page.element("p", chart.advice());
        if (!chart.isEmpty()) {
            figure(chart, "times", "", () -> {
                if (chart.judged()) {
                    legend(
                            List.of("down2", "down1", "e0", "up1", "up2"),
                            List.of("Well below usual", "Below", "As usual", "Above", "Well above usual"));
                }
            });
        }
    }

    private void forecasts() {
        ForecastChart chart = new ForecastChart(overview);
        overview.streak().forecasts().stream()
                .filter(forecast -> forecast.median() == null)
                .forEach(forecast -> page.element(
                        "p",
                        FormatMark.plural(forecast.format()) + ": not enough data, "
                                + (forecast.basedOn() == 0 ? "none" : "only " + forecast.basedOn())
                                + " with settled views: too few for a band.",
                        "class",
                        "absent"));
        if (overview.streak().forecasts().isEmpty()) {
            absent("no video with a known view count.");
        }
        if (!chart.isEmpty()) {
            figure(
                    chart,
                    "next",
                    chart.finding()
                            + " Bars are the band for coming videos once their views have settled, the line is the middle,"
                            + " and the marks are the recent videos it rests on.",
                    () -> {});
        }
    }
}
