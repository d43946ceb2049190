package io.bookmaru.push.setting;

import io.bookmaru.push.member.MemberGone;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// A member's settings go with the member.
@Component
class ForgetSettings {
    private final NotificationSettings settings;

    ForgetSettings(NotificationSettings settings) {
        this.settings = settings;
    }

    @EventListener
    void on(MemberGone member) {
        settings.forget(member.memberId());
    }
}
