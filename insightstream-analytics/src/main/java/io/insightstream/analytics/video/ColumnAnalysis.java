package io.insightstream.analytics.video;

import io.insightstream.analytics.AnalysisStatus;
import io.insightstream.analytics.stat.Fences;
import io.insightstream.analytics.stat.QuantileRule;
import io.insightstream.analytics.stat.Quartiles;
import org.jspecify.annotations.Nullable;

/** What the classic outlier rule found in {@link VideoColumns}. The judged variable is the SmartScore. */
public final class ColumnAnalysis {

    private final AnalysisStatus status;
    private final QuantileRule quantiles;
    private final @Nullable Quartiles quartiles;
    private final @Nullable Fences fences;
    private final double[] scores;
    private final byte[] flags;

    ColumnAnalysis(
            AnalysisStatus status,
            QuantileRule quantiles,
            @Nullable Quartiles quartiles,
            @Nullable Fences fences,
            double[] scores,
            byte[] flags) {
        this.status = status;
        this.quantiles = quantiles;
        this.quartiles = quartiles;
        this.fences = fences;
        this.scores = scores;
        this.flags = flags;
    }

    /**
     * Whether there were enough rows.
     *
     * @return {@link AnalysisStatus#INSUFFICIENT_DATA} for fewer than {@value Outliers#MINIMUM_VIDEOS} rows; the scores
     *     are present all the same
     */
    public AnalysisStatus status() {
        return status;
    }

    /**
     * The rule that found the quartiles.
     *
     * @return the rule of the options
     */
    public QuantileRule quantiles() {
        return quantiles;
    }

    /**
     * The quartiles of the scores.
     *
     * @return the quartiles; null with insufficient data
     */
    public @Nullable Quartiles quartiles() {
        return quartiles;
    }

    /**
     * The fences around the scores.
     *
     * @return the fences; null with insufficient data
     */
    public @Nullable Fences fences() {
        return fences;
    }

    /**
     * The SmartScore of each row, 0 to 1.
     *
     * @return the array of this analysis itself, not a copy
     */
    public double[] scores() {
        return scores;
    }

    /**
     * Which rows are outliers: 1 above the upper fence, -1 below the lower one, 0 for all others.
     *
     * @return the array of this analysis itself, not a copy
     */
    public byte[] flags() {
        return flags;
    }
}
