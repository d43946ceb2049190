package io.bookmaru.push.member;

import io.bookmaru.events.MemberChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Keeps what is known of a member, and has the rest forgotten when the member is erased.
@Component
class KeepMember {
    private final Members members;
    private final MemberLock lock;
    private final ApplicationEventPublisher events;

    KeepMember(Members members, MemberLock lock, ApplicationEventPublisher events) {
        this.members = members;
        this.lock = lock;
        this.events = events;
    }

    @Transactional
    void keep(MemberChanged snapshot) {
        if (snapshot.erased()) lock.take(snapshot.memberId());
        members.keep(snapshot);
        if (snapshot.erased()) events.publishEvent(new MemberErased(snapshot.memberId()));
    }
}
