package io.bookmaru.push.member;

import io.bookmaru.consumer.erasure.ConfirmErasure;
import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.events.MemberErased;
import io.bookmaru.events.Topics;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Forgets an erased member and confirms it, as often as it is told.
@Component
class MemberErasedListener {
    private final EraseMember eraseMember;
    private final ConfirmErasure confirm;

    MemberErasedListener(EraseMember eraseMember, ConfirmErasure confirm) {
        this.eraseMember = eraseMember;
        this.confirm = confirm;
    }

    @KafkaListener(topics = Topics.MEMBER_ERASED)
    @Transactional
    void on(MemberErased event) {
        eraseMember.erase(event.memberId());
        confirm.of(Kind.MEMBER, event.memberId());
    }
}
