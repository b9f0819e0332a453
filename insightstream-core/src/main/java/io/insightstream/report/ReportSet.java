package io.insightstream.report;

import io.insightstream.channel.ChannelReport;
import java.util.List;
import java.util.Objects;

/**
 * Reports about the channels of one input, with what became of its rows.
 *
 * @param input what the reports are about: the name of a file, for example
 * @param rows what became of the rows of the input
 * @param channels one report for each channel
 * @param <R> the kind of report
 */
public record ReportSet<R extends ChannelReport>(String input, RowSummary rows, List<R> channels) {

    /** Creates a set from a copy of the list. */
    public ReportSet {
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(rows, "rows");
        channels = List.copyOf(channels);
    }
}
