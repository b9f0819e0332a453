package io.insightstream.channel;

import io.insightstream.analytics.AnalysisStatus;
import io.insightstream.analytics.video.AgeTrend;
import io.insightstream.analytics.video.VideoFormat;
import io.insightstream.video.Video;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The videos of one format beside their trend.
 *
 * @param format the format
 * @param status {@link AnalysisStatus#INSUFFICIENT_DATA} if there were too few videos to judge
 * @param criticalZ videos further than this from the trend are flagged; null with insufficient data
 * @param trend the views to expect at an age; null with insufficient data
 * @param judged every judged video, newest first; empty with insufficient data
 * @param high the judged videos above their trend by more than chance explains, furthest first
 * @param low the judged videos below their trend by more than chance explains, furthest first
 * @param unjudged the videos that were too few to judge; empty if the others were judged
 * @param tooYoung the videos below the minimum age, set aside
 */
public record FormatBaseline(
        VideoFormat format,
        AnalysisStatus status,
        @Nullable Double criticalZ,
        @Nullable AgeTrend trend,
        List<VideoExpectation> judged,
        List<VideoExpectation> high,
        List<VideoExpectation> low,
        List<Video> unjudged,
        List<Video> tooYoung) {

    /** Creates a baseline from copies of the lists. */
    public FormatBaseline {
        judged = List.copyOf(judged);
        high = List.copyOf(high);
        low = List.copyOf(low);
        unjudged = List.copyOf(unjudged);
        tooYoung = List.copyOf(tooYoung);
    }
}
