package io.insightstream.channel;

import io.insightstream.analytics.AnalysisStatus;
import io.insightstream.call.Provenance;
import io.insightstream.video.Channel;
import io.insightstream.video.Video;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every report about a channel, made from one look at its videos.
 *
 * @param uploads all videos that were looked at, newest first
 * @param outliers the outliers by fences
 * @param robust the outliers at a stated error rate
 * @param streak the upload streak
 */
public record ChannelOverview(
        List<Video> uploads, OutlierReport outliers, RobustOutlierReport robust, StreakReport streak)
        implements ChannelReport {

    /** Creates an overview from a copy of the list. */
    public ChannelOverview {
        uploads = List.copyOf(uploads);
    }

    @Override
    public Channel channel() {
        return outliers.channel();
    }

    @Override
    public int videos() {
        return uploads.size();
    }

    /**
     * Whether there was enough data for any of the reports.
     *
     * @return {@link AnalysisStatus#INSUFFICIENT_DATA} if none of them had enough
     */
    @Override
    public AnalysisStatus status() {
        boolean any = Stream.of(outliers, robust, streak).anyMatch(report -> report.status() == AnalysisStatus.OK);
        return any ? AnalysisStatus.OK : AnalysisStatus.INSUFFICIENT_DATA;
    }

    /**
     * The warnings of all reports.
     *
     * @return the warnings, each once
     */
    @Override
    public List<ReportWarning> warnings() {
        return Stream.<ChannelReport>of(outliers, robust, streak)
                .flatMap(report -> report.warnings().stream())
                .distinct()
                .toList();
    }

    @Override
    public Instant analyzedAt() {
        return outliers.analyzedAt();
    }

    @Override
    public Provenance provenance() {
        return outliers.provenance();
    }
}
