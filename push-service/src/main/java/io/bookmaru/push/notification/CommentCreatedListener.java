package io.bookmaru.push.notification;

import io.bookmaru.events.CommentCreated;
import io.bookmaru.events.Topics;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Tells the author of a post about each comment. A repeated event tells nobody again.
@Component
class CommentCreatedListener {
    private final NotifyMember notifyMember;

    CommentCreatedListener(NotifyMember notifyMember) {
        this.notifyMember = notifyMember;
    }

    @KafkaListener(topics = Topics.COMMENT_CREATED)
    void on(CommentCreated event) {
        notifyMember.ofComment(event);
    }
}
