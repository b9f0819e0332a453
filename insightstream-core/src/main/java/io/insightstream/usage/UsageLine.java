package io.insightstream.usage;

import io.insightstream.call.ProviderId;
import io.insightstream.call.Usage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one feature used up at one model of one provider.
 *
 * @param provider the provider
 * @param model the model as it names itself; null where none is involved or, for calls that failed, none was named
 * @param feature what the calls were made for
 * @param totals the numbers
 */
public record UsageLine(ProviderId provider, @Nullable String model, String feature, Totals totals) {

    /** Creates a line. */
    public UsageLine {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(feature, "feature");
        Objects.requireNonNull(totals, "totals");
    }

    /**
     * Numbers of calls.
     *
     * @param calls how often a provider was asked
     * @param failures how many of these calls failed; what they used up is not known and not in the other numbers
     * @param attempts requests that were sent for the answers, repeated ones included; 0 for what was at hand
     * @param usage what the answers used up
     * @param cost what the answers of models cost as far as that is known; null if none of it is known
     * @param unpriced answers of models whose cost is not known: there is no price, or the provider did not report what
     *     the price is for
     */
    public record Totals(
            long calls,
            long failures,
            long attempts,
            Usage usage,
            @Nullable Money cost,
            long unpriced) {

        /** Creates totals. */
        public Totals {
            Objects.requireNonNull(usage, "usage");
        }

        /**
         * Whether the cost is that of all answers.
         *
         * @return false if there is an answer whose cost is not known
         */
        public boolean isCostComplete() {
            return unpriced == 0;
        }
    }
}
