package io.bookmaru.familiarity.member;

import io.bookmaru.consumer.erasure.EraseSubject;
import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.familiarity.block.Blocks;
import io.bookmaru.familiarity.profile.Profiles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Leaves an id and a change number of a member and its profile, so that every index drops it.
@Component
class EraseMember {
    private final EraseSubject eraseSubject;
    private final Members members;
    private final Profiles profiles;
    private final Blocks blocks;
    private final ApplicationEventPublisher inside;

    EraseMember(
            EraseSubject eraseSubject,
            Members members,
            Profiles profiles,
            Blocks blocks,
            ApplicationEventPublisher inside) {
        this.eraseSubject = eraseSubject;
        this.members = members;
        this.profiles = profiles;
        this.blocks = blocks;
        this.inside = inside;
    }

    void erase(long memberId) {
        eraseSubject.erase(Kind.MEMBER, memberId);
        members.erase(memberId);
        blocks.forget(memberId);
        profiles.erase(memberId);
        inside.publishEvent(new MemberForgotten(memberId));
    }
}
