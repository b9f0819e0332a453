package io.insightstream.analytics.video;

/**
 * One video with the measures behind its score.
 *
 * @param video the video
 * @param ageDays its age in whole days, at least 1
 * @param viewsPerDay views per day of age
 * @param engagementRate likes and comments per view, a ratio; 0 without views
 * @param score the value that was judged, in the unit of the judged variable: with the classic rule the SmartScore, 0
 *     to 1
 */
public record ScoredVideo(VideoSample video, long ageDays, double viewsPerDay, double engagementRate, double score) {}
