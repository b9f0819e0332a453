package io.insightstream.clients.http;

import io.insightstream.error.InvalidRequest;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.StoreFailure;
import io.insightstream.error.StoreUnavailable;
import io.insightstream.store.StateStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the units of quota spent today, by project and bucket, and refuses before too much is sent.
 *
 * <p>A day begins at midnight of the ledger's zone, so that one with a change of the clocks has 23 or 25 hours. The
 * counts are kept in a {@link StateStore} under {@code quota.NAME}: ledgers of the same name on the same store, in one
 * process or several, count together and never let more through than the limit. A charge writes the store before it
 * returns; nothing but a conflict makes it read first, and
 * charges that come together are written together.
 *
 * <p>When the store fails, {@link #charge} fails with it and nothing is sent: what nobody counts may be too much. What
 * {@link #refund} and {@link #exhausted} would write is logged and left out: the count is too high then, or the provider
 * says it again.
 *
 * <p>In the first ten minutes of a day nothing is given back, and a provider's refusal closes a bucket for one minute
 * only: either may still speak of the day before, or of a provider whose day begins a moment later.
 *
 * <p>One ledger may serve several providers. Safe for use by several threads.
 */
public final class QuotaLedger {

    /** The project of keys whose project was not named. */
    public static final String PROJECT = "default";

    private static final Logger LOG = LoggerFactory.getLogger(QuotaLedger.class);

    private final Map<String, Long> limits;
    private final QuotaDays days;
    private final QuotaState state;

    private QuotaLedger(Builder builder) {
        this.limits = Map.copyOf(builder.limits);
        this.days = new QuotaDays(builder.zone, builder.clock);
        this.state = new QuotaState(builder.store, "quota." + builder.name);
    }

    /**
     * A bucket of a project on the present day.
     *
     * @param project the project
     * @param name the bucket's name
     * @param limit the units of a day
     * @param spent the units spent; at least the limit if the provider said that it is spent
     * @param resetsAt when it starts anew
     */
    public record Bucket(String project, String name, long limit, long spent, Instant resetsAt) {

        /**
         * What is left.
         *
         * @return the units, 0 or more
         */
        public long left() {
            return Math.max(0, limit - spent);
        }
    }

    /**
     * Starts a configuration.
     *
     * @param name what the ledger is called in messages and in the store: 1 to 40 letters, digits, hyphens and
     *     underscores
     * @return a builder with the defaults
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * Charges a request before it is sent.
     *
     * @param project the project of the key it is sent with
     * @param bucket the bucket
     * @param units the units, 0 or more
     * @throws QuotaExhausted if the bucket has not that much left, with the instant it starts anew
     * @throws IllegalArgumentException if there is no such bucket, or the units are negative
     * @throws StoreUnavailable if the store cannot be reached now
     * @throws StoreFailure if the store cannot be read or written
     */
    public void charge(String project, String bucket, long units) {
        long limit = limit(bucket);
        if (units < 0) {
            throw new IllegalArgumentException("units must be 0 or more, got " + units);
        }
        QuotaState.Slot slot = new QuotaState.Slot(project, bucket);
        state.update(slot, days::today, quota -> {
            if (quota.closedUntil() != null) {
                throw new QuotaExhausted(
                        "the provider said that '" + bucket + "' of project '" + project + "' is spent; "
                                + quota.spent() + " of " + limit
                                + " units were counted here. It starts anew at " + quota.closedUntil(),
                        quota.closedUntil(),
                        null);
            }
            if (units > limit - quota.spent()) {
                throw new QuotaExhausted(
                        "the call needs " + units + " units of '" + bucket + "' of project '" + project + "', but "
                                + quota.spent() + " of " + limit
                                + " are spent today; nothing was sent. It starts anew at " + quota.resetsAt(),
                        quota.resetsAt(),
                        null);
            }
            return quota.withSpent(quota.spent() + units);
        });
    }

    /**
     * Gives back what a request that certainly was not sent was charged. In the first ten minutes of a day nothing is
     * given back.
     *
     * @param project the project that was charged
     * @param bucket the bucket that was charged
     * @param units the units that were charged
     * @throws IllegalArgumentException if there is no such bucket, or the units are negative
     */
    public void refund(String project, String bucket, long units) {
        limit(bucket);
        if (units < 0) {
            throw new IllegalArgumentException("units must be 0 or more, got " + units);
        }
        if (days.isDaybreak()) {
            return;
        }
        try {
            state.update(
                    new QuotaState.Slot(project, bucket),
                    days::today,
                    quota -> quota.withSpent(Math.max(0, quota.spent() - units)));
        } catch (StoreUnavailable | StoreFailure e) {
            LOG.warn(
                    "{} units of '{}' of project '{}' are not given back: {}",
                    units,
                    bucket,
                    project,
                    e.getMessage(),
                    e);
        }
    }

    /**
     * Learns from the provider that a bucket is spent, whatever was counted.
     *
     * @param project the project
     * @param bucket the bucket
     * @param until when the provider says it starts anew; null if it does not say, for the next midnight, or for one
     *     minute in the first ten minutes of a day
     * @return when it starts anew
     * @throws IllegalArgumentException if there is no such bucket
     */
    public Instant exhausted(String project, String bucket, @Nullable Instant until) {
        limit(bucket);
        QuotaDays.Closing closing = days.closing(until);
        try {
            state.update(new QuotaState.Slot(project, bucket), days::today, closing::of);
        } catch (StoreUnavailable | StoreFailure e) {
            LOG.warn("that '{}' of project '{}' is spent is not saved: {}", bucket, project, e.getMessage(), e);
        }
        return closing.until();
    }

    /**
     * Every bucket of every project, as of now, read from the store.
     *
     * @return the buckets of the project {@link #PROJECT} and of each that was charged before, by project and name
     * @throws StoreUnavailable if the store cannot be reached now
     * @throws StoreFailure if what it holds cannot be read
     */
    public List<Bucket> snapshot() {
        Map<QuotaState.Slot, QuotaState.Quota> quotas = state.read();
        Set<String> projects = new TreeSet<>(Set.of(PROJECT));
        quotas.keySet().forEach(slot -> projects.add(slot.project()));
        List<Bucket> buckets = new ArrayList<>();
        for (String project : projects) {
            for (String bucket : new TreeSet<>(limits.keySet())) {
                long limit = limit(bucket);
                QuotaState.Quota quota = days.today(quotas.get(new QuotaState.Slot(project, bucket)));
                Instant closed = quota.closedUntil();
                buckets.add(
                        closed == null
                                ? new Bucket(project, bucket, limit, quota.spent(), quota.resetsAt())
                                : new Bucket(project, bucket, limit, Math.max(limit, quota.spent()), closed));
            }
        }
        return List.copyOf(buckets);
    }

    private long limit(String bucket) {
        Long limit = limits.get(bucket);
        if (limit == null) {
            throw new IllegalArgumentException(
                    "there is no bucket '" + bucket + "'; the ledger has " + new TreeSet<>(limits.keySet()));
        }
        return limit;
    }

    /**
     * Configures a {@link QuotaLedger}.
     *
     * <p>Defaults: days of UTC, the system clock, counts in memory. Not safe for use by several threads.
     */
    public static final class Builder {

        private final String name;
        private final Map<String, Long> limits = new LinkedHashMap<>();
        private final List<String> problems = new ArrayList<>();
        private ZoneId zone = ZoneOffset.UTC;
        private Clock clock = Clock.systemUTC();
        private StateStore store = StateStore.inMemory();

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        /**
         * Adds a bucket, or sets another limit for one that was added.
         *
         * @param bucket its name
         * @param dailyLimit the units of a day in each project, 0 or more
         * @return this builder
         */
        public Builder bucket(String bucket, long dailyLimit) {
            if (bucket.isBlank()) {
                problems.add("a bucket has no name");
            }
            if (dailyLimit < 0) {
                problems.add("the limit of '" + bucket + "' must be 0 or more, got " + dailyLimit);
            }
            limits.put(bucket, dailyLimit);
            return this;
        }

        /**
         * Sets where midnight is.
         *
         * @param zone the zone
         * @return this builder
         */
        public Builder resetsIn(ZoneId zone) {
            this.zone = Objects.requireNonNull(zone, "zone");
            return this;
        }

        /**
         * Sets the clock that days are counted by.
         *
         * @param clock the clock
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Sets where the counts are kept.
         *
         * @param store the store; it may hold the state of other ledgers and pools too
         * @return this builder
         */
        public Builder stateStore(StateStore store) {
            this.store = Objects.requireNonNull(store, "store");
            return this;
        }

        /**
         * Builds the ledger. The store is not asked yet.
         *
         * @return the ledger
         * @throws InvalidRequest if there is no bucket, or a name or limit is not valid; the message names every problem
         */
        public QuotaLedger build() {
            List<String> all = new ArrayList<>(problems);
            if (!StateNames.valid(name)) {
                all.add("the ledger '" + name + "' is not named by " + StateNames.RULE);
            }
            if (limits.isEmpty()) {
                all.add("there is no bucket; add one with bucket(name, dailyLimit)");
            }
            if (!all.isEmpty()) {
                throw new InvalidRequest("the quota ledger cannot be built: " + String.join("; ", all));
            }
            return new QuotaLedger(this);
        }
    }
}
