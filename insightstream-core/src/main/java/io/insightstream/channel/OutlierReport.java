package io.insightstream.channel;

import io.insightstream.analytics.AnalysisStatus;
import io.insightstream.analytics.stat.Fences;
import io.insightstream.analytics.stat.QuantileRule;
import io.insightstream.analytics.stat.Quartiles;
import io.insightstream.analytics.video.OutlierRule;
import io.insightstream.call.Provenance;
import io.insightstream.video.Channel;
import io.insightstream.video.Video;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The videos of a channel that lie outside fences around one measure of all its videos.
 *
 * @param channel the channel
 * @param videos how many videos were looked at: those with a score and those without views
 * @param status {@link AnalysisStatus#INSUFFICIENT_DATA} if there were too few videos to judge; the scores are present
 *     all the same
 * @param rule the rule that judged; it names the judged variable
 * @param quantiles the rule that found the quartiles
 * @param quartiles the quartiles of the scores; null with insufficient data
 * @param fences the fences around the scores; null with insufficient data
 * @param viewFences the fences in views, transformed back from logarithms where the rule judges those; null with
 *     insufficient data and where the judged variable does not come from the views alone
 * @param high the videos above the upper fence, highest score first
 * @param low the videos below the lower fence, lowest score first
 * @param scores every video with a score, newest first
 * @param withoutViews the videos whose views are not known, which have no score
 * @param warnings what a reader should know before relying on the figures
 * @param analyzedAt the moment ages are counted to
 * @param provenance where the figures came from
 */
public record OutlierReport(
        Channel channel,
        int videos,
        AnalysisStatus status,
        OutlierRule rule,
        QuantileRule quantiles,
        @Nullable Quartiles quartiles,
        @Nullable Fences fences,
        @Nullable Fences viewFences,
        List<VideoScore> high,
        List<VideoScore> low,
        List<VideoScore> scores,
        List<Video> withoutViews,
        List<ReportWarning> warnings,
        Instant analyzedAt,
        Provenance provenance)
        implements ChannelReport {

    /** Creates a report from copies of the lists. */
    public OutlierReport {
        high = List.copyOf(high);
        low = List.copyOf(low);
        scores = List.copyOf(scores);
        withoutViews = List.copyOf(withoutViews);
        warnings = List.copyOf(warnings);
    }
}
