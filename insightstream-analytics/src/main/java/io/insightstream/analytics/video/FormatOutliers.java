package io.insightstream.analytics.video;

import io.insightstream.analytics.AnalysisStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@link RobustOutliers} says of the videos of one format.
 *
 * @param format the format
 * @param status {@link AnalysisStatus#INSUFFICIENT_DATA} for too few videos of the minimum age
 * @param criticalZ videos with a larger {@code |z|} are flagged; null with insufficient data
 * @param trend the views to expect at an age; null with insufficient data
 * @param videos every video of the minimum age, in the order of the input; empty with insufficient data
 * @param unjudged with insufficient data the videos of the minimum age, else empty
 * @param tooYoung the videos below the minimum age, those dated after now among them
 * @param breaks the changes of the view definition that the videos of the minimum age straddle
 */
public record FormatOutliers(
        VideoFormat format,
        AnalysisStatus status,
        @Nullable Double criticalZ,
        @Nullable AgeTrend trend,
        List<JudgedVideo> videos,
        List<VideoSample> unjudged,
        List<VideoSample> tooYoung,
        Set<ViewDefinitionBreak> breaks) {

    /** Creates the findings from copies of the lists. */
    public FormatOutliers {
        videos = List.copyOf(videos);
        unjudged = List.copyOf(unjudged);
        tooYoung = List.copyOf(tooYoung);
    }

    /**
     * The videos with far more views than expected.
     *
     * @return those with {@code z > criticalZ}, the largest z first; empty with insufficient data
     */
    public List<JudgedVideo> high() {
        return videos.stream()
                .filter(video -> criticalZ != null && video.z() > criticalZ)
                .sorted(Comparator.comparingDouble(JudgedVideo::z).reversed())
                .toList();
    }

    /**
     * The videos with far fewer views than expected.
     *
     * @return those with {@code z < -criticalZ}, the smallest z first; empty with insufficient data
     */
    public List<JudgedVideo> low() {
        return videos.stream()
                .filter(video -> criticalZ != null && video.z() < -criticalZ)
                .sorted(Comparator.comparingDouble(JudgedVideo::z))
                .toList();
    }
}
