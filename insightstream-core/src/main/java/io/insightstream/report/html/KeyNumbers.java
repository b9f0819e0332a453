package io.insightstream.report.html;

import io.insightstream.analytics.stat.QuantileRule;
import io.insightstream.analytics.video.AlgorithmScore;
import io.insightstream.analytics.video.Cadence;
import io.insightstream.analytics.video.UploadStreaks;
import io.insightstream.analytics.video.VideoFormat;
import io.insightstream.channel.ChannelOverview;
import io.insightstream.video.Video;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The few numbers to look at first. */
final class KeyNumbers {

    private static final String NOT_ENOUGH = "not enough data";

    private KeyNumbers() {}

    static void write(Markup page, ChannelOverview overview) {
        page.open("dl", "class", "cards");
        algorithmScore(page, overview.streak().algorithmScore());
        cadence(page, overview.streak().cadence());
        streak(page, overview.streak().streaks());
        lastUpload(page, overview);
        for (VideoFormat format : VideoFormat.values()) {
            medianViews(page, overview, format);
        }
        page.close();
    }

    private static void algorithmScore(Markup page, @Nullable AlgorithmScore score) {
        if (score == null) {
            absent(page, "Algorithm score", "no video with a known view count");
        } else {
            card(
                    page,
                    "Algorithm score",
                    String.valueOf(score.score()),
                    "of 100: consistency " + Figures.count(score.consistency()) + ", frequency "
                            + Figures.count(score.frequency()) + ", engagement " + Figures.count(score.engagement()));
        }
    }

    private static void cadence(Markup page, Cadence cadence) {
        Double score = cadence.score();
        Cadence.Confidence confidence = cadence.confidence();
        if (score == null || confidence == null) {
            absent(
                    page,
                    "Cadence score",
                    "only " + Figures.count(cadence.uploadDays(), "day") + " with an upload, too few for a rhythm");
        } else {
            card(
                    page,
                    "Cadence score",
                    Figures.count(score),
                    "of 100, confidence " + confidence.name().toLowerCase(Locale.ROOT) + ": consistency "
                            + number(cadence.consistency()) + ", pace " + number(cadence.pace()) + " (the target is "
                            + target(cadence.options().target()) + "), recency " + number(cadence.recency()));
        }
    }

    private static String target(Duration target) {
        double days = target.toMillis() / (double) Duration.ofDays(1).toMillis();
        return days == 7 ? "weekly" : days == 1 ? "daily" : "every " + Figures.plain(days) + " days";
    }

    private static String number(@Nullable Double value) {
        return value == null ? "unknown" : Figures.count(value);
    }

    private static void streak(Markup page, UploadStreaks streaks) {
        card(
                page,
                "Weeks in a row with an upload",
                Figures.count(streaks.currentWeeks()),
                "up to now; the longest run was " + Figures.count(streaks.longestWeeks(), "week"));
    }

    private static void lastUpload(Markup page, ChannelOverview overview) {
        ZoneId zone = overview.streak().streaks().zone();
        Double days = overview.streak().streaks().daysSinceLastUpload();
        Optional<Instant> last = overview.uploads().stream()
                .map(Video::publishedAt)
                .filter(time -> !time.isAfter(overview.analyzedAt()))
                .max(Comparator.naturalOrder());
        if (days == null || last.isEmpty()) {
            absent(page, "Last upload", "no upload yet");
        } else {
            String ago = days < 1 ? "less than a day" : Figures.age(days);
            Double gap = overview.streak().streaks().medianGapDays();
            card(
                    page,
                    "Last upload",
                    Figures.date(last.get(), zone),
                    ago + " ago" + (gap == null ? "" : "; the usual gap is " + gap(gap)));
        }
    }

    private static String gap(double days) {
        String rounded = Figures.plain(Math.round(10 * days) / 10.0);
        return days < 0.95 ? "less than a day" : rounded.equals("1") ? "a day" : rounded + " days";
    }

    private static void medianViews(Markup page, ChannelOverview overview, VideoFormat format) {
        int videos = overview.streak().count(format);
        if (videos == 0) {
            return;
        }
        double[] views = overview.uploads().stream()
                .filter(video -> video.format() == format && video.statistics().views() != null)
                .mapToDouble(video -> Objects.requireNonNull(video.statistics().views()))
                .toArray();
        String name = "Median views: " + FormatMark.plural(format);
        if (views.length == 0) {
            absent(page, name, Figures.count(videos, "video") + ", none with a known view count");
        } else {
            card(
                    page,
                    name,
                    Figures.compact(QuantileRule.R7.quantile(views, 0.5)),
                    views.length == 1
                            ? "there is only one"
                            : "half of the " + Figures.count(views.length) + " videos have this many or more");
        }
    }

    private static void absent(Markup page, String name, String why) {
        page.open("div", "class", "card absent");
        page.element("dt", name).element("dd", NOT_ENOUGH, "class", "value").element("dd", why);
        page.close();
    }

    private static void card(Markup page, String name, String value, String note) {
        page.open("div", "class", "card");
        page.element("dt", name).element("dd", value, "class", "value").element("dd", note);
        page.close();
    }
}
