package io.bookmaru.push.notification;

import io.bookmaru.events.MemberJoined;
import io.bookmaru.events.Topics;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Welcomes each new member. A repeated event welcomes nobody again.
@Component
class MemberJoinedListener {
    private final NotifyMember notifyMember;

    MemberJoinedListener(NotifyMember notifyMember) {
        this.notifyMember = notifyMember;
    }

    @KafkaListener(topics = Topics.MEMBER_JOINED)
    void on(MemberJoined event) {
        notifyMember.ofJoining(event);
    }
}
