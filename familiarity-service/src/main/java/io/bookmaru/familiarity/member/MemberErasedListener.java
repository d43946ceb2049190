package io.bookmaru.familiarity.member;

import io.bookmaru.consumer.erasure.ConfirmErasure;
import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.events.MemberErased;
import io.bookmaru.events.Topics;
import io.bookmaru.familiarity.profile.MemberId;
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
        var memberId = MemberId.checked(event.memberId());
        eraseMember.erase(memberId);
        confirm.of(Kind.MEMBER, memberId);
    }
}
