package io.bookmaru.push.block;

import io.bookmaru.push.member.MemberGone;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// A member's blocks go with the member, those against it included.
@Component
class ForgetBlocks {
    private final Blocks blocks;

    ForgetBlocks(Blocks blocks) {
        this.blocks = blocks;
    }

    @EventListener
    void on(MemberGone member) {
        blocks.forget(member.memberId());
    }
}
