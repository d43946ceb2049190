package io.bookmaru.api.profile;

import io.bookmaru.http.NotFoundException;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class WithdrawProfile {
    private final ProfileRequests requests;
    private final Profiles profiles;
    private final ProfileEvents events;
    private final Clock clock;

    WithdrawProfile(
            ProfileRequests requests, Profiles profiles, ProfileEvents events, Clock clock) {
        this.requests = requests;
        this.profiles = profiles;
        this.events = events;
        this.clock = clock;
    }

    /// With it goes a request that waits, which would bring it back when it is approved. The
    /// request first, as in a decision, so that the two do not wait for each other.
    @Transactional
    public void withdraw(long memberId) {
        boolean asked = requests.withdraw(memberId, clock.instant());
        var revision = profiles.withdraw(memberId, clock.instant());
        if (revision.isPresent()) events.withdrawn(memberId, revision.getAsLong());
        else if (!asked) throw NotFoundException.of("profile", memberId);
    }
}
