package io.bookmaru.push.mute;

import io.bookmaru.push.member.MemberGone;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// What a member has muted goes with the member.
@Component
class ForgetMutes {
    private final MutedPosts mutedPosts;

    ForgetMutes(MutedPosts mutedPosts) {
        this.mutedPosts = mutedPosts;
    }

    @EventListener
    void on(MemberGone member) {
        mutedPosts.forget(member.memberId());
    }
}
