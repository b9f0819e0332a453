package io.insightstream.analytics.video;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * The "algorithm score" of an upload history: a rule of thumb from 0 to 100 for how steadily and how often a channel
 * uploads and how much its viewers respond. It is not known to match any platform's ranking.
 *
 * <p>{@code score = floor(0.4 * consistency + 0.3 * frequency + 0.3 * engagement)}. Kept exactly as it is widely used,
 * with its limits: gaps are cut to whole days, every average gap of up to 30 days gives full frequency, one upload gives
 * 70, and the date of the last upload plays no part. {@link UploadStreaks} says what it does not.
 *
 * @param score the score, 0 to 100, cut to a whole number
 * @param consistency {@code 100 - min(s, 100)}, 0 to 100, where s is the sample standard deviation of the gaps in days;
 *     100 with fewer than two gaps
 * @param frequency {@code min(100, 30 / max(averageGapDays, 1) * 100)}, 0 to 100
 * @param engagement {@code min(100, 1000 * engagementRate)}, 0 to 100: full from a rate of 10 % on
 * @param averageGapDays the mean gap between neighbouring uploads, each gap cut to whole days of 24 hours; 0 with fewer
 *     than two uploads
 * @param engagementRate all likes and comments by all views, a ratio; 0 without views. A missing count adds nothing
 * @param recommendedDays the two UTC weekdays with most uploads; equal counts in the order of the week
 * @param predictedViews the views to expect of the next upload
 */
public record AlgorithmScore(
        int score,
        double consistency,
        double frequency,
        double engagement,
        double averageGapDays,
        double engagementRate,
        List<DayOfWeek> recommendedDays,
        PredictedViews predictedViews) {

    /** Creates a score from a copy of the days. */
    public AlgorithmScore {
        recommendedDays = List.copyOf(recommendedDays);
    }

    /**
     * A rule of thumb for the next upload: one number for all formats, without an interval.
     *
     * @param nextVideo {@code floor(1.1 * mean views)}
     * @param basedOnAverage {@code floor(mean views)}
     */
    public record PredictedViews(long nextVideo, long basedOnAverage) {}

    /**
     * Computes the score.
     *
     * @param videos the uploads, in any order; not changed
     * @return the score; empty without any upload
     */
    public static Optional<AlgorithmScore> of(List<VideoSample> videos) {
        if (videos.isEmpty()) {
            return Optional.empty();
        }
        double[] gaps = wholeDayGaps(videos);
        double averageGap = gaps.length == 0 ? 0 : Arrays.stream(gaps).sum() / gaps.length;
        double deviation = gaps.length < 2 ? 0 : new StandardDeviation().evaluate(gaps);
        double consistency = 100 - Math.min(deviation, 100);
        double frequency = Math.min(100, 30 / Math.max(averageGap, 1) * 100);

        double views = videos.stream().mapToDouble(VideoSample::views).sum();
        double interactions =
                videos.stream().mapToDouble(VideoSample::interactions).sum();
        double rate = views == 0 ? 0 : interactions / views;
        double engagement = Math.min(100, rate * 100 * 10);

        double meanViews = views / videos.size();
        int score = (int) (0.4 * consistency + 0.3 * frequency + 0.3 * engagement);
        return Optional.of(new AlgorithmScore(
                score,
                consistency,
                frequency,
                engagement,
                averageGap,
                rate,
                busiestDays(videos),
                new PredictedViews((long) (meanViews * 1.1), (long) meanViews)));
    }

    /**
     * What the score's rules advise: steadier uploads below a score of 50, weekly uploads when the average gap, rounded
     * to a tenth of a day, is above 7, keeping on from 70, and two that always hold.
     *
     * @return two to four tips, in the order named
     */
    public List<GrowthTip> tips() {
        return tips(
                score,
                new BigDecimal(averageGapDays)
                        .setScale(1, RoundingMode.HALF_EVEN)
                        .doubleValue());
    }

    static List<GrowthTip> tips(int score, double averageGapDays) {
        List<GrowthTip> tips = new ArrayList<>();
        if (score < 50) {
            tips.add(GrowthTip.UPLOAD_MORE_STEADILY);
        }
        if (averageGapDays > 7) {
            tips.add(GrowthTip.UPLOAD_WEEKLY);
        }
        if (score >= 70) {
            tips.add(GrowthTip.KEEP_THE_RHYTHM);
        }
        tips.add(GrowthTip.ANSWER_COMMENTS);
        tips.add(GrowthTip.TEST_TITLES_AND_THUMBNAILS);
        return List.copyOf(tips);
    }

    private static double[] wholeDayGaps(List<VideoSample> videos) {
        Instant[] times = videos.stream().map(VideoSample::publishedAt).sorted().toArray(Instant[]::new);
        double[] gaps = new double[times.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = Duration.between(times[i], times[i + 1]).toDays();
        }
        return gaps;
    }

    private static List<DayOfWeek> busiestDays(List<VideoSample> videos) {
        Map<DayOfWeek, Long> uploads = videos.stream()
                .collect(Collectors.groupingBy(
                        video -> video.publishedAt().atOffset(ZoneOffset.UTC).getDayOfWeek(), Collectors.counting()));
        return Arrays.stream(DayOfWeek.values())
                .sorted(Comparator.comparing((DayOfWeek day) -> uploads.getOrDefault(day, 0L))
                        .reversed())
                .limit(2)
                .toList();
    }
}
