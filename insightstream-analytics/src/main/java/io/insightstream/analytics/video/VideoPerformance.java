package io.insightstream.analytics.video;

import io.insightstream.analytics.stat.RobustTrend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How a video did beside the others of its format and age, in standard deviations cut to -3 ... 3. */
record VideoPerformance(VideoSample video, double value) {

    private static final int MINIMUM_OF_FORMAT = 10;
    private static final double CUT = 3;

    static List<VideoPerformance> of(List<VideoSample> videos, Instant now, PostingTimeOptions options) {
        Instant latest = now.minus(options.minimumAge());
        boolean engagement = options.measure() == PostingTimeOptions.Measure.ENGAGEMENT;
        Map<VideoFormat, List<VideoSample>> formats = new EnumMap<>(VideoFormat.class);
        for (VideoSample video : videos) {
            boolean counted = !engagement || (video.likes() != null && video.comments() != null);
            if (counted && !video.publishedAt().isAfter(latest)) {
                formats.computeIfAbsent(video.format(), format -> new ArrayList<>())
                        .add(video);
            }
        }
        List<VideoPerformance> performances = new ArrayList<>();
        for (List<VideoSample> members : formats.values()) {
            if (members.size() >= MINIMUM_OF_FORMAT) {
                double[] ages = members.stream()
                        .mapToDouble(video -> AgeScale.of(video, now))
                        .toArray();
                double[] measures = members.stream()
                        .mapToDouble(video -> engagement ? logEngagement(video) : Math.log1p((double) video.views()))
                        .toArray();
                RobustTrend trend = RobustTrend.line(ages, measures);
                for (int i = 0; i < measures.length; i++) {
                    double z = trend.residual(i, 0).z();
                    performances.add(new VideoPerformance(members.get(i), Math.max(-CUT, Math.min(CUT, z))));
                }
            }
        }
        return performances;
    }

    private static double logEngagement(VideoSample video) {
        return Math.log((video.interactions() + 0.5) / (video.views() + 1.0));
    }
}
