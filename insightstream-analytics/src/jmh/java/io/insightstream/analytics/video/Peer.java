package io.insightstream.analytics.video;

import com.google.common.math.Quantiles;
import java.util.Arrays;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.apache.commons.statistics.descriptive.Quantile;

/** The quartiles by rule R-7 of a part of an array that may be reordered: each library by the call that is fastest. */
enum Peer {
    COMMONS_MATH {
        @Override
        void quartiles(double[] values, int from, int to, double[] found) {
            Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
            percentile.setData(values, from, to - from);
            found[0] = percentile.evaluate(25);
            found[1] = percentile.evaluate(50);
            found[2] = percentile.evaluate(75);
        }

        @Override
        boolean reorders() {
            return false;
        }
    },
    COMMONS_STATISTICS {
        private final Quantile quantile =
                Quantile.withDefaults().with(Quantile.EstimationMethod.HF7).withCopy(false);
        private final double[] p = {0.25, 0.5, 0.75};

        @Override
        void quartiles(double[] values, int from, int to, double[] found) {
            System.arraycopy(quantile.evaluateRange(values, from, to, p), 0, found, 0, 3);
        }
    },
    GUAVA {
        private final Quantiles.ScaleAndIndexes quartiles =
                Quantiles.quartiles().indexes(1, 2, 3);

        @Override
        void quartiles(double[] values, int from, int to, double[] found) {
            // It takes whole arrays only.
            double[] part = from == 0 && to == values.length ? values : Arrays.copyOfRange(values, from, to);
            Map<Integer, Double> ofPart = quartiles.computeInPlace(part);
            found[0] = ofPart.get(1);
            found[1] = ofPart.get(2);
            found[2] = ofPart.get(3);
        }
    },
    SORT {
        @Override
        void quartiles(double[] values, int from, int to, double[] found) {
            Arrays.sort(values, from, to);
            for (int q = 0; q < 3; q++) {
                double position = (to - from - 1) * (q + 1) * 0.25;
                int lower = (int) position;
                int upper = Math.min(lower + 1, to - from - 1);
                found[q] = values[from + lower] + (position - lower) * (values[from + upper] - values[from + lower]);
            }
        }
    };

    abstract void quartiles(double[] values, int from, int to, double[] found);

    /** Whether {@link #quartiles} needs a copy of the scores to reorder. */
    boolean reorders() {
        return true;
    }
}
