package io.insightstream.analytics.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.analytics.AnalysisStatus;
import io.insightstream.analytics.stat.Fences;
import io.insightstream.analytics.stat.QuantileRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutlierRulesTest {

    private static final Instant NOW = Instant.parse("2024-06-01T12:00:00Z");

    private static List<VideoSample> videos(long... views) {
        List<VideoSample> videos = new ArrayList<>();
        for (int i = 0; i < views.length; i++) {
            videos.add(
                    new VideoSample("v" + i, NOW.minus(Duration.ofDays(20 + i)), VideoFormat.LONG, views[i], null, 3L));
        }
        return videos;
    }

    private static final List<VideoSample> SAMPLE = videos(1200, 1500, 1800, 2100, 2300, 2600, 3100, 3900, 5200, 48000);

    private static Fences fences(OutlierAnalysis analysis) {
        Fences fences = analysis.fences();
        assertNotNull(fences);
        return fences;
    }

    private static Fences viewFences(OutlierAnalysis analysis) {
        Fences fences = analysis.viewFences();
        assertNotNull(fences);
        return fences;
    }

    @Test
    void log_tukey_judges_logarithms_and_tells_the_fences_in_views() {
        OutlierAnalysis analysis = Outliers.logTukey(SAMPLE, NOW, FenceOptions.boxplot());
        assertEquals(OutlierRule.LOG_TUKEY, analysis.rule());
        assertEquals(JudgedVariable.LOG_VIEWS, analysis.rule().variable());
        assertEquals(6.5191212549, fences(analysis).lower(), 1e-9);
        assertEquals(9.2271050661, fences(analysis).upper(), 1e-9);
        // np.expm1([6.5191212548753885, 9.227105066122933])
        assertEquals(676.9823498116705, viewFences(analysis).lower(), 1e-6);
        assertEquals(10168.060102341638, viewFences(analysis).upper(), 1e-6);
        assertEquals(List.of("v9"), ids(analysis.high()));
        assertTrue(analysis.low().isEmpty());
        assertEquals(Math.log1p(1200), analysis.scores().get(0).score(), 1e-12);
        assertEquals(10, analysis.missingLikes());
        assertEquals(0, analysis.missingComments());
    }

    @Test
    void adjusted_judges_views() {
        OutlierAnalysis analysis = Outliers.adjusted(SAMPLE, NOW, FenceOptions.boxplot());
        assertEquals("views", analysis.rule().variable().label());
        assertEquals(1278.5527230342, fences(analysis).lower(), 1e-9);
        assertEquals(12284.0191652724, fences(analysis).upper(), 1e-9);
        assertSame(analysis.fences(), analysis.viewFences());
        assertEquals(List.of("v9"), ids(analysis.high()));
        assertEquals(List.of("v0"), ids(analysis.low()));
    }

    @Test
    void modified_z_judges_logarithms() {
        OutlierAnalysis analysis = Outliers.modifiedZ(SAMPLE, NOW, FenceOptions.modifiedZ());
        assertEquals("modified-z", analysis.rule().label());
        // m=np.median(np.log1p(x)); m + 3.5*np.median(abs(np.log1p(x)-m))/0.6745
        assertEquals(
                7.802375177742009 + 3.5 * 0.3864454321653499 / 0.6745,
                fences(analysis).upper(),
                1e-9);
        assertEquals(Math.expm1(fences(analysis).upper()), viewFences(analysis).upper(), 1e-9);
        assertEquals(List.of("v9"), ids(analysis.high()));
    }

    @Test
    void classic_still_judges_the_smart_score_from_four_videos_on() {
        OutlierAnalysis analysis = Outliers.classic(SAMPLE, NOW, ClassicOutlierOptions.defaults());
        assertEquals("smartScore", analysis.rule().variable().label());
        assertNull(analysis.viewFences());
        assertEquals(QuantileRule.R6, analysis.quantiles());
        assertEquals(List.of("v9"), ids(analysis.high()));
        assertEquals(
                AnalysisStatus.INSUFFICIENT_DATA,
                Outliers.classic(SAMPLE.subList(0, 3), NOW, ClassicOutlierOptions.defaults())
                        .status());
    }

    @Test
    void too_few_videos_are_a_result() {
        for (List<VideoSample> few : List.of(SAMPLE.subList(0, 9), List.<VideoSample>of())) {
            OutlierAnalysis analysis = Outliers.logTukey(few, NOW, FenceOptions.boxplot());
            assertEquals(AnalysisStatus.INSUFFICIENT_DATA, analysis.status());
            assertNull(analysis.fences());
            assertNull(analysis.viewFences());
            assertEquals(few.size(), analysis.scores().size());
        }
        FenceOptions nine = FenceOptions.boxplot().withMinimumVideos(9);
        assertEquals(
                AnalysisStatus.OK,
                Outliers.adjusted(SAMPLE.subList(0, 9), NOW, nine).status());
    }

    @Test
    void equal_views_have_no_outliers() {
        for (long views : new long[] {0, 7}) {
            List<VideoSample> equal = videos(views, views, views, views, views, views, views, views, views, views);
            for (OutlierAnalysis analysis : all(equal)) {
                assertTrue(analysis.high().isEmpty() && analysis.low().isEmpty());
            }
        }
    }

    @Test
    void the_order_of_the_videos_does_not_matter() {
        List<VideoSample> shuffled = new ArrayList<>(SAMPLE);
        Collections.shuffle(shuffled, new Random(5));
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    all(SAMPLE).get(i).fences(),
                    all(shuffled).get(i).fences(),
                    all(SAMPLE).get(i).rule().label());
        }
    }

    @Test
    void wider_fences_flag_no_more() {
        OutlierAnalysis wide =
                Outliers.logTukey(SAMPLE, NOW, FenceOptions.boxplot().withK(3));
        assertTrue(fences(wide).upper()
                > fences(Outliers.logTukey(SAMPLE, NOW, FenceOptions.boxplot())).upper());
        OutlierAnalysis endless =
                Outliers.logTukey(SAMPLE, NOW, FenceOptions.boxplot().withK(1e6).withQuantiles(QuantileRule.R8));
        assertEquals(Double.MAX_VALUE, viewFences(endless).upper());
        assertTrue(endless.high().isEmpty());
    }

    @Test
    void options_refuse_what_is_out_of_range() {
        assertThrows(
                IllegalArgumentException.class, () -> FenceOptions.boxplot().withK(-1));
        assertThrows(
                IllegalArgumentException.class, () -> FenceOptions.boxplot().withMinimumVideos(3));
    }

    private static List<OutlierAnalysis> all(List<VideoSample> videos) {
        return List.of(
                Outliers.logTukey(videos, NOW, FenceOptions.boxplot()),
                Outliers.adjusted(videos, NOW, FenceOptions.boxplot()),
                Outliers.modifiedZ(videos, NOW, FenceOptions.modifiedZ()));
    }

    private static List<String> ids(List<ScoredVideo> videos) {
        return videos.stream().map(video -> video.video().id()).toList();
    }
}
