package io.insightstream.call;

import java.time.Instant;
import java.util.Objects;
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
 */
public record Provenance(
        Source source, ProviderId provider, @Nullable String model, Instant retrievedAt, int attempts, Usage usage) {

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
     * Creates a provenance.
     *
     * @throws IllegalArgumentException if {@code attempts} is negative
     */
    public Provenance {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(retrievedAt, "retrievedAt");
        Objects.requireNonNull(usage, "usage");
        if (attempts < 0) {
            throw new IllegalArgumentException("attempts must be 0 or more, got " + attempts);
        }
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
        return new Provenance(Source.DERIVED, provider, model, retrievedAt, attempts, usage);
    }

    /**
     * The provenance of this and more of the same: as old as the older of both, for the calls of both.
     *
     * @param more the provenance of what came along, from the same provider
     * @return a new provenance
     */
    public Provenance plus(Provenance more) {
        Instant older = more.retrievedAt.isBefore(retrievedAt) ? more.retrievedAt : retrievedAt;
        return new Provenance(source, provider, model, older, attempts + more.attempts, usage.plus(more.usage));
    }

    /**
     * The same provenance of something that took other calls, or more of them.
     *
     * @param attempts how many calls it took
     * @param usage what they used up
     * @return a new provenance
     */
    public Provenance withCalls(int attempts, Usage usage) {
        return new Provenance(source, provider, model, retrievedAt, attempts, usage);
    }
}
