package io.bookmaru.push.comment;

import io.bookmaru.consumer.erasure.ErasedSubjects;
import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.push.member.Member;
import io.bookmaru.push.member.MemberLock;
import io.bookmaru.push.member.Members;
import io.bookmaru.push.notification.NotificationCreated;
import io.bookmaru.push.notification.NotificationKind;
import io.bookmaru.push.notification.Notifications;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Tells as one update what has come within a window, once, whoever else tries. Not in quiet hours:
/// the window then goes on until they end.
@Component
class EndWindow {
    private final ErasedSubjects erased;
    private final MemberLock lock;
    private final Members members;
    private final Notifications notifications;
    private final CommentWindows windows;
    private final HeardComments heard;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EndWindow(
            ErasedSubjects erased,
            MemberLock lock,
            Members members,
            Notifications notifications,
            CommentWindows windows,
            HeardComments heard,
            ApplicationEventPublisher events,
            Clock clock) {
        this.erased = erased;
        this.lock = lock;
        this.members = members;
        this.notifications = notifications;
        this.windows = windows;
        this.heard = heard;
        this.events = events;
        this.clock = clock;
    }

    /// Does nothing, and is to be called again, when one of the commenters is being erased, or one
    /// more has come: those who are named have to be asked for before the member's lock is taken,
    /// as [HearComment] does.
    @Transactional
    void end(CommentWindow ended) {
        var id = ended.notificationId();
        var authors = heard.authors(id);
        if (isAnyErased(ended.memberId(), authors)) return;
        lock.take(ended.memberId());
        if (!new HashSet<>(authors).containsAll(heard.authors(id))) return;
        var now = clock.instant();
        windows.open(ended.memberId(), ended.postId(), now)
                .filter(window -> window.notificationId() == id)
                .filter(window -> window.untold() && !window.endsAt().isAfter(now))
                .ifPresent(window -> {
                    var member = members.get(window.memberId());
                    member.quietUntil(now)
                            .ifPresentOrElse(
                                    until -> windows.hold(window, until),
                                    () -> tell(window, member));
                });
    }

    private void tell(CommentWindow window, Member member) {
        var id = window.notificationId();
        windows.setUntold(window, false);
        heard.commenters(id)
                .filter(Commenters::news)
                .ifPresent(commenters -> {
                    notifications.rewrite(
                            id, commenters.text(member.language()), commenters.firstId());
                    notifications.renew(id, NotificationKind.COMMENT);
                    events.publishEvent(new NotificationCreated(List.of(id)));
                });
        heard.setTold(id);
    }

    private boolean isAnyErased(long memberId, List<Long> authors) {
        var ids =
                LongStream.concat(
                        LongStream.of(memberId), authors.stream().mapToLong(Long::longValue));
        return erased.includeAnyOf(Kind.MEMBER, ids.toArray());
    }
}
