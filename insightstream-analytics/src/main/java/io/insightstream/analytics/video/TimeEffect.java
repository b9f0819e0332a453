package io.insightstream.analytics.video;

/**
 * How videos published at one time did, in standard deviations between the videos of a format; 0 is average.
 *
 * @param time the time: an hour, a weekday or a {@link PostingTimes.Slot}
 * @param posts how many judged videos were published then
 * @param mean their mean; 0 without a video
 * @param effect the estimate to rely on: the mean pulled towards the average, the more so the fewer the videos
 * @param <T> the type of time
 */
public record TimeEffect<T>(T time, int posts, double mean, double effect) {}
