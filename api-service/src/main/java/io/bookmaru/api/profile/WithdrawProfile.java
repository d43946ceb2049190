package io.bookmaru.api.profile;

import io.bookmaru.http.NotFoundException;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class WithdrawProfile {
    private final Profiles profiles;
    private final ProfileEvents events;
    private final Clock clock;

    WithdrawProfile(Profiles profiles, ProfileEvents events, Clock clock) {
        this.profiles = profiles;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void withdraw(long memberId) {
        long revision =
                profiles.withdraw(memberId, clock.instant())
                        .orElseThrow(() -> NotFoundException.of("profile", memberId));
        events.withdrawn(memberId, revision);
    }
}
