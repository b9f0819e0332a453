package io.insightstream.clients.http;

import io.insightstream.call.Secret;
import io.insightstream.clients.http.ErrorMapper.KeyEffect;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.error.StoreFailure;
import io.insightstream.error.StoreUnavailable;
import io.insightstream.error.Unauthorized;
import io.insightstream.store.StateStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one provider: hands them out in turn, and leaves out those that rest or are not accepted.
 *
 * <p>A key is {@link State#ACTIVE}, {@link State#COOLING} until an instant the provider named, or {@link
 * State#DISABLED}. Once {@link #report} has returned, nobody is handed a key that it disabled or put to rest. What is
 * known of the keys is kept in a {@link StateStore} under {@code keys.NAME}, by fingerprint and never with the key
 * itself, and survives the process if the store does. Processes that share a store hear from each other when they start
 * and when they write.
 *
 * <p>A store that fails does not fail the request that brought the news: the failure is logged, what is known holds in
 * memory, and it is written with the next change. Only {@link Builder#build} throws it.
 *
 * <p>Many keys do not make much quota. A quota belongs to the project or account a key was made in, so keys of one
 * project share one, and OpenRouter and Gemini count calls per account as well. The terms of YouTube allow one project
 * for each client: fewer calls beat more keys.
 *
 * <p>One pool may serve several providers. Safe for use by several threads; no lock is held while the store works.
 */
public final class KeyPool {

    private static final Duration LONGEST_REST = Duration.ofDays(31);
    private static final int LONGEST_REASON = 300;

    private final String name;
    private final List<PooledKey> keys;
    private final Clock clock;
    private final Duration firstRest;
    private final Duration longestRest;
    private final KeyRing ring;
    private final KeyStandings stored;

    private KeyPool(Builder builder, List<PooledKey> keys) {
        this.name = builder.name;
        this.keys = keys;
        this.clock = builder.clock;
        this.firstRest = builder.firstRest;
        this.longestRest = builder.longestRest;
        this.stored = new KeyStandings(builder.store, "keys." + name);
        this.ring = new KeyRing(name, keys, stored.load());
    }

    /**
     * A key to send one request with.
     *
     * @param key the key
     * @param project the project whose quota it uses up
     */
    public record Lease(Secret key, String project) {
        /** Creates a lease. */
        public Lease {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(project, "project");
        }
    }

    /**
     * What is known of a key.
     *
     * @param key its fingerprint
     * @param project the project it belongs to
     * @param state what it is in
     * @param until when it is active again; null unless it is cooling
     * @param reason why it is left out; null if it is active
     */
    public record KeyStatus(
            String key,
            String project,
            State state,
            @Nullable Instant until,
            @Nullable String reason) {}

    /** What a key can be in. */
    public enum State {
        /** Handed out in turn. */
        ACTIVE,
        /** Resting until an instant. */
        COOLING,
        /** Not accepted; never handed out until it is reset. */
        DISABLED
    }

    record PooledKey(Secret secret, String fingerprint, String project) {}

    /**
     * A pool of one project's keys, in memory.
     *
     * @param name what the pool is called in messages
     * @param keys the keys, one or more
     * @return the pool
     * @throws InvalidRequest as {@link Builder#build} does
     */
    public static KeyPool of(String name, Secret... keys) {
        return builder(name).keys(keys).build();
    }

    /**
     * Starts a configuration.
     *
     * @param name what the pool is called in messages and in the store: 1 to 40 letters, digits, hyphens and underscores
     * @return a builder with the defaults
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * The next key in turn that is active.
     *
     * @param withoutProjects projects whose keys are passed over, because their quota is known to be spent
     * @return the key
     * @throws RateLimited if all others rest; with the shortest wait
     * @throws QuotaExhausted if all others belong to projects that are passed over or have no quota left
     * @throws Unauthorized if no key is accepted any more
     */
    public Lease take(Set<String> withoutProjects) {
        PooledKey key = ring.take(withoutProjects, clock.instant());
        return new Lease(key.secret(), key.project());
    }

    /**
     * Says what a request told about its key.
     *
     * <p>A key rests until the provider says, or as long, up to 31 days. If it does not say, a key rests for a short time that
     * doubles if it fails again soon after. {@link KeyEffect.Kind#SPENT} rests all keys of the project, for every kind
     * of call: where one bucket among several is spent, tell a {@link QuotaLedger} instead.
     *
     * @param lease what the request was sent with
     * @param effect what becomes of the key
     * @param reason what the provider said; the key itself is blotted out of it
     * @throws IllegalArgumentException if the key is not of this pool
     */
    public void report(Lease lease, KeyEffect effect, String reason) {
        if (effect.kind() == KeyEffect.Kind.NONE) {
            return;
        }
        PooledKey reported = named(lease.key().fingerprint());
        if (reported == null) {
            throw new IllegalArgumentException(
                    "the key " + lease.key().fingerprint() + " is not of the pool '" + name + "'");
        }
        String why = clean(reason);
        Instant now = clock.instant();
        switch (effect.kind()) {
            case DISABLE -> ring.change(reported::equals, standing -> standing.disable(why));
            case SPENT, COOL_PROJECT ->
                ring.change(
                        key -> key.project().equals(reported.project()),
                        standing -> rested(standing, effect, now, why));
            default -> ring.change(reported::equals, standing -> rested(standing, effect, now, why));
        }
        stored.save(this::exchange);
    }

    /**
     * The state of each key.
     *
     * @return the states, in the order the keys were given
     */
    public List<KeyStatus> snapshot() {
        return ring.snapshot(clock.instant());
    }

    /** Passes over the key whose turn it is, once. */
    public void rotate() {
        ring.rotate();
    }

    /**
     * Makes a key active again, whatever it was. A process that shares the store hears of it with its next change.
     *
     * @param fingerprint the key's fingerprint, as {@link #snapshot} names it
     * @throws InvalidRequest if there is no such key
     */
    public void reset(String fingerprint) {
        PooledKey key = named(fingerprint);
        if (key == null) {
            throw new InvalidRequest("the pool '" + name + "' has no key '" + fingerprint + "'; it has "
                    + keys.stream().map(PooledKey::fingerprint).toList());
        }
        ring.change(key::equals, KeyStanding::reset);
        stored.save(this::exchange);
    }

    /** The pool and the state of its keys. */
    @Override
    public String toString() {
        return "key pool '" + name + "' " + snapshot();
    }

    private @Nullable PooledKey named(String fingerprint) {
        return keys.stream()
                .filter(key -> key.fingerprint().equals(fingerprint))
                .findFirst()
                .orElse(null);
    }

    private KeyStanding rested(KeyStanding before, KeyEffect effect, Instant now, String why) {
        boolean spent = effect.kind() == KeyEffect.Kind.SPENT;
        Instant until = effect.until();
        if (effect.cooling() != null) {
            Duration wait = effect.cooling();
            until = now.plus(wait.compareTo(LONGEST_REST) < 0 ? wait : LONGEST_REST);
        }
        return until == null
                ? before.restUnhinted(now, firstRest, longestRest, spent, why)
                : before.rest(until, spent, why);
    }

    List<Secret> secrets() {
        return keys.stream().map(PooledKey::secret).toList();
    }

    private String clean(String reason) {
        String clean = reason;
        for (PooledKey key : keys) {
            clean = Redaction.withoutKey(clean, key.secret());
        }
        return clean.length() <= LONGEST_REASON ? clean : clean.substring(0, LONGEST_REASON) + "...";
    }

    private Map<String, KeyStanding> exchange(Map<String, KeyStanding> held) {
        return ring.join(held, clock.instant());
    }

    /**
     * Configures a {@link KeyPool}.
     *
     * <p>Defaults: the system clock, state in memory, rests of 5 seconds to 10 minutes where the provider does not say
     * how long. Not safe for use by several threads.
     */
    public static final class Builder {

        private final String name;
        private final Map<String, List<Secret>> projects = new LinkedHashMap<>();
        private final List<String> problems = new ArrayList<>();
        private Clock clock = Clock.systemUTC();
        private StateStore store = StateStore.inMemory();
        private Duration firstRest = Duration.ofSeconds(5);
        private Duration longestRest = Duration.ofMinutes(10);

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        /**
         * Adds keys of the one project that most users have; it is called {@link QuotaLedger#PROJECT}.
         *
         * @param keys the keys
         * @return this builder
         */
        public Builder keys(Secret... keys) {
            projects.computeIfAbsent(QuotaLedger.PROJECT, any -> new ArrayList<>())
                    .addAll(List.of(keys));
            return this;
        }

        /**
         * Adds keys of another project, with a quota of its own. Only where the provider allows it: the terms of YouTube
         * allow one project for each client, and spreading one client over several to have more quota can cost all of
         * them. Fewer calls beat more keys.
         *
         * @param project its name: 1 to 40 letters, digits, hyphens and underscores
         * @param keys its keys
         * @return this builder
         */
        public Builder additionalProject(String project, Secret... keys) {
            if (!StateNames.valid(project)) {
                problems.add("the project '" + project + "' is not named by " + StateNames.RULE);
            } else if (projects.containsKey(project) || project.equals(QuotaLedger.PROJECT)) {
                problems.add("the project '" + project + "' is there twice");
            }
            if (keys.length == 0) {
                problems.add("the project '" + project + "' has no key");
            }
            projects.computeIfAbsent(project, any -> new ArrayList<>()).addAll(List.of(keys));
            return this;
        }

        /**
         * Sets the clock that rests are counted by.
         *
         * @param clock the clock
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Sets where the state of the keys is kept.
         *
         * @param store the store; it may hold the state of other pools and ledgers too
         * @return this builder
         */
        public Builder stateStore(StateStore store) {
            this.store = Objects.requireNonNull(store, "store");
            return this;
        }

        /**
         * Sets how long a key rests when the provider does not say.
         *
         * @param first the first rest, more than zero
         * @param longest what doubling ends at, {@code first} or more
         * @return this builder
         */
        public Builder restWithoutHint(Duration first, Duration longest) {
            if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
                problems.add("restWithoutHint goes from more than zero upwards, got " + first + " to " + longest);
            }
            this.firstRest = first;
            this.longestRest = longest;
            return this;
        }

        /**
         * Builds the pool, with what the store knows of its keys.
         *
         * @return the pool
         * @throws InvalidRequest if there is no key, a key is there twice, or a name or duration is not valid; the
         *     message names every problem
         * @throws StoreUnavailable if the store cannot be reached now
         * @throws StoreFailure if what it holds cannot be read
         */
        public KeyPool build() {
            List<String> all = new ArrayList<>(problems);
            if (!StateNames.valid(name)) {
                all.add("the pool '" + name + "' is not named by " + StateNames.RULE);
            }
            Map<String, PooledKey> keys = new LinkedHashMap<>();
            projects.forEach((project, secrets) -> secrets.forEach(secret -> {
                PooledKey key = new PooledKey(secret, secret.fingerprint(), project);
                if (keys.putIfAbsent(key.fingerprint(), key) != null) {
                    all.add("the key " + key.fingerprint() + " is there twice");
                }
            }));
            if (keys.isEmpty()) {
                all.add("there is no key; add one with keys(Secret.of(...))");
            }
            if (!all.isEmpty()) {
                throw new InvalidRequest("the key pool cannot be built: " + String.join("; ", all));
            }
            return new KeyPool(this, List.copyOf(keys.values()));
        }
    }
}
