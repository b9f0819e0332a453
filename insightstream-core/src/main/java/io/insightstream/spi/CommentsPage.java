package io.insightstream.spi;

import io.insightstream.video.CommentThread;
import java.util.Objects;

/**
 * A part of the comments under a video.
 *
 * @param enabled whether the video can be commented on; if not, there are no threads, and that is an answer
 * @param threads the threads
 */
public record CommentsPage(boolean enabled, Page<CommentThread> threads) {
    /** Creates a page. */
    public CommentsPage {
        Objects.requireNonNull(threads, "threads");
    }
}
