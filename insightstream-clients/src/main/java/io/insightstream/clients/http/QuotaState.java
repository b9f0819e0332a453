package io.insightstream.clients.http;

import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.StoreUnavailable;
import io.insightstream.store.StateStore;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The counts of a ledger in a store. A change starts from what was seen last and reads again only if that has moved on:
 * where one process is alone, a change is one write.
 */
final class QuotaState {

    private static final int ATTEMPTS = 200;

    private final StateStore store;
    private final String key;

    /**
     * Lets the threads of this process take turns: they would only lose to one another at the store, which every one of
     * them must wait for.
     */
    private final ReentrantLock turn = new ReentrantLock();

    private @Nullable Held seen;

    QuotaState(StateStore store, String key) {
        this.store = store;
        this.key = key;
    }

    /** What is counted together. */
    record Slot(String project, String bucket) {
        Slot {
            Objects.requireNonNull(project, "project");
            Objects.requireNonNull(bucket, "bucket");
        }
    }

    /**
     * A count.
     *
     * @param spent the units
     * @param resetsAt when they start from 0
     * @param closedUntil until when the provider refuses; null if it does not
     */
    record Quota(long spent, Instant resetsAt, @Nullable Instant closedUntil) {

        Quota withSpent(long units) {
            return new Quota(units, resetsAt, closedUntil);
        }
    }

    private record Held(Map<Slot, Quota> quotas, long version) {}

    Map<Slot, Quota> read() {
        return load().quotas();
    }

    /**
     * Changes one count.
     *
     * @param today what a count is worth now; null for none
     * @param change the change; what it throws is thrown if it is still so in the store
     */
    void update(Slot slot, Function<@Nullable Quota, Quota> today, UnaryOperator<Quota> change) {
        turn.lock();
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                Held remembered = attempt == 0 ? seen : null;
                Held held = remembered == null ? load() : remembered;
                Map<Slot, Quota> quotas = new HashMap<>(held.quotas());
                try {
                    quotas.put(slot, change.apply(today.apply(quotas.get(slot))));
                } catch (QuotaExhausted e) {
                    if (remembered == null) {
                        throw e;
                    }
                    // Others may have given something back since: look again.
                    continue;
                }
                if (store.put(key, format(quotas), held.version())) {
                    seen = new Held(quotas, held.version() + 1);
                    return;
                }
            }
        } finally {
            turn.unlock();
        }
        throw new StoreUnavailable("others changed the state '" + key + "' first, " + ATTEMPTS
                + " times in a row; nothing was counted. Try again");
    }

    private Held load() {
        return store.get(key)
                .map(state -> new Held(parse(state.value()), state.version()))
                .orElseGet(() -> new Held(Map.of(), StateStore.ABSENT));
    }

    private Map<Slot, Quota> parse(String json) {
        Map<Slot, Quota> quotas = new HashMap<>();
        try {
            StateJson.read(key, json, StoredQuotas.class)
                    .quotas()
                    .forEach(stored -> quotas.put(new Slot(stored.project(), stored.bucket()), stored.quota()));
        } catch (DateTimeException | NullPointerException e) {
            throw StateJson.unreadable(key, e);
        }
        return quotas;
    }

    private static String format(Map<Slot, Quota> quotas) {
        List<Stored> stored = new ArrayList<>();
        quotas.forEach((slot, quota) -> stored.add(Stored.of(slot, quota)));
        return StateJson.write(new StoredQuotas(stored));
    }

    private record StoredQuotas(List<Stored> quotas) {}

    private record Stored(
            String project,
            String bucket,
            long spent,
            String resetsAt,
            @Nullable String closedUntil) {

        static Stored of(Slot slot, Quota quota) {
            Instant closed = quota.closedUntil();
            return new Stored(
                    slot.project(),
                    slot.bucket(),
                    quota.spent(),
                    quota.resetsAt().toString(),
                    closed == null ? null : closed.toString());
        }

        Quota quota() {
            return new Quota(spent, Instant.parse(resetsAt), closedUntil == null ? null : Instant.parse(closedUntil));
        }
    }
}
