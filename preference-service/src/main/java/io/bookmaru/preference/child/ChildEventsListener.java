package io.bookmaru.preference.child;

import io.bookmaru.consumer.erasure.ErasedSubjects;
import io.bookmaru.events.ChildChanged;
import io.bookmaru.events.ErasureConfirmed;
import io.bookmaru.events.Topics;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Learns whose a child is, and forgets an erased one. An older revision than already seen changes
/// nothing, and nothing comes after an erasure.
@Component
class ChildEventsListener {
    private final Children children;
    private final EraseChild eraseChild;
    private final ErasedSubjects erased;

    ChildEventsListener(Children children, EraseChild eraseChild, ErasedSubjects erased) {
        this.children = children;
        this.eraseChild = eraseChild;
        this.erased = erased;
    }

    @KafkaListener(topics = Topics.CHILD_CHANGED)
    @Transactional
    void on(ChildChanged event) {
        if (event.childId() < 1 || event.revision() < 1)
            throw new MessageConversionException(event + " (expected: id and revision >= 1)");
        switch (event.kind()) {
            case REGISTERED, UPDATED -> {
                if (event.birthYear() == null)
                    throw new MessageConversionException("birthYear: null (expected: a year)");
                if (!isErased(event)) children.save(event);
            }
            case ERASED -> eraseChild.erase(event.childId());
        }
    }

    private boolean isErased(ChildChanged event) {
        return erased.includeAnyOf(ErasureConfirmed.Kind.MEMBER, event.memberId())
                || erased.includeAnyOf(ErasureConfirmed.Kind.CHILD, event.childId());
    }
}
