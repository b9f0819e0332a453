package io.insightstream.failover;

import io.insightstream.call.CallListener;
import io.insightstream.call.ProviderId;
import io.insightstream.error.Cancelled;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RetriableException;
import io.insightstream.error.Unauthorized;
import io.insightstream.error.Unsupported;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.VideoProvider;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes several providers one: the first answers, and when it cannot, the next.
 *
 * <pre>{@code
 * TextProvider text = Failover.text(gemini, groq, offline);
 * }</pre>
 *
 * <p>Each call goes through the providers in their order:
 *
 * <ul>
 *   <li>One that lacks a capability the request needs is gone past, except for schemas and streaming: see {@link
 *       TextFailover}. The capabilities are those of all providers together.
 *   <li>One that rests is gone past. A provider rests after a failure that the next call would meet too: any {@link
 *       RetriableException}, which providers throw only after their own retries, {@link Unauthorized}, {@link
 *       QuotaExhausted}, and {@link ModelUnavailable} of its own models. It rests as long as it asks for, else 30 seconds,
 *       doubled with each failure in a row, and never longer than an hour. Then one call tries it while others still go
 *       past it.
 *   <li>Any other is asked. If it fails in one of the ways of {@link #FAILURES}, the next one is asked. It never goes on
 *       after {@link InvalidRequest}, as the next would refuse it too, {@link OutcomeUnknown}, as something may have run
 *       and been charged, and {@link Cancelled}.
 *   <li>If nobody is left, those that rest are asked all the same, except where the provider itself named the moment.
 *   <li>If nobody answers, the last failure is thrown and the others are suppressed in it; if nobody could be asked, {@link
 *       io.insightstream.error.RateLimited} tells how long to wait.
 * </ul>
 *
 * <p>The provenance of a result names the provider that answered, and in {@code skipped} those that did not, with the
 * reason. Its attempts count one for each provider that failed, as failures do not tell how often they tried.
 *
 * <p>Each provider keeps its own models. A request that names a model is answered by that model or not at all: where
 * providers are configured with it, only those are asked; else all are asked for it.
 *
 * <p>Failover stands outside of retries and keys, which are each provider's own, and inside of metering. It holds no lock
 * while a provider works. Closing it closes all providers.
 */
public final class Failover {

    /** The failures after which the next provider is asked, unless configured otherwise. */
    public static final Set<Class<? extends InsightStreamException>> FAILURES = Set.of(
            RetriableException.class,
            Unauthorized.class,
            QuotaExhausted.class,
            ModelUnavailable.class,
            ContentRefused.class,
            Unsupported.class);

    private static final Set<Class<? extends InsightStreamException>> FINAL =
            Set.of(InvalidRequest.class, OutcomeUnknown.class, Cancelled.class);

    private Failover() {}

    /**
     * Text providers as one.
     *
     * @param providers the providers, the preferred one first
     * @return one provider, called {@code failover}
     * @throws InvalidRequest if there is none, or the same one twice
     */
    public static TextFailover text(TextProvider... providers) {
        return builder().text(providers);
    }

    /**
     * Image providers as one.
     *
     * @param providers the providers, the preferred one first
     * @return one provider, called {@code failover}
     * @throws InvalidRequest if there is none, or the same one twice
     */
    public static ImageFailover images(ImageProvider... providers) {
        return builder().images(providers);
    }

    /**
     * Video providers as one.
     *
     * @param providers the providers, the preferred one first
     * @return one provider, called {@code failover}
     * @throws InvalidRequest if there is none, or the same one twice
     */
    public static VideoFailover videos(VideoProvider... providers) {
        return builder().videos(providers);
    }

    /**
     * Starts a configuration.
     *
     * @return a builder with the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Configures a failover. Not safe for use by several threads. */
    public static final class Builder {

        private ProviderId id = new ProviderId("failover");
        private Set<Class<? extends InsightStreamException>> failures = FAILURES;
        private Rest rest = Rest.DEFAULT;
        private Clock clock = Clock.systemUTC();
        private CallListener listener = CallListener.NONE;
        private final List<String> problems = new ArrayList<>();

        private Builder() {}

        /**
         * Sets what the providers are called together.
         *
         * @param id the id; {@code failover} by default
         * @return this builder
         */
        public Builder id(ProviderId id) {
            this.id = Objects.requireNonNull(id, "id");
            return this;
        }

        /**
         * Sets after which failures the next provider is asked, for example all of {@link #FAILURES} and {@link
         * io.insightstream.error.MalformedResponse}.
         *
         * @param failures their types, which stand for their subtypes too; {@link #FAILURES} by default
         * @return this builder
         */
        public Builder failures(Set<Class<? extends InsightStreamException>> failures) {
            this.failures = Set.copyOf(failures);
            for (Class<? extends InsightStreamException> type : this.failures) {
                if (FINAL.stream().anyMatch(never -> type.isAssignableFrom(never))) {
                    problems.add("it never goes on after "
                            + FINAL.stream()
                                    .filter(type::isAssignableFrom)
                                    .map(Class::getSimpleName)
                                    .sorted()
                                    .toList());
                }
            }
            return this;
        }

        /**
         * Sets how long a provider rests that failed.
         *
         * @param first after one failure, if the provider does not say how long; 30 seconds by default
         * @param longest the longest rest, also if the provider asks for more; 1 hour by default
         * @return this builder
         */
        public Builder rest(Duration first, Duration longest) {
            if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
                problems.add("a rest is longer than 0 and at most the longest one, got " + first + " and " + longest);
            } else {
                rest = new Rest(first, longest);
            }
            return this;
        }

        /**
         * Sets the clock that rests are measured by.
         *
         * @param clock the clock; the system clock by default
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Sets who hears of each change to the next provider.
         *
         * @param listener hears {@link CallListener#failedOver}; nobody by default
         * @return this builder
         */
        public Builder listener(CallListener listener) {
            this.listener = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Builds a failover of text providers.
         *
         * @param providers the providers, the preferred one first
         * @return one provider
         * @throws InvalidRequest if something is wrong; the message names every problem
         */
        public TextFailover text(TextProvider... providers) {
            return new TextFailover(entries(List.of(providers), TextProvider::id));
        }

        /**
         * Builds a failover of image providers.
         *
         * @param providers the providers, the preferred one first
         * @return one provider
         * @throws InvalidRequest if something is wrong; the message names every problem
         */
        public ImageFailover images(ImageProvider... providers) {
            return new ImageFailover(entries(List.of(providers), ImageProvider::id));
        }

        /**
         * Builds a failover of video providers.
         *
         * @param providers the providers, the preferred one first
         * @return one provider
         * @throws InvalidRequest if something is wrong; the message names every problem
         */
        public VideoFailover videos(VideoProvider... providers) {
            return new VideoFailover(entries(List.of(providers), VideoProvider::id));
        }

        private <P extends AutoCloseable> Entries<P> entries(List<P> providers, Function<P, ProviderId> idOf) {
            List<String> all = new ArrayList<>(problems);
            if (providers.isEmpty()) {
                all.add("it needs a provider");
            }
            Set<P> different = Collections.newSetFromMap(new IdentityHashMap<>());
            for (P provider : providers) {
                if (!different.add(provider)) {
                    all.add("the provider '" + idOf.apply(provider) + "' is named twice");
                }
            }
            if (!all.isEmpty()) {
                throw new InvalidRequest("the failover '" + id + "' cannot be built: " + String.join("; ", all));
            }
            return new Entries<>(
                    new Entries.Settings(id, failures, rest, clock, CallListener.all(listener)), providers, idOf);
        }
    }
}
