package io.bookmaru.familiarity.profile;

import io.bookmaru.events.ProfileChanged;
import io.bookmaru.events.Topics;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Keeps the newest snapshot of each profile. A repeated or late one changes nothing.
@Component
class ProfileChangedListener {
    private final Profiles profiles;

    ProfileChangedListener(Profiles profiles) {
        this.profiles = profiles;
    }

    @KafkaListener(topics = Topics.PROFILE_CHANGE)
    void on(ProfileChanged event) {
        var profile =
                switch (event.kind()) {
                    case REGISTERED, UPDATED -> Profile.of(event);
                    case WITHDRAWN -> null;
                };
        profiles.keep(MemberId.checked(event.memberId()), event.revision(), profile);
    }
}
