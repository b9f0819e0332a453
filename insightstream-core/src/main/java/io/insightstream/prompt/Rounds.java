package io.insightstream.prompt;

import io.insightstream.call.Provenance;
import io.insightstream.call.Usage;
import io.insightstream.error.TimedOut;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.TextRequest;
import io.insightstream.spi.TextResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The calls one question takes: what they use up together, and the time that is left of its deadline. */
final class Rounds {

    private final TextProvider provider;
    private final Clock clock;
    private final @Nullable Instant end;
    private int attempts;
    private Usage usage = Usage.NONE;

    /** How many answers came. */
    int calls;

    /** How often more room was given. */
    int enlargements;

    Rounds(TextProvider provider, Clock clock, @Nullable Duration deadline) {
        this.provider = provider;
        this.clock = clock;
        this.end = deadline == null ? null : clock.instant().plus(deadline);
    }

    TextResult ask(TextRequest request) {
        TextResult result = BestFormat.ask(
                request, provider, (asked, form) -> asked.generate(end == null ? form : form.withDeadline(left(end))));
        calls++;
        attempts += result.provenance().attempts();
        usage = usage.plus(result.provenance().usage());
        return result;
    }

    private Duration left(Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        if (left.isZero() || left.isNegative()) {
            throw new TimedOut("asked '" + provider.id() + "' " + calls
                    + " times, and its answers did not follow the schema until the deadline; allow more time");
        }
        return left;
    }

    Provenance provenance(Provenance last) {
        return last.withCalls(attempts, usage);
    }
}
