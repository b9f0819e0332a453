package io.insightstream.report.html;

import io.insightstream.analytics.video.VideoFormat;
import org.jspecify.annotations.Nullable;

/** How each format looks in charts: a shape and a colour of its own, and a name in plain words. */
final class FormatMark {

    private FormatMark() {}

    static String cssClass(VideoFormat format) {
        return switch (format) {
            case LONG -> "long";
            case SHORT -> "short";
            case LIVE_OR_UPCOMING -> "live";
            case UNKNOWN -> "other";
        };
    }

    static String singular(VideoFormat format) {
        return switch (format) {
            case LONG -> "Long video";
            case SHORT -> "Short";
            case LIVE_OR_UPCOMING -> "Live or upcoming";
            case UNKNOWN -> "Unknown format";
        };
    }

    static String plural(VideoFormat format) {
        return switch (format) {
            case LONG -> "Long videos";
            case SHORT -> "Shorts";
            case LIVE_OR_UPCOMING -> "Live or upcoming videos";
            case UNKNOWN -> "Videos of unknown format";
        };
    }

    /** Draws a mark around a point, with a tooltip if there is one. */
    static void draw(
            Markup svg, VideoFormat format, double x, double y, double r, String cssClass, @Nullable String tooltip) {
        if (tooltip == null) {
            svg.empty("path", "class", cssClass, "d", path(format, x, y, r));
        } else {
            svg.open("path", "class", cssClass, "d", path(format, x, y, r));
            svg.element("title", tooltip).close();
        }
    }

    /** The outline of a mark: circle, triangle, square or diamond. */
    static String path(VideoFormat format, double x, double y, double r) {
        return switch (format) {
            case LONG -> {
                String arc = "a" + n(r) + " " + n(r) + " 0 1 0 ";
                yield "M" + n(x - r) + " " + n(y) + arc + n(2 * r) + " 0" + arc + n(-2 * r) + " 0z";
            }
            case SHORT -> {
                double a = 1.2 * r;
                yield "M" + n(x) + " " + n(y - a) + "l" + n(a) + " " + n(1.8 * a) + "h" + n(-2 * a) + "z";
            }
            case LIVE_OR_UPCOMING ->
                "M" + n(x - r) + " " + n(y - r) + "h" + n(2 * r) + "v" + n(2 * r) + "h" + n(-2 * r) + "z";
            case UNKNOWN -> {
                double a = 1.25 * r;
                yield "M" + n(x) + " " + n(y - a) + "l" + n(a) + " " + n(a) + "l" + n(-a) + " " + n(a) + "l" + n(-a)
                        + " " + n(-a) + "z";
            }
        };
    }

    private static String n(double value) {
        return Markup.number(value);
    }
}
