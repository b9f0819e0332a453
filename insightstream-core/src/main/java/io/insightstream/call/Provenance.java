package io.insightstream.call;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a result came from. Every result carries one, so that a fallback never passes for the real thing.
 *
 * @param source what kind of origin it is
 * @param provider who answered
 * @param model the model that answered; null where no model is involved
 * @param retrievedAt when the answer was made; of several answers, when the oldest was
 * @param attempts how many calls it took, 1 or more; 0 where nothing outside was called
 * @param usage what those calls used up
 * @param skipped who was meant to answer first and did not, in their order; empty unless there is a failover
 */
public record Provenance(
        Source source,
        ProviderId provider,
        @Nullable String model,
        Instant retrievedAt,
        int attempts,
        Usage usage,
        List<Skipped> skipped) {

    /** The kinds of origin. */
    public enum Source {
        /** The answer of a platform's interface. */
        API,
        /** Data the caller supplied: files or records of their own. */
        SUPPLIED,
        /** Computed from other data; a platform does not vouch for it. */
        DERIVED,
        /** Written or drawn by a model. */
        AI,
        /** Made by fixed rules because no better provider answered. */
        FALLBACK
    }

    /**
     * A provider that was meant to answer and did not.
     *
     * @param provider the provider
     * @param asked whether it was asked and failed; false if it was not even asked
     * @param reason why, for a person to read
     */
    public record Skipped(ProviderId provider, boolean asked, String reason) {
        /** Creates an entry. */
        public Skipped {
            Objects.requireNonNull(provider, "provider");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * Creates a provenance.
     *
     * @throws IllegalArgumentException if {@code attempts} is negative
     */
    public Provenance {
        skipped = List.copyOf(skipped);
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(retrievedAt, "retrievedAt");
        Objects.requireNonNull(usage, "usage");
        if (attempts < 0) {
            throw new IllegalArgumentException("attempts must be 0 or more, got " + attempts);
        }
    }

    /**
     * Creates the provenance of an answer by the provider that was meant to give it.
     *
     * @param source what kind of origin it is
     * @param provider who answered
     * @param model the model that answered; null where no model is involved
     * @param retrievedAt when the answer was made
     * @param attempts how many calls it took, 1 or more; 0 where nothing outside was called
     * @param usage what those calls used up
     * @throws IllegalArgumentException if {@code attempts} is negative
     */
    public Provenance(
            Source source,
            ProviderId provider,
            @Nullable String model,
            Instant retrievedAt,
            int attempts,
            Usage usage) {
        this(source, provider, model, retrievedAt, attempts, usage, List.of());
    }

    /**
     * The provenance of data the caller supplied.
     *
     * @param provider the provider that holds the data
     * @param retrievedAt when it was handed out
     * @return the provenance
     */
    public static Provenance supplied(ProviderId provider, Instant retrievedAt) {
        return new Provenance(Source.SUPPLIED, provider, null, retrievedAt, 0, Usage.NONE);
    }

    /**
     * The provenance of something computed from data of this provenance. It stays as old as the data: computing makes
     * nothing newer.
     *
     * @return the provenance, naming the same provider
     */
    public Provenance derived() {
        return new Provenance(Source.DERIVED, provider, model, retrievedAt, attempts, usage, skipped);
    }

    /**
     * The provenance of this and more of the same: as old as the older of both, for the calls of both.
     *
     * @param more the provenance of what came along, from the same provider
     * @return a new provenance
     */
    public Provenance plus(Provenance more) {
        Instant older = more.retrievedAt.isBefore(retrievedAt) ? more.retrievedAt : retrievedAt;
        return new Provenance(
                source, provider, model, older, attempts + more.attempts, usage.plus(more.usage), skipped);
    }

    /**
     * The same provenance of something that took other calls, or more of them.
     *
     * @param attempts how many calls it took
     * @param usage what they used up
     * @return a new provenance
     */
    public Provenance withCalls(int attempts, Usage usage) {
        return new Provenance(source, provider, model, retrievedAt, attempts, usage, skipped);
    }

    /**
     * The same provenance of an answer that others were meant to give first.
     *
     * @param before who did not answer, in their order; they come before those already named
     * @return a new provenance
     */
    public Provenance withSkipped(List<Skipped> before) {
        List<Skipped> all = Stream.concat(before.stream(), skipped.stream()).toList();
        return new Provenance(source, provider, model, retrievedAt, attempts, usage, all);
    }
}
