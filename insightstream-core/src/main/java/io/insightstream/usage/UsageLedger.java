package io.insightstream.usage;

import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Usage;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what calls use up, per provider, model and feature. {@link Metered} feeds it.
 *
 * <p>It counts by the provenance of results. Where several providers are one, the provider that answered is charged, and
 * each that failed on the way is counted as a failure. Safe for use by several threads; no call is lost or counted twice.
 */
public final class UsageLedger {

    private static final Comparator<UsageLine> BY_NAME = Comparator.comparing(
                    (UsageLine line) -> line.provider().value())
            .thenComparing(UsageLine::model, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(UsageLine::feature);

    private final Prices prices;
    private final Clock clock;
    private final ConcurrentMap<Key, Tally> tallies = new ConcurrentHashMap<>();
    private volatile Instant from;

    private record Key(ProviderId provider, @Nullable String model, String feature) {}

    /**
     * Creates a ledger.
     *
     * @param prices what models cost; {@link Prices#NONE} if that is not known
     * @param clock tells when counting began
     */
    public UsageLedger(Prices prices, Clock clock) {
        this.prices = Objects.requireNonNull(prices, "prices");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.from = clock.instant();
    }

    /**
     * Counts an answer.
     *
     * @param feature what the call was made for
     * @param provenance the provenance of the answer
     */
    public void answered(String feature, Provenance provenance) {
        int failedBefore = 0;
        for (Provenance.Skipped skipped : provenance.skipped()) {
            if (skipped.asked()) {
                failedBefore++;
                add(new Key(skipped.provider(), null, feature), Tally.FAILURE);
            }
        }
        Optional<BigDecimal> cost = Optional.empty();
        boolean charged = provenance.source() == Provenance.Source.AI;
        if (charged) {
            cost = prices.of(provenance.provider(), provenance.model()).flatMap(price -> price.of(provenance.usage()));
        }
        int attempts = Math.max(0, provenance.attempts() - failedBefore);
        add(
                new Key(provenance.provider(), provenance.model(), feature),
                new Tally(1, 0, attempts, provenance.usage(), cost.orElse(null), charged && cost.isEmpty() ? 1 : 0));
    }

    /**
     * Counts an answer that says nothing about where it came from.
     *
     * @param feature what the call was made for
     * @param provider who answered
     */
    public void answered(String feature, ProviderId provider) {
        add(new Key(provider, null, feature), new Tally(1, 0, 0, Usage.NONE, null, 0));
    }

    /**
     * Counts a call that failed.
     *
     * @param feature what the call was made for
     * @param provider who was asked
     * @param model the model that was asked for; null if none was named
     */
    public void failed(String feature, ProviderId provider, @Nullable String model) {
        add(new Key(provider, model, feature), Tally.FAILURE);
    }

    private void add(Key key, Tally tally) {
        tallies.merge(key, tally, Tally::plus);
    }

    /**
     * What was used up since counting began. Calls that end meanwhile are in it or not, each as a whole.
     *
     * @return the report
     */
    public UsageReport report() {
        return report(Map.copyOf(tallies));
    }

    /**
     * Reports and begins to count anew. A call that ends meanwhile is in this report or in the next one.
     *
     * @return what was used up until now
     */
    public UsageReport reset() {
        Map<Key, Tally> taken = new ConcurrentHashMap<>();
        for (Key key : List.copyOf(tallies.keySet())) {
            Tally tally = tallies.remove(key);
            if (tally != null) {
                taken.merge(key, tally, Tally::plus);
            }
        }
        UsageReport report = report(taken);
        from = report.to();
        return report;
    }

    private UsageReport report(Map<Key, Tally> tallies) {
        List<UsageLine> lines = new ArrayList<>();
        Tally sum = Tally.NONE;
        for (Map.Entry<Key, Tally> each : tallies.entrySet()) {
            Key key = each.getKey();
            lines.add(new UsageLine(
                    key.provider(), key.model(), key.feature(), each.getValue().totals(prices.currency())));
            sum = sum.plus(each.getValue());
        }
        lines.sort(BY_NAME);
        return new UsageReport(from, clock.instant(), lines, sum.totals(prices.currency()));
    }
}
