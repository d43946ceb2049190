package io.bookmaru.familiarity.member;

import io.bookmaru.events.MemberChanged;
import io.bookmaru.events.Topics;
import io.bookmaru.familiarity.profile.MemberId;
import io.bookmaru.familiarity.profile.Profiles;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the newest snapshot of each member. A repeated or late one changes nothing. With an erased
/// member goes the profile.
@Component
class MemberChangedListener {
    private final Members members;
    private final Profiles profiles;

    MemberChangedListener(Members members, Profiles profiles) {
        this.members = members;
        this.profiles = profiles;
    }

    @KafkaListener(topics = Topics.MEMBER_CHANGED)
    @Transactional
    void on(MemberChanged event) {
        MemberId.checked(event.memberId());
        members.keep(event);
        if (event.erased()) profiles.erase(event.memberId());
    }
}
