package io.insightstream.analytics.video;

import io.insightstream.analytics.stat.QuartileFinder;
import io.insightstream.analytics.video.ScoreRows.Divisors;
import io.insightstream.analytics.video.ScoreRows.Maxima;
import java.util.Arrays;

/** Judges groups whose rows lie together. Small groups are read many at a time. Not thread-safe: one per thread. */
final class AdjoiningGroups {

    private final VideoColumns columns;
    private final int[] offsets;
    private final GroupedAnalysis analysis;
    private final ScoreRows rows = new ScoreRows();
    private final Divisors divisors = new Divisors();
    private final QuartileFinder finder;

    AdjoiningGroups(VideoColumns columns, int[] offsets, GroupedAnalysis analysis) {
        this.columns = columns;
        this.offsets = offsets;
        this.analysis = analysis;
        finder = new QuartileFinder(analysis.quantiles());
    }

    /** Judges the groups {@code from} to {@code to}. */
    void judge(int from, int to) {
        int group = from;
        while (group < to) {
            int end = group;
            while (end < to && offsets[end + 1] - offsets[group] <= ScoreRows.MOST) {
                end++;
            }
            if (end == group) {
                scoreLarge(group);
                end++;
            } else {
                scoreSmall(group, end);
            }
            for (; group < end; group++) {
                analysis.judge(group, finder, analysis.scores(), offsets[group], offsets[group + 1]);
                analysis.flag(group, offsets[group], offsets[group + 1]);
            }
        }
    }

    private void scoreLarge(int group) {
        int from = offsets[group];
        int to = offsets[group + 1];
        Maxima maxima = rows.maxima(columns, from, to, analysis.scores());
        rows.score(columns, from, to, maxima, analysis.options().weights(), analysis.scores());
    }

    private void scoreSmall(int firstGroup, int endGroup) {
        int start = offsets[firstGroup];
        int n = offsets[endGroup] - start;
        rows.load(columns, start, start + n);
        for (int group = firstGroup; group < endGroup; group++) {
            int from = offsets[group] - start;
            int to = offsets[group + 1] - start;
            Maxima maxima = new Maxima();
            maxima.include(rows, from, to);
            Arrays.fill(divisors.views, from, to, Maxima.divisor(maxima.views));
            Arrays.fill(divisors.viewsPerDay, from, to, Maxima.divisor(maxima.viewsPerDay));
            Arrays.fill(divisors.engagement, from, to, Maxima.divisor(maxima.engagement));
        }
        rows.score(n, divisors, analysis.options().weights());
        System.arraycopy(rows.views, 0, analysis.scores(), start, n);
    }
}
