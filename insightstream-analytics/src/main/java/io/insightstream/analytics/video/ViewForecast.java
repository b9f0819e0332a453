package io.insightstream.analytics.video;

import io.insightstream.analytics.AnalysisStatus;
import io.insightstream.analytics.stat.QuantileRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The views to expect of the next video of a format once it has settled, with a band.
 *
 * <p>Of the videos of the minimum age, the newest of each format (20 by default) are taken as examples of the next one:
 * the forecast is the median of their views and the band lies between their quantiles at {@code (1 - coverage) / 2} and
 * {@code (1 + coverage) / 2}, all read by rule R6 off {@code log1p(views)}. R6 puts the next of {@code n + 1}
 * exchangeable values below the quantile at {@code p} with probability {@code p} (at the data points exactly), whatever
 * their law: no distribution is assumed. Trends inside the window widen the band and let the forecast lag; views that
 * old videos gathered with age count as if the next one had as long.
 *
 * @param format the format
 * @param status {@link AnalysisStatus#INSUFFICIENT_DATA} for too few videos; then the numbers are null
 * @param options how it was predicted; among others the coverage of the band
 * @param basedOn how many videos the forecast rests on
 * @param low the lower end of the band, in views
 * @param median the forecast, in views
 * @param high the upper end of the band, in views
 * @see <a href="https://doi.org/10.1080/01621459.2017.1307116">J. Lei et al., Distribution-Free Predictive Inference for
 *     Regression, JASA 113 (2018) 1094-1111</a>
 */
public record ViewForecast(
        VideoFormat format,
        AnalysisStatus status,
        ForecastOptions options,
        int basedOn,
        @Nullable Double low,
        @Nullable Double median,
        @Nullable Double high) {

    /**
     * Forecasts every format that occurs.
     *
     * @param videos the videos, in any order; not changed
     * @param now the moment the counts were read
     * @param options how to predict
     * @return a forecast for each format, in the order of {@link VideoFormat}; empty for an empty sample
     */
    public static List<ViewForecast> of(List<VideoSample> videos, Instant now, ForecastOptions options) {
        List<ViewForecast> forecasts = new ArrayList<>();
        settled(videos, now, options).forEach((format, logViews) -> {
            double[] recent = newest(logViews, logViews.size(), options.window());
            if (recent.length < options.minimumVideos()) {
                forecasts.add(new ViewForecast(
                        format, AnalysisStatus.INSUFFICIENT_DATA, options, recent.length, null, null, null));
            } else {
                Band band = Band.of(recent, options.coverage());
                forecasts.add(new ViewForecast(
                        format,
                        AnalysisStatus.OK,
                        options,
                        recent.length,
                        Math.expm1(band.low()),
                        Math.expm1(band.median()),
                        Math.expm1(band.high())));
            }
        });
        return List.copyOf(forecasts);
    }

    /**
     * How the forecasts would have done: each settled video is predicted from those of its format published before it
     * (rolling origin), as far as there were enough.
     *
     * <p>Only one count of each video is known, so its predecessors enter with the views of today.
     *
     * @param videos the videos, in any order; not changed
     * @param now the moment the counts were read
     * @param options how to predict
     * @return the result for each format that occurs, in the order of {@link VideoFormat}; empty for an empty sample
     */
    public static List<Backtest> backtest(List<VideoSample> videos, Instant now, ForecastOptions options) {
        List<Backtest> results = new ArrayList<>();
        settled(videos, now, options).forEach((format, logViews) -> {
            int below = 0;
            int above = 0;
            int predictions = 0;
            double error = 0;
            for (int i = options.minimumVideos(); i < logViews.size(); i++) {
                Band band = Band.of(newest(logViews, i, options.window()), options.coverage());
                double actual = logViews.get(i);
                predictions++;
                below += actual < band.low() ? 1 : 0;
                above += actual > band.high() ? 1 : 0;
                error += Math.abs(actual - band.median());
            }
            results.add(new Backtest(format, predictions, below, above, predictions == 0 ? null : error / predictions));
        });
        return List.copyOf(results);
    }

    /**
     * How forecasts of one format did.
     *
     * @param format the format
     * @param predictions how many videos were predicted
     * @param below how many had fewer views than the band
     * @param above how many had more views than the band
     * @param meanLogError mean absolute difference of the logarithms of views and forecast: 0.7 is off by a factor of 2;
     *     null without a prediction
     */
    public record Backtest(
            VideoFormat format,
            int predictions,
            int below,
            int above,
            @Nullable Double meanLogError) {

        /**
         * How many videos were inside the band.
         *
         * @return predictions that are neither below nor above
         */
        public int inside() {
            return predictions - below - above;
        }
    }

    private record Band(double low, double median, double high) {

        static Band of(double[] logViews, double coverage) {
            return new Band(
                    QuantileRule.R6.quantile(logViews, (1 - coverage) / 2),
                    QuantileRule.R6.quantile(logViews, 0.5),
                    QuantileRule.R6.quantile(logViews, (1 + coverage) / 2));
        }
    }

    /** The log views of each format's settled videos, oldest first. */
    private static Map<VideoFormat, List<Double>> settled(
            List<VideoSample> videos, Instant now, ForecastOptions options) {
        Instant latest = now.minus(options.minimumAge());
        Map<VideoFormat, List<Double>> formats = new EnumMap<>(VideoFormat.class);
        videos.stream()
                .sorted(Comparator.comparing(VideoSample::publishedAt).thenComparingLong(VideoSample::views))
                .forEach(video -> {
                    List<Double> logViews = formats.computeIfAbsent(video.format(), format -> new ArrayList<>());
                    if (!video.publishedAt().isAfter(latest)) {
                        logViews.add(Math.log1p((double) video.views()));
                    }
                });
        return formats;
    }

    private static double[] newest(List<Double> logViews, int end, int window) {
        return logViews.subList(Math.max(0, end - window), end).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
