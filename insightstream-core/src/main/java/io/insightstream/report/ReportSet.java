package io.insightstream.report;

import io.insightstream.channel.ChannelReport;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reports about the channels of one input, with what became of its rows if it has any.
 *
 * @param input what the reports are about: the name of a file, for example
 * @param rows what became of the rows of the input; null if it has none, as a platform
 * @param notes what the reader of the input had to assume, or found odd
 * @param channels one report for each channel
 * @param <R> the kind of report
 */
public record ReportSet<R extends ChannelReport>(
        String input, @Nullable RowSummary rows, List<InputNote> notes, List<R> channels) {

    /** Creates a set from copies of the lists. */
    public ReportSet {
        Objects.requireNonNull(input, "input");
        notes = List.copyOf(notes);
        channels = List.copyOf(channels);
    }

    /**
     * Creates a set about an input of which there is nothing to note.
     *
     * @param input what the reports are about
     * @param rows what became of the rows of the input
     * @param channels one report for each channel
     */
    public ReportSet(String input, RowSummary rows, List<R> channels) {
        this(input, rows, List.of(), channels);
    }

    /**
     * Creates a set about an input without rows, such as a platform.
     *
     * @param input what the reports are about
     * @param channels one report for each channel
     */
    public ReportSet(String input, List<R> channels) {
        this(input, null, List.of(), channels);
    }
}
