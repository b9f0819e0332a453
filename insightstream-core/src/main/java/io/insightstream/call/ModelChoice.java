package io.insightstream.call;

import io.insightstream.error.InvalidRequest;
import io.insightstream.error.ModelUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The models a provider was configured with, and which of them to ask. Models retire within months: one that is
 * {@link ModelUnavailable} gives way to the next, and is left alone for a while before it is asked again.
 *
 * <p>A provider holds one and makes every call through {@link #call}. Safe for use by several threads.
 */
public final class ModelChoice {

    /** How long an unavailable model is left alone. */
    public static final Duration DEFAULT_REST = Duration.ofHours(1);

    /** How long before its shutdown the listener hears of a model. */
    public static final Duration NOTICE = Duration.ofDays(30);

    private final ProviderId provider;
    private final List<String> models;
    private final Duration rest;
    private final Clock clock;
    private final CallListener listener;
    private final Map<String, Instant> restingUntil = new ConcurrentHashMap<>();
    private final Map<String, Instant> shutdowns = new ConcurrentHashMap<>();
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    /**
     * Asks one model.
     *
     * @param <T> what it answers
     */
    @FunctionalInterface
    public interface ModelCall<T> {
        /**
         * Asks.
         *
         * @param model the model to ask
         * @param gone how many models were asked before by the same call and are not available: their attempts belong to
         *     the answer, one at least for each
         * @return the answer
         * @throws ModelUnavailable if this model is not available either
         */
        T ask(String model, int gone);
    }

    private ModelChoice(ProviderId provider, List<String> models, Duration rest, Clock clock, CallListener listener) {
        this.provider = provider;
        this.models = models;
        this.rest = rest;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * A choice among models.
     *
     * @param provider who offers them
     * @param models their ids, the preferred one first; one named twice counts once
     * @return the choice
     * @throws InvalidRequest if there is none, or one is blank
     */
    public static ModelChoice of(ProviderId provider, List<String> models) {
        Objects.requireNonNull(provider, "provider");
        List<String> distinct = List.copyOf(new LinkedHashSet<>(models));
        if (distinct.isEmpty() || distinct.stream().anyMatch(String::isBlank)) {
            throw new InvalidRequest("the provider '" + provider + "' needs the id of one or more models, got " + models
                    + "; models retire, so there is no default");
        }
        return new ModelChoice(provider, distinct, DEFAULT_REST, Clock.systemUTC(), CallListener.logging());
    }

    /**
     * The same models with another clock. What was learned of them is forgotten.
     *
     * @param clock tells when a rest is over and a shutdown near
     * @return a new choice
     */
    public ModelChoice withClock(Clock clock) {
        return new ModelChoice(provider, models, rest, Objects.requireNonNull(clock, "clock"), listener);
    }

    /**
     * The same models with another rest. What was learned of them is forgotten.
     *
     * @param rest how long an unavailable model is left alone, 0 or more
     * @return a new choice
     * @throws InvalidRequest if it is negative
     */
    public ModelChoice withRest(Duration rest) {
        if (rest.isNegative()) {
            throw new InvalidRequest("a model rests 0 or longer, got " + rest);
        }
        return new ModelChoice(provider, models, rest, clock, listener);
    }

    /**
     * The same models with another listener. What was learned of them is forgotten.
     *
     * @param listener hears of models that are not available or soon will not be; the log by default
     * @return a new choice
     */
    public ModelChoice withListener(CallListener listener) {
        return new ModelChoice(
                provider, models, rest, clock, CallListener.all(Objects.requireNonNull(listener, "listener")));
    }

    /**
     * The ids of the models.
     *
     * @return the ids, the preferred one first
     */
    public List<String> models() {
        return models;
    }

    /**
     * The models in the order in which the next call would ask them: those at rest come last, since being at rest is no
     * proof.
     *
     * @return all models
     */
    public List<String> order() {
        Instant now = clock.instant();
        List<String> order = new ArrayList<>();
        List<String> resting = new ArrayList<>();
        for (String model : models) {
            Instant until = restingUntil.get(model);
            (until != null && now.isBefore(until) ? resting : order).add(model);
        }
        order.addAll(resting);
        return order;
    }

    /**
     * Calls with the first model that is available.
     *
     * @param only the one model to ask, not necessarily among {@link #models()}; null for those
     * @param call asks the model it is given; {@link ModelUnavailable} brings the next one, all else is thrown on
     * @param <T> what the call gives
     * @return what the call gave
     * @throws ModelUnavailable if no model is available; the message names each, the cause is what the first one said
     */
    public <T> T call(@Nullable String only, ModelCall<T> call) {
        if (only != null) {
            warnIfNear(only);
            return call.ask(only, 0);
        }
        List<ModelUnavailable> failures = new ArrayList<>();
        List<String> order = order();
        for (int i = 0; i < order.size(); i++) {
            String model = order.get(i);
            warnIfNear(model);
            try {
                T result = call.ask(model, failures.size());
                restingUntil.remove(model);
                return result;
            } catch (ModelUnavailable e) {
                restingUntil.put(model, clock.instant().plus(rest));
                failures.add(e);
                String next = i + 1 < order.size() ? order.get(i + 1) : null;
                listener.modelChanged(new CallListener.ModelChange(provider, model, next, e));
            }
        }
        if (failures.size() == 1) {
            throw failures.get(0);
        }
        ModelUnavailable all = new ModelUnavailable(
                "none of the models " + order + " of '" + provider + "' is available; configure another: "
                        + failures.get(0).getMessage(),
                failures.get(0));
        failures.subList(1, failures.size()).forEach(all::addSuppressed);
        throw all;
    }

    /**
     * Takes note of when models cease to answer, as a provider's list of models or an answer's header tells. The
     * listener hears, once, of a configured one that is near its end.
     *
     * @param shutdowns the moments by model; models that are not configured may be among them
     */
    public void learn(Map<String, Instant> shutdowns) {
        this.shutdowns.putAll(shutdowns);
        models.forEach(this::warnIfNear);
    }

    private void warnIfNear(String model) {
        Instant at = shutdowns.get(model);
        if (at != null && !clock.instant().isBefore(at.minus(NOTICE)) && warned.add(model)) {
            listener.modelRetiring(new CallListener.ModelRetirement(provider, model, at));
        }
    }

    @Override
    public String toString() {
        return provider + " " + models;
    }
}
