package io.insightstream.report;

import io.insightstream.call.Provenance;
import io.insightstream.call.Usage;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The JSON of where something came from. */
record ProvenanceJson(
        Provenance.Source source,
        String provider,
        @Nullable String model,
        Instant retrievedAt,
        int attempts,
        UsageJson usage) {

    record UsageJson(
            Map<String, Long> quota,
            @Nullable Long inputTokens,
            @Nullable Long outputTokens,
            int images) {

        private static UsageJson of(Usage usage) {
            // Sorted, so that the same usage is the same text.
            return new UsageJson(
                    new TreeMap<>(usage.quota()), usage.inputTokens(), usage.outputTokens(), usage.images());
        }
    }

    static ProvenanceJson of(Provenance provenance) {
        return new ProvenanceJson(
                provenance.source(),
                provenance.provider().value(),
                provenance.model(),
                provenance.retrievedAt(),
                provenance.attempts(),
                UsageJson.of(provenance.usage()));
    }
}
