package io.insightstream.usage;

import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.error.InvalidRequest;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Prices of models, in one currency. We know none ourselves: they change without notice. Immutable.
 *
 * <pre>{@code
 * Prices prices = Prices.in("USD")
 *         .with("gemini", "gemini-2.5-flash", Price.ofTokens(new BigDecimal("0.30"), new BigDecimal("2.50")))
 *         .with("replicate", "black-forest-labs/flux-schnell", Price.ofImage(new BigDecimal("0.003")));
 * }</pre>
 *
 * <p>A model is found by the name that answers give, as {@link Provenance#model()} has it, letter by letter: a report names
 * the models that calls without a price went to.
 */
public final class Prices {

    /** No prices: no cost is known. */
    public static final Prices NONE = new Prices("XXX", Map.of());

    private final String currency;
    private final Map<Model, Price> prices;

    private record Model(ProviderId provider, @Nullable String name) {}

    private Prices(String currency, Map<Model, Price> prices) {
        this.currency = new Money(BigDecimal.ZERO, currency).currency();
        this.prices = Collections.unmodifiableMap(prices);
    }

    /**
     * Starts a list of prices.
     *
     * @param currency the code of their currency, such as {@code USD}
     * @return a list without a price
     * @throws IllegalArgumentException if the currency is not three capital letters
     */
    public static Prices in(String currency) {
        return new Prices(currency, Map.of());
    }

    /**
     * This list and one more price.
     *
     * @param provider the id of the provider
     * @param model the model as it names itself in answers
     * @param price its price
     * @return a new list
     * @throws InvalidRequest if the model has a price already
     */
    public Prices with(String provider, String model, Price price) {
        return and(new Model(new ProviderId(provider), model), price);
    }

    /**
     * This list and one price for all models of a provider that have none of their own, and for answers that name no
     * model.
     *
     * @param provider the id of the provider
     * @param price the price
     * @return a new list
     * @throws InvalidRequest if the provider has such a price already
     */
    public Prices withDefault(String provider, Price price) {
        return and(new Model(new ProviderId(provider), null), price);
    }

    private Prices and(Model model, Price price) {
        Map<Model, Price> more = new HashMap<>(prices);
        if (more.put(model, price) != null) {
            throw new InvalidRequest("there are two prices for " + model.provider() + ", "
                    + (model.name() == null ? "any model" : "model " + model.name()));
        }
        return new Prices(currency, more);
    }

    /**
     * The price of a model.
     *
     * @param provider the provider
     * @param model the model; null where an answer names none
     * @return the price; empty if none is known
     */
    public Optional<Price> of(ProviderId provider, @Nullable String model) {
        Price own = prices.get(new Model(provider, model));
        return Optional.ofNullable(own == null ? prices.get(new Model(provider, null)) : own);
    }

    /**
     * The currency.
     *
     * @return its code
     */
    public String currency() {
        return currency;
    }
}
