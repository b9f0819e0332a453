package io.insightstream.analytics.video;

import io.insightstream.analytics.stat.Fences;
import io.insightstream.analytics.stat.ModifiedZ;
import io.insightstream.analytics.stat.QuantileRule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Measures the error rate and the power of the outlier rules on simulated channels. */
final class OutlierMonteCarlo {

    private static final RobustOutlierOptions TWO_PERCENT =
            RobustOutlierOptions.defaults().withErrorRate(0.02);

    private OutlierMonteCarlo() {}

    /**
     * The result for one kind of channel: shares from 0 to 1.
     *
     * @param atOne flagged at a stated 1 %
     * @param atTwo flagged at a stated 2 %
     * @param anyQ channels with a q of at most 0.1
     * @param found members at 3 sigma found at 2 %
     * @param foundNewest those among the newest three
     * @param newestZ mean z of the newest three
     * @param newestUnadjusted the same without age adjustment
     */
    record Robust(
            double atOne,
            double atTwo,
            double anyQ,
            double found,
            double foundNewest,
            double newestZ,
            double newestUnadjusted) {

        String row(SimulatedChannel channel) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %d | %.2f | %.2f | %.1f | %.1f | %.1f | %+.3f | %+.3f |",
                    channel.accrual() == SimulatedChannel.Accrual.LOG_LIKE ? "log-like" : "power law",
                    channel.sigma(),
                    channel.n(),
                    100 * atOne,
                    100 * atTwo,
                    100 * anyQ,
                    100 * found,
                    100 * foundNewest,
                    newestZ,
                    newestUnadjusted);
        }
    }

    static Robust robust(SimulatedChannel channel, int channels, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] sums = new double[7];
        for (int k = 0; k < channels; k++) {
            double[] errors = channel.draw(random);
            List<VideoSample> videos = channel.videos(errors);
            List<JudgedVideo> judged = judge(videos, TWO_PERCENT).videos();
            sums[0] += judged.stream().filter(video -> video.p() < 0.01).count() / (double) channel.n();
            sums[1] += judged.stream().filter(video -> video.p() < 0.02).count() / (double) channel.n();
            sums[2] += judged.stream().anyMatch(video -> video.q() <= 0.1) ? 1 : 0;
            sums[3] += finds(channel, errors, random.nextInt(channel.n())) ? 1 : 0;
            sums[4] += finds(channel, errors, random.nextInt(3)) ? 1 : 0;
            sums[5] += newestZ(judged);
            sums[6] += newestZ(judge(videos, TWO_PERCENT.withoutAgeAdjustment()).videos());
        }
        double[] m = Arrays.stream(sums).map(sum -> sum / channels).toArray();
        return new Robust(m[0], m[1], m[2], m[3], m[4], m[5], m[6]);
    }

    private static FormatOutliers judge(List<VideoSample> videos, RobustOutlierOptions options) {
        return RobustOutliers.of(videos, SimulatedChannel.NOW, options).get(0);
    }

    private static boolean finds(SimulatedChannel channel, double[] errors, int member) {
        double[] moved = errors.clone();
        moved[member] = 3;
        return judge(channel.videos(moved), TWO_PERCENT).high().stream()
                .anyMatch(found -> found.video().id().equals("v" + member));
    }

    /** How often a member at 4 sigma is found at 2 % beside two others at 6 sigma. */
    static double foundInCompany(SimulatedChannel channel, int channels, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double found = 0;
        for (int k = 0; k < channels; k++) {
            double[] errors = channel.draw(random);
            int member = random.nextInt(channel.n());
            errors[(member + 1) % channel.n()] = 6;
            errors[(member + 2) % channel.n()] = 6;
            errors[member] = 4;
            found += judge(channel.videos(errors), TWO_PERCENT).high().stream()
                            .anyMatch(video -> video.video().id().equals("v" + member))
                    ? 1
                    : 0;
        }
        return found / channels;
    }

    private static double newestZ(List<JudgedVideo> judged) {
        return judged.stream().limit(3).mapToDouble(JudgedVideo::z).average().orElseThrow();
    }

    /** A rule that says of raw views, newest first, above which limit a video is flagged. */
    interface UpperLimit {
        double of(double[] views);
    }

    static final UpperLimit RAW_TUKEY = views ->
            Fences.tukey(QuantileRule.R7.quartiles(views), Fences.TUKEY_K).upper();
    static final UpperLimit TWICE_THE_MEDIAN = views -> 2 * QuantileRule.R7.quantile(views, 0.5);
    static final UpperLimit RAW_MAD =
            views -> ModifiedZ.of(views).fences(ModifiedZ.THRESHOLD).upper();

    /**
     * What a rule on raw views does.
     *
     * @param flagged ordinary videos flagged
     * @param newest ordinary videos flagged among the newest three
     * @param oldest ordinary videos flagged among the oldest three
     */
    record Raw(double flagged, double newest, double oldest) {}

    static Raw raw(SimulatedChannel channel, UpperLimit rule, int channels, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] sums = new double[3];
        int n = channel.n();
        for (int k = 0; k < channels; k++) {
            double[] views = channel.videos(channel.draw(random)).stream()
                    .mapToDouble(VideoSample::views)
                    .toArray();
            double limit = rule.of(views);
            for (int i = 0; i < n; i++) {
                if (views[i] > limit) {
                    sums[0] += 1.0 / n;
                    sums[1] += i < 3 ? 1.0 / 3 : 0;
                    sums[2] += i >= n - 3 ? 1.0 / 3 : 0;
                }
            }
        }
        return new Raw(sums[0] / channels, sums[1] / channels, sums[2] / channels);
    }
}
