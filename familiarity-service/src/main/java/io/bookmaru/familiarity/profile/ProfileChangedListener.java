package io.bookmaru.familiarity.profile;

import io.bookmaru.consumer.erasure.ErasedSubjects;
import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.events.ProfileChanged;
import io.bookmaru.events.Topics;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Keeps the newest snapshot of each profile. A repeated or late one changes nothing.
@Component
class ProfileChangedListener {
    private final Profiles profiles;
    private final ErasedSubjects erased;

    ProfileChangedListener(Profiles profiles, ErasedSubjects erased) {
        this.profiles = profiles;
        this.erased = erased;
    }

    @KafkaListener(topics = Topics.PROFILE_CHANGE)
    void on(ProfileChanged event) {
        var memberId = MemberId.checked(event.memberId());
        if (erased.includeAnyOf(Kind.MEMBER, memberId)) return;
        var profile =
                switch (event.kind()) {
                    case REGISTERED, UPDATED -> Profile.of(event);
                    case WITHDRAWN -> null;
                };
        profiles.keep(memberId, event.revision(), profile);
    }
}
