package io.insightstream.analytics.video;

import io.insightstream.analytics.stat.Fences;
import io.insightstream.analytics.stat.ModifiedZ;
import io.insightstream.analytics.stat.QuantileRule;
import java.util.Objects;

/**
 * How the rules that put fences around the views judge.
 *
 * @param quantiles the rule that finds the quartiles
 * @param k how far the fences reach, 0 or more: in interquartile ranges beyond the quartiles (log-Tukey and adjusted
 *     boxplot), in robust standard deviations from the median (modified z-score)
 * @param minimumVideos samples with fewer videos are not judged; 4 or more
 */
public record FenceOptions(QuantileRule quantiles, double k, int minimumVideos) {

    /** The usual smallest sample: below it fences are mostly chance. */
    public static final int USUAL_MINIMUM = 10;

    private static final FenceOptions BOXPLOT = new FenceOptions(QuantileRule.R7, Fences.TUKEY_K, USUAL_MINIMUM);
    private static final FenceOptions MODIFIED_Z =
            new FenceOptions(QuantileRule.R7, ModifiedZ.THRESHOLD, USUAL_MINIMUM);

    /**
     * Creates options.
     *
     * @throws IllegalArgumentException if {@code k} is negative or not finite, or {@code minimumVideos} is below 4
     */
    public FenceOptions {
        Objects.requireNonNull(quantiles, "quantiles");
        if (!(k >= 0) || Double.isInfinite(k)) {
            throw new IllegalArgumentException("k must be finite and 0 or more, got " + k);
        }
        if (minimumVideos < Outliers.MINIMUM_VIDEOS) {
            throw new IllegalArgumentException(
                    "minimumVideos must be at least " + Outliers.MINIMUM_VIDEOS + ", got " + minimumVideos);
        }
    }

    /**
     * The usual options of the log-Tukey rule and the adjusted boxplot.
     *
     * @return the inclusive quantile rule R7, fences at 1.5 interquartile ranges, at least 10 videos
     */
    public static FenceOptions boxplot() {
        return BOXPLOT;
    }

    /**
     * The usual options of the modified z-score.
     *
     * @return the inclusive quantile rule R7, fences at 3.5 robust standard deviations, at least 10 videos
     */
    public static FenceOptions modifiedZ() {
        return MODIFIED_Z;
    }

    /**
     * The same options with another quantile rule.
     *
     * @param quantiles the rule that finds the quartiles
     * @return new options
     */
    public FenceOptions withQuantiles(QuantileRule quantiles) {
        return new FenceOptions(quantiles, k, minimumVideos);
    }

    /**
     * The same options with other fences.
     *
     * @param k how far the fences reach, 0 or more
     * @return new options
     */
    public FenceOptions withK(double k) {
        return new FenceOptions(quantiles, k, minimumVideos);
    }

    /**
     * The same options with another smallest sample.
     *
     * @param minimumVideos samples with fewer videos are not judged; 4 or more
     * @return new options
     */
    public FenceOptions withMinimumVideos(int minimumVideos) {
        return new FenceOptions(quantiles, k, minimumVideos);
    }
}
