package io.insightstream.analytics.video;

import io.insightstream.analytics.stat.Fences;
import io.insightstream.analytics.stat.QuantileRule;
import java.util.Objects;

/**
 * How the classic outlier rule judges.
 *
 * <p>Defaults: SmartScore weights 0.5, 0.3 and 0.2, the exclusive quantile rule R6, fences at 1.5 interquartile ranges.
 *
 * @param weights the weights of the SmartScore
 * @param quantiles the rule that finds the quartiles
 * @param k the multiplier of the interquartile range, 0 or more
 */
public record ClassicOutlierOptions(SmartScore.Weights weights, QuantileRule quantiles, double k) {

    private static final ClassicOutlierOptions DEFAULTS =
            new ClassicOutlierOptions(SmartScore.Weights.DEFAULT, QuantileRule.R6, Fences.TUKEY_K);

    /**
     * Creates options.
     *
     * @throws IllegalArgumentException if {@code k} is negative or not finite
     */
    public ClassicOutlierOptions {
        Objects.requireNonNull(weights, "weights");
        Objects.requireNonNull(quantiles, "quantiles");
        if (!(k >= 0) || Double.isInfinite(k)) {
            throw new IllegalArgumentException("k must be finite and 0 or more, got " + k);
        }
    }

    /**
     * The defaults.
     *
     * @return the options named in the class description
     */
    public static ClassicOutlierOptions defaults() {
        return DEFAULTS;
    }

    /**
     * The same options with other weights.
     *
     * @param weights the weights of the SmartScore
     * @return new options
     */
    public ClassicOutlierOptions withWeights(SmartScore.Weights weights) {
        return new ClassicOutlierOptions(weights, quantiles, k);
    }

    /**
     * The same options with another quantile rule.
     *
     * @param quantiles the rule that finds the quartiles
     * @return new options
     */
    public ClassicOutlierOptions withQuantiles(QuantileRule quantiles) {
        return new ClassicOutlierOptions(weights, quantiles, k);
    }

    /**
     * The same options with other fences.
     *
     * @param k the multiplier of the interquartile range, 0 or more
     * @return new options
     */
    public ClassicOutlierOptions withK(double k) {
        return new ClassicOutlierOptions(weights, quantiles, k);
    }
}
