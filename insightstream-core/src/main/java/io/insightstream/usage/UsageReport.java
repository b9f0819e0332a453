package io.insightstream.usage;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What was used up in a span of time.
 *
 * @param from when counting began
 * @param to when this report was made
 * @param lines one for each provider, model and feature, in the order of these names
 * @param totals the sum of all lines
 */
public record UsageReport(Instant from, Instant to, List<UsageLine> lines, UsageLine.Totals totals) {
    /** Creates a report. */
    public UsageReport {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        lines = List.copyOf(lines);
        Objects.requireNonNull(totals, "totals");
    }
}
