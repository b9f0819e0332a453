package io.insightstream.analytics.video;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/**
 * Made-up columns: views {@code max(1, floor(exp(N(9, 1.8))))}, likes 0.5 to 7.5 % and comments 0 to 1 % of them, ages
 * of 1 to 3650 days.
 */
final class Job {

    static final int TODAY = 20_000;

    final long[] views;
    final long[] likes;
    final long[] comments;
    final int[] publishedDays;
    final int[] channels;

    /** Empty columns. */
    Job(int rows, int[] channels) {
        views = new long[rows];
        likes = new long[rows];
        comments = new long[rows];
        publishedDays = new int[rows];
        this.channels = channels;
    }

    static Job oneGroup(int rows) {
        Job job = new Job(rows, new int[0]);
        job.fill(new Random(42));
        return job;
    }

    static Job channels(int channels, int rowsEach, boolean shuffled) {
        Job job = new Job(channels * rowsEach, new int[channels * rowsEach]);
        Random random = new Random(42);
        job.fill(random);
        for (int i = 0; i < job.channels.length; i++) {
            job.channels[i] = i / rowsEach;
        }
        for (int i = job.channels.length - 1; shuffled && i > 0; i--) {
            int j = random.nextInt(i + 1);
            int channel = job.channels[i];
            job.channels[i] = job.channels[j];
            job.channels[j] = channel;
        }
        return job;
    }

    private void fill(Random random) {
        for (int i = 0; i < views.length; i++) {
            views[i] = Math.max(1, (long) Math.exp(9 + 1.8 * random.nextGaussian()));
            likes[i] = (long) (views[i] * (0.005 + 0.07 * random.nextDouble()));
            comments[i] = (long) (views[i] * 0.01 * random.nextDouble());
            publishedDays[i] = TODAY - 1 - random.nextInt(3650);
        }
    }

    VideoColumns columns() {
        return VideoColumns.published(
                views, publishedDays, Instant.EPOCH.plus(Duration.ofDays(TODAY)), likes, comments);
    }
}
