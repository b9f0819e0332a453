package io.insightstream.analytics.video;

/** A piece of advice that follows from the {@link AlgorithmScore}. */
public enum GrowthTip {
    /** Upload at steadier intervals. */
    UPLOAD_MORE_STEADILY,
    /** Upload at least once a week. */
    UPLOAD_WEEKLY,
    /** The rhythm is good: keep it. */
    KEEP_THE_RHYTHM,
    /** Answer comments soon after an upload. */
    ANSWER_COMMENTS,
    /** Try out titles and thumbnails. */
    TEST_TITLES_AND_THUMBNAILS
}
