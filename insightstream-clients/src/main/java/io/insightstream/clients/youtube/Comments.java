package io.insightstream.clients.youtube;

import com.google.api.services.youtube.model.CommentListResponse;
import com.google.api.services.youtube.model.CommentThreadListResponse;
import io.insightstream.call.ProviderId;
import io.insightstream.spi.CommentsPage;
import io.insightstream.spi.CommentsRequest;
import io.insightstream.spi.CommentsRequest.Replies;
import io.insightstream.spi.Page;
import io.insightstream.video.Comment;
import io.insightstream.video.CommentThread;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The comments under videos and the replies to them. */
final class Comments {

    private static final Comparator<Comment> OLDEST_FIRST = Comparator.comparing(Comment::publishedAt);

    private final Endpoints endpoints;
    private final ProviderId provider;
    private final Clock clock;

    Comments(Endpoints endpoints, ProviderId provider, Clock clock) {
        this.endpoints = endpoints;
        this.provider = provider;
        this.clock = clock;
    }

    CommentsPage page(CommentsRequest request) {
        Spent spent = new Spent();
        PageToken token = PageToken.read(request.page(), listOf(request));
        Answer<CommentThreadListResponse> answer =
                spent.on(endpoints.commentThreads(request, token.youTube()).get());
        List<CommentThread> threads = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        int wanted = token.wanted(request.limit());
        for (var thread : Objects.requireNonNullElse(
                answer.body().getItems(), List.<com.google.api.services.youtube.model.CommentThread>of())) {
            if (threads.size() == wanted) {
                break;
            }
            thread(thread, request.replies(), missing, spent)
                    .ifPresentOrElse(
                            threads::add, () -> missing.add(Objects.requireNonNullElse(thread.getId(), Uploads.NO_ID)));
        }
        String next = PageToken.next(
                token, threads.size(), request.limit(), answer.body().getNextPageToken(), listOf(request));
        return new CommentsPage(
                answer.refusal() == null,
                new Page<>(threads, next, missing, spent.provenance(provider, clock.instant())));
    }

    static String listOf(CommentsRequest request) {
        return "comments on " + request.videoId() + " by " + request.order();
    }

    private Optional<CommentThread> thread(
            com.google.api.services.youtube.model.CommentThread thread,
            Replies wanted,
            List<String> missing,
            Spent spent) {
        var snippet = thread.getSnippet();
        Optional<Comment> top = snippet == null || snippet.getTopLevelComment() == null
                ? Optional.empty()
                : CommentMapper.comment(snippet.getTopLevelComment());
        if (top.isEmpty()) {
            return Optional.empty();
        }
        List<com.google.api.services.youtube.model.Comment> included =
                thread.getReplies() == null || thread.getReplies().getComments() == null
                        ? List.of()
                        : thread.getReplies().getComments();
        Long told = Counts.known(snippet.getTotalReplyCount());
        long count = told == null ? included.size() : told;
        List<Comment> replies = new ArrayList<>();
        if (wanted == Replies.ALL && count > included.size()) {
            addAll(top.get().id(), replies, missing, spent);
        } else if (wanted != Replies.NONE) {
            add(included, replies, missing);
        }
        replies.sort(OLDEST_FIRST);
        return Optional.of(new CommentThread(top.get(), Math.max(count, replies.size()), replies));
    }

    private void addAll(String thread, List<Comment> replies, List<String> missing, Spent spent) {
        String token = null;
        do {
            CommentListResponse list =
                    spent.on(endpoints.replies(thread, token).get()).body();
            add(Objects.requireNonNullElse(list.getItems(), List.of()), replies, missing);
            token = list.getNextPageToken();
        } while (token != null);
    }

    private static void add(
            List<com.google.api.services.youtube.model.Comment> from, List<Comment> replies, List<String> missing) {
        for (var reply : from) {
            CommentMapper.comment(reply)
                    .ifPresentOrElse(
                            replies::add, () -> missing.add(Objects.requireNonNullElse(reply.getId(), Uploads.NO_ID)));
        }
    }
}
