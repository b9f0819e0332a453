package io.insightstream.examples.cli;

import io.insightstream.channel.ChannelReport;
import io.insightstream.channel.ChannelReports;
import io.insightstream.report.ReportSet;
import java.util.function.Function;

/** Where the channels of a run come from. */
interface ReportSource {
    /**
     * Makes a report for each channel.
     *
     * @param report makes the report of a channel
     * @return the reports
     */
    <R extends ChannelReport> ReportSet<R> reports(Function<ChannelReports, R> report);
}
