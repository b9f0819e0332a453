package io.insightstream.clients.youtube;

import com.google.api.services.youtube.model.Comment;
import com.google.api.services.youtube.model.CommentSnippet;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Comments of YouTube in our terms. */
final class CommentMapper {

    private CommentMapper() {}

    /** The comment; empty without an id or the instant it was written at. */
    static Optional<io.insightstream.video.Comment> comment(Comment comment) {
        CommentSnippet snippet = comment.getSnippet();
        Instant publishedAt = snippet == null ? null : Counts.instant(snippet.getPublishedAt());
        if (comment.getId() == null || publishedAt == null) {
            return Optional.empty();
        }
        Instant updatedAt = Counts.instant(snippet.getUpdatedAt());
        Long likes = Counts.known(snippet.getLikeCount());
        return Optional.of(new io.insightstream.video.Comment(
                comment.getId(),
                Objects.requireNonNullElse(text(snippet), ""),
                snippet.getAuthorDisplayName(),
                snippet.getAuthorChannelId() == null
                        ? null
                        : snippet.getAuthorChannelId().getValue(),
                likes,
                publishedAt,
                updatedAt == null ? publishedAt : updatedAt));
    }

    /** Plain text was asked for; the original, where it is told, is what was typed. */
    private static String text(CommentSnippet snippet) {
        return snippet.getTextOriginal() != null ? snippet.getTextOriginal() : snippet.getTextDisplay();
    }
}
