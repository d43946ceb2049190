package io.bookmaru.push.notification;

import io.bookmaru.push.member.MemberGone;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// With a member go its inbox and what others were told of it, since that has its name. What was to
/// be pushed of it is not any more.
@Component
class ForgetNotifications {
    private final Notifications notifications;

    ForgetNotifications(Notifications notifications) {
        this.notifications = notifications;
    }

    @EventListener
    void on(MemberGone member) {
        notifications.forget(member.memberId());
    }
}
