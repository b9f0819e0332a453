package io.insightstream.channel;

import io.insightstream.analytics.AnalysisStatus;
import io.insightstream.analytics.video.AlgorithmScore;
import io.insightstream.analytics.video.Cadence;
import io.insightstream.analytics.video.PostingTimes;
import io.insightstream.analytics.video.UploadStreaks;
import io.insightstream.analytics.video.VideoFormat;
import io.insightstream.analytics.video.ViewForecast;
import io.insightstream.call.Provenance;
import io.insightstream.video.Channel;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How steadily a channel uploads, when its uploads do best and what the next one may bring.
 *
 * @param channel the channel
 * @param videos how many videos were looked at
 * @param status {@link AnalysisStatus#INSUFFICIENT_DATA} if no video with views was there to score
 * @param algorithmScore the score with its parts, over the videos whose views are known; null with insufficient data
 * @param formats how many videos there are of each format
 * @param streaks runs of days and weeks, recent uploads and gaps, over all videos
 * @param cadence how even the rhythm is, and whether it still goes on, over all videos
 * @param postingTimes the hours and weekdays at which videos did best
 * @param forecasts the views to expect of the next video of each format that occurs
 * @param warnings what a reader should know before relying on the figures
 * @param analyzedAt the moment of the analysis
 * @param provenance where the figures came from
 */
public record StreakReport(
        Channel channel,
        int videos,
        AnalysisStatus status,
        @Nullable AlgorithmScore algorithmScore,
        Map<VideoFormat, Integer> formats,
        UploadStreaks streaks,
        Cadence cadence,
        PostingTimes postingTimes,
        List<ViewForecast> forecasts,
        List<ReportWarning> warnings,
        Instant analyzedAt,
        Provenance provenance)
        implements ChannelReport {

    /** Creates a report from copies of the collections. */
    public StreakReport {
        formats = Map.copyOf(formats);
        forecasts = List.copyOf(forecasts);
        warnings = List.copyOf(warnings);
    }

    /**
     * How many videos have a format.
     *
     * @param format the format
     * @return the number, 0 or more
     */
    public int count(VideoFormat format) {
        return formats.getOrDefault(format, 0);
    }

    /**
     * The weekdays that the algorithm score recommends.
     *
     * @return their English names, such as {@code Friday}; empty with insufficient data
     */
    public List<String> recommendedDayNames() {
        return algorithmScore == null
                ? List.of()
                : algorithmScore.recommendedDays().stream()
                        .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                        .toList();
    }
}
