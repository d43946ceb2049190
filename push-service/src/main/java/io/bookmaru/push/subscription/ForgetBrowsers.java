package io.bookmaru.push.subscription;

import io.bookmaru.push.member.MemberGone;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// A member's browsers go with the member, in the same transaction.
@Component
class ForgetBrowsers {
    private final Subscriptions subscriptions;

    ForgetBrowsers(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @EventListener
    void on(MemberGone member) {
        subscriptions.forgetAllOf(member.memberId());
    }
}
