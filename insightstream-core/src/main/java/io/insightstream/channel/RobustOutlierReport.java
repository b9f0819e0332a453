package io.insightstream.channel;

import io.insightstream.analytics.AnalysisStatus;
import io.insightstream.analytics.video.RobustOutlierOptions;
import io.insightstream.call.Provenance;
import io.insightstream.video.Channel;
import io.insightstream.video.Video;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The videos of a channel that did better or worse than their format and age let expect, at an error rate the caller
 * states.
 *
 * @param channel the channel
 * @param videos how many videos were looked at, those without views included
 * @param status {@link AnalysisStatus#INSUFFICIENT_DATA} if no format had enough videos to judge
 * @param options the error rate and the other options
 * @param formats the findings of each format that occurs
 * @param withoutViews the videos whose views are not known, which are not judged
 * @param warnings what a reader should know before relying on the figures
 * @param analyzedAt the moment ages are counted to
 * @param provenance where the figures came from
 */
public record RobustOutlierReport(
        Channel channel,
        int videos,
        AnalysisStatus status,
        RobustOutlierOptions options,
        List<FormatBaseline> formats,
        List<Video> withoutViews,
        List<ReportWarning> warnings,
        Instant analyzedAt,
        Provenance provenance)
        implements ChannelReport {

    /** Creates a report from copies of the lists. */
    public RobustOutlierReport {
        formats = List.copyOf(formats);
        withoutViews = List.copyOf(withoutViews);
        warnings = List.copyOf(warnings);
    }

    /**
     * The flagged videos of all formats that did better than expected.
     *
     * @return the videos, furthest above their trend first
     */
    public List<VideoExpectation> high() {
        return formats.stream()
                .flatMap(format -> format.high().stream())
                .sorted(Comparator.comparingDouble(VideoExpectation::z).reversed())
                .toList();
    }

    /**
     * The flagged videos of all formats that did worse than expected.
     *
     * @return the videos, furthest below their trend first
     */
    public List<VideoExpectation> low() {
        return formats.stream()
                .flatMap(format -> format.low().stream())
                .sorted(Comparator.comparingDouble(VideoExpectation::z))
                .toList();
    }

    /**
     * Every judged video.
     *
     * @return the videos of all formats, newest first
     */
    public List<VideoExpectation> judged() {
        return formats.stream()
                .flatMap(format -> format.judged().stream())
                .sorted(Comparator.comparing(
                                (VideoExpectation each) -> each.video().publishedAt())
                        .reversed())
                .toList();
    }
}
