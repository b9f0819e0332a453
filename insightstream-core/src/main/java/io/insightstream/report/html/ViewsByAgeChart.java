package io.insightstream.report.html;

import io.insightstream.analytics.video.AgeTrend;
import io.insightstream.analytics.video.VideoFormat;
import io.insightstream.channel.ChannelOverview;
import io.insightstream.channel.FormatBaseline;
import io.insightstream.channel.VideoExpectation;
import io.insightstream.report.html.LabelPlacement.Box;
import io.insightstream.report.html.LabelPlacement.Label;
import io.insightstream.video.Video;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The views of each video against its age, with the views its format lets expect. */
final class ViewsByAgeChart implements Chart {

    private static final double DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final int CURVE_STEPS = 40;

    private record Point(Video video, double days, double views) {}

    /** The expected views of a format with the range in which ordinary videos lie. */
    private record Curve(VideoFormat format, AgeTrend trend, double from, double to, double reach) {

        double age(int step) {
            double share = (double) step / CURVE_STEPS;
            double root = Math.sqrt(from) + share * (Math.sqrt(to) - Math.sqrt(from));
            return root * root;
        }

        double views(int step, double reaches) {
            return Math.expm1(Math.log1p(trend.expectedViews(age(step))) + reaches * reach);
        }
    }

    private final ChannelOverview overview;
    private final Judgements judgements;
    private final List<Point> points;
    private final List<Curve> curves;
    private final int left;

    ViewsByAgeChart(ChannelOverview overview, Judgements judgements, Limits limits) {
        this.overview = overview;
        this.judgements = judgements;
        List<Point> known = overview.uploads().stream()
                .filter(video -> video.statistics().views() != null
                        && !video.publishedAt().isAfter(overview.analyzedAt()))
                .map(this::point)
                .toList();
        List<Point> ordinary = known.stream()
                .filter(point -> !judgements.flagged(point.video()))
                .toList();
        List<Point> drawn = Limits.thin(ordinary, limits.points());
        left = ordinary.size() - drawn.size();
        points = Stream.concat(drawn.stream(), known.stream().filter(point -> judgements.flagged(point.video())))
                .toList();
        curves = overview.robust().formats().stream().flatMap(this::curve).toList();
    }

    private Point point(Video video) {
        long millis =
                Duration.between(video.publishedAt(), overview.analyzedAt()).toMillis();
        return new Point(
                video,
                millis / DAY_MILLIS,
                Objects.requireNonNull(video.statistics().views()));
    }

    private Stream<Curve> curve(FormatBaseline baseline) {
        AgeTrend trend = baseline.trend();
        Double criticalZ = baseline.criticalZ();
        if (trend == null || criticalZ == null) {
            return Stream.empty();
        }
        double oldest = baseline.judged().stream()
                .mapToDouble(VideoExpectation::ageDays)
                .max()
                .orElse(0);
        double youngest = baseline.judged().stream()
                .mapToDouble(VideoExpectation::ageDays)
                .min()
                .orElse(0);
        return Stream.of(
                new Curve(baseline.format(), trend, youngest, oldest, criticalZ * standardError(baseline.judged())));
    }

    /** The usual standard deviation of log views around the trend, read back from the z of each video. */
    private static double standardError(List<VideoExpectation> judged) {
        double[] errors = judged.stream()
                .filter(each -> Math.abs(each.z()) > 0.05)
                .mapToDouble(each -> Math.log(each.multiple()) / each.z())
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return errors.length == 0 ? 0 : errors[errors.length / 2];
    }

    boolean isEmpty() {
        return points.isEmpty();
    }

    boolean hasCurves() {
        return !curves.isEmpty();
    }

    List<VideoFormat> formats() {
        return points.stream()
                .map(point -> point.video().format())
                .distinct()
                .sorted()
                .toList();
    }

    /** How many ordinary videos are not drawn, since there are too many. */
    int left() {
        return left;
    }

    @Override
    public String title() {
        return "Views against age";
    }

    @Override
    public String finding() {
        List<VideoExpectation> high = overview.robust().high();
        List<VideoExpectation> low = overview.robust().low();
        String best = high.isEmpty()
                ? ""
                // The title comes last: numbers behind one that is read from right to left would trade places with it.
                : " Furthest above, with " + Figures.multiple(high.get(0).multiple()) + " the expected views: \""
                        + CleanText.shorten(Judgements.title(high.get(0).video()), 80) + "\".";
        return Figures.count(points.size() + (long) left, "video") + " by age and views. "
                + (curves.isEmpty()
                        ? "There are too few of any format to say what is usual."
                        : Figures.count(high.size()) + " far above and " + Figures.count(low.size())
                                + " far below what age and format let expect." + best);
    }

    @Override
    public double height(Screen screen) {
        return screen.either(470, 400);
    }

    @Override
    public void draw(Markup svg, Screen screen) {
        double left = screen.either(64, 46);
        Box plot = new Box(left, 26, screen.width() - left - 12, height(screen) - 76);
        double bottom = plot.top() + plot.height();
        double[] counts = DoubleStream.concat(
                        points.stream().mapToDouble(Point::views),
                        curves.stream()
                                .flatMapToDouble(
                                        curve -> DoubleStream.of(curve.views(0, 0), curve.views(CURVE_STEPS, 0))))
                .toArray();
        ViewScale y = ViewScale.of(counts, bottom, plot.top());
        double oldest = points.stream().mapToDouble(Point::days).max().orElse(1);
        AgeAxis x = new AgeAxis(Math.max(1, oldest) * 1.02, left + 8, left + plot.width() - 8);
        axes(svg, screen, plot, x, y);
        for (Curve curve : curves) {
            draw(svg, curve, plot, x, y);
        }
        marks(svg, screen, x, y);
        names(svg, screen, plot, x, y);
    }

    private static void axes(Markup svg, Screen screen, Box plot, AgeAxis x, ViewScale y) {
        double bottom = plot.top() + plot.height();
        double right = plot.left() + plot.width();
        svg.open("g", "class", "axis");
        svg.element("text", "Views", "x", 2, "y", 14, "class", "soft");
        for (double tick : y.ticks(34)) {
            double at = y.at(tick);
            svg.empty("path", "class", "grid", "d", "M" + n(plot.left()) + " " + n(at) + "H" + n(right));
            svg.element("text", Figures.compact(tick), "x", plot.left() - 7, "y", at + 4.5, "class", "end");
        }
        for (AgeAxis.Tick tick : x.ticks(screen.either(78, 68))) {
            double at = x.at(tick.days());
            double half = CleanText.width(tick.label()) * screen.fontSize() / 2;
            double inside = Math.min(at, screen.width() - half);
            svg.empty("path", "class", "tick", "d", "M" + n(at) + " " + n(bottom) + "v6");
            svg.element("text", tick.label(), "x", inside, "y", bottom + 22, "class", "mid");
        }
        svg.empty("path", "class", "line", "d", "M" + n(plot.left()) + " " + n(bottom) + "H" + n(right));
        svg.element(
                "text", "Age of the video", "x", plot.left() + plot.width() / 2, "y", bottom + 44, "class", "mid soft");
        svg.close();
    }

    private static void draw(Markup svg, Curve curve, Box plot, AgeAxis x, ViewScale y) {
        StringBuilder line = new StringBuilder();
        StringBuilder band = new StringBuilder();
        for (int i = 0; i <= CURVE_STEPS; i++) {
            String at = n(x.at(curve.age(i))) + " ";
            line.append(i == 0 ? "M" : "L").append(at).append(n(y.at(curve.views(i, 0))));
            band.append(i == 0 ? "M" : "L").append(at).append(n(inside(plot, y.at(curve.views(i, 1)))));
        }
        for (int i = CURVE_STEPS; i >= 0; i--) {
            band.append("L").append(n(x.at(curve.age(i)))).append(" ");
            band.append(n(inside(plot, y.at(curve.views(i, -1)))));
        }
        svg.open("g", "class", FormatMark.cssClass(curve.format()));
        if (curve.reach() > 0) {
            svg.empty("path", "class", "band", "d", band + "z");
        }
        svg.empty("path", "class", "curve", "d", line);
        svg.close();
    }

    private static double inside(Box plot, double y) {
        return Math.max(plot.top(), Math.min(plot.top() + plot.height(), y));
    }

    private void marks(Markup svg, Screen screen, AgeAxis x, ViewScale y) {
        double r = points.size() > 400 ? screen.either(3, 2.2) : screen.either(4, 3);
        for (VideoFormat format : formats()) {
            svg.open("g", "class", FormatMark.cssClass(format));
            points.stream().filter(point -> point.video().format() == format).forEach(point -> {
                boolean above = judgements.above(point.video());
                boolean below = judgements.below(point.video());
                FormatMark.draw(
                        svg,
                        format,
                        x.at(point.days()),
                        y.at(point.views()),
                        above || below ? 5.5 : r,
                        above ? "above" : below ? "below" : "mark",
                        screen == Screen.WIDE ? tooltip(point) : null);
            });
            svg.close();
        }
    }

    private String tooltip(Point point) {
        VideoExpectation expectation = judgements.expectation(point.video());
        return CleanText.shorten(Judgements.title(point.video()), 100) + "\n"
                + Figures.date(
                        point.video().publishedAt(), overview.streak().streaks().zone())
                + ": " + Figures.count((long) point.views(), "view")
                + (expectation == null ? "" : ", " + Figures.multiple(expectation.multiple()) + " expected");
    }

    private void names(Markup svg, Screen screen, Box plot, AgeAxis x, ViewScale y) {
        List<double[]> marks = points.stream()
                .map(point -> new double[] {x.at(point.days()), y.at(point.views())})
                .toList();
        LabelPlacement placement = new LabelPlacement(
                new Box(plot.left(), plot.top() - 10, plot.width(), plot.height() + 10), screen.fontSize(), marks);
        List<VideoExpectation> found = new ArrayList<>(overview.robust().high());
        found.addAll(overview.robust().low());
        found.sort(Comparator.comparingDouble((VideoExpectation each) -> -Math.abs(each.z())));
        double[][] places = found.stream()
                .map(each -> new double[] {x.at(each.ageDays()), y.at(views(each.video()))})
                .toArray(double[][]::new);
        Arrays.stream(places).forEach(place -> placement.avoid(place[0], place[1], 6));
        svg.open("g", "class", "names");
        for (int i = 0; i < Math.min(found.size(), (int) screen.either(12, 5)); i++) {
            String title = Judgements.title(found.get(i).video());
            double[] place = places[i];
            placement
                    .place(CleanText.shorten(title, (int) screen.either(36, 22)), place[0], place[1])
                    .or(() -> placement.place(CleanText.shorten(title, 14), place[0], place[1]))
                    .ifPresent(label -> name(svg, label));
        }
        svg.close();
    }

    private static void name(Markup svg, Label label) {
        Box box = label.box();
        if (label.leader()) {
            double nearX = Math.max(box.left(), Math.min(box.left() + box.width(), label.x()));
            double nearY = Math.max(box.top(), Math.min(box.top() + box.height(), label.y()));
            svg.empty(
                    "path",
                    "class",
                    "leader",
                    "d",
                    "M" + n(label.x()) + " " + n(label.y()) + "L" + n(nearX) + " " + n(nearY));
        }
        String anchor = switch (label.anchor()) {
            case START -> "start";
            case MIDDLE -> "mid";
            case END -> "end";
        };
        svg.element("text", label.text(), "class", anchor, "x", label.textX(), "y", box.top() + 0.8 * box.height());
    }

    private static double views(Video video) {
        Long views = video.statistics().views();
        return views == null ? 0 : views;
    }

    private static String n(double value) {
        return Markup.number(value);
    }
}
