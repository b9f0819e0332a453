package io.insightstream.channel;

import io.insightstream.analytics.video.VideoFormat;
import io.insightstream.analytics.video.ViewDefinitionBreak;
import java.time.Duration;

/**
 * Something a reader should know before relying on a report.
 *
 * @param code what it is, for programs: one of the constants here
 * @param message what it means, for people
 */
public record ReportWarning(String code, String message) {

    /** Too few videos to judge. */
    public static final String TOO_FEW_VIDEOS = "too-few-videos";

    /** Some uploads are listed but cannot be looked at: private or deleted. */
    public static final String MISSING_VIDEOS = "missing-videos";

    /** Videos whose views are not known have no score. */
    public static final String MISSING_VIEWS = "missing-views";

    /** Some like counts are missing and added nothing to the engagement rate. */
    public static final String MISSING_LIKES = "missing-likes";

    /** Some comment counts are missing and added nothing to the engagement rate. */
    public static final String MISSING_COMMENTS = "missing-comments";

    /** Some videos are too new to judge and were set aside. */
    public static final String TOO_YOUNG = "too-young";

    /** Some videos are dated after the moment of the analysis. */
    public static final String AFTER_NOW = "after-now";

    /** The sample has Shorts from before and after the change of 2025-03-31. */
    public static final String VIEW_DEFINITION_SHORTS = "view-definition-2025-03-31";

    /** The sample has videos from before and after the change of 2026-08-24. */
    public static final String VIEW_DEFINITION_ALL = "view-definition-2026-08-24";

    static ReportWarning tooFewVideos(int videos) {
        return new ReportWarning(
                TOO_FEW_VIDEOS, count(videos, "video") + " with views: too few to say which stand out from the rest.");
    }

    static ReportWarning tooFewOfFormat(VideoFormat format, int videos, int needed) {
        String kind = switch (format) {
            case SHORT -> "Short";
            case LONG -> "long video";
            case LIVE_OR_UPCOMING -> "live or upcoming video";
            case UNKNOWN -> "video of unknown format";
        };
        return new ReportWarning(
                TOO_FEW_VIDEOS,
                count(videos, kind) + " old enough to judge: " + needed + " are needed to know what is usual.");
    }

    static ReportWarning tooYoung(int videos, Duration minimumAge) {
        return new ReportWarning(
                TOO_YOUNG,
                count(videos, "video") + " younger than " + count((int) minimumAge.toDays(), "day")
                        + ": set aside, since the first days say little.");
    }

    static ReportWarning noVideos() {
        return new ReportWarning(TOO_FEW_VIDEOS, "No video with views: there is nothing to score.");
    }

    static ReportWarning missingVideos(int videos) {
        return new ReportWarning(
                MISSING_VIDEOS,
                count(videos, "video") + " listed among the uploads but private or deleted: not in the figures.");
    }

    static ReportWarning missingViews(int videos) {
        return new ReportWarning(
                MISSING_VIEWS, count(videos, "video") + " without a view count: left out of scores and averages.");
    }

    static ReportWarning missingLikes(int videos) {
        return new ReportWarning(
                MISSING_LIKES,
                count(videos, "video") + " without a like count: it adds nothing to the engagement rate there.");
    }

    static ReportWarning missingComments(int videos) {
        return new ReportWarning(
                MISSING_COMMENTS,
                count(videos, "video") + " without a comment count: it adds nothing to the engagement rate there.");
    }

    static ReportWarning afterNow(int videos) {
        return new ReportWarning(
                AFTER_NOW,
                count(videos, "video")
                        + " dated after the moment of the analysis: aged one day in scores, outside the streaks.");
    }

    static ReportWarning viewDefinition(ViewDefinitionBreak straddled) {
        return switch (straddled) {
            case SHORTS_2025_03_31 ->
                new ReportWarning(
                        VIEW_DEFINITION_SHORTS,
                        "Videos that are or may be Shorts lie on both sides of 2025-03-31, when YouTube began to count every "
                                + "start of a Short as a view: counts before and after do not compare.");
            case ALL_2026_08_24 ->
                new ReportWarning(
                        VIEW_DEFINITION_ALL,
                        "Videos lie on both sides of 2026-08-24, when YouTube began to count a view at the start of playback "
                                + "in every format: counts before and after do not compare.");
        };
    }

    private static String count(int n, String noun) {
        return n + " " + (n == 1 ? noun : noun.replaceFirst("(video|Short|day)", "$1s"));
    }
}
