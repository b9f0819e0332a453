package io.insightstream.failover;

import io.insightstream.error.InsightStreamException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a provider stands at a moment.
 *
 * @param strikes how often in a row it failed; 0 if it is ready
 * @param until when it may be tried again; null if it is ready
 * @param told whether the provider itself named that moment
 * @param tried whether a call is trying it again
 * @param failure why it rests; null if it is ready
 */
record Standing(
        int strikes,
        @Nullable Instant until,
        boolean told,
        boolean tried,
        @Nullable InsightStreamException failure) {

    static final Standing READY = new Standing(0, null, false, false, null);

    Standing withTried(boolean tried) {
        return new Standing(strikes, until, told, tried, failure);
    }

    Standing withTold(Instant until, InsightStreamException failure) {
        return new Standing(strikes, until, true, tried, failure);
    }
}
