package io.insightstream.examples.cli;

import io.insightstream.InsightStream;
import io.insightstream.call.Cost;
import io.insightstream.channel.ChannelReport;
import io.insightstream.channel.ChannelReports;
import io.insightstream.examples.youtube.YouTubeAccount;
import io.insightstream.report.ReportSet;
import io.insightstream.video.ChannelRef;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One channel of YouTube.
 *
 * @param name what the user calls the channel
 * @param uploads which uploads are looked at
 * @param account by whose keys
 * @param clock tells the moment ages are counted to
 * @param err takes the line about the quota
 */
record YouTubeSource(
        String name, UnaryOperator<ChannelReports> uploads, YouTubeAccount account, Clock clock, PrintWriter err)
        implements ReportSource {

    @Override
    public <R extends ChannelReport> ReportSet<R> reports(Function<ChannelReports, R> report) {
        ChannelRef ref = ChannelRef.parse(name);
        try (InsightStream insight =
                InsightStream.builder().videos(account.connect()).clock(clock).build()) {
            ChannelReports reports = uploads.apply(insight.channel(ref));
            Cost expected = reports.cost();
            R made = withBar(reports, report);
            err.println(QuotaText.spending(
                    expected, made.provenance().usage(), account.ledger().snapshot()));
            return new ReportSet<>(name, List.of(made));
        }
    }

    private static <R> R withBar(ChannelReports reports, Function<ChannelReports, R> report) {
        try (UploadsBar bar = new UploadsBar()) {
            return report.apply(reports.withProgress(bar));
        }
    }
}
