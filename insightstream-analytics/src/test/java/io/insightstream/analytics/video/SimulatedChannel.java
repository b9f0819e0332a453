package io.insightstream.analytics.video;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Channels of weekly uploads, the newest 14 days old and first, without a true outlier unless one is asked for. */
record SimulatedChannel(int n, double sigma, Accrual accrual, Noise noise) {

    static final Instant NOW = Instant.parse("2024-06-01T12:00:00Z");

    /** How the views of a video grow with its age in days, as a share of those after a year. */
    enum Accrual {
        LOG_LIKE,
        SQUARE_ROOT;

        double share(double age) {
            return this == LOG_LIKE ? Math.log1p(age / 2) / Math.log1p(365.0 / 2) : Math.sqrt(age / 365);
        }
    }

    /** The law of the noise in the logarithms. */
    enum Noise {
        NORMAL,
        /** Not rescaled to variance 1: its middle is much like that of the normal law, its tails are heavier. */
        STUDENT_4;

        double draw(SplittableRandom random) {
            if (this == NORMAL) {
                return random.nextGaussian();
            }
            double squares = 0;
            for (int i = 0; i < 4; i++) {
                squares += Math.pow(random.nextGaussian(), 2);
            }
            return random.nextGaussian() / Math.sqrt(squares / 4);
        }
    }

    /** The noise of one channel, in units of sigma. */
    double[] draw(SplittableRandom random) {
        double[] errors = new double[n];
        for (int i = 0; i < n; i++) {
            errors[i] = noise.draw(random);
        }
        return errors;
    }

    List<VideoSample> videos(double[] errors) {
        List<VideoSample> videos = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            double age = 14 + 7.0 * i;
            double views = 10_000 * accrual.share(age) * Math.exp(sigma * errors[i]);
            videos.add(new VideoSample(
                    "v" + i, NOW.minus(Duration.ofDays(14 + 7L * i)), VideoFormat.LONG, Math.round(views), null, null));
        }
        return videos;
    }
}
