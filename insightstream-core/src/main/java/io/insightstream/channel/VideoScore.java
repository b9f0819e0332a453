package io.insightstream.channel;

import io.insightstream.video.Video;

/**
 * One video with its score and the measures behind it.
 *
 * @param video the video
 * @param ageDays its age in whole days, at least 1
 * @param viewsPerDay views per day of age
 * @param engagementRate likes and comments per view, a ratio; 0 without views
 * @param score the judged value, in the unit of the report's variable
 */
public record VideoScore(Video video, long ageDays, double viewsPerDay, double engagementRate, double score) {}
