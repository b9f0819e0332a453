package io.insightstream.clients.youtube;

import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Usage;
import io.insightstream.clients.http.HttpAnswer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sums up what the calls for one result took. For one thread. */
final class Spent {

    private int attempts;
    private Usage usage = Usage.NONE;
    private @Nullable Instant oldest;

    /** Counts a call, and gives back what it answered. */
    <T> Answer<T> on(Answer<T> answer) {
        HttpAnswer http = answer.http();
        attempts += http.attempts();
        usage = usage.plus(http.usage());
        saw(http.retrievedAt());
        return answer;
    }

    /** Counts something that was at hand. */
    void saw(Instant retrievedAt) {
        if (oldest == null || retrievedAt.isBefore(oldest)) {
            oldest = retrievedAt;
        }
    }

    /** The provenance of the result: as old as the oldest of its parts. */
    Provenance provenance(ProviderId provider, Instant now) {
        return new Provenance(Provenance.Source.API, provider, null, oldest == null ? now : oldest, attempts, usage);
    }
}
