package io.insightstream.video;

import java.util.List;
import java.util.Objects;

/**
 * A comment and the replies to it.
 *
 * @param top the comment
 * @param replyCount how many replies there are
 * @param replies those that were asked for, oldest first; fewer than {@code replyCount} unless all were
 */
public record CommentThread(Comment top, long replyCount, List<Comment> replies) {

    /** Creates a thread from a copy of the list. */
    public CommentThread {
        Objects.requireNonNull(top, "top");
        replies = List.copyOf(replies);
    }
}
