package io.insightstream.video;

/** Whether a video is broadcast live. */
public enum LiveState {
    /** An ordinary video, or a broadcast that is over. */
    NONE,
    /** Being broadcast now. */
    LIVE,
    /** Announced. */
    UPCOMING
}
