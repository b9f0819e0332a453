package io.insightstream.call;

import io.insightstream.error.InsightStreamException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Hears of every call to a provider: for metrics, traces and logs. One listener serves all kinds of providers.
 *
 * <p>Every call begins with one {@link #started} and ends with one {@link #ended}; between them come any number of
 * retries, changes of key or model and failovers. Methods are called on the thread that makes the call and should be quick; what
 * they throw is logged and dropped. No event holds a secret.
 */
public interface CallListener {

    /** Hears nothing and costs nothing. */
    CallListener NONE = new CallListener() {};

    /**
     * A call begins.
     *
     * @param call what is called
     */
    default void started(Call call) {}

    /**
     * An attempt failed and the call is tried again.
     *
     * @param retry what failed and how long the wait is
     */
    default void retried(Retry retry) {}

    /**
     * A call goes on with another key.
     *
     * @param change which key, and why
     */
    default void keyChanged(KeyChange change) {}

    /**
     * A provider could not answer and the next one is asked.
     *
     * @param failover who could not, and who is asked instead
     */
    default void failedOver(Failover failover) {}

    /**
     * A configured model is not available and the next one is asked.
     *
     * @param change which model, and why
     */
    default void modelChanged(ModelChange change) {}

    /**
     * A configured model is soon shut down. Told once for each model.
     *
     * @param retirement which model, and when
     */
    default void modelRetiring(ModelRetirement retirement) {}

    /**
     * A model refused what was assumed of it, and is not asked for that again. Told once for each model and capability.
     *
     * @param refusal which model, and what
     */
    default void capabilityRefused(CapabilityRefusal refusal) {}

    /**
     * A call is over.
     *
     * @param end how it ended
     */
    default void ended(End end) {}

    /**
     * Writes every event to the SLF4J logger {@code io.insightstream.call}: starts and answers at debug level, retries
     * and changes at info, failures and news of models at warn.
     *
     * @return the listener
     */
    static CallListener logging() {
        return LoggingListener.INSTANCE;
    }

    /**
     * Passes every event on to several listeners, in their order.
     *
     * @param listeners the listeners
     * @return one listener for all; {@link #NONE} if none of them hears anything
     */
    static CallListener all(CallListener... listeners) {
        List<CallListener> hearing = Arrays.stream(listeners)
                .filter(listener -> !listener.equals(NONE))
                .toList();
        return hearing.isEmpty() ? NONE : new ListenerList(hearing);
    }

    /**
     * What is called.
     *
     * @param id tells calls of one process apart
     * @param provider who is called
     * @param operation the provider's name of the operation, such as {@code channels.list}
     * @param model the model asked; null where no model is involved
     */
    record Call(
            long id,
            ProviderId provider,
            String operation,
            @Nullable String model) {
        /** Creates a call. */
        public Call {
            Objects.requireNonNull(provider, "provider");
            Objects.requireNonNull(operation, "operation");
        }
    }

    /**
     * An attempt that failed and is followed by another.
     *
     * @param call the call
     * @param attempt which attempt failed, from 1
     * @param delay how long until the next one; zero if it follows at once
     * @param failure why it failed
     */
    record Retry(Call call, int attempt, Duration delay, InsightStreamException failure) {}

    /**
     * A call that goes on with another key.
     *
     * @param call the call
     * @param from the fingerprint of the key before
     * @param to the fingerprint of the key now
     * @param reason why the key before was left
     */
    record KeyChange(Call call, String from, String to, String reason) {}

    /**
     * A provider that could not answer, and the one asked instead.
     *
     * @param operation what was asked for
     * @param from who could not answer
     * @param to who is asked next
     * @param failure why it could not
     */
    record Failover(String operation, ProviderId from, ProviderId to, InsightStreamException failure) {}

    /**
     * A model that is not available, and the one asked instead.
     *
     * @param provider who offers them
     * @param from the model that is not available
     * @param to the model asked next; null if it was the last
     * @param failure what the provider said
     */
    record ModelChange(
            ProviderId provider, String from, @Nullable String to, InsightStreamException failure) {}

    /**
     * A model that is soon shut down.
     *
     * @param provider who offers it
     * @param model the model
     * @param at when it ceases to answer
     */
    record ModelRetirement(ProviderId provider, String model, Instant at) {}

    /**
     * A model that does not take what was assumed of it.
     *
     * @param provider who offers it
     * @param model the model
     * @param capability what it refused, by the name of the capability, such as {@code JSON_SCHEMA}
     * @param failure what the provider said
     */
    record CapabilityRefusal(ProviderId provider, String model, String capability, InsightStreamException failure) {}

    /**
     * A call that is over.
     *
     * @param call the call
     * @param outcome how it ended
     * @param attempts how many requests were sent; 0 if none was
     * @param latency from the start to the end, waits included
     * @param usage what it used up
     * @param failure why it failed; null if it did not
     */
    record End(
            Call call,
            Outcome outcome,
            int attempts,
            Duration latency,
            Usage usage,
            @Nullable InsightStreamException failure) {}

    /** How a call can end. */
    enum Outcome {
        /** The provider answered. */
        ANSWERED,
        /** The answer was at hand and nothing was sent. */
        CACHED,
        /** It failed. */
        FAILED,
        /** The caller gave up. */
        CANCELLED
    }
}
