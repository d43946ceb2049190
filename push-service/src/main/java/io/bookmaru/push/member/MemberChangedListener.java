package io.bookmaru.push.member;

import io.bookmaru.consumer.erasure.ErasedSubjects;
import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.events.MemberChanged;
import io.bookmaru.events.Topics;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the newest snapshot of each member. A repeated or late one changes nothing.
///
/// An erased one is heard here too: this topic keeps it for ever, so that whoever reads it anew
/// learns of every erasure.
@Component
class MemberChangedListener {
    private final Members members;
    private final EraseMember eraseMember;
    private final ErasedSubjects erased;
    private final ApplicationEventPublisher events;

    MemberChangedListener(
            Members members,
            EraseMember eraseMember,
            ErasedSubjects erased,
            ApplicationEventPublisher events) {
        this.members = members;
        this.eraseMember = eraseMember;
        this.erased = erased;
        this.events = events;
    }

    @KafkaListener(topics = Topics.MEMBER_CHANGED)
    @Transactional
    void on(MemberChanged event) {
        if (event.erased()) eraseMember.erase(event.memberId());
        else if (!erased.includeAnyOf(Kind.MEMBER, event.memberId()) && members.keep(event))
            events.publishEvent(new QuietHoursChanged(event.memberId()));
    }
}
