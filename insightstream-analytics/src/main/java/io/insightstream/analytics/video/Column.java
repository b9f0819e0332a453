package io.insightstream.analytics.video;

/** One measure of many rows, whatever it is kept in. Read many rows at a time: the call is not free, the loops are. */
interface Column {

    /** Reads rows {@code from} to {@code to} as doubles to the start of the target, and says whether all are in range. */
    boolean read(int from, int to, double[] target);

    /** The row as the caller wrote it, for a message. */
    String describe(int row);

    /** Ages in whole days, 1 or more. */
    final class WholeDays implements Column {
        private final int[] days;

        WholeDays(int[] days) {
            this.days = days;
        }

        @Override
        public boolean read(int from, int to, double[] target) {
            int least = 1;
            for (int i = from; i < to; i++) {
                least = Math.min(least, days[i]);
                target[i - from] = days[i];
            }
            return least == 1;
        }

        @Override
        public String describe(int row) {
            return "ageDays " + days[row];
        }
    }

    /** Ages in whole days, at least 1, from days of publication. */
    final class PublishedDays implements Column {
        private final int[] days;
        private final long today;
        private final int yesterday;

        PublishedDays(int[] days, long today) {
            this.days = days;
            // Before the first day that an int can name every age is 1, as it is on the day after it.
            this.today = Math.max(today, Integer.MIN_VALUE + 1L);
            yesterday = (int) Math.min(this.today - 1, Integer.MAX_VALUE);
        }

        @Override
        public boolean read(int from, int to, double[] target) {
            double today = this.today;
            for (int i = from; i < to; i++) {
                target[i - from] = today - Math.min(days[i], yesterday);
            }
            return true;
        }

        @Override
        public String describe(int row) {
            return "publishedDays " + days[row];
        }
    }

    /** Sums of two counts, each 0 or more. */
    final class LikesAndComments implements Column {
        /** The sum of two counts of this many bits is a double without rounding. */
        private static final int EXACT_BITS = 52;

        private final long[] likes;
        private final long[] comments;

        LikesAndComments(long[] likes, long[] comments) {
            this.likes = likes;
            this.comments = comments;
        }

        @Override
        public boolean read(int from, int to, double[] target) {
            long bits = 0;
            for (int i = from; i < to; i++) {
                bits |= likes[i] | comments[i];
                target[i - from] = (double) (likes[i] + comments[i]);
            }
            if (bits >>> EXACT_BITS != 0) {
                // Each count is rounded before the sum is, as the record API does.
                for (int i = from; i < to; i++) {
                    target[i - from] = (double) likes[i] + (double) comments[i];
                }
            }
            return bits >= 0;
        }

        @Override
        public String describe(int row) {
            return "likes " + likes[row] + ", comments " + comments[row];
        }
    }

    /** Numbers inside given limits. */
    final class Doubles implements Column {
        private final String name;
        private final double[] values;
        private final double least;
        private final double most;

        Doubles(String name, double[] values, double least, double most) {
            this.name = name;
            this.values = values;
            this.least = least;
            this.most = most;
        }

        @Override
        public boolean read(int from, int to, double[] target) {
            for (int i = from; i < to; i++) {
                double value = values[i];
                if (!(value >= least && value <= most)) {
                    return false;
                }
                target[i - from] = value;
            }
            return true;
        }

        @Override
        public String describe(int row) {
            return name + " " + values[row];
        }
    }
}
