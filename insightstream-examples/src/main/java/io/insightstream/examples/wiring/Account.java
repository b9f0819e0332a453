package io.insightstream.examples.wiring;

import io.insightstream.call.CallListener;
import io.insightstream.call.Secret;
import io.insightstream.clients.http.CallLimiter;
import io.insightstream.clients.http.KeyPool;
import io.insightstream.clients.http.QuotaLedger;
import io.insightstream.clients.http.RateLimiter;
import io.insightstream.error.NotConfigured;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.TextProvider;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One vendor as the environment sets it up, or does not. */
public final class Account {

    /** An address in numbers, which is looked up nowhere. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[[0-9a-fA-F:.]+]");

    private final Vendor vendor;
    private final Environment environment;
    private final Clock clock;
    private final CallListener listener;
    private final Variable keyVariable;
    private final List<Secret> keys;
    private final Map<Ability, List<String>> models = new EnumMap<>(Ability.class);

    Account(Vendor vendor, Environment environment, Clock clock, CallListener listener) {
        this.vendor = vendor;
        this.environment = environment;
        this.clock = clock;
        this.listener = listener;
        keyVariable = vendor.keys().stream()
                .filter(variable -> !environment.list(variable).isEmpty())
                .findFirst()
                .orElse(vendor.keys().get(0));
        keys = environment.keys(keyVariable);
        for (Ability ability : Ability.values()) {
            Variable variable = vendor.model(ability);
            models.put(ability, variable == null ? List.of() : environment.list(variable));
        }
    }

    /**
     * Whose account it is.
     *
     * @return the vendor
     */
    public Vendor vendor() {
        return vendor;
    }

    /**
     * Which variable holds the keys.
     *
     * @return the variable that is set, or the one to set
     */
    public Variable keyVariable() {
        return keyVariable;
    }

    /**
     * Whether calls could be made. A server at another address of OpenAI's language may need no key.
     *
     * @return whether there is a key, or none is needed
     */
    public boolean isOpen() {
        return !keys.isEmpty() || isKeyless();
    }

    private boolean isKeyless() {
        return vendor == Vendor.OPENAI
                && keys.isEmpty()
                && environment.value(vendor.baseUrl()).isPresent()
                && models.values().stream().anyMatch(named -> !named.isEmpty());
    }

    /**
     * Whether it has all it needs for an ability.
     *
     * @param ability to write or to draw
     * @return whether there are keys, if needed, and models
     */
    public boolean can(Ability ability) {
        return isOpen() && !models(ability).isEmpty();
    }

    /**
     * The models of an ability.
     *
     * @param ability to write or to draw
     * @return their ids, the preferred one first; empty if none is named
     */
    public List<String> models(Ability ability) {
        return Objects.requireNonNull(models.get(ability));
    }

    /**
     * Whether its vendor has an ability, configured or not.
     *
     * @param ability to write or to draw
     * @return whether models of the vendor can do it
     */
    public boolean has(Ability ability) {
        return vendor.model(ability) != null;
    }

    /**
     * What has to be set before it can do something.
     *
     * @param ability to write or to draw
     * @return the variables that are not set; empty if it can, and also if this vendor never can
     */
    public List<Variable> missing(Ability ability) {
        Variable model = vendor.model(ability);
        if (model == null) {
            return List.of();
        }
        return Stream.of(isOpen() ? null : keyVariable, models(ability).isEmpty() ? model : null)
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * Where calls go.
     *
     * @return the address, without a slash at its end
     * @throws NotConfigured if another one is set that is no address
     */
    public String baseUrl() {
        return environment.address(vendor.baseUrl());
    }

    /**
     * How the keys stand.
     *
     * @return each by its fingerprint, in the order they are set; empty if there is none
     */
    public List<KeyPool.KeyStatus> keyStates() {
        return keys.isEmpty() ? List.of() : pool().snapshot();
    }

    /**
     * What is left of the day, where a limit is set.
     *
     * @return the limit, what was sent of it and when it starts anew; null without a limit
     * @throws NotConfigured if what is set is no number
     */
    public QuotaLedger.@Nullable Bucket day() {
        OptionalLong limit = environment.number(vendor.perDay());
        if (limit.isEmpty()) {
            return null;
        }
        QuotaLedger ledger = QuotaLedger.builder(vendor.id())
                .bucket("requests", limit.getAsLong())
                .resetsIn(zone())
                .stateStore(environment.state())
                .clock(clock)
                .build();
        return ledger.snapshot().get(0);
    }

    /** Counts requests where a limit is set, for all providers of the account together. */
    CallLimiter limiter() {
        OptionalLong limit = environment.number(vendor.perDay());
        return limit.isEmpty()
                ? CallLimiter.NONE
                : RateLimiter.builder(vendor.id())
                        .requestsPerDay(limit.getAsLong(), zone())
                        .stateStore(environment.state())
                        .clock(clock)
                        .build();
    }

    /** Where the vendor's day begins. */
    private ZoneId zone() {
        return ZoneId.of(vendor == Vendor.GEMINI ? "America/Los_Angeles" : "UTC");
    }

    /**
     * A provider of texts.
     *
     * @param models the models to ask, one or more
     * @return the provider, to be closed
     * @throws NotConfigured if there is no key, or this vendor writes no texts
     */
    public TextProvider text(List<String> models) {
        require(Ability.TEXT);
        return new Connections(this).text(models);
    }

    /**
     * A provider of pictures.
     *
     * @param models the models to ask, one or more
     * @return the provider, to be closed
     * @throws NotConfigured if there is no key, or this vendor draws no pictures
     */
    public ImageProvider images(List<String> models) {
        require(Ability.IMAGES);
        return new Connections(this).images(models);
    }

    /**
     * Who lists the models of the vendor. Nothing else is to be asked of it.
     *
     * @return the provider, to be closed; null if there is no key or no such list
     */
    public @Nullable TextProvider lister() {
        if (!isOpen() || !has(Ability.TEXT)) {
            return null;
        }
        List<String> named = models.values().stream()
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse(List.of("none"));
        return new Connections(this).text(named);
    }

    /**
     * The configured models that the list should hold.
     *
     * @return their ids; Pollinations lists those that draw elsewhere
     */
    public List<String> listedModels() {
        return vendor == Vendor.POLLINATIONS
                ? models(Ability.TEXT)
                : models.values().stream().flatMap(List::stream).distinct().toList();
    }

    private void require(Ability ability) {
        if (!has(ability)) {
            throw new NotConfigured(vendor.id()
                    + (ability == Ability.TEXT ? " writes no texts" : " draws no pictures") + "; those that do: "
                    + Stream.of(Vendor.values())
                            .filter(other -> other.model(ability) != null)
                            .map(Vendor::id)
                            .collect(Collectors.joining(", ")));
        }
        if (!isOpen()) {
            throw new NotConfigured(vendor.id() + " needs a key: set " + keyVariable + " and " + vendor.model(ability));
        }
    }

    /** Whether calls go to this machine or a private network, where pictures may be fetched then, too. */
    boolean isOnPrivateAddress() {
        String host = URI.create(baseUrl()).getHost();
        if (host.equals("localhost")) {
            return true;
        }
        if (!ADDRESS.matcher(host).matches()) {
            return false;
        }
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isLoopbackAddress() || address.isSiteLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    boolean hasKeys() {
        return !keys.isEmpty();
    }

    /** The keys, with what is known of them from earlier runs. */
    KeyPool pool() {
        return KeyPool.builder(vendor.id())
                .keys(keys.toArray(Secret[]::new))
                .stateStore(environment.state())
                .clock(clock)
                .build();
    }

    Clock clock() {
        return clock;
    }

    CallListener listener() {
        return listener;
    }
}
