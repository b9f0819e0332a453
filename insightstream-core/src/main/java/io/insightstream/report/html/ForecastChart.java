package io.insightstream.report.html;

import io.insightstream.analytics.video.VideoFormat;
import io.insightstream.analytics.video.ViewForecast;
import io.insightstream.channel.ChannelOverview;
import io.insightstream.video.Video;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;

/** The views to expect of the next video of each format: a band with its middle, and the videos it rests on. */
final class ForecastChart implements Chart {

    private record Row(
            VideoFormat format, double coverage, double low, double median, double high, List<Double> views) {}

    private final List<Row> rows;

    ForecastChart(ChannelOverview overview) {
        rows = overview.streak().forecasts().stream()
                .filter(forecast -> forecast.low() != null && forecast.median() != null && forecast.high() != null)
                .map(forecast -> new Row(
                        forecast.format(),
                        forecast.options().coverage(),
                        Objects.requireNonNull(forecast.low()),
                        Objects.requireNonNull(forecast.median()),
                        Objects.requireNonNull(forecast.high()),
                        recent(overview, forecast)))
                .toList();
    }

    /** The views of the newest settled videos of a format. */
    private static List<Double> recent(ChannelOverview overview, ViewForecast forecast) {
        Instant latest = overview.analyzedAt().minus(forecast.options().minimumAge());
        return overview.uploads().stream()
                .filter(video -> video.format() == forecast.format()
                        && video.statistics().views() != null
                        && !video.publishedAt().isAfter(latest))
                .sorted(Comparator.comparing(Video::publishedAt).reversed())
                .limit(forecast.basedOn())
                .map(video -> (double) Objects.requireNonNull(video.statistics().views()))
                .toList();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    @Override
    public String title() {
        return "Views to expect of the next video";
    }

    @Override
    public String finding() {
        StringBuilder finding = new StringBuilder();
        for (Row row : rows) {
            finding.append(FormatMark.singular(row.format()))
                    .append(": about ")
                    .append(Figures.compact(row.median()))
                    .append(" views, ")
                    .append(Figures.plain(100 * row.coverage()))
                    .append(" of 100 times between ")
                    .append(Figures.compact(row.low()))
                    .append(" and ")
                    .append(Figures.compact(row.high()))
                    .append(". ");
        }
        return finding.toString().strip();
    }

    private static double rowHeight(Screen screen) {
        return screen.either(74, 86);
    }

    @Override
    public double height(Screen screen) {
        return 12 + rows.size() * rowHeight(screen) + 46;
    }

    @Override
    public void draw(Markup svg, Screen screen) {
        double left = screen.either(14, 8);
        double right = screen.width() - left;
        double bottom = 12 + rows.size() * rowHeight(screen);
        double[] views = rows.stream()
                .flatMapToDouble(row -> DoubleStream.concat(
                        DoubleStream.of(row.low(), row.high()),
                        row.views().stream().mapToDouble(Double::doubleValue)))
                .toArray();
        ViewScale x = ViewScale.of(views, left, right);
        svg.open("g", "class", "axis");
        for (double tick : x.ticks(screen.either(70, 50))) {
            double at = x.at(tick);
            String label = Figures.compact(tick);
            double half = CleanText.width(label) * screen.fontSize() / 2;
            svg.empty("path", "class", "grid", "d", "M" + n(at) + " 12V" + n(bottom));
            svg.element(
                    "text",
                    label,
                    "x",
                    Math.max(half, Math.min(screen.width() - half, at)),
                    "y",
                    bottom + 18,
                    "class",
                    "mid");
        }
        svg.empty("path", "class", "line", "d", "M" + n(left) + " " + n(bottom) + "H" + n(right));
        svg.element("text", "Views", "x", (left + right) / 2, "y", bottom + 38, "class", "mid soft");
        svg.close();
        for (int i = 0; i < rows.size(); i++) {
            row(svg, screen, rows.get(i), x, 12 + i * rowHeight(screen));
        }
    }

    private static void row(Markup svg, Screen screen, Row row, ViewScale x, double top) {
        double middle = top + rowHeight(screen) / 2 + 14;
        svg.open("g", "class", FormatMark.cssClass(row.format()));
        svg.element(
                "text",
                FormatMark.singular(row.format()) + ": " + Figures.compact(row.median()) + " ("
                        + Figures.compact(row.low()) + " to " + Figures.compact(row.high()) + ")",
                "x",
                x.from() + 2,
                "y",
                top + 20,
                "class",
                "strong halo");
        svg.empty(
                "rect",
                "class",
                "range",
                "x",
                x.at(row.low()),
                "y",
                middle - 13,
                "width",
                Math.max(2, x.at(row.high()) - x.at(row.low())),
                "height",
                26,
                "rx",
                5);
        for (int i = 0; i < row.views().size(); i++) {
            double y = middle + (i % 3 - 1) * 7; // three lanes keep neighbours apart
            FormatMark.draw(svg, row.format(), x.at(row.views().get(i)), y, 3.2, "mark", null);
        }
        svg.empty("path", "class", "median", "d", "M" + n(x.at(row.median())) + " " + n(middle - 17) + "v34");
        svg.close();
    }

    private static String n(double value) {
        return Markup.number(value);
    }
}
