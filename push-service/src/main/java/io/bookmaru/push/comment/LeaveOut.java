package io.bookmaru.push.comment;

import io.bookmaru.consumer.erasure.ErasedSubjects;
import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.push.block.MemberBlocked;
import io.bookmaru.push.member.MemberGone;
import io.bookmaru.push.member.Members;
import io.bookmaru.push.notification.Notifications;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Rewrites what tells of several commenters when one of them is not to be named any more.
@Component
class LeaveOut {
    private final ErasedSubjects erased;
    private final Members members;
    private final Notifications notifications;
    private final HeardComments heard;

    LeaveOut(
            ErasedSubjects erased,
            Members members,
            Notifications notifications,
            HeardComments heard) {
        this.erased = erased;
        this.members = members;
        this.notifications = notifications;
        this.heard = heard;
    }

    /// In every inbox. Where only members are left whom the owner blocks, the notification goes
    /// too.
    @EventListener
    void on(MemberGone gone) {
        var shared = heard.shared(gone.memberId());
        heard.forget(gone.memberId());
        shared.stream().filter(id -> !rewrite(id)).forEach(notifications::remove);
    }

    /// What the inbox has told already stays; what has yet to be pushed is about the others.
    /// Without any others it is not pushed.
    @EventListener
    void on(MemberBlocked block) {
        heard.onTheirWay(block.memberId(), block.blockedMemberId()).forEach(this::rewrite);
    }

    /// @return false when nobody is left
    private boolean rewrite(long notificationId) {
        erased.includeAnyOf(Kind.MEMBER, ids(heard.authors(notificationId)));
        var commenters = heard.commenters(notificationId);
        commenters.ifPresent(left ->
                notifications
                        .owner(notificationId)
                        .map(members::get)
                        .ifPresent(owner ->
                                notifications.rewrite(
                                        notificationId,
                                        left.text(owner.language()),
                                        left.firstId())));
        return commenters.isPresent();
    }

    private static long[] ids(List<Long> members) {
        return members.stream().mapToLong(Long::longValue).toArray();
    }
}
