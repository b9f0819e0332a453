package io.insightstream.analytics.video;

import io.insightstream.analytics.AnalysisStatus;
import io.insightstream.analytics.stat.Fences;
import io.insightstream.analytics.stat.QuantileRule;
import io.insightstream.analytics.stat.QuartileFinder;
import io.insightstream.analytics.stat.Quartiles;
import org.jspecify.annotations.Nullable;

/** What the classic outlier rule found in each group of {@link VideoColumns}. The judged variable is the SmartScore. */
public final class GroupedAnalysis {

    private final ClassicOutlierOptions options;
    private final double[] scores;
    private final byte[] flags;
    private final double[] q1;
    private final double[] medians;
    private final double[] q3;

    /** The lower and the upper fence of each group lie side by side: rows in any order ask for both at once. */
    private final double[] fences;

    GroupedAnalysis(int groups, int rows, ClassicOutlierOptions options) {
        this.options = options;
        scores = new double[rows];
        flags = new byte[rows];
        q1 = new double[groups];
        medians = new double[groups];
        q3 = new double[groups];
        fences = new double[2 * groups];
    }

    /**
     * How many groups there are.
     *
     * @return the number of groups, of which some may have no rows
     */
    public int groups() {
        return q1.length;
    }

    /**
     * The rule that found the quartiles.
     *
     * @return the rule of the options
     */
    public QuantileRule quantiles() {
        return options.quantiles();
    }

    /**
     * Whether a group had enough rows.
     *
     * @param group the group, from 0
     * @return {@link AnalysisStatus#INSUFFICIENT_DATA} for fewer than {@value Outliers#MINIMUM_VIDEOS} rows; the scores
     *     are present all the same
     * @throws IllegalArgumentException if there is no such group
     */
    public AnalysisStatus status(int group) {
        requireGroup(group);
        return Double.isNaN(q1[group]) ? AnalysisStatus.INSUFFICIENT_DATA : AnalysisStatus.OK;
    }

    /**
     * The quartiles of a group's scores.
     *
     * @param group the group, from 0
     * @return the quartiles; null with insufficient data
     * @throws IllegalArgumentException if there is no such group
     */
    public @Nullable Quartiles quartiles(int group) {
        return status(group) == AnalysisStatus.OK ? new Quartiles(q1[group], medians[group], q3[group]) : null;
    }

    /**
     * The fences around a group's scores.
     *
     * @param group the group, from 0
     * @return the fences; null with insufficient data
     * @throws IllegalArgumentException if there is no such group
     */
    public @Nullable Fences fences(int group) {
        return status(group) == AnalysisStatus.OK ? new Fences(fences[2 * group], fences[2 * group + 1]) : null;
    }

    /**
     * The SmartScore of each row beside the rows of its group, 0 to 1.
     *
     * @return the array of this analysis itself, not a copy
     */
    public double[] scores() {
        return scores;
    }

    /**
     * Which rows are outliers of their group: 1 above the upper fence, -1 below the lower one, 0 for all others.
     *
     * @return the array of this analysis itself, not a copy
     */
    public byte[] flags() {
        return flags;
    }

    private void requireGroup(int group) {
        if (group < 0 || group >= groups()) {
            throw new IllegalArgumentException("there are " + groups() + " groups from 0, got " + group);
        }
    }

    ClassicOutlierOptions options() {
        return options;
    }

    /** Finds quartiles and fences of a group whose scores lie from {@code from} to {@code to}. */
    void judge(int group, QuartileFinder finder, double[] groupScores, int from, int to) {
        if (to - from < Outliers.MINIMUM_VIDEOS) {
            q1[group] = Double.NaN;
            fences[2 * group] = Double.NEGATIVE_INFINITY;
            fences[2 * group + 1] = Double.POSITIVE_INFINITY;
            return;
        }
        Quartiles quartiles = finder.find(groupScores, from, to);
        Fences ofGroup = Fences.tukey(quartiles, options.k());
        q1[group] = quartiles.q1();
        medians[group] = quartiles.median();
        q3[group] = quartiles.q3();
        fences[2 * group] = ofGroup.lower();
        fences[2 * group + 1] = ofGroup.upper();
    }

    /** Flags rows {@code from} to {@code to}, which are of one group. */
    void flag(int group, int from, int to) {
        Flags.set(scores, from, to, fences[2 * group], fences[2 * group + 1], flags);
    }

    /** Flags rows {@code from} to {@code to}, each of the group that stands at its index. */
    void flag(int[] groups, int from, int to) {
        for (int row = from; row < to; row++) {
            int at = 2 * groups[row];
            flags[row] = Flags.of(scores[row], fences[at], fences[at + 1]);
        }
    }
}
