package io.insightstream.channel;

import io.insightstream.analytics.AnalysisStatus;
import io.insightstream.call.Provenance;
import io.insightstream.video.Channel;
import java.time.Instant;
import java.util.List;

/** What every report about a channel has. */
public sealed interface ChannelReport permits OutlierReport, RobustOutlierReport, StreakReport, ChannelOverview {

    /**
     * The channel.
     *
     * @return the channel the report is about
     */
    Channel channel();

    /**
     * The size of the sample.
     *
     * @return how many videos went into the report, those without views included
     */
    int videos();

    /**
     * Whether there was enough data.
     *
     * @return {@link AnalysisStatus#INSUFFICIENT_DATA} if the main figures are absent for want of videos
     */
    AnalysisStatus status();

    /**
     * What a reader should know before relying on the figures.
     *
     * @return the warnings; empty if there are none
     */
    List<ReportWarning> warnings();

    /**
     * The moment ages are counted to.
     *
     * @return the instant
     */
    Instant analyzedAt();

    /**
     * Where the figures came from, and what finding the channel and every page of its uploads took.
     *
     * @return the provenance: derived from the provider's data, and as old as the oldest part of it
     */
    Provenance provenance();
}
