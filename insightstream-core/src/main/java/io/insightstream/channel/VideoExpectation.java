package io.insightstream.channel;

import io.insightstream.video.Video;

/**
 * One video beside what its channel's other videos of the same format and its age let expect.
 *
 * @param video the video
 * @param ageDays its age in days, with fraction
 * @param expectedViews the views the trend of its format expects at its age
 * @param multiple how many times the expected views it has, as {@code (views + 1) / (expectedViews + 1)}
 * @param z its distance from the trend in standard deviations, above or below 0
 * @param p how often an ordinary video lies as far from the trend, 0 to 1
 * @param q the Benjamini-Hochberg value: the false-discovery rate at which it would be flagged, 0 to 1
 */
public record VideoExpectation(
        Video video, double ageDays, double expectedViews, double multiple, double z, double p, double q) {}
