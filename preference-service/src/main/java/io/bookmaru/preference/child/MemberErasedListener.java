package io.bookmaru.preference.child;

import io.bookmaru.events.MemberErased;
import io.bookmaru.events.Topics;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.stereotype.Component;

/// Forgets the children of an erased member.
@Component
class MemberErasedListener {
    private final EraseChild eraseChild;

    MemberErasedListener(EraseChild eraseChild) {
        this.eraseChild = eraseChild;
    }

    @KafkaListener(topics = Topics.MEMBER_ERASED)
    void on(MemberErased event) {
        if (event.memberId() < 1 || event.childIds().stream().anyMatch(id -> id < 1))
            throw new MessageConversionException(event + " (expected: ids >= 1)");
        eraseChild.eraseAllOf(event);
    }
}
