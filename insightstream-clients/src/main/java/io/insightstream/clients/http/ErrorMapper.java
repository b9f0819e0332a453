package io.insightstream.clients.http;

import io.insightstream.error.InsightStreamException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns the answers of one provider that are errors into exceptions. The table is in the Javadoc of each. */
public interface ErrorMapper {

    /**
     * Whether an answer is an error. Some providers send errors with status 200.
     *
     * @param answer the answer
     * @return true if {@link #failure} is to be asked; by default for status 400 and above
     */
    default boolean isFailure(HttpAnswer answer) {
        return answer.status() >= 400;
    }

    /**
     * What an error means.
     *
     * @param call what was called
     * @param answer what came back
     * @return the exception, and what becomes of the key
     */
    Failure failure(HttpCall call, HttpAnswer answer);

    /**
     * What an error means.
     *
     * @param exception the exception for the caller
     * @param key what becomes of the key
     * @param repeat whether the request may be sent again
     */
    record Failure(InsightStreamException exception, KeyEffect key, Repeat repeat) {

        /** Creates a failure. */
        public Failure {
            Objects.requireNonNull(exception, "exception");
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(repeat, "repeat");
        }

        /**
         * A failure that is repeated as its exception says.
         *
         * @param exception the exception for the caller
         * @param key what becomes of the key
         */
        public Failure(InsightStreamException exception, KeyEffect key) {
            this(exception, key, Repeat.BY_TYPE);
        }

        /**
         * A failure that says nothing about the key.
         *
         * @param exception the exception for the caller
         * @return the failure
         */
        public static Failure of(InsightStreamException exception) {
            return new Failure(exception, KeyEffect.NONE);
        }

        /**
         * The same failure, with another say about repeating it.
         *
         * @param repeat whether the request may be sent again
         * @return a new failure
         */
        public Failure with(Repeat repeat) {
            return new Failure(exception, key, repeat);
        }
    }

    /** Whether a request that was answered with an error may be sent again. */
    enum Repeat {
        /** As the exception says; a call that must not run twice only after a rate limit. */
        BY_TYPE,
        /** The provider says that it did not run: even a call that must not run twice is sent again if the exception is retriable. */
        DID_NOT_RUN,
        /** The provider asks not to send it again. */
        NEVER
    }

    /**
     * What an error means for the key it was called with.
     *
     * @param kind what becomes of it
     * @param cooling how long it rests; null if not known, or not resting
     * @param until when it may be used again; null if not known, or not resting
     */
    record KeyEffect(
            Kind kind, @Nullable Duration cooling, @Nullable Instant until) {

        /** The key is as good as before. */
        public static final KeyEffect NONE = new KeyEffect(Kind.NONE, null, null);

        /** The key is not accepted and is never used again. */
        public static final KeyEffect DISABLE = new KeyEffect(Kind.DISABLE, null, null);

        /** What can become of a key. */
        public enum Kind {
            /** Nothing. */
            NONE,
            /** It rests and then is used again; another key may go on at once. */
            COOL,
            /** All keys of its project rest, since they share the limit; a key of another project may go on at once. */
            COOL_PROJECT,
            /** The bucket of its project is spent until it starts anew; keys of the same project do not help. */
            SPENT,
            /** It is not used again. */
            DISABLE
        }

        /**
         * The key rests.
         *
         * @param cooling how long; null if the provider does not say
         * @return the effect
         */
        public static KeyEffect cool(@Nullable Duration cooling) {
            return new KeyEffect(Kind.COOL, cooling, null);
        }

        /**
         * The keys of the key's project rest.
         *
         * @param cooling how long; null if the provider does not say
         * @return the effect
         */
        public static KeyEffect coolProject(@Nullable Duration cooling) {
            return new KeyEffect(Kind.COOL_PROJECT, cooling, null);
        }

        /**
         * The quota of the key's project is spent.
         *
         * @param until when it starts anew; null if not known
         * @return the effect
         */
        public static KeyEffect spent(@Nullable Instant until) {
            return new KeyEffect(Kind.SPENT, null, until);
        }
    }
}
