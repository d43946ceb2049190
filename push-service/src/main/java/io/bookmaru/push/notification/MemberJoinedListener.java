package io.bookmaru.push.notification;

import io.bookmaru.events.MemberJoined;
import io.bookmaru.events.Topics;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Welcomes each new member. A repeated event welcomes nobody again.
@Component
class MemberJoinedListener {
    private final WelcomeMember welcomeMember;

    MemberJoinedListener(WelcomeMember welcomeMember) {
        this.welcomeMember = welcomeMember;
    }

    @KafkaListener(topics = Topics.MEMBER_JOINED)
    void on(MemberJoined event) {
        welcomeMember.welcome(event);
    }
}
