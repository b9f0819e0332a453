package io.insightstream.analytics.video;

/**
 * One video beside what the other videos of its format lead to expect.
 *
 * @param video the video
 * @param ageDays its age in days of 24 hours, with fraction
 * @param expectedViews the views expected at that age from the other videos, 0 or more
 * @param multiple {@code (views + 1) / (expectedViews + 1)}, above 0: 3 means three times as many views as expected
 * @param z the difference of the logarithms in standard errors; positive for more views than expected
 * @param p the probability that an ordinary video is at least as far from its expectation, on either side, 0 to 1
 * @param q the p-value adjusted for the number of videos of the format (Benjamini and Hochberg), {@code p} to 1: of the
 *     videos with {@code q <= 0.1} on average at most a tenth is ordinary
 */
public record JudgedVideo(
        VideoSample video, double ageDays, double expectedViews, double multiple, double z, double p, double q) {}
