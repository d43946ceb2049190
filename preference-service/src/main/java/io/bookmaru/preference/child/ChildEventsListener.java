package io.bookmaru.preference.child;

import io.bookmaru.events.ChildChanged;
import io.bookmaru.events.Topics;
import io.bookmaru.preference.ledger.ForgetChild;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Learns whose a child is, and forgets an erased one. An older revision than already seen changes
/// nothing, and nothing comes after an erasure.
@Component
class ChildEventsListener {
    private final Children children;
    private final ForgetChild forgetChild;

    ChildEventsListener(Children children, ForgetChild forgetChild) {
        this.children = children;
        this.forgetChild = forgetChild;
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
                children.save(event);
            }
            case ERASED -> {
                children.erase(event);
                forgetChild.forget(event.childId());
            }
        }
    }
}
