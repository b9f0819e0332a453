package io.insightstream.report;

import io.insightstream.channel.ChannelReport;
import io.insightstream.error.InvalidRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/**
 * The forms in which reports leave the program. Field and column names, units and order are stable: new ones come at
 * the end.
 */
public enum ReportFormat {
    /**
     * One JSON object, UTF-8 text without a byte order mark, names in camel case, numbers in full precision, times in
     * ISO-8601. What is not known is {@code null}. Rates are ratios, not percentages.
     */
    JSON {
        @Override
        public void write(ReportSet<?> reports, Writer out) throws IOException {
            JsonReports.write(reports, out);
        }

        @Override
        void write(ChannelReport report, Writer out) throws IOException {
            JsonReports.write(report, out);
        }
    },
    /**
     * One header line and one line for each video (outliers) or channel (streaks), as RFC 4180 has it. What is not
     * known is empty. Text that a spreadsheet would take for a formula gets an apostrophe in front: text that begins
     * with {@code =}, {@code +}, {@code -}, {@code @}, a tab or a carriage return.
     */
    CSV {
        @Override
        public void write(ReportSet<?> reports, Writer out) throws IOException {
            CsvReports.write(reports.channels(), out);
        }

        @Override
        void write(ChannelReport report, Writer out) throws IOException {
            CsvReports.write(List.of(report), out);
        }
    };

    /**
     * Writes reports.
     *
     * @param reports the reports, all of one kind
     * @param out where to; flushed, not closed
     * @throws IOException if {@code out} fails
     * @throws InvalidRequest if the format is {@link #CSV} and the reports are of different kinds
     */
    public abstract void write(ReportSet<?> reports, Writer out) throws IOException;

    abstract void write(ChannelReport report, Writer out) throws IOException;

    /**
     * Renders one report: in {@link #JSON} the object it has among the {@code channels} of a set, in {@link #CSV} a
     * header and its lines.
     *
     * @param report the report
     * @return the text
     */
    public String render(ChannelReport report) {
        StringWriter out = new StringWriter();
        try {
            write(report, out);
        } catch (IOException e) {
            throw new UncheckedIOException("a string does not fail", e);
        }
        return out.toString();
    }
}
