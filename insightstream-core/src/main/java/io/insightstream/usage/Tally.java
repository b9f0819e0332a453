package io.insightstream.usage;

import io.insightstream.call.Usage;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers of calls as they add up. Immutable. */
record Tally(
        long calls,
        long failures,
        long attempts,
        Usage usage,
        @Nullable BigDecimal cost,
        long unpriced) {

    static final Tally NONE = new Tally(0, 0, 0, Usage.NONE, null, 0);
    static final Tally FAILURE = new Tally(1, 1, 0, Usage.NONE, null, 0);

    Tally plus(Tally other) {
        return new Tally(
                calls + other.calls,
                failures + other.failures,
                attempts + other.attempts,
                usage.plus(other.usage),
                plus(cost, other.cost),
                unpriced + other.unpriced);
    }

    private static @Nullable BigDecimal plus(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        if (a == null) {
            return b;
        }
        return b == null ? a : a.add(b);
    }

    UsageLine.Totals totals(String currency) {
        return new UsageLine.Totals(
                calls, failures, attempts, usage, cost == null ? null : new Money(cost, currency), unpriced);
    }
}
