package io.insightstream.analytics.video;

/** The job as one writes it around a library: loops for the maxima, the scores and the flags, and a call between. */
final class PlainLoops {

    /** What was found: {@code quartiles} and {@code fences} hold three and two numbers a group. */
    record Judged(double[] scores, double[] quartiles, double[] fences, byte[] flags) {
        Judged(int rows, int groups) {
            this(new double[rows], new double[3 * groups], new double[2 * groups], new byte[rows]);
        }
    }

    private PlainLoops() {}

    static Judged oneGroup(Job job, Peer peer) {
        return adjoining(job, new int[] {0, job.views.length}, peer);
    }

    static Judged adjoining(Job job, int[] offsets, Peer peer) {
        int groups = offsets.length - 1;
        Judged judged = new Judged(job.views.length, groups);
        for (int g = 0; g < groups; g++) {
            score(job, offsets[g], offsets[g + 1], judged.scores);
        }
        judge(judged.scores, offsets, judged, peer);
        for (int g = 0; g < groups; g++) {
            flag(judged, offsets[g], offsets[g + 1], judged.fences[2 * g], judged.fences[2 * g + 1]);
        }
        return judged;
    }

    /** Brings the rows of a channel together by a counting sort, and the results back. */
    static Judged groupingRows(Job job, int channels, Peer peer) {
        int n = job.views.length;
        int[] offsets = offsets(job, channels);
        int[] place = offsets.clone();
        int[] order = new int[n];
        for (int row = 0; row < n; row++) {
            order[place[job.channels[row]]++] = row;
        }
        Job together = new Job(n, job.channels);
        for (int i = 0; i < n; i++) {
            int row = order[i];
            together.views[i] = job.views[row];
            together.likes[i] = job.likes[row];
            together.comments[i] = job.comments[row];
            together.publishedDays[i] = job.publishedDays[row];
        }
        Judged ofTogether = adjoining(together, offsets, peer);
        Judged judged = new Judged(new double[n], ofTogether.quartiles, ofTogether.fences, new byte[n]);
        for (int i = 0; i < n; i++) {
            judged.scores[order[i]] = ofTogether.scores[i];
            judged.flags[order[i]] = ofTogether.flags[i];
        }
        return judged;
    }

    /** Leaves the rows where they are and brings only their scores together. */
    static Judged groupingScores(Job job, int channels, Peer peer) {
        int n = job.views.length;
        Judged judged = new Judged(n, channels);
        double[] maxima = new double[4 * channels];
        for (int i = 0; i < n; i++) {
            int at = 4 * job.channels[i];
            double v = job.views[i];
            maxima[at] = Math.max(maxima[at], v);
            maxima[at + 1] = Math.max(maxima[at + 1], v / Math.max(1, Job.TODAY - job.publishedDays[i]));
            maxima[at + 2] = Math.max(maxima[at + 2], v == 0 ? 0 : (job.likes[i] + job.comments[i]) / v);
        }
        for (int i = 0; i < maxima.length; i++) {
            maxima[i] = maxima[i] == 0 ? 1 : maxima[i];
        }
        int[] offsets = offsets(job, channels);
        int[] place = offsets.clone();
        double[] grouped = new double[n];
        for (int i = 0; i < n; i++) {
            int at = 4 * job.channels[i];
            double v = job.views[i];
            double score = 0.5 * (v / maxima[at])
                    + 0.3 * (v / Math.max(1, Job.TODAY - job.publishedDays[i]) / maxima[at + 1])
                    + 0.2 * ((v == 0 ? 0 : (job.likes[i] + job.comments[i]) / v) / maxima[at + 2]);
            judged.scores[i] = score;
            grouped[place[job.channels[i]]++] = score;
        }
        judgeInPlace(grouped, offsets, judged, peer);
        for (int i = 0; i < n; i++) {
            int at = 2 * job.channels[i];
            flag(judged, i, i + 1, judged.fences[at], judged.fences[at + 1]);
        }
        return judged;
    }

    private static int[] offsets(Job job, int channels) {
        int[] offsets = new int[channels + 1];
        for (int channel : job.channels) {
            offsets[channel + 1]++;
        }
        for (int c = 0; c < channels; c++) {
            offsets[c + 1] += offsets[c];
        }
        return offsets;
    }

    private static void judge(double[] scores, int[] offsets, Judged judged, Peer peer) {
        judgeInPlace(peer.reorders() ? scores.clone() : scores, offsets, judged, peer);
    }

    private static void judgeInPlace(double[] scores, int[] offsets, Judged judged, Peer peer) {
        double[] found = new double[3];
        for (int g = 0; g < offsets.length - 1; g++) {
            peer.quartiles(scores, offsets[g], offsets[g + 1], found);
            double reach = 1.5 * (found[2] - found[0]);
            System.arraycopy(found, 0, judged.quartiles, 3 * g, 3);
            judged.fences[2 * g] = found[0] - reach;
            judged.fences[2 * g + 1] = found[2] + reach;
        }
    }

    private static void score(Job job, int from, int to, double[] scores) {
        long[] views = job.views;
        long[] likes = job.likes;
        long[] comments = job.comments;
        int[] days = job.publishedDays;
        double maxViews = 0;
        double maxViewsPerDay = 0;
        double maxEngagement = 0;
        for (int i = from; i < to; i++) {
            double v = views[i];
            double perDay = v / Math.max(1, Job.TODAY - days[i]);
            double engagement = views[i] == 0 ? 0 : (likes[i] + comments[i]) / v;
            if (v > maxViews) {
                maxViews = v;
            }
            if (perDay > maxViewsPerDay) {
                maxViewsPerDay = perDay;
            }
            if (engagement > maxEngagement) {
                maxEngagement = engagement;
            }
        }
        maxViews = maxViews == 0 ? 1 : maxViews;
        maxViewsPerDay = maxViewsPerDay == 0 ? 1 : maxViewsPerDay;
        maxEngagement = maxEngagement == 0 ? 1 : maxEngagement;
        for (int i = from; i < to; i++) {
            double v = views[i];
            double perDay = v / Math.max(1, Job.TODAY - days[i]);
            double engagement = views[i] == 0 ? 0 : (likes[i] + comments[i]) / v;
            scores[i] = 0.5 * (v / maxViews) + 0.3 * (perDay / maxViewsPerDay) + 0.2 * (engagement / maxEngagement);
        }
    }

    private static void flag(Judged judged, int from, int to, double lower, double upper) {
        double[] scores = judged.scores;
        byte[] flags = judged.flags;
        for (int i = from; i < to; i++) {
            flags[i] = (byte) (scores[i] > upper ? 1 : scores[i] < lower ? -1 : 0);
        }
    }
}
