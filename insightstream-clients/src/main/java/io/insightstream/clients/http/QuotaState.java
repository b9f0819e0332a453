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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The counts of a ledger in a store. A change starts from what was seen last and reads again only if that has moved on:
 * where one process is alone, a change is one write, and changes of several threads that come together are one as well.
 */
final class QuotaState {

    private static final int ATTEMPTS = 200;

    private final StateStore store;
    private final String key;

    /** Changes that no thread has begun to write. */
    private final Queue<Change> waiting = new ConcurrentLinkedQueue<>();

    /**
     * Lets one thread write at a time, for itself and for those that came meanwhile: alone they would only lose to one
     * another at the store, which each of them must wait for.
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

    /** What a thread wants changed; its fields are guarded by the turn. */
    private static final class Change {
        private final Slot slot;
        private final Function<@Nullable Quota, Quota> today;
        private final UnaryOperator<Quota> change;
        private boolean done;
        private @Nullable QuotaExhausted refusal;

        Change(Slot slot, Function<@Nullable Quota, Quota> today, UnaryOperator<Quota> change) {
            this.slot = slot;
            this.today = today;
            this.change = change;
        }

        /** Changes its count among these; false if it is refused. */
        boolean apply(Map<Slot, Quota> quotas) {
            try {
                quotas.put(slot, change.apply(today.apply(quotas.get(slot))));
                refusal = null;
                return true;
            } catch (QuotaExhausted e) {
                refusal = e;
                return false;
            }
        }
    }

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
        Change mine = new Change(slot, today, change);
        waiting.add(mine);
        turn.lock();
        try {
            if (!mine.done) {
                writeWaiting(mine);
            }
        } finally {
            turn.unlock();
        }
        if (mine.refusal != null) {
            throw mine.refusal;
        }
    }

    /** Makes the changes of all that wait with one write. */
    private void writeWaiting(Change mine) {
        List<Change> changes = new ArrayList<>();
        for (Change each = waiting.poll(); each != null; each = waiting.poll()) {
            changes.add(each);
        }
        boolean written = false;
        try {
            write(changes);
            written = true;
        } finally {
            if (!written) {
                // The others try for themselves: what failed may be that this thread was interrupted.
                changes.remove(mine);
                waiting.addAll(changes);
            }
        }
    }

    private void write(List<Change> changes) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Held remembered = attempt == 0 ? seen : null;
            Held held = remembered == null ? load() : remembered;
            Map<Slot, Quota> quotas = new HashMap<>(held.quotas());
            int refused = 0;
            for (Change each : changes) {
                refused += each.apply(quotas) ? 0 : 1;
            }
            if (refused > 0 && remembered != null) {
                // Others may have given something back since: look again.
                continue;
            }
            if (refused == changes.size()) {
                seen = held;
            } else if (store.put(key, format(quotas), held.version())) {
                seen = new Held(quotas, held.version() + 1);
            } else {
                continue;
            }
            changes.forEach(each -> each.done = true);
            return;
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
