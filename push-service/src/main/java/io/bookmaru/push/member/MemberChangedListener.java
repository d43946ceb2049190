package io.bookmaru.push.member;

import io.bookmaru.events.MemberChanged;
import io.bookmaru.events.Topics;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Keeps the newest snapshot of each member. A repeated or late one changes nothing.
@Component
class MemberChangedListener {
    private final Members members;

    MemberChangedListener(Members members) {
        this.members = members;
    }

    @KafkaListener(topics = Topics.MEMBER_CHANGED)
    void on(MemberChanged event) {
        members.keep(event);
    }
}
