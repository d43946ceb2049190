package io.bookmaru.push.comment;

import io.bookmaru.consumer.erasure.ErasedSubjects;
import io.bookmaru.events.CommentCreated;
import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.push.block.Blocks;
import io.bookmaru.push.member.Member;
import io.bookmaru.push.member.MemberLock;
import io.bookmaru.push.member.Members;
import io.bookmaru.push.notification.NewNotification;
import io.bookmaru.push.notification.NotificationCreated;
import io.bookmaru.push.notification.NotificationKind;
import io.bookmaru.push.notification.Notifications;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Tells the author of a post of a comment: at once, or with those that follow the one that was
/// told at once. In quiet hours all wait for their end.
@Component
class HearComment {
    private final ErasedSubjects erased;
    private final Blocks blocks;
    private final MemberLock lock;
    private final Members members;
    private final Notifications notifications;
    private final CommentWindows windows;
    private final HeardComments heard;
    private final MergingProperties merging;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HearComment(
            ErasedSubjects erased,
            Blocks blocks,
            MemberLock lock,
            Members members,
            Notifications notifications,
            CommentWindows windows,
            HeardComments heard,
            MergingProperties merging,
            ApplicationEventPublisher events,
            Clock clock) {
        this.erased = erased;
        this.blocks = blocks;
        this.lock = lock;
        this.members = members;
        this.notifications = notifications;
        this.windows = windows;
        this.heard = heard;
        this.merging = merging;
        this.events = events;
        this.clock = clock;
    }

    /// Nobody is told of their own comment, nor of one by a member whom they block by now.
    @Transactional
    void hear(CommentCreated event) {
        if (erased.includeAnyOf(Kind.MEMBER, event.postAuthorId(), event.authorId())) return;
        if (event.postAuthorId() == event.authorId()) return;
        if (blocks.isBlocked(event.postAuthorId(), event.authorId())) return;
        lock.take(event.postAuthorId());
        if (heard.contain(event.eventId())) return;
        windows.open(event.postAuthorId(), event.postId(), clock.instant())
                .ifPresentOrElse(window -> merge(event, window), () -> tell(event));
    }

    private void merge(CommentCreated event, CommentWindow window) {
        heard.add(event, window.notificationId(), /* told */ false);
        if (!window.untold()) windows.setUntold(window, true);
    }

    private void tell(CommentCreated event) {
        var author = members.get(event.postAuthorId());
        notifications
                .add(notification(event, author))
                .ifPresent(notificationId -> begin(event, author, notificationId));
    }

    private void begin(CommentCreated event, Member author, long notificationId) {
        var now = clock.instant();
        var quietUntil = author.quietUntil(now);
        var held = quietUntil.isPresent();
        windows.begin(
                new CommentWindow(
                        author.id(),
                        event.postId(),
                        notificationId,
                        quietUntil.orElse(now.plus(merging.window())),
                        held,
                        held));
        heard.add(event, notificationId, !held);
        if (!held) events.publishEvent(new NotificationCreated(List.of(notificationId)));
    }

    private static NewNotification notification(CommentCreated event, Member author) {
        return new NewNotification(
                event.eventId(),
                author.id(),
                event.authorId(),
                NotificationKind.COMMENT,
                new Commenters(event.authorId(), event.authorName(), 0, true)
                        .text(author.language()),
                "/posts/" + event.postId(),
                "post-" + event.postId(),
                event.postId());
    }
}
