package io.insightstream.report.html;

import io.insightstream.analytics.stat.Fences;
import io.insightstream.analytics.video.JudgedVariable;
import io.insightstream.channel.OutlierReport;
import io.insightstream.channel.VideoScore;
import java.util.ArrayList;
import java.util.List;

/** How many videos have which score, with the fences that set outliers apart. */
final class ScoreChart implements Chart {

    private final OutlierReport report;
    private final boolean logarithmic;
    private final double[] values;

    ScoreChart(OutlierReport report) {
        this.report = report;
        logarithmic = report.rule().variable() != JudgedVariable.SMART_SCORE;
        values = report.scores().stream()
                .mapToDouble(each -> position(each.score()))
                .sorted()
                .toArray();
    }

    /** A score as it lies on the axis: views by their logarithm, whether or not the rule judges that. */
    private double position(double score) {
        return report.rule().variable() == JudgedVariable.VIEWS ? Math.log1p(Math.max(0, score)) : score;
    }

    boolean isEmpty() {
        return values.length == 0;
    }

    /** The judged variable in plain words. */
    static String variable(OutlierReport report) {
        return switch (report.rule().variable()) {
            case SMART_SCORE -> "SmartScore";
            case VIEWS, LOG_VIEWS -> "views";
        };
    }

    /** A score in the unit of the axis. */
    static String score(OutlierReport report, double score) {
        return switch (report.rule().variable()) {
            case SMART_SCORE -> Figures.decimal(score, 3);
            case VIEWS -> Figures.count(score);
            case LOG_VIEWS -> Figures.count(Math.max(0, Math.expm1(score)));
        };
    }

    @Override
    public String title() {
        return "Distribution of the " + variable(report);
    }

    @Override
    public String finding() {
        Fences fences = report.fences();
        String count = Figures.count(values.length, "video") + " by " + variable(report) + ". ";
        return fences == null
                ? count + "There are too few videos for fences."
                : count + report.high().size() + " above the upper fence of " + score(report, fences.upper()) + ", "
                        + report.low().size() + " below the lower fence"
                        + (reachesBelowZero()
                                ? ", which is below the smallest possible value."
                                : " of " + score(report, fences.lower()) + ".");
    }

    /** Whether the lower fence lies where no value can be. */
    boolean reachesBelowZero() {
        Fences fences = report.fences();
        return fences != null && fences.lower() < 0;
    }

    @Override
    public double height(Screen screen) {
        return screen.either(300, 290);
    }

    @Override
    public void draw(Markup svg, Screen screen) {
        double left = screen.either(64, 40);
        double top = 50;
        double bottom = height(screen) - 52;
        double right = screen.width() - 14;
        double low = values[0];
        double high = values[values.length - 1];
        Fences fences = report.fences();
        if (fences != null && !reachesBelowZero()) {
            low = Math.min(low, position(fences.lower()));
        }
        if (fences != null) {
            high = Math.max(high, position(fences.upper()));
        }
        double air = high > low ? 0.03 * (high - low) : Math.max(0.05, 0.2 * Math.abs(high));
        ViewScale x = new ViewScale(low - air, high + air, left, right);
        int[][] bins = bins(low, high, screen);
        int most = 1;
        for (int[] bin : bins) {
            most = Math.max(most, bin[0] + bin[1]);
        }
        double unit = (bottom - top) / most;

        svg.open("g", "class", "axis");
        svg.element("text", "Videos", "x", 2, "y", 14, "class", "soft");
        for (int tick : countTicks(most)) {
            double y = bottom - tick * unit;
            svg.empty("path", "class", "grid", "d", "M" + n(left) + " " + n(y) + "H" + n(right));
            svg.element("text", Figures.compact(tick), "x", left - 7, "y", y + 4.5, "class", "end");
        }
        svg.close();
        bars(svg, bins, x, low, high, bottom, unit);
        svg.open("g", "class", "axis");
        svg.empty("path", "class", "line", "d", "M" + n(left) + " " + n(bottom) + "H" + n(right));
        valueTicks(svg, screen, x, bottom);
        svg.element(
                "text",
                logarithmic ? "Views" : "SmartScore",
                "x",
                (left + right) / 2,
                "y",
                bottom + 44,
                "class",
                "mid soft");
        svg.close();
        if (fences != null) {
            if (!reachesBelowZero()) {
                fence(svg, screen, x.ofLog(position(fences.lower())), "Lower fence ", fences.lower(), bottom, 16);
            }
            fence(svg, screen, x.ofLog(position(fences.upper())), "Upper fence ", fences.upper(), bottom, 34);
        }
    }

    /** Of each bin the videos inside the fences and those outside. */
    private int[][] bins(double low, double high, Screen screen) {
        int number = Math.max(5, Math.min((int) screen.either(36, 18), (int) Math.ceil(2 * Math.sqrt(values.length))));
        int[][] bins = new int[number][2];
        Fences fences = report.fences();
        for (VideoScore each : report.scores()) {
            double share = high > low ? (position(each.score()) - low) / (high - low) : 0.5;
            int bin = Math.min(number - 1, (int) (share * number));
            boolean outside = fences != null && (fences.isAbove(each.score()) || fences.isBelow(each.score()));
            bins[bin][outside ? 1 : 0]++;
        }
        return bins;
    }

    private static void bars(
            Markup svg, int[][] bins, ViewScale x, double low, double high, double bottom, double unit) {
        double from = high > low ? x.ofLog(low) : x.from();
        double width = ((high > low ? x.ofLog(high) : x.to()) - from) / bins.length;
        for (int i = 0; i < bins.length; i++) {
            double left = from + i * width + 0.75;
            double inside = bins[i][0] * unit;
            double outside = bins[i][1] * unit;
            if (inside > 0) {
                bar(svg, "bar", left, bottom - inside, width - 1.5, inside);
            }
            if (outside > 0) {
                bar(svg, "bar outside", left, bottom - inside - outside, width - 1.5, outside);
            }
        }
    }

    private static void bar(Markup svg, String cssClass, double x, double y, double width, double height) {
        svg.empty("rect", "class", cssClass, "x", x, "y", y, "width", width, "height", height);
    }

    private void fence(Markup svg, Screen screen, double x, String name, double fence, double bottom, double y) {
        String label = name + score(report, fence);
        double half = CleanText.width(label) * screen.fontSize() / 2;
        double middle = Math.max(56 + half, Math.min(screen.width() - half, x));
        svg.open("g", "class", "fence");
        svg.empty("path", "d", "M" + n(x) + " " + n(y + 4) + "V" + n(bottom));
        svg.element("text", label, "x", middle, "y", y, "class", "mid");
        svg.close();
    }

    private void valueTicks(Markup svg, Screen screen, ViewScale x, double bottom) {
        if (logarithmic) {
            for (double tick : x.ticks(screen.either(60, 44))) {
                tick(svg, x.at(tick), Figures.compact(tick), bottom);
            }
            return;
        }
        double step = step((x.high() - x.low()) / screen.either(9, 5));
        for (double value = Math.ceil(x.low() / step) * step; value <= x.high(); value += step) {
            if (value > -step / 2) {
                tick(svg, x.ofLog(value), Figures.decimal(value, step < 0.0095 ? 3 : step < 0.095 ? 2 : 1), bottom);
            }
        }
    }

    private static void tick(Markup svg, double x, String label, double bottom) {
        svg.empty("path", "class", "tick", "d", "M" + n(x) + " " + n(bottom) + "v6");
        svg.element("text", label, "x", x, "y", bottom + 22, "class", "mid");
    }

    private static List<Integer> countTicks(int most) {
        int step = (int) Math.max(1, step(most / 4.0));
        List<Integer> ticks = new ArrayList<>();
        for (int tick = step; tick <= most; tick += step) {
            ticks.add(tick);
        }
        return ticks;
    }

    /** The next round number: 1, 2 or 5 times a power of ten. */
    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double rest = least / power;
        return power * (rest <= 1 ? 1 : rest <= 2 ? 2 : rest <= 5 ? 5 : 10);
    }

    private static String n(double value) {
        return Markup.number(value);
    }
}
