package io.bookmaru.push.notification;

import io.bookmaru.events.CommentCreated;
import io.bookmaru.events.MemberJoined;
import io.bookmaru.push.block.Blocks;
import io.bookmaru.push.member.Language;
import io.bookmaru.push.member.Members;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Tells a member what happened, once for each event.
@Component
class NotifyMember {
    private final Members members;
    private final Blocks blocks;
    private final Notifications notifications;
    private final ApplicationEventPublisher events;

    NotifyMember(
            Members members,
            Blocks blocks,
            Notifications notifications,
            ApplicationEventPublisher events) {
        this.members = members;
        this.blocks = blocks;
        this.notifications = notifications;
        this.events = events;
    }

    /// Nobody is told of their own comment, nor of one by a member whom they block by now.
    @Transactional
    void ofComment(CommentCreated event) {
        var author = members.get(event.postAuthorId());
        if (author.erased() || author.id() == event.authorId()) return;
        if (blocks.isBlocked(author.id(), event.authorId())) return;
        tell(
                new NewNotification(
                        event.eventId(),
                        author.id(),
                        NotificationKind.COMMENT,
                        NotificationText.ofComment(author.language(), event.authorName()),
                        "/posts/" + event.postId(),
                        "comment-" + event.commentId()));
    }

    @Transactional
    void ofJoining(MemberJoined event) {
        if (members.get(event.memberId()).erased()) return;
        tell(
                new NewNotification(
                        event.eventId(),
                        event.memberId(),
                        NotificationKind.WELCOME,
                        NotificationText.ofWelcome(
                                Language.of(event.language()), event.displayName()),
                        "/",
                        "welcome"));
    }

    private void tell(NewNotification notification) {
        notifications.add(notification).ifPresent(events::publishEvent);
    }
}
