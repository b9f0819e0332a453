package io.insightstream.failover;

import io.insightstream.call.Provenance;
import io.insightstream.call.Provenance.Skipped;
import java.util.List;

/**
 * An answer, and what came before it.
 *
 * @param result the answer
 * @param by the name of the provider that gave it
 * @param skipped who did not answer
 * @param failed how many were asked and failed
 */
record Answer<R>(R result, String by, List<Skipped> skipped, int failed) {

    /** The provenance that the answer came with, told the whole story. */
    Provenance provenance(Provenance own) {
        return own.withCalls(own.attempts() + failed, own.usage()).withSkipped(skipped);
    }
}
