package io.insightstream.analytics.video;

import io.insightstream.analytics.AnalysisStatus;
import io.insightstream.analytics.stat.QuantileRule;
import io.insightstream.analytics.stat.Quartiles;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rhythm of a channel: how even its uploads are, how often they come, and whether they still do.
 *
 * <p>Counted are upload days: calendar days of the zone with at least one upload, so that neither several uploads of one
 * day nor changing hours disturb the rhythm. With the gaps between neighbouring upload days, in days of 1 or more, and
 * their quartiles (rule R7):
 *
 * <pre>{@code
 * dispersion  = (Q3 - Q1) / (Q3 + Q1)                   quartile coefficient of dispersion
 * consistency = 100 * max(0, 1 - dispersion / 0.656)
 * pace        = 100 * min(1, target / mean gap)         mean gap = span / (upload days - 1)
 * recency     = 100 * min(1, 2 * Q3 / days since the last upload)
 * score       = (0.6 * consistency + 0.4 * pace) * recency / 100
 * }</pre>
 *
 * <p>0.656, {@code ln 3 / ln(16/3)}, is the dispersion of a channel that uploads at random moments (exponential gaps), so
 * that a consistency of 0 means "no more even than chance". The dispersion has no unit: daily uploads that
 * are off by half a day and monthly ones off by half a month are equally consistent. Up to a quarter of the gaps may be
 * holidays without any effect. The recency multiplies, since a rhythm that has stopped is none.
 *
 * <p>The weights 0.6 and 0.4 are a convention of this library, not an estimate.
 *
 * @param status {@link AnalysisStatus#INSUFFICIENT_DATA} for too few upload days; then the score and its parts are null
 * @param options how it was judged; among others the zone whose calendar days were counted and the target
 * @param uploads uploads inside the window
 * @param uploadDays calendar days with an upload inside the window
 * @param score 0 to 100
 * @param consistency 0 to 100; 100 for equal gaps
 * @param pace 0 to 100
 * @param recency above 0 to 100
 * @param dispersion 0 to 1
 * @param medianGapDays the median gap between upload days
 * @param meanGapDays the mean gap between upload days
 * @param daysSinceLastUpload calendar days since the last upload; null without an upload
 * @param confidence how far the consistency can be trusted; null with the score
 * @param uploadsAfterNow uploads dated after now, which count nowhere else
 * @see <a href="https://doi.org/10.1016/j.csda.2005.05.007">D. G. Bonett, Confidence Interval for a Coefficient of
 *     Quartile Variation, Computational Statistics and Data Analysis 50 (2006) 2953-2957</a>
 */
public record Cadence(
        AnalysisStatus status,
        CadenceOptions options,
        int uploads,
        int uploadDays,
        @Nullable Double score,
        @Nullable Double consistency,
        @Nullable Double pace,
        @Nullable Double recency,
        @Nullable Double dispersion,
        @Nullable Double medianGapDays,
        @Nullable Double meanGapDays,
        @Nullable Long daysSinceLastUpload,
        @Nullable Confidence confidence,
        int uploadsAfterNow) {

    private static final double DISPERSION_OF_CHANCE = Math.log(3) / Math.log(16.0 / 3);

    /** How far the consistency can be trusted. The standard errors are those of simulated histories. */
    public enum Confidence {
        /** Fewer than 20 gaps: a standard error of 10 to 20 points, less only for very even histories. */
        LOW,
        /** 20 to 49 gaps: 5 to 15 points. */
        MEDIUM,
        /** 50 gaps or more: at most 10 points. */
        HIGH;

        static Confidence of(int gaps) {
            return gaps < 20 ? LOW : gaps < 50 ? MEDIUM : HIGH;
        }
    }

    /**
     * Judges a history.
     *
     * @param uploads when each video was published, in any order; not changed
     * @param now the moment of the analysis
     * @param options how to judge
     * @return the rhythm
     */
    public static Cadence of(Collection<Instant> uploads, Instant now, CadenceOptions options) {
        ZoneId zone = options.zone();
        TreeSet<Instant> past =
                uploads.stream().filter(time -> !time.isAfter(now)).collect(Collectors.toCollection(TreeSet::new));
        int after = (int) uploads.stream().filter(time -> time.isAfter(now)).count();
        if (past.isEmpty()) {
            return insufficient(options, 0, 0, null, after);
        }
        Instant start = past.last().minus(options.window());
        int count = (int) uploads.stream()
                .filter(time -> !time.isAfter(now) && !time.isBefore(start))
                .count();
        long[] days = past.tailSet(start).stream()
                .mapToLong(time -> LocalDate.ofInstant(time, zone).toEpochDay())
                .distinct()
                .toArray();
        long silence = LocalDate.ofInstant(now, zone).toEpochDay() - days[days.length - 1];
        if (days.length < options.minimumUploadDays()) {
            return insufficient(options, count, days.length, silence, after);
        }
        double[] gaps = new double[days.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = days[i + 1] - days[i];
        }
        Quartiles quartiles = QuantileRule.R7.quartiles(gaps);
        double meanGap = (double) (days[days.length - 1] - days[0]) / gaps.length;
        double dispersion = quartiles.iqr() / (quartiles.q3() + quartiles.q1());
        double consistency = 100 * Math.max(0, 1 - dispersion / DISPERSION_OF_CHANCE);
        double pace = 100 * Math.min(1, options.target().toMillis() / 86_400_000.0 / meanGap);
        double recency = 100 * Math.min(1, 2 * quartiles.q3() / Math.max(1, silence));
        return new Cadence(
                AnalysisStatus.OK,
                options,
                count,
                days.length,
                (0.6 * consistency + 0.4 * pace) * recency / 100,
                consistency,
                pace,
                recency,
                dispersion,
                quartiles.median(),
                meanGap,
                silence,
                Confidence.of(gaps.length),
                after);
    }

    private static Cadence insufficient(
            CadenceOptions options, int uploads, int uploadDays, @Nullable Long silence, int after) {
        return new Cadence(
                AnalysisStatus.INSUFFICIENT_DATA,
                options,
                uploads,
                uploadDays,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                silence,
                null,
                after);
    }
}
