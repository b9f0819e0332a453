package io.insightstream.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.analytics.video.FenceOptions;
import io.insightstream.analytics.video.ForecastOptions;
import io.insightstream.analytics.video.OutlierRule;
import io.insightstream.analytics.video.RobustOutlierOptions;
import io.insightstream.analytics.video.VideoSample;
import io.insightstream.analytics.video.ViewForecast;
import io.insightstream.call.ProviderId;
import io.insightstream.channel.ChannelOverview;
import io.insightstream.channel.ChannelReports;
import io.insightstream.channel.StreakReport;
import io.insightstream.report.ReportSet;
import io.insightstream.report.RowSummary;
import io.insightstream.spi.VideoProvider;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelRef;
import io.insightstream.video.Video;
import io.insightstream.video.VideoStatistics;
import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TimeZone;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class HtmlReportTest {

    private static final Instant NOW = Instant.parse("2024-04-01T12:00:00Z");
    private static final String HOSTILE =
            "</title></text></svg></style><script>alert(1)</script>\" onload='x' ]]> --> &amp; "
                    + "\u0000\u0007\u001B\u0085\u202Eevil\u2066\uFFFF\uD800 \uDE00 \uD83D\uDE00 \u05D0\u05D1 {{x}} ";

    @Test
    void a_page_of_a_real_channel_has_every_part() {
        Page page = Page.of(overview("A channel", mixed(200))).check();

        for (String heading : List.of(
                "Views against age",
                "What stands out",
                "Distribution of the SmartScore",
                "Upload calendar",
                "Posting times",
                "What the next video may bring",
                "All videos")) {
            assertTrue(page.section(heading).length() > heading.length(), heading);
        }
        assertEquals("A channel – channel report", page.all("title").get(0).getTextContent());
        assertTrue(page.text().contains("200 videos, as of 1 Apr 2024, 12:00 UTC"), page.text());
        assertTrue(page.text().contains("1,012 rows read, 1,000 used, 12 left out for these reasons:"));
        assertTrue(page.text().contains("missing id") && page.text().contains("4, 7, 11 …"));
        assertTrue(page.all("nav").isEmpty(), "one channel needs no contents");
    }

    @Test
    void a_page_of_older_data_says_when_it_was_retrieved() {
        Channel channel = Channel.of("UC1", "A channel");
        Clock before = Clock.fixed(NOW.minus(Duration.ofDays(3)), ZoneOffset.UTC);
        VideoProvider provider = VideoProvider.of(new ProviderId("shelf"), Map.of(channel, mixed(20)), before);
        ChannelReports reports =
                new ChannelReports(new ChannelRef.Id("UC1"), provider, Clock.fixed(NOW, ZoneOffset.UTC));

        Page page = Page.of(reports.overview()).check();

        assertTrue(
                page.text().contains("as of 1 Apr 2024, 12:00 UTC, from shelf, retrieved 29 Mar 2024, 12:00 UTC"),
                page.text());
    }

    @Test
    void a_page_about_a_platform_tells_no_rows() {
        ReportSet<ChannelOverview> set = new ReportSet<>("@numbers", List.of(overview("A channel", mixed(20))));

        Page page = Page.of(set).check();

        assertFalse(page.text().contains("Rows of the input"), page.text());
    }

    @Test
    void the_best_video_is_named_in_the_chart_and_in_the_table() {
        Page page = Page.of(overview("A channel", mixed(200))).check();

        for (Screen screen : Screen.values()) {
            assertTrue(page.chart("Views against age", screen).getTextContent().contains("Hit of the year"));
        }
        assertTrue(page.section("What stands out").contains("Hit of the year"));
        assertTrue(
                page.section("What stands out").contains("Of 100 ordinary videos about 1 would be flagged by chance."));
        assertTrue(page.section("Views against age").contains("the expected views: \"Hit of the year\"."));
        assertTrue(page.section("What stands out").contains("Far worse than expected"));
    }

    @Test
    void times_that_lead_by_no_more_than_chance_are_not_called_best() {
        String times = Page.of(overview("A channel", mixed(200))).check().section("Posting times");

        assertTrue(times.contains("No hour is clearly better than others; ahead, perhaps by luck: "), times);
        assertFalse(times.contains("Best hours"), times);
    }

    @Test
    void times_that_lead_by_more_than_chance_are_called_best() {
        List<Video> videos = new ArrayList<>();
        for (Video video : mixed(200)) {
            long views = Objects.requireNonNull(video.statistics().views());
            boolean evening = video.publishedAt().atZone(ZoneOffset.UTC).getHour() >= 18;
            VideoStatistics counts = count(evening ? 9 * views : views);
            videos.add(new Video(video.id(), "UC1", video.title(), video.publishedAt(), video.duration(), counts));
        }
        String times = Page.of(overview("A channel", videos)).check().section("Posting times");

        assertTrue(times.contains("Best hours: "), times);
        assertTrue(times.contains("come up by luck alone in fewer than 1 of 100 channels."), times);
    }

    @Test
    void the_forecast_is_drawn_as_it_was_made() {
        ChannelOverview usual = overview("A channel", mixed(300));
        StreakReport streak = usual.streak();
        ForecastOptions options = new ForecastOptions(Duration.ofDays(200), 60, 39, 0.95);
        List<VideoSample> samples = usual.uploads().stream()
                .map(video -> new VideoSample(
                        video.id(),
                        video.publishedAt(),
                        video.format(),
                        Objects.requireNonNull(video.statistics().views()),
                        null,
                        null))
                .toList();
        StreakReport cautious = new StreakReport(
                streak.channel(),
                streak.videos(),
                streak.status(),
                streak.algorithmScore(),
                streak.formats(),
                streak.streaks(),
                streak.cadence(),
                streak.postingTimes(),
                ViewForecast.of(samples, usual.analyzedAt(), options),
                streak.warnings(),
                streak.analyzedAt(),
                streak.provenance());
        Page page = Page.of(new ChannelOverview(usual.uploads(), usual.outliers(), usual.robust(), cautious))
                .check();

        assertTrue(page.section("What the next video may bring").contains("95 of 100 times between"));
    }

    @Test
    void every_chart_says_what_it_shows_in_both_widths() {
        Page page = Page.of(overview("A channel", mixed(200))).check();

        List<Element> charts = page.all("svg").stream()
                .filter(svg -> svg.getAttribute("role").equals("img"))
                .toList();
        assertEquals(10, charts.size());
        for (Element chart : charts) {
            String[] names = chart.getAttribute("aria-labelledby").split(" ", -1);
            assertFalse(page.byId(names[0]).getTextContent().isBlank());
            assertTrue(page.byId(names[1]).getTextContent().endsWith("."), names[1]);
        }
    }

    @Test
    void nothing_is_drawn_outside_its_chart() {
        Page page = Page.of(overview("A channel", mixed(200)), overview("Few", videos(3, i -> 10L * i)))
                .check();

        for (Element svg : page.all("svg")) {
            double width = Double.parseDouble(svg.getAttribute("viewBox").split(" ", -1)[2]);
            double height = Double.parseDouble(svg.getAttribute("viewBox").split(" ", -1)[3]);
            for (String name : List.of("text", "rect")) {
                for (int i = 0; i < svg.getElementsByTagName(name).getLength(); i++) {
                    Element each = (Element) svg.getElementsByTagName(name).item(i);
                    double x = Double.parseDouble(each.getAttribute("x"));
                    double y = Double.parseDouble(each.getAttribute("y"));
                    assertTrue(x >= 0 && x <= width && y >= 0 && y <= height, name + " at " + x + ", " + y);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(OutlierRule.class)
    void every_fence_rule_has_its_axis(OutlierRule rule) {
        ChannelReports reports = reports(Channel.of("UC1", "A channel"), mixed(120));
        Page page = Page.of(reports.overview(
                        rule,
                        rule == OutlierRule.MODIFIED_Z ? FenceOptions.modifiedZ() : FenceOptions.boxplot(),
                        RobustOutlierOptions.defaults(),
                        ZoneId.of("Asia/Tokyo")))
                .check();

        boolean smartScore = rule == OutlierRule.CLASSIC;
        String section = page.section("Distribution of the " + (smartScore ? "SmartScore" : "views"));
        assertTrue(section.contains("Upper fence "), section);
        assertTrue(section.contains("Hit of the year"), section);
        assertTrue(page.text().contains("Asia/Tokyo"));
    }

    @Test
    void hostile_text_stays_text() {
        List<Video> videos = new ArrayList<>();
        for (Video video : mixed(60)) {
            videos.add(new Video(
                    video.id() + HOSTILE,
                    HOSTILE,
                    HOSTILE + "x".repeat(500),
                    video.publishedAt(),
                    video.duration(),
                    video.statistics()));
        }
        ChannelOverview overview = reports(new Channel("UC1" + HOSTILE, HOSTILE, HOSTILE, null, null, null), videos)
                .overview();
        Page page = Page.of(overview, overview).check();

        assertFalse(page.html().toLowerCase(Locale.ROOT).contains("<script"));
        assertTrue(page.text().contains("</title></text></svg></style><script>alert(1)</script>\" onload='x' ]]> -->"));
        assertTrue(
                page.html().codePoints().noneMatch(c -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)));
        assertTrue(page.html().codePoints().noneMatch(c -> c != '\n' && Character.isISOControl(c)));
        assertTrue(page.html().codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
        assertTrue(page.text().contains("\uD83D\uDE00 \u05D0\u05D1 {{x}}"), "harmless signs are kept");
    }

    @Test
    void a_hostile_input_name_stays_text() {
        String html = HtmlReport.render(new ReportSet<>(HOSTILE, Page.ROWS, List.of()));

        assertFalse(html.contains("<script"));
        assertTrue(html.contains("&lt;script&gt;"));
    }

    @Test
    void no_channels_are_said_to_be_none() {
        Page page = Page.of().check();

        assertTrue(page.text().contains("There is no channel in the input."));
    }

    @Test
    void a_channel_without_videos_says_so_everywhere() {
        Page page = Page.of(overview("Empty", List.of())).check();

        assertTrue(page.section("Views against age").contains("Not enough data"));
        assertTrue(page.section("What stands out").contains("Not enough data: at least 10 videos of one format"));
        assertTrue(page.section("Distribution of the SmartScore").contains("Not enough data"));
        assertTrue(page.section("Upload calendar").contains("No upload from 2 Apr 2023 to 1 Apr 2024."));
        assertTrue(page.section("Posting times").contains("Not enough data: 0 videos could be compared, and 100"));
        assertTrue(page.section("What the next video may bring").contains("Not enough data"));
        assertTrue(page.section("All videos").contains("Not enough data"));
        assertTrue(page.section("Before you rely on this").contains("What this means for you"));
        assertTrue(page.text().contains("no upload yet"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void a_few_videos_are_shown_and_not_judged(int videos) {
        Page page = Page.of(overview("Few", videos(videos, i -> 100L * i))).check();

        assertTrue(page.section("What stands out").contains("Not enough data"));
        assertTrue(page.section("Posting times").contains("Not enough data"));
        assertTrue(page.section("What the next video may bring").contains("too few for a band"));
        assertTrue(page.text().contains("not enough data"));
        assertEquals(
                videos,
                page.byId("channel-1-all").getParentNode().getTextContent().split("Video number ", -1).length - 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 777, 9_000_000_000_000L})
    void identical_views_still_make_charts(long views) {
        Page page = Page.of(overview("Same", videos(120, i -> views))).check();

        assertTrue(page.section("Distribution of the SmartScore").contains("120 videos"));
    }

    @Test
    void videos_without_title_views_or_length_are_listed_as_such() {
        Page page = Page.of(overview(
                        "Gaps",
                        List.of(
                                new Video("blank", null, "  ", NOW.minus(Duration.ofDays(9)), null, count(5L)),
                                new Video("dark", null, null, NOW.minus(Duration.ofDays(8)), null, count(null)))))
                .check();

        String table = page.byId("channel-1-all").getParentNode().getTextContent();
        assertTrue(table.contains("(no title, id blank)") && table.contains("(no title, id dark)"), table);
        assertTrue(table.contains("unknown"));
        assertTrue(page.section("Before you rely on this").contains("no figure about views includes them"));
    }

    @Test
    void a_format_of_which_no_views_are_known_has_no_median() {
        Page page =
                Page.of(overview("Dark", List.of(video("dark", 10, 600, null)))).check();

        assertTrue(page.text().contains("1 video, none with a known view count"));
    }

    @Test
    void videos_of_the_future_are_listed_but_not_drawn() {
        Page page = Page.of(overview("Ahead", List.of(video("ahead", -20, 600, 5L))))
                .check();

        assertTrue(page.section("Views against age").contains("Not enough data"));
        assertTrue(page.section("Upload calendar").contains("No upload"));
        assertTrue(page.section("All videos").contains("21 Apr 2024"));
        assertTrue(page.section("Before you rely on this").contains("check the dates or the clock"));
    }

    @Test
    void all_formats_have_marks_of_their_own() {
        List<Video> videos = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            long seconds = i % 4 == 0 ? 30 : i % 4 == 1 ? 600 : 0;
            Duration duration = i % 4 == 3 ? null : Duration.ofSeconds(seconds);
            videos.add(new Video(
                    "v" + i, null, "v" + i, NOW.minus(Duration.ofDays(20 + 5L * i)), duration, count(90L + i)));
        }
        Page page = Page.of(overview("Mixed", videos)).check();

        for (String name : List.of("Shorts", "Long videos", "Live or upcoming videos", "Videos of unknown format")) {
            assertTrue(page.section("Views against age").contains(name), name);
        }
        assertTrue(page.section("What the next video may bring").contains("Live or upcoming: about"));
    }

    @Test
    void a_huge_channel_makes_a_bounded_page_that_says_what_it_leaves_out() {
        Page page = Page.of(overview("Huge", mixed(5000))).check();

        assertTrue(page.html().length() < 900_000, page.html().length() + " characters");
        assertTrue(page.section("All videos").contains("The newest 500 of 5,000 videos"));
        assertTrue(page.section("Views against age").contains("5,000 videos by age and views."));
        assertTrue(page.section("Views against age").contains("ordinary videos are not drawn"));
        assertTrue(page.section("Distribution of the SmartScore").contains("(the first 20 of "));
    }

    @Test
    void many_channels_have_contents_and_share_the_room() {
        List<Video> videos = mixed(200);
        ChannelOverview[] channels = IntStream.range(0, 60)
                .mapToObj(i -> overview("Channel " + i, videos))
                .toArray(ChannelOverview[]::new);
        Page page = Page.of(channels).check();

        assertEquals(60, page.all("nav").get(0).getElementsByTagName("a").getLength());
        assertTrue(page.html().length() < 60 * 250_000, page.html().length() + " characters");
        assertTrue(page.section("All videos").contains("The newest 133 of 200 videos"));
    }

    @Test
    void a_page_depends_on_nothing_but_its_reports() {
        ReportSet<ChannelOverview> reports =
                new ReportSet<>("in", Page.ROWS, List.of(overview("A channel", mixed(150))));
        String before = HtmlReport.render(reports);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(new Locale("ar", "EG"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            assertEquals(before, HtmlReport.render(reports));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void a_writer_that_fails_is_heard() {
        Writer broken = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("disk full");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        ReportSet<ChannelOverview> none = new ReportSet<>("in", new RowSummary(0, 0, List.of()), List.of());

        assertThrows(IOException.class, () -> HtmlReport.write(none, broken));
    }

    private static ChannelOverview overview(String name, List<Video> videos) {
        return reports(Channel.of("UC1", name), videos).overview();
    }

    private static ChannelReports reports(Channel channel, List<Video> videos) {
        return new ChannelReports(
                new ChannelRef.Id(channel.id()), VideoProvider.of(channel, videos), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** Long videos and Shorts of log-normal views, with one hit and one flop. */
    private static List<Video> mixed(int videos) {
        Random random = new Random(7);
        List<Video> list = new ArrayList<>();
        for (int i = 0; i < videos; i++) {
            long views = Math.round(Math.exp(9 + random.nextGaussian()));
            list.add(new Video(
                    "v" + i,
                    "UC1",
                    i == 30 ? "Hit of the year" : i == 31 ? "Flop of the year" : "Video number " + i,
                    NOW.minus(Duration.ofHours(1 + 30L * i)).minusSeconds(random.nextInt(40_000)),
                    Duration.ofSeconds(i % 3 == 0 ? 45 : 700),
                    count(i == 30 ? 30_000_000 : i == 31 ? 3 : views)));
        }
        return list;
    }

    private static List<Video> videos(int videos, IntToLongFunction views) {
        return IntStream.range(0, videos)
                .mapToObj(i -> video("Video number " + i, 5 + 9 * i, 600, views.applyAsLong(i)))
                .toList();
    }

    private static Video video(String title, int ageDays, int seconds, @Nullable Long views) {
        return new Video(
                title.replace(' ', '-'),
                "UC1",
                title,
                NOW.minus(Duration.ofDays(ageDays)),
                Duration.ofSeconds(seconds),
                count(views));
    }

    private static VideoStatistics count(@Nullable Long views) {
        return new VideoStatistics(views, views == null ? null : views / 50, null);
    }
}
