package io.insightstream.examples.cli;

import io.insightstream.InsightStream;
import io.insightstream.channel.ChannelReport;
import io.insightstream.channel.ChannelReports;
import io.insightstream.clients.catalog.VideoCatalog;
import io.insightstream.error.NotFound;
import io.insightstream.report.ReportSet;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelRef;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The channels of a file.
 *
 * @param input the file
 * @param channel only the channel of this name or id; null for all
 * @param uploads which uploads of a channel are looked at
 * @param clock tells the moment ages are counted to
 */
record CatalogSource(Path input, @Nullable String channel, UnaryOperator<ChannelReports> uploads, Clock clock)
        implements ReportSource {

    @Override
    public <R extends ChannelReport> ReportSet<R> reports(Function<ChannelReports, R> report) {
        VideoCatalog catalog = read();
        try (InsightStream insight =
                InsightStream.builder().videos(catalog).clock(clock).build()) {
            List<R> channels = new ArrayList<>();
            for (Channel each : wanted(catalog.channels())) {
                channels.add(report.apply(uploads.apply(insight.channel(new ChannelRef.Id(each.id())))));
            }
            return new ReportSet<>(String.valueOf(input.getFileName()), catalog.rows(), catalog.notes(), channels);
        }
    }

    private VideoCatalog read() {
        try (ReadingBar bar = new ReadingBar()) {
            return VideoCatalog.builder(input).clock(clock).onProgress(bar).read();
        }
    }

    private List<Channel> wanted(List<Channel> channels) {
        if (channel == null || channels.isEmpty()) {
            return channels;
        }
        List<Channel> found = channels.stream()
                .filter(each -> each.id().equals(channel) || each.title().equalsIgnoreCase(channel))
                .toList();
        if (found.isEmpty()) {
            String known = channels.stream().limit(10).map(Channel::title).collect(Collectors.joining(", "));
            throw new NotFound("there is no channel '" + channel + "' in " + input + "; it has " + known
                    + (channels.size() > 10 ? " and " + (channels.size() - 10) + " more" : ""));
        }
        return found;
    }
}
