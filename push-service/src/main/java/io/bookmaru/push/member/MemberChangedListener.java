package io.bookmaru.push.member;

import io.bookmaru.events.MemberChanged;
import io.bookmaru.events.Topics;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Keeps the newest snapshot of each member. A repeated or late one changes nothing.
@Component
class MemberChangedListener {
    private final KeepMember keepMember;

    MemberChangedListener(KeepMember keepMember) {
        this.keepMember = keepMember;
    }

    @KafkaListener(topics = Topics.MEMBER_CHANGED)
    void on(MemberChanged event) {
        keepMember.keep(event);
    }
}
