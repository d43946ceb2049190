package io.bookmaru.push.comment;

import io.bookmaru.events.CommentCreated;
import io.bookmaru.events.Topics;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Tells the author of a post about the comments on it. A repeated event tells nobody again.
@Component
class CommentCreatedListener {
    private final HearComment hearComment;

    CommentCreatedListener(HearComment hearComment) {
        this.hearComment = hearComment;
    }

    @KafkaListener(topics = Topics.COMMENT_CREATED)
    void on(CommentCreated event) {
        hearComment.hear(event);
    }
}
