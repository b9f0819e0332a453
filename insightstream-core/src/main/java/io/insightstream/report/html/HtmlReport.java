package io.insightstream.report.html;

import io.insightstream.channel.ChannelOverview;
import io.insightstream.report.ReportSet;
import io.insightstream.report.RowSummary;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/**
 * Channel overviews as one self-contained HTML page: charts as inline SVG, tables, and every warning with what it means.
 * The page needs no script, loads nothing, fits phones, follows the light or dark theme of its reader and prints. It is
 * well-formed XML at once.
 *
 * <p>The size is bounded: a chart draws up to 1,000 ordinary videos of a channel and every outlier, a table of all videos
 * has the newest 500, a table of outliers the first 20. With more than 15 channels each gets a smaller share. The page
 * says where it leaves something out; the numbers count every video.
 */
public final class HtmlReport {

    /** From this number of channels on, browsers draw a channel only when it comes into view. */
    private static final int MANY = 6;

    private HtmlReport() {}

    /**
     * Renders a page.
     *
     * @param reports the overviews and what became of the input
     * @return the page, to be stored as UTF-8
     */
    public static String render(ReportSet<ChannelOverview> reports) {
        StringWriter out = new StringWriter();
        try {
            write(reports, out);
        } catch (IOException e) {
            throw new UncheckedIOException("a string does not fail", e);
        }
        return out.toString();
    }

    /**
     * Writes a page, channel by channel.
     *
     * @param reports the overviews and what became of the input
     * @param out where to; UTF-8 must be its encoding; flushed, not closed
     * @throws IOException if {@code out} fails
     */
    public static void write(ReportSet<ChannelOverview> reports, Writer out) throws IOException {
        List<ChannelOverview> channels = reports.channels();
        Markup page = new Markup();
        page.doctype().open("html", "lang", "en");
        head(page, reports);
        page.open("body", "class", channels.size() > MANY ? "many" : "few");
        page.element("a", "Skip to the report", "class", "skip", "href", "#report");
        page.open("header");
        page.element("h1", channels.size() == 1 ? "Channel report" : "Channel reports");
        page.open("p").text("Made from ").element("bdi", input(reports)).close();
        page.close();
        if (channels.size() > 1) {
            contents(page, channels);
        }
        page.open("main", "id", "report", "tabindex", "-1");
        if (channels.isEmpty()) {
            page.element("p", "There is no channel in the input.", "class", "absent");
        }
        Limits limits = Limits.of(channels.size());
        for (int i = 0; i < channels.size(); i++) {
            new ChannelSection(page, id(i), channels.get(i), limits).write();
            page.drainTo(out);
        }
        RowSummary rows = reports.rows();
        if (rows != null) {
            InputRows.write(page, rows, reports.notes());
        }
        page.close();
        footer(page);
        page.close().close();
        page.drainTo(out);
        out.flush();
    }

    private static void head(Markup page, ReportSet<ChannelOverview> reports) {
        String subject = reports.channels().size() == 1
                ? ChannelSection.name(reports.channels().get(0))
                : input(reports);
        page.open("head").empty("meta", "charset", "utf-8");
        page.element("title", subject + " – channel report");
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.empty("meta", "name", "color-scheme", "content", "light dark");
        page.style(StyleSheet.CSS).close();
    }

    private static String input(ReportSet<ChannelOverview> reports) {
        String input = CleanText.clean(reports.input());
        return input.isEmpty() ? "an input without a name" : CleanText.shorten(input, 160);
    }

    private static String id(int channel) {
        return "channel-" + (channel + 1);
    }

    private static void contents(Markup page, List<ChannelOverview> channels) {
        page.open("nav", "aria-labelledby", "contents");
        page.element("h2", Figures.count(channels.size(), "channel"), "id", "contents");
        page.open("ol");
        for (int i = 0; i < channels.size(); i++) {
            page.open("li").open("a", "href", "#" + id(i));
            page.element("bdi", ChannelSection.name(channels.get(i))).close();
            page.element("span", " " + Figures.count(channels.get(i).videos(), "video"))
                    .close();
        }
        page.close().close();
    }

    private static void footer(Markup page) {
        page.open("footer").element("h2", "How the figures are made");
        page.element(
                "p",
                "Expected views come from a robust MM-regression of log views on age within each format; a video is"
                        + " flagged by its studentised deleted residual, and q is its Benjamini-Hochberg value. The fences"
                        + " are those of the named rule around the judged variable.");
        page.element(
                "p",
                "The cadence score rests on the quartile coefficient of dispersion of the gaps between upload days, the"
                        + " algorithm score on a fixed rule of thumb. Posting-time effects are means pulled towards the"
                        + " average the more so the fewer the videos (Efron and Morris), and the bands of the next video"
                        + " are sample quantiles of recent videos, which assume no distribution.");
        page.element("p", "InsightStream", "class", "brand").close();
    }
}
