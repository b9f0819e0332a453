package io.insightstream.examples.wiring;

import io.insightstream.call.CallListener;
import io.insightstream.clients.titlecard.TitleCard;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotConfigured;
import io.insightstream.failover.Failover;
import io.insightstream.offline.OfflineText;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.TextProvider;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The providers that the environment sets up. {@link Variable} names the variables; {@code docs/environment.md} says what
 * they mean.
 *
 * <p>Of several that are configured, the first in the order of {@link Vendor} is used. The next one takes over only if
 * both are named: a question goes to nobody it was not meant for.
 */
public final class Providers {

    /** What the rules are called that write without a model. */
    public static final String OFFLINE = "offline";

    /** What the drawing of title cards is called, which needs no model. */
    public static final String TITLE_CARD = "titlecard";

    private final List<Account> accounts;
    private final MediaAccount media;
    private final Clock clock;

    private Providers(Environment environment, Clock clock, CallListener listener) {
        this.accounts = Stream.of(Vendor.values())
                .map(vendor -> new Account(vendor, environment, clock, listener))
                .toList();
        this.media = new MediaAccount(environment, clock);
        this.clock = clock;
    }

    /**
     * Reads the environment. Nothing is connected.
     *
     * @param environment the variables by name
     * @param clock tells the time
     * @return the providers
     * @throws NotConfigured if a key has a sign that no key has
     */
    public static Providers of(Map<String, String> environment, Clock clock) {
        return of(environment, clock, CallListener.NONE);
    }

    /**
     * Reads the environment. Nothing is connected.
     *
     * @param environment the variables by name
     * @param clock tells the time
     * @param listener hears of every call of the providers that are made
     * @return the providers
     * @throws NotConfigured if a key has a sign that no key has
     */
    public static Providers of(Map<String, String> environment, Clock clock, CallListener listener) {
        return new Providers(new Environment(environment), clock, listener);
    }

    /**
     * Every vendor, configured or not.
     *
     * @return the accounts, in the order of the vendors
     */
    public List<Account> accounts() {
        return accounts;
    }

    /**
     * Where media is kept.
     *
     * @return ImageKit or a folder
     */
    public MediaAccount media() {
        return media;
    }

    /**
     * The account that is used if none is named.
     *
     * @param ability to write or to draw
     * @return the first that can; null if none can
     */
    public @Nullable Account first(Ability ability) {
        return accounts.stream()
                .filter(account -> account.can(ability))
                .findFirst()
                .orElse(null);
    }

    /**
     * Who writes.
     *
     * @param names the vendors' ids, or {@link #OFFLINE}; of several, each takes over when the one before fails; empty
     *     for the first that is configured, and the rules if none is
     * @param model the model to ask; null for those that are configured
     * @return the provider, to be closed
     * @throws InvalidRequest if a name is unknown
     * @throws NotConfigured if a key or a model is missing; the message names the variable
     */
    public TextProvider text(List<String> names, @Nullable String model) {
        return chosen(
                Ability.TEXT,
                new Choice<>(
                        OFFLINE,
                        () -> new OfflineText(clock),
                        account -> account.text(models(account, Ability.TEXT, model)),
                        TextProvider[]::new,
                        Failover.builder().clock(clock)::text),
                names,
                model);
    }

    /**
     * Who draws.
     *
     * @param names the vendors' ids, or {@link #TITLE_CARD}; of several, each takes over when the one before fails; empty
     *     for the first that is configured, and title cards if none is
     * @param model the model to ask; null for those that are configured
     * @return the provider, to be closed
     * @throws InvalidRequest if a name is unknown
     * @throws NotConfigured if a key or a model is missing; the message names the variable
     */
    public ImageProvider images(List<String> names, @Nullable String model) {
        return chosen(
                Ability.IMAGES,
                new Choice<>(
                        TITLE_CARD,
                        () -> TitleCard.builder().clock(clock).build(),
                        account -> account.images(models(account, Ability.IMAGES, model)),
                        ImageProvider[]::new,
                        Failover.builder().clock(clock)::images),
                names,
                model);
    }

    /** How providers of one kind are made. */
    private record Choice<P>(
            String keyless,
            Supplier<P> withoutKey,
            Function<Account, P> withKey,
            IntFunction<P[]> array,
            Function<P[], ? extends P> failover) {}

    private <P> P chosen(Ability ability, Choice<P> choice, List<String> names, @Nullable String model) {
        if (names.isEmpty()) {
            Account first = model == null ? first(ability) : withModel(ability, model);
            requireNoneUnfinished(ability, first);
            return first == null ? choice.withoutKey().get() : choice.withKey().apply(first);
        }
        List<P> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(
                    name.strip().equalsIgnoreCase(choice.keyless())
                            ? choice.withoutKey().get()
                            : choice.withKey().apply(account(name, choice.keyless())));
        }
        return chosen.size() == 1 ? chosen.get(0) : choice.failover().apply(chosen.toArray(choice.array()));
    }

    /** Who is asked for a model: who is configured with it, else the first that could. */
    private @Nullable Account withModel(Ability ability, String model) {
        List<Account> open = accounts.stream()
                .filter(account -> account.isOpen() && account.has(ability))
                .toList();
        return open.stream()
                .filter(account -> account.models(ability).contains(model))
                .findFirst()
                .orElse(open.isEmpty() ? null : open.get(0));
    }

    /** Who sets a key wants a model, not what stands in for one. */
    private void requireNoneUnfinished(Ability ability, @Nullable Account first) {
        List<Account> unfinished = unfinished(ability);
        if (first == null && !unfinished.isEmpty()) {
            throw new NotConfigured(unfinished.stream()
                            .map(account -> unfinished(account, ability))
                            .collect(Collectors.joining("; "))
                    + ". Models retire within months, so there is no default");
        }
    }

    /**
     * Who is passed over though there is a key.
     *
     * @param ability to write or to draw
     * @return a sentence for each account before {@link #first} that has a key and no model
     */
    public List<String> passedOver(Ability ability) {
        Account first = first(ability);
        return unfinished(ability).stream()
                .filter(account -> first != null && account.vendor().compareTo(first.vendor()) < 0)
                .map(account -> account.vendor().id() + " is passed over: " + unfinished(account, ability))
                .toList();
    }

    /** With a key and without any model. */
    private List<Account> unfinished(Ability ability) {
        return accounts.stream()
                .filter(account -> account.isOpen() && account.has(ability))
                .filter(account -> Stream.of(Ability.values())
                        .allMatch(each -> account.models(each).isEmpty()))
                .toList();
    }

    private static String unfinished(Account account, Ability ability) {
        return account.keyVariable() + " is set, but no model: set "
                + account.vendor().model(ability) + " to the id of one";
    }

    private static List<String> models(Account account, Ability ability, @Nullable String model) {
        if (model != null) {
            return List.of(model);
        }
        List<String> models = account.models(ability);
        if (models.isEmpty() && account.isOpen() && account.has(ability)) {
            throw new NotConfigured(
                    unfinished(account, ability) + ". Models retire within months, so there is no default");
        }
        return models;
    }

    private Account account(String name, String keyless) {
        return accounts.stream()
                .filter(account -> account.vendor().id().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new InvalidRequest("there is no provider '" + name + "'; there are "
                        + Stream.concat(Stream.of(Vendor.values()).map(Vendor::id), Stream.of(keyless))
                                .collect(Collectors.joining(", "))));
    }
}
