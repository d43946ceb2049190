package io.bookmaru.api.post;

import io.bookmaru.api.member.Members;
import io.bookmaru.events.CommentCreated;
import io.bookmaru.events.Topics;
import io.bookmaru.http.NotFoundException;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.Outbox;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class WriteComment {
    private final Posts posts;
    private final Comments comments;
    private final Members members;
    private final Outbox outbox;
    private final Clock clock;

    WriteComment(Posts posts, Comments comments, Members members, Outbox outbox, Clock clock) {
        this.posts = posts;
        this.comments = comments;
        this.members = members;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public CommentView write(long authorId, long postId, String body) {
        if (!members.keepFromErasure(authorId)) throw NotFoundException.of("member", authorId);
        var post = posts.findById(postId).orElseThrow(() -> NotFoundException.of("post", postId));
        var author =
                members.findById(authorId)
                        .orElseThrow(() -> NotFoundException.of("member", authorId));
        var comment = comments.saveAndFlush(new Comment(postId, authorId, body, clock.instant()));
        outbox.append(
                Topics.COMMENT_CREATED,
                postId,
                new CommentCreated(
                        EventIds.next(),
                        comment.createdAt(),
                        comment.id(),
                        postId,
                        post.authorId(),
                        authorId,
                        author.displayName()));
        return new CommentView(
                comment.id(), postId, authorId, author.displayName(), body, comment.createdAt());
    }
}
