package io.bookmaru.push.member;

import io.bookmaru.consumer.erasure.EraseSubject;
import io.bookmaru.events.ErasureConfirmed.Kind;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Leaves nothing but the id of a member. Each feature deletes what it has, in this transaction.
@Component
class EraseMember {
    private final EraseSubject eraseSubject;
    private final Members members;
    private final ApplicationEventPublisher events;

    EraseMember(EraseSubject eraseSubject, Members members, ApplicationEventPublisher events) {
        this.eraseSubject = eraseSubject;
        this.members = members;
        this.events = events;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void erase(long memberId) {
        eraseSubject.erase(Kind.MEMBER, memberId);
        members.erase(memberId);
        events.publishEvent(new MemberGone(memberId));
    }
}
