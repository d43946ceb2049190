package io.bookmaru.push.notification;

import io.bookmaru.consumer.erasure.ErasedSubjects;
import io.bookmaru.events.CommentCreated;
import io.bookmaru.events.ErasureConfirmed.Kind;
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
    private final ErasedSubjects erased;
    private final Members members;
    private final Blocks blocks;
    private final Notifications notifications;
    private final ApplicationEventPublisher events;

    NotifyMember(
            ErasedSubjects erased,
            Members members,
            Blocks blocks,
            Notifications notifications,
            ApplicationEventPublisher events) {
        this.erased = erased;
        this.members = members;
        this.blocks = blocks;
        this.notifications = notifications;
        this.events = events;
    }

    /// Nobody is told of their own comment, nor of one by a member whom they block by now.
    @Transactional
    void ofComment(CommentCreated event) {
        if (erased.includeAnyOf(Kind.MEMBER, event.postAuthorId(), event.authorId())) return;
        var author = members.get(event.postAuthorId());
        if (author.id() == event.authorId()) return;
        if (blocks.isBlocked(author.id(), event.authorId())) return;
        tell(
                new NewNotification(
                        event.eventId(),
                        author.id(),
                        event.authorId(),
                        NotificationKind.COMMENT,
                        NotificationText.ofComment(author.language(), event.authorName()),
                        "/posts/" + event.postId(),
                        "comment-" + event.commentId()));
    }

    @Transactional
    void ofJoining(MemberJoined event) {
        if (erased.includeAnyOf(Kind.MEMBER, event.memberId())) return;
        tell(
                new NewNotification(
                        event.eventId(),
                        event.memberId(),
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
